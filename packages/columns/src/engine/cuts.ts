import {ownFilter, sharedFilter, type Condition, type MeasureQuery, type Where} from '@crm-widgets/core';
import type {Keeper} from './cache.js';
import {combine, isVaried, type Combos, type Dimension} from './dimension.js';
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
  const where = conditionsOf(query.where, (named, condition) =>
    [rows.conditionDimension(named, condition), () => rows.labelsThat(named, condition)]);
  const own = [shared, ...filters].map((filter) => conditionsOf(filter ?? {}, (named, condition) =>
    [rows.ownDimension(named, condition), () => rows.ownLabelsThat(named, condition)]));
  const by = query.by.map((named) => rows.dimension(named));
  const needed = [...[where, ...own].flat().map(({dimension}) => dimension), ...by];
  if (!needed.every((dimension) => dimension !== null)) return null;

  // In one order whoever asks, and without those that tell nothing apart, so that many queries share what is made.
  const distinct = [...new Set(needed)].filter(isVaried).sort((a, b) => (a.name < b.name ? -1 : 1));
  const key = distinct.map(({name}) => name).join('\n');
  const combos = cache.get(`combos\n${key}`, () => combine(distinct, rows.rows, MOST_COMBOS), (made) => made?.codes.byteLength ?? 0);
  if (!combos) return null;
  const codeOf = (dimension: Dimension, combo: number) => {
    const place = distinct.indexOf(dimension);
    return place >= 0 ? combos.codeIn(place, combo) : dimension.labels.length - 1;
  };
  const allowed = (conditions: readonly Labelled[]) => allowedCombos(conditions, combos.size, codeOf);
  const [ofAll, ...ofEach] = own;
  return {
    key, combos, wanted: allowed([...where, ...ofAll!]),
    filters: filters.map((filter, k) => (filter ? allowed(ofEach[k]!) : null)),
    ...groupsOf(by, combos.size, codeOf),
  };
}

/** A condition on a dimension, and which of its labels satisfy it, the last place being for none. */
interface Labelled {
  readonly dimension: Dimension | null;
  readonly holds: () => Uint8Array;
}

function conditionsOf(
  where: Where, read: (named: string, condition: Condition) => readonly [Dimension | null, () => Uint8Array],
): Labelled[] {
  return Object.entries(where).map(([named, condition]) => {
    const [dimension, holds] = read(named, condition);
    return {dimension, holds};
  });
}

type CodeOf = (dimension: Dimension, combo: number) => number;

function allowedCombos(conditions: readonly Labelled[], size: number, codeOf: CodeOf): Uint8Array {
  const allowed = new Uint8Array(size).fill(1);
  for (const {dimension, holds: read} of conditions) {
    const holds = read();
    for (let combo = 0; combo < size; combo++) {
      const code = codeOf(dimension!, combo);
      allowed[combo]! &= holds[code < 0 ? holds.length - 1 : code]!;
    }
  }
  return allowed;
}

function groupsOf(by: readonly Dimension[], size: number, codeOf: CodeOf): Pick<Cut, 'groupOf' | 'groups'> {
  const known = new Map<string, number>();
  const groups: (string | null)[][] = [];
  const groupOf = new Int32Array(size);
  for (let combo = 0; combo < size; combo++) {
    const codes = by.map((dimension) => codeOf(dimension, combo));
    const key = codes.join(' ');
    let group = known.get(key);
    if (group === undefined) {
      known.set(key, group = groups.length);
      groups.push(codes.map((code, k) => (code < 0 ? null : by[k]!.labels[code]!)));
    }
    groupOf[combo] = group;
  }
  return {groupOf, groups};
}
