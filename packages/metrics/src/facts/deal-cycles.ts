import {isValid} from '@crm-widgets/core';
import type {AsOf, InstantColumn, Sources, TableColumns, TableName, TextColumn} from '@crm-widgets/core';
import {boundInstant} from '../sql/conditions.js';
import {name, nothing, sql, type Sql} from '../sql/fragment.js';
import {Validity} from './derived.js';
import {stageOutcome} from './stage-outcome.js';

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

const historyColumns = ['deal_id', 'stage', 'entered_at', 'is_won', 'is_closed'] as const;

/** What it takes besides to have cycles end where the history of stages says. */
export function closeUses(uses: TableColumns): TableColumns {
  const {deals = [], deal_stages: known = []} = uses;
  return {
    ...uses, deals: [...new Set([...deals, 'deal_id'])], deal_stages: [...new Set([...known, ...historyColumns])],
  };
}

/** A join of the day on which a deal last entered a closed stage before as-of, as `h.close_day`. */
export function closeJoin({instant}: AsOf): Sql {
  return sql`
    left join (
      select s.deal_id as id, max(s.entered_at_day) as close_day
      from deal_stages as s
      where s.deal_id is not null and s.entered_at < ${boundInstant(instant)} and ${stageOutcome} <> 'open'
      group by 1
    ) as h on h.id = d.deal_id`;
}

/** The same days on columns, else those that deals say themselves. @param outcome of each entry of the history */
export function closesInHistory(
  from: Sources, outcome: TextColumn, told: Pick<InstantColumn, 'days' | 'valid'>,
): Pick<InstantColumn, 'days' | 'valid'> {
  const entries = from.table('deal_stages');
  const entered = entries.instant('entered_at');
  const {codes: dealOf, dictionary} = entries.text('deal_id');
  const last = new Map<string, number>();
  for (let row = 0; row < dealOf.length; row++) {
    const isClose = outcome.dictionary[outcome.codes[row]!] !== 'open' && isValid(entered.valid, row)
      && entered.instants[row]! < from.asOf.instant;
    if (dealOf[row]! < 0 || !isClose) continue;
    const id = dictionary[dealOf[row]!]!;
    last.set(id, Math.max(entered.days[row]!, last.get(id) ?? -Infinity));
  }
  const deals = from.table('deals').text('deal_id');
  const days = told.days.slice();
  const there = new Validity(days.length);
  for (let row = 0; row < days.length; row++) {
    const day = deals.codes[row]! < 0 ? undefined : last.get(deals.dictionary[deals.codes[row]!]!);
    if (day !== undefined) days[row] = day;
    else if (!isValid(told.valid, row)) there.miss(row);
  }
  return {days, valid: there.bits};
}
