import type {Slot} from '@crm-widgets/core';
import {dialect} from './dialect.js';
import {joined, number, sql, type Sql} from './fragment.js';

/** `windows (i, from_day, until_day)` */
export function windowsStep(slots: readonly Slot[]): Sql {
  const rows = slots.map(({i, from, until}) => [number(i), number(from), number(until)]);
  return valuesStep('windows (i, from_day, until_day)', rows, 3);
}

/** How many windows, or edges, one integer has bits for; the sign is left alone. */
export const BITS = 62;

/** `windows (i, from_day, until_day, part, bits)`: each with a bit of its own within its part. */
export function markedWindowsStep(slots: readonly Slot[]): Sql {
  const rows = slots.map(({i, from, until}, k) => [
    number(i), number(from), number(until),
    number(Math.floor(k / BITS)), number(1n << BigInt(k % BITS)),
  ]);
  return valuesStep('windows (i, from_day, until_day, part, bits)', rows, 5);
}

/** `marks (part, day, bits)`: the bits of the windows that a day lies in. */
export function marksStep(): Sql {
  const days = dialect.numbers(sql`from_day`, sql`until_day`);
  return sql`marks as (
  select part, day, ${dialect.anyBit(sql`bits`)} as bits
  from (select part, bits, cast(${days} as integer) as day from windows) as days
  group by 1, 2
)`;
}

/** `calendar (i, day)`: a row for each day of each window, so that rows find their windows by equality. */
export function calendarStep(): Sql {
  const days = dialect.numbers(sql`from_day`, sql`until_day`);
  return sql`calendar as (\n  select i, cast(${days} as integer) as day from windows\n)`;
}

/** A `with` step of constant rows; `head` is ours. No rows at all are still a table. */
export function valuesStep(head: string, rows: readonly (readonly Sql[])[], width: number): Sql {
  const written = {text: head, params: []};
  if (rows.length === 0) {
    const nulls = joined(Array.from({length: width}, () => sql`cast(null as integer)`), ', ');
    return sql`${written} as (select ${nulls} where false)`;
  }
  const lines = rows.map((row) => sql`(${joined(row, ', ')})`);
  return sql`${written} as (\n  values ${joined(lines, ',\n    ')}\n)`;
}

/** Conditions that a day lies between the first and the last of all windows: what an engine can skip rows by. */
export function within(day: Sql, slots: readonly Slot[]): Sql[] {
  if (slots.length === 0) return [];
  const first = Math.min(...slots.map((s) => s.from));
  const end = Math.max(...slots.map((s) => s.until));
  return [sql`${day} >= ${number(first)}`, sql`${day} < ${number(end)}`];
}
