import {eventStreams, isValid, type EventStream, type FactRef, type FunnelQuery, type InstantColumn} from '@crm-widgets/core';
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
  groupOf(event: number): readonly (string | null)[];
}

/** Events of one stream that matter, in the order of its rows. */
interface Stream {
  readonly rows: Int32Array;
  readonly kinds: Int32Array;
  readonly instants: Float64Array;
  readonly entity: Dimension;
  readonly labels: (row: number) => readonly (string | null)[];
}

/** Puts what a funnel looks at in order. */
export function funnelLog(query: FunnelQuery, rowsOf: (fact: FactRef) => FactRows): FunnelLog {
  const streams = eventStreams(query).map((stream) => readStream(query, stream, rowsOf(stream.fact)));
  const {codes, size} = sharedCodes(streams.map(({entity}) => entity));
  const {starts, order} = byEntity(streams, codes, size);
  const instants = joined(streams, (stream) => pickedInstants(stream.instants, stream.rows), Float64Array);
  for (let entity = 0; entity < size; entity++) sortByInstant(order, instants, starts[entity]!, starts[entity + 1]!);
  const kinds = joined(streams, (stream) => stream.kinds, Int32Array);
  const sorted = pickedKinds(kinds, order);
  const labelsAt = labelsFinder(streams);
  return {
    starts, instants: pickedInstants(instants, order), kinds: sorted,
    isEntry: (event) => (sorted[event]! & ENTRY) !== 0,
    groupOf: (event) => labelsAt(order[event]!),
  };
}

function readStream(query: FunnelQuery, {column: named, events}: EventStream, rows: FactRows): Stream {
  const column = rows.column(named) as InstantColumn;
  const entity = rows.entity(query.entity);
  const known = maskOf(rows, query.where, {}) ?? new Uint8Array(rows.rows).fill(1);
  const kinds = new Int32Array(rows.rows);
  for (const {place, filter = {}} of events) {
    const mask = maskOf(rows, filter, {});
    for (let row = 0; row < kinds.length; row++) if (!mask || mask[row] === 1) kinds[row]! |= 1 << place;
  }
  const found = markedRows(query, column, entity.codes, known, kinds);
  return {...found, instants: column.instants, entity, labels: startsAttempts(query, events) ? labeller(query.by, rows) : () => []};
}

/** Rows that happened to somebody before as-of and on the days looked at, with what they are. */
function markedRows(
  {order, entry, lookahead, asOf}: FunnelQuery, {instants, days, valid}: InstantColumn, entities: Int32Array, known: Uint8Array,
  kinds: Int32Array,
): Pick<Stream, 'rows' | 'kinds'> {
  const {from, until} = entry ?? {from: -Infinity, until: Infinity};
  const last = lookahead ? Infinity : until;
  const wanted = order === 'strict';
  const rows = new Int32Array(kinds.length);
  const marked = new Int32Array(kinds.length);
  let count = 0;
  for (let row = 0; row < kinds.length; row++) {
    if ((!wanted && kinds[row] === 0) || entities[row]! < 0 || known[row] === 0 || instants[row]! >= asOf.instant) continue;
    const day = days[row]!;
    if (day < from || day >= last || !isValid(valid, row)) continue;
    rows[count] = row;
    marked[count++] = day < until ? kinds[row]! | ENTRY : kinds[row]!;
  }
  return {rows: rows.subarray(0, count), kinds: marked.subarray(0, count)};
}

function startsAttempts({order, steps}: FunnelQuery, events: EventStream['events']): boolean {
  return events.some(({place}) => (order === 'any' ? place < steps.length : place === 0));
}

function labeller(by: readonly string[], rows: FactRows): Stream['labels'] {
  const dimensions = by.map((named) => rows.dimension(named));
  const groups = groupsOf(dimensions, rows.rows);
  return (row) => labelsOf(dimensions, groups, groups.codes[row]!);
}

/** For each dimension what its codes are among those of all; entities are one whose labels are. */
function sharedCodes(entities: readonly Dimension[]): {codes: readonly Int32Array[]; size: number} {
  const [first, ...others] = entities;
  if (others.every(({labels}) => labels === first!.labels)) {
    const own = Int32Array.from(first!.labels.keys());
    return {codes: entities.map(() => own), size: own.length};
  }
  const known = new Map<string, number>();
  const codeOf = (label: string) => {
    const code = known.get(label) ?? known.size;
    known.set(label, code);
    return code;
  };
  const codes = entities.map(({labels}) => Int32Array.from(labels, codeOf));
  return {codes, size: known.size};
}

/** Events of all streams by entity, else in the order of streams and rows. */
function byEntity(streams: readonly Stream[], codes: readonly Int32Array[], size: number): {starts: Int32Array; order: Int32Array} {
  const starts = new Int32Array(size + 1);
  streams.forEach(({rows, entity}, s) => {
    for (let i = 0; i < rows.length; i++) starts[codes[s]![entity.codes[rows[i]!]!]! + 1]!++;
  });
  for (let entity = 0; entity < size; entity++) starts[entity + 1]! += starts[entity]!;
  const next = starts.slice();
  const order = new Int32Array(starts[size]!);
  let before = 0;
  streams.forEach(({rows, entity}, s) => {
    for (let i = 0; i < rows.length; i++) order[next[codes[s]![entity.codes[rows[i]!]!]!]!++] = before + i;
    before += rows.length;
  });
  return {starts, order};
}

function joined<T extends Int32Array | Float64Array>(
  streams: readonly Stream[], of: (stream: Stream) => ArrayLike<number>, Kind: new (length: number) => T,
): T {
  const all = new Kind(streams.reduce((sum, {rows}) => sum + rows.length, 0));
  let before = 0;
  for (const stream of streams) {
    all.set(of(stream), before);
    before += stream.rows.length;
  }
  return all;
}

// Two of them, for a loop that meets arrays of both kinds is several times slower.
function pickedKinds(kinds: Int32Array, order: Int32Array): Int32Array {
  const out = new Int32Array(order.length);
  for (let i = 0; i < order.length; i++) out[i] = kinds[order[i]!]!;
  return out;
}

function pickedInstants(instants: Float64Array, order: Int32Array): Float64Array {
  const out = new Float64Array(order.length);
  for (let i = 0; i < order.length; i++) out[i] = instants[order[i]!]!;
  return out;
}

/** Labels of events by their place among those of all streams. */
function labelsFinder(streams: readonly Stream[]): (event: number) => readonly (string | null)[] {
  return (event) => {
    let own = event;
    for (const {rows, labels} of streams) {
      if (own < rows.length) return labels(rows[own]!);
      own -= rows.length;
    }
    throw new RangeError(`no event ${event}`);
  };
}
