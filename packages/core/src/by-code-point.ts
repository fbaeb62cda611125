/** In the order of their UTF-8 bytes, which is that of databases; JavaScript compares UTF-16. */
export function byCodePoint(a: string, b: string): number {
  for (let at = 0; at < a.length && at < b.length;) {
    const [x, y] = [a.codePointAt(at)!, b.codePointAt(at)!];
    if (x !== y) return x - y;
    at += x > 0xffff ? 2 : 1;
  }
  return a.length - b.length;
}
