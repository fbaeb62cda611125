import {
  eventStreams, isValid, type EventStream, type FactRef, type FunnelQuery, type InstantColumn,
} from '@crm-widgets/core';
import type {Dimension} from './dimension.js';
import type {FactRows} from './fact-rows.js';
import {groupsOf, labelsOf} from './groups.js';
import {maskOf} from './measures.js';
import {sortByInstant} from './sort-by-instant.js';

/** Bit of events on whose day attempts may start; below it a bit for each event that a funnel names. */
const ENTRY = 1 << 30;

/** What happened to all entities: events by entity, and of each entity in the order in which they happened. */
export interface FunnelLog {
  /** Events of entity e lie from `starts[e]` up to `starts[e + 1]`. */
  readonly starts: Int32Array;
  readonly instants: Float64Array;
  /** What each event is: a bit for each place among `funnelEvents`. */
  readonly kinds: Int32Array;
  /** Whether an attempt may start with an event, as far as its day tells. */
  isEntry(event: number): boolean;
  /** The labels of an event's group. */
  labelsOf(event: number): readonly (string | null)[];
  /** What the entity e is called. */
  nameOf(entity: number): string;
}

/** Rows of one stream that matter, in their order, with what they are. */
interface Stream {
  readonly rows: Int32Array;
  readonly kinds: Int32Array;
  readonly instants: Float64Array;
  readonly entities: Int32Array;
  labelsOf(row: number): readonly (string | null)[];
}

/** Puts what a funnel looks at in order. */
export function funnelLog(query: FunnelQuery, rowsOf: (fact: FactRef) => FactRows): FunnelLog {
  const named = eventStreams(query).map((stream) => ({stream, rows: rowsOf(stream.fact)}));
  const {codes, names} = sharedCodes(named.map(({rows}) => rows.entity(query.entity)));
  const streams = named.map(({stream, rows}, s) => readStream(query, stream, rows, codes[s]!));
  const size = names.length;
  const starts = startsOf(streams, size);
  const {events, instants, kinds} = byEntity(streams, starts);
  const beside = [kinds, events];
  for (let entity = 0; entity < size; entity++) sortByInstant(instants, beside, starts[entity]!, starts[entity + 1]!);
  return {
    starts, instants, kinds, isEntry: (event) => (kinds[event]! & ENTRY) !== 0,
    labelsOf: (event) => labelsIn(streams, events[event]!), nameOf: (entity) => names[entity]!,
  };
}

function readStream(
  query: FunnelQuery, {column: named, events}: EventStream, rows: FactRows, entities: Int32Array,
): Stream {
  const column = rows.column(named) as InstantColumn;
  const kinds = new Int32Array(rows.rows);
  const told = eventsByLabel(rows, events);
  for (const [dimension, bits] of told.bits) markLabels(kinds, dimension.codes, bits);
  for (const {place, filter} of told.others) markRows(kinds, maskOf(rows, filter ?? {}, {}), 1 << place);
  const found = happened(query, column, entities, maskOf(rows, query.where, {}), kinds);
  const {length} = query.steps;
  const starts = events.some(({place}) => (query.order === 'any' ? place < length : place === 0));
  return {...found, instants: column.instants, entities, labelsOf: starts ? labeller(query.by, rows) : () => []};
}

/** Events that are told by one label of a row, as most are, with the bits of each label; and the others. */
function eventsByLabel(
  rows: FactRows, events: EventStream['events'],
): {bits: Map<Dimension, Int32Array>; others: EventStream['events']} {
  const bits = new Map<Dimension, Int32Array>();
  const others = events.filter(({place, filter = {}}) => {
    const [first, ...more] = Object.entries(filter);
    if (!first || more.length > 0) return true;
    const [named, condition] = first;
    const dimension = rows.conditionDimension(named, condition);
    if (!dimension) return true;
    const own = bits.get(dimension) ?? new Int32Array(dimension.labels.length + 1);
    bits.set(dimension, own);
    rows.labelsThat(named, condition).forEach((holds, code) => { own[code]! |= holds << place; });
    return false;
  });
  return {bits, others};
}

