import type {Attribution} from '@crm-widgets/core';
import {boundInstant} from './conditions.js';
import {dialect} from './dialect.js';
import {bound, column, joined, name, number, ordinals, sql, whereAll, type Sql} from './fragment.js';
import type {Rows} from './rows.js';
import {BITS, calendarStep, valuesStep, windowsStep, within, type Slot} from './windows.js';

/** Rows in their windows: what to select from, and what the select may name. */
export interface Placed {
  /** `with` steps that the rest needs. */
  readonly steps: readonly Sql[];
  readonly from: Sql;
  readonly where: readonly Sql[];
  /** Index of the window. */
  readonly window: Sql;
  readonly by: readonly Sql[];
  /** A summed column, weighted by the share of its row that lies in the window. */
  weighted(value: Sql): Sql;
  /** Dated rows before they are put in windows, and their day. */
  readonly dated?: {readonly from: Sql; readonly day: Sql};
  /** The rows are entities, each once in a window and group. */
  readonly entities?: boolean;
}

const asIs = (value: Sql) => value;

/** The rows of a measure query in its windows, filtered and with their groups. */
export function place(rows: Rows, at: Attribution, slots: readonly Slot[], by: readonly Sql[], where: readonly Sql[]): Placed {
  switch (at.kind) {
    case 'dated': return placeDated(rows, at.column, slots, by, where);
    case 'state': return rows.plan.lasting === undefined
      ? placeState(rows, at, slots, by, where)
      : placeLasting(rows, at, slots.map((s) => [s.i, at.edge === 'start' ? [s.from] : [s.until]]), by, where);
    case 'kept': return rows.plan.lasting === undefined
      ? placeKept(rows, at, slots, by, where)
      : placeLasting(rows, at, slots.map((s) => [s.i, [s.from, s.until]]), by, where);
    case 'spread': return placeSpread(rows, at, slots, by, where);
    case 'always': return {
      steps: [windowsStep(slots)], from: sql`windows as w\n  cross join ${rows.relation}${rows.labels}`,
      where, window: sql`w.i`, by, weighted: asIs,
    };
  }
}

function placeDated(rows: Rows, dated: string, slots: readonly Slot[], by: readonly Sql[], where: readonly Sql[]): Placed {
  const day = dayOf(rows, dated);
  return {
    steps: [windowsStep(slots), calendarStep()],
    from: sql`${rows.relation}${rows.labels}\n  join calendar as w on w.day = ${day}`,
    where: [...within(day, slots), ...where, ...datedBefore(rows, dated, slots)],
    window: sql`w.i`, by, weighted: asIs, dated: {from: sql`${rows.relation}${rows.labels}`, day},
  };
}

/** On the day that holds as-of, the instant decides; before it, the day has. */
export function datedBefore(rows: Rows, dated: string, slots: readonly Slot[]): Sql[] {
  const {asOf} = rows;
  if (!splitsLastDay(rows, dated) || !slots.some((s) => s.until === asOf.day)) return [];
  const day = dayOf(rows, dated);
  return [sql`(${day} < ${bound(asOf.day - 1, 'integer')} or ${column('r', dated)} < ${boundInstant(asOf.instant)})`];
}

/** Whether as-of may cut through the last day that a column has. */
function splitsLastDay(rows: Rows, ...columns: readonly string[]): boolean {
  return !rows.asOf.isMidnight && columns.some((named) => rows.lastDay(named) >= rows.asOf.day - 1);
}

type Versions = Extract<Attribution, {kind: 'state' | 'kept'}>;

function placeState(
  rows: Rows, at: Extract<Attribution, {kind: 'state'}>, slots: readonly Slot[], by: readonly Sql[], where: readonly Sql[],
): Placed {
  const edge = at.edge === 'start' ? sql`w.from_day` : sql`w.until_day`;
  const atAsOf = at.edge === 'end' && slots.some((s) => s.until === rows.asOf.day);
  return {
    steps: [windowsStep(slots)],
    from: sql`windows as w\n  join ${rows.relation} on ${inForce(rows, at, edge, atAsOf)}${rows.labels}`,
    where, window: sql`w.i`, by, weighted: asIs,
  };
}

/** At the left limit of an edge: what starts or ends exactly there belongs to what comes next. */
function inForce(rows: Rows, at: Versions, edge: Sql, atAsOf: boolean): Sql {
  const [from, to] = [dayOf(rows, at.from), dayOf(rows, at.to)];
  const inDays = sql`${from} < ${edge} and (${to} is null or ${to} >= ${edge}`;
  if (!atAsOf || !splitsLastDay(rows, at.from, at.to)) return sql`${inDays})`;
  const instant = boundInstant(rows.asOf.instant);
  return sql`${inDays} or ${column('r', at.to)} >= ${instant}) and ${column('r', at.from)} < ${instant}`;
}

