import {InputError} from '@crm-widgets/core';

/** The fault of a name that is no metric, with the names that come near. */
export function unknownMetric(named: string, ids: readonly string[], shortNames: readonly string[]): InputError {
  const near = nearest(named, [...ids, ...shortNames]);
  const such = near.length > 0 ? `, such as ${near.join(' or ')}` : '';
  return new InputError({
    code: 'E_METRIC', where: ['attribute metric'],
    what: `got "${named.slice(0, 60)}", wanted the id of a metric${such}`,
    mend: `Set metric to one of ${ids.join(', ')}`,
  });
}

/** Names that share the most pairs of letters with one. */
function nearest(named: string, names: readonly string[]): string[] {
  const wanted = pairs(named);
  const close = names
    .map((id) => ({id, likeness: likeness(wanted, pairs(id))}))
    .filter((c) => c.likeness >= 0.4)
    .sort((a, b) => b.likeness - a.likeness);
  return close.slice(0, 3).map((c) => c.id);
}

function pairs(text: string): Set<string> {
  const lower = text.toLowerCase();
  return new Set(Array.from(lower.slice(1), (letter, i) => lower[i]! + letter));
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return (2 * shared) / (a.size + b.size || 1);
}
