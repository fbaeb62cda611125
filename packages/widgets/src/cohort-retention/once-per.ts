/** What was made of an object under a name is made once, however often the object is drawn. */
export function oncePer<K extends object, T>(): (key: K, name: string, make: () => T) => T {
  const known = new WeakMap<K, Map<string, T>>();
  return (key, name, make) => {
    const own = known.get(key) ?? new Map<string, T>();
    known.set(key, own);
    if (!own.has(name)) own.set(name, make());
    return own.get(name)!;
  };
}
