import {ownFilter, sharedFilter, type Condition, type MeasureQuery, type Where} from '@crm-widgets/core';
import type {Keeper} from './cache.js';
import {combine, type Combos, type Dimension} from './dimension.js';
import type {FactRows} from './fact-rows.js';

/** More combinations of labels than that are no longer added up one by one. */
const MOST_COMBOS = 2048;

/** Which combinations of labels a query looks at, and what it makes of each. */
export interface Cut {
  /** Names the combinations apart from others of the same rows. */
  readonly key: string;
  readonly combos: Combos;
  /** 1 for each combination whose rows are looked at. */
  readonly wanted: Uint8Array;
  /** The same for a measure's own filter; null lets all through. */
  readonly filters: readonly (Uint8Array | null)[];
  /** The group of each combination, and the labels of each group. */
  readonly groupOf: Int32Array;
  readonly groups: readonly (readonly (string | null)[])[];
}

/** How labels tell the rows of a query; null where they do not, as for a filter on amounts. */
export function cutOf(query: Pick<MeasureQuery, 'where' | 'by' | 'measures'>, rows: FactRows, cache: Keeper): Cut | null {
  const shared = sharedFilter(query.measures.map(({filter}) => filter));
  const filters = query.measures.map(({filter}) => ownFilter(filter, shared));
  const asked = new Map<string, Dimension | null>();
  // Of two conditions on one column labels may tell one and not the other.
  const ask = (name: string, dimension: Dimension | null) => asked.set(name, asked.get(name) === null ? null : dimension);
  for (const [named, condition] of Object.entries(query.where)) ask(`where ${named}`, rows.conditionDimension(named, condition));
  for (const own of [shared, ...filters]) {
    for (const [named, condition] of Object.entries(own ?? {})) ask(`own ${named}`, rows.ownDimension(named, condition));
  }
  for (const named of query.by) ask(`by ${named}`, rows.dimension(named));
  const names = [...asked.keys()].sort();
  const dimensions = names.map((name) => asked.get(name)!);
  if (dimensions.includes(null as never)) return null;
  const distinct = [...new Set(dimensions)];
  const key = names.join('\n');
  const combos = cache.get(`combos\n${key}`, () => combine(distinct, rows.rows, MOST_COMBOS), (made) => made?.codes.byteLength ?? 0);
  if (!combos) return null;
  const place = (name: string) => distinct.indexOf(asked.get(name)!);
  const labelled = (named: string, condition: Condition) => [place(`where ${named}`), rows.labelsThat(named, condition)] as const;
  const labelledOwn = (named: string, condition: Condition) => [place(`own ${named}`), rows.ownLabelsThat(named, condition)] as const;
  const wanted = allowedCombos(query.where, combos, labelled);
  const allowed = (filter: Where) => allowedCombos(filter, combos, labelledOwn);
  const own = allowed(shared);
  return {
    key, combos, wanted: wanted.map((is, combo) => is & own[combo]!),
    filters: filters.map((filter) => (filter ? allowed(filter) : null)),
    ...groupsOf(query.by.map((named) => [place(`by ${named}`), rows.dimension(named)] as const), combos),
  };
}

/** @param labelled the place of a condition's dimension, and which of its labels satisfy it, the last one for none */
function allowedCombos(
  where: Where, combos: Combos, labelled: (named: string, condition: Condition) => readonly [number, Uint8Array],
): Uint8Array {
  const allowed = new Uint8Array(combos.size).fill(1);
  for (const [named, condition] of Object.entries(where)) {
    const [dimension, holds] = labelled(named, condition);
    for (let combo = 0; combo < combos.size; combo++) {
      const code = combos.codeIn(dimension, combo);
      allowed[combo]! &= holds[code < 0 ? holds.length - 1 : code]!;
    }
  }
  return allowed;
}

function groupsOf(by: readonly (readonly [number, Dimension])[], combos: Combos): Pick<Cut, 'groupOf' | 'groups'> {
  const known = new Map<string, number>();
  const groups: (string | null)[][] = [];
  const groupOf = new Int32Array(combos.size);
  for (let combo = 0; combo < combos.size; combo++) {
    const codes = by.map(([place]) => combos.codeIn(place, combo));
    const key = codes.join(' ');
    let group = known.get(key);
    if (group === undefined) {
      known.set(key, group = groups.length);
      groups.push(codes.map((code, k) => (code < 0 ? null : by[k]![1].labels[code]!)));
    }
    groupOf[combo] = group;
  }
  return {groupOf, groups};
}