/** Entities of the groups they were in at the start, kept if any version of theirs is in force at the end. */
function placeKept(
  rows: Rows, at: Extract<Attribution, {kind: 'kept'}>, slots: readonly Slot[], by: readonly Sql[], where: readonly Sql[],
): Placed {
  const entity = column('r', rows.column(at.entity).id);
  const atAsOf = slots.some((s) => s.until === rows.asOf.day);
  const groups = by.map((value, k) => sql`, ${value} as ${name(`by${k}`)}`);
  const started = sql`started as (
  select distinct w.i, ${entity} as entity${joined(groups, '')}
  from windows as w
  join ${rows.relation} on ${inForce(rows, at, sql`w.from_day`, false)}${rows.labels}${whereAll(where)}
)`;
  const stayed = sql`stayed as (
  select distinct w.i, ${entity} as entity
  from windows as w
  join ${rows.relation} on ${inForce(rows, at, sql`w.until_day`, atAsOf)}
)`;
  return {
    steps: [windowsStep(slots), started, stayed],
    from: sql`started as r\n  join stayed as s on s.i = r.i and s.entity = r.entity`,
    where: [], window: sql`r.i`, by: by.map((_, k) => column('r', `by${k}`)), weighted: asIs, entities: true,
  };
}

function placeSpread(
  rows: Rows, at: Extract<Attribution, {kind: 'spread'}>, slots: readonly Slot[], by: readonly Sql[], where: readonly Sql[],
): Placed {
  const [from, to] = [dayOf(rows, at.from), dayOf(rows, at.to)];
  const days = sql`(least(${to}, w.until_day) - greatest(${from}, w.from_day))`;
  return {
    steps: [windowsStep(slots)],
    from: sql`windows as w\n  join ${rows.relation} on ${from} < w.until_day and ${to} > w.from_day${rows.labels}`,
    where, window: sql`w.i`, by,
    // Each share is rounded by itself, for a sum of doubles would depend on the order of rows.
    weighted: (value) => sql`cast(cast(${value} as double) * ${days} / (${to} - ${from}) as decimal(38,16))`,
  };
}

/**
 * Entities whose versions cover all the edges that a window names, for versions that all last as many days: each edge is
 * a bit, a day carries the bits of the edges that look back at it, and an entity those of its days.
 */
function placeLasting(
  rows: Rows, at: Versions, edges: readonly (readonly [number, readonly number[]])[], by: readonly Sql[], where: readonly Sql[],
): Placed {
  const {asked, marks} = bitsOf(edges);
  const days = dialect.numbers(sql`edge - ${number(rows.plan.lasting!)}`, sql`edge`);
  const day = dayOf(rows, at.from);
  const entity = column('r', rows.column('customer_id').id);
  const groups = by.map((value, k) => sql`, ${value} as ${name(`by${k}`)}`);
  const before = edges.some(([, days]) => days.includes(rows.asOf.day)) && splitsLastDay(rows, at.from)
    ? [sql`${column('r', at.from)} < ${boundInstant(rows.asOf.instant)}`] : [];
  const held = sql`held as (
  select ${entity} as entity, m.part${joined(groups, '')}, ${dialect.anyBit(sql`m.bits`)} as bits
  from ${rows.relation}${rows.labels}
  join marks as m on m.day = ${day}${whereAll([...where, ...before])}
  group by ${ordinals(by.length + 2)}
)`;
  return {
    steps: [
      valuesStep('asked (i, part, bits)', asked, 3), valuesStep('edges (part, edge, bits)', marks, 3),
      sql`marks as (
  select part, day, ${dialect.anyBit(sql`bits`)} as bits
  from (select part, bits, cast(${days} as integer) as day from edges) as days
  group by 1, 2
)`,
      held,
    ],
    from: sql`held as r\n  join asked as w on w.part = r.part and ${dialect.hasBits(sql`r.bits`, sql`w.bits`)}`,
    where: [], window: sql`w.i`, by: by.map((_, k) => column('r', `by${k}`)), weighted: asIs, entities: true,
  };
}

/** A bit for each distinct edge, 62 of them to a part, and for each window the bits it asks for. */
function bitsOf(edges: readonly (readonly [number, readonly number[]])[]): {asked: Sql[][]; marks: Sql[][]} {
  const asked: Sql[][] = [];
  const marks: Sql[][] = [];
  let part = 0;
  let bits = new Map<number, bigint>();
  for (const [i, days] of edges) {
    if (bits.size + days.length > BITS) {
      part++;
      bits = new Map();
    }
    let wanted = 0n;
    for (const day of days) {
      let bit = bits.get(day);
      if (bit === undefined) {
        bits.set(day, bit = 1n << BigInt(bits.size));
        marks.push([number(part), bound(day, 'integer'), bound(String(bit), 'bigint')]);
      }
      wanted |= bit;
    }
    asked.push([number(i), number(part), bound(String(wanted), 'bigint')]);
  }
  return {asked, marks};
}

/** The local day beside an instant column. */
export function dayOf(rows: Rows, named: string): Sql {
  return column('r', `${rows.column(named).id}_day`);
}