/** @param bits by label; the last for rows without one */
function markLabels(kinds: Int32Array, codes: Int32Array, bits: Int32Array): void {
  const none = bits.length - 1;
  for (let row = 0; row < kinds.length; row++) kinds[row]! |= bits[codes[row]! < 0 ? none : codes[row]!]!;
}

function markRows(kinds: Int32Array, mask: Uint8Array | null, bit: number): void {
  for (let row = 0; row < kinds.length; row++) if (!mask || mask[row] === 1) kinds[row]! |= bit;
}

/** Rows that happened to somebody before as-of and on the days looked at. */
function happened(
  {order, entry, lookahead, asOf}: FunnelQuery, {instants, days, valid}: InstantColumn, entities: Int32Array,
  mask: Uint8Array | null, kinds: Int32Array,
): Pick<Stream, 'rows' | 'kinds'> {
  const {from, until} = entry ?? {from: -Infinity, until: Infinity};
  const last = lookahead ? Infinity : until;
  const isWhole = order === 'strict';
  const rows = new Int32Array(kinds.length);
  const found = new Int32Array(kinds.length);
  let count = 0;
  for (let row = 0; row < kinds.length; row++) {
    if ((!isWhole && kinds[row] === 0) || entities[row]! < 0 || instants[row]! >= asOf.instant) continue;
    const day = days[row]!;
    if (day < from || day >= last || !isValid(valid, row) || (mask && mask[row] === 0)) continue;
    rows[count] = row;
    found[count++] = day < until ? kinds[row]! | ENTRY : kinds[row]!;
  }
  return {rows: rows.subarray(0, count), kinds: found.subarray(0, count)};
}

function labeller(by: readonly string[], rows: FactRows): Stream['labelsOf'] {
  const dimensions = by.map((named) => rows.dimension(named));
  const groups = groupsOf(dimensions, rows.rows);
  return (row) => labelsOf(dimensions, groups, groups.codes[row]!);
}

/** Entities of rows as codes that are the same in all of them, for an entity is one whose label is; -1 for nobody. */
function sharedCodes(dimensions: readonly Dimension[]): {codes: readonly Int32Array[]; names: readonly string[]} {
  const [first] = dimensions;
  if (dimensions.every((one) => one === first)) {
    return {codes: dimensions.map(({codes}) => codes), names: first!.labels};
  }
  const known = new Map<string, number>();
  const codes = dimensions.map(({codes: own, labels}) => {
    const shared = labels.map((label) => {
      const code = known.get(label) ?? known.size;
      known.set(label, code);
      return code;
    });
    return own.map((code) => (code < 0 ? -1 : shared[code]!));
  });
  return {codes, names: [...known.keys()]};
}

/** Where the events of each entity start, and behind the last where they end. */
function startsOf(streams: readonly Stream[], size: number): Int32Array {
  const starts = new Int32Array(size + 1);
  for (const {rows, entities} of streams) for (let i = 0; i < rows.length; i++) starts[entities[rows[i]!]! + 1]!++;
  for (let entity = 0; entity < size; entity++) starts[entity + 1]! += starts[entity]!;
  return starts;
}

/** Events of all streams by entity, else in the order of streams and rows; `events` counts them in that order. */
function byEntity(
  streams: readonly Stream[], starts: Int32Array,
): {events: Int32Array; instants: Float64Array; kinds: Int32Array} {
  const next = starts.slice();
  const all = starts.at(-1)!;
  const [events, instants, kinds] = [new Int32Array(all), new Float64Array(all), new Int32Array(all)];
  let before = 0;
  for (const {rows, entities, instants: when, kinds: what} of streams) {
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      const to = next[entities[row]!]!++;
      events[to] = before + i;
      instants[to] = when[row]!;
      kinds[to] = what[i]!;
    }
    before += rows.length;
  }
  return {events, instants, kinds};
}

function labelsIn(streams: readonly Stream[], event: number): readonly (string | null)[] {
  let own = event;
  for (const {rows, labelsOf: of} of streams) {
    if (own < rows.length) return of(rows[own]!);
    own -= rows.length;
  }
  throw new RangeError(`no event ${event}`);
}
