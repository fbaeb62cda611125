import {isValid} from '@crm-widgets/core';
import type {InstantColumn, Sources, TableColumns, TableName} from '@crm-widgets/core';
import {name, nothing, sql, type Sql} from '../sql/fragment.js';
import {Validity} from './derived.js';

/** Where the start of a deal's cycle stands, when it is not its own creation: the first day of an instant by a key. */
interface CycleStart {
  readonly table: TableName;
  readonly key: string;
  readonly instant: string;
}

const starts: Readonly<Record<string, CycleStart>> = {
  qualified: {table: 'people', key: 'person_id', instant: 'qualified_at'},
  first_stage: {table: 'deal_stages', key: 'deal_id', instant: 'entered_at'},
};

function startOf(from: unknown): CycleStart | null {
  return starts[String(from)] ?? null;
}

/** What the start of a cycle takes. @param deals what is taken of the deals anyway */
export function cycleUses(from: unknown, deals: readonly string[]): TableColumns {
  const start = startOf(from);
  return start ? {deals: [...deals, start.key], [start.table]: [start.key, start.instant]} : {deals};
}

/** The local day on which a cycle starts, of the deal `d`. */
export function cycleDay(from: unknown): Sql {
  return startOf(from) ? sql`c.start_day` : sql`d.created_at_day`;
}

export function cycleJoin(from: unknown): Sql {
  const start = startOf(from);
  if (!start) return nothing;
  const {table, key, instant} = start;
  return sql`
    left join (
      select x.${name(key)} as id, min(x.${name(`${instant}_day`)}) as start_day
      from ${name(table)} as x
      where x.${name(key)} is not null
      group by 1
    ) as c on c.id = d.${name(key)}`;
}

/** The days on columns, a row for each deal. */
export function cycleStarts(from: Sources, given: unknown): Pick<InstantColumn, 'days' | 'valid'> {
  const deals = from.table('deals');
  const start = startOf(given);
  if (!start) return deals.instant('created_at');
  const known = firstDays(from, start);
  const {codes, dictionary} = deals.text(start.key);
  const byCode = dictionary.map((id) => known.get(id));
  const days = new Int32Array(codes.length);
  const there = new Validity(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const day = codes[row]! < 0 ? undefined : byCode[codes[row]!];
    if (day === undefined) there.miss(row);
    else days[row] = day;
  }
  return {days, valid: there.bits};
}

function firstDays(from: Sources, {table, key, instant}: CycleStart): Map<string, number> {
  const rows = from.table(table);
  const {codes, dictionary} = rows.text(key);
  const {days, valid} = rows.instant(instant);
  const first = new Map<string, number>();
  for (let row = 0; row < codes.length; row++) {
    if (codes[row]! < 0 || !isValid(valid, row)) continue;
    const id = dictionary[codes[row]!]!;
    first.set(id, Math.min(days[row]!, first.get(id) ?? Infinity));
  }
  return first;
}
