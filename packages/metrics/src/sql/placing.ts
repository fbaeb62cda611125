import type {Attribution, Slot} from '@crm-widgets/core';
import {boundInstant} from './conditions.js';
import {column, joined, name, number, sql, whereAll, type Sql} from './fragment.js';
import type {Rows} from './rows.js';
import {calendarStep, windowsStep, within} from './windows.js';

/** Rows that are to be put in windows. */
export interface Unplaced {
  readonly rows: Rows;
  readonly slots: readonly Slot[];
  /** What they are grouped by. */
  readonly by: readonly Sql[];
  readonly where: readonly Sql[];
}

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
  /** The rows are entities, each once in a window and group, and these are what can be summed up of them. */
  readonly sums?: Readonly<Record<string, Sql>>;
}

export type At<K extends Attribution['kind']> = Extract<Attribution, {kind: K}>;
export type Versions = At<'state' | 'kept'>;

const asIs = (value: Sql) => value;

export function placeDated({rows, slots, by, where}: Unplaced, at: At<'dated'>): Placed {
  const day = dayOf(rows, at.column);
  const from = sql`${rows.relation}${rows.labels}`;
  return {
    steps: [windowsStep(slots), calendarStep()],
    from: sql`${from}\n  join calendar as w on w.day = ${day}`,
    where: [...within(day, slots), ...where, ...datedBefore(rows, at.column, slots)],
    window: sql`w.i`, by, weighted: asIs, dated: {from, day},
  };
}

/** On the day that holds as-of, the instant decides; before it, the day has. */
export function datedBefore(rows: Rows, dated: string, slots: readonly Slot[]): Sql[] {
  const {asOf} = rows;
  if (!splitsLastDay(rows, dated) || !slots.some((s) => s.until === asOf.day)) return [];
  const lastDay = number(asOf.day - 1);
  return [sql`(${dayOf(rows, dated)} < ${lastDay} or ${column('r', dated)} < ${boundInstant(asOf.instant)})`];
}

/** Whether as-of may cut through the last day that a column has. */
export function splitsLastDay(rows: Rows, ...columns: readonly string[]): boolean {
  return !rows.asOf.isMidnight && columns.some((named) => rows.lastDay(named) >= rows.asOf.day - 1);
}

export function placeState({rows, slots, by, where}: Unplaced, at: At<'state'>): Placed {
  const edge = at.edge === 'start' ? sql`w.from_day` : sql`w.until_day`;
  const atAsOf = at.edge === 'end' && slots.some((s) => s.until === rows.asOf.day);
  const begun = at.begun ? sql` and ${dayOf(rows, at.from)} >= w.from_day` : sql``;
  return {
    steps: [windowsStep(slots)],
    from: sql`windows as w\n  join ${rows.relation} on ${inForce(rows, at, edge, atAsOf)}${begun}${rows.labels}`,
    where, window: sql`w.i`, by, weighted: asIs,
  };
}

/** At the left limit of an edge: what starts or ends exactly there belongs to what comes next. */
export function inForce(rows: Rows, at: Versions | At<'edges' | 'moved'>, edge: Sql, atAsOf: boolean): Sql {
  const [from, to] = [dayOf(rows, at.from), dayOf(rows, at.to)];
  const inDays = sql`${from} < ${edge} and (${to} is null or ${to} >= ${edge}`;
  if (!atAsOf || !splitsLastDay(rows, at.from, at.to)) return sql`${inDays})`;
  const instant = boundInstant(rows.asOf.instant);
  return sql`${inDays} or ${column('r', at.to)} >= ${instant}) and ${column('r', at.from)} < ${instant}`;
}

/** Entities of the groups they were in at the start, kept if any version of theirs is in force at the end. */
export function placeKept({rows, slots, by, where}: Unplaced, at: At<'kept'>): Placed {
  const entity = column('r', rows.column(at.entity).id);
  const atAsOf = slots.some((s) => s.until === rows.asOf.day);
  const started = sql`started as (
  select distinct w.i, ${entity} as entity${named(by)}
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
    where: [], window: sql`r.i`, by: namesOf(by), weighted: asIs, entities: true,
  };
}

export function placeSpread({rows, slots, by, where}: Unplaced, at: At<'spread'>): Placed {
  const [from, to] = [dayOf(rows, at.from), dayOf(rows, at.to)];
  const days = sql`(least(${to}, w.until_day) - greatest(${from}, w.from_day))`;
  return {
    steps: [windowsStep(slots)],
    from: sql`windows as w
  join ${rows.relation} on ${from} < w.until_day and ${to} > w.from_day and ${to} > ${from}${rows.labels}`,
    where, window: sql`w.i`, by,
    // Each share is rounded by itself, for a sum of doubles would depend on the order of rows.
    weighted: (value) => sql`cast(cast(${value} as double) * ${days} / (${to} - ${from}) as decimal(38,16))`,
  };
}

export function placeAlways({rows, slots, by, where}: Unplaced): Placed {
  const from = sql`windows as w\n  cross join ${rows.relation}${rows.labels}`;
  return {steps: [windowsStep(slots)], from, where, window: sql`w.i`, by, weighted: asIs};
}

/** The local day beside an instant column. */
export function dayOf(rows: Rows, instant: string): Sql {
  return column('r', `${rows.column(instant).id}_day`);
}

/** `, value as by0, ...` */
export function named(by: readonly Sql[]): Sql {
  return joined(by.map((value, k) => sql`, ${value} as ${name(`by${k}`)}`), '');
}

/** The same columns, once they have their names. */
export function namesOf(by: readonly unknown[], alias = 'r'): Sql[] {
  return by.map((_, k) => column(alias, `by${k}`));
}
