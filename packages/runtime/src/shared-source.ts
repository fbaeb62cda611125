import type {Source} from './source.js';

const shared = new Map<string, {source: Source; users: number}>();

/** One source for all widgets whose `src` and settings are equal, so that a file is fetched once; closed with the last of them. */
export function sharedSource(key: string, make: () => Source): {source: Source; release(): void} {
  const entry = shared.get(key) ?? {source: make(), users: 0};
  shared.set(key, entry);
  entry.users++;
  let released = false;
  const release = () => {
    if (released) return;
    released = true;
    if (--entry.users > 0) return;
    shared.delete(key);
    entry.source.close();
  };
  return {source: entry.source, release};
}
