/**
 * Where two boards differ, in words; null where they agree: counts exactly, money to half a cent.
 * @param {object} a numbers as `pages/shared/bench.ts` has them
 */
export function difference(a, b) {
  return differs('', tidy(a), tidy(b));
}

/** A channel without revenue is a bar for one page and none for another. */
function tidy({channels, ...rest}) {
  return {...rest, channels: Object.fromEntries(Object.entries(channels).filter(([, value]) => value).sort(([x], [y]) => (x < y ? -1 : 1)))};
}

function differs(at, a, b) {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= 0.005 ? null : `${at}: ${a} and ${b}`;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b ? null : `${at}: ${a} and ${b}`;
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const found = differs(`${at}.${key}`, a[key], b[key]);
    if (found) return found;
  }
  return null;
}
