import {isValid} from '@crm-widgets/core';
import type {AsOf, InstantColumn, NumericColumn, Sources, TableColumns, TableName, TextColumn} from '@crm-widgets/core';
import type {Has} from '../metric.js';
import {boundInstant} from '../sql/conditions.js';
import {dialect} from '../sql/dialect.js';
import {name, nothing, number, sql, type Sql} from '../sql/fragment.js';
import {Validity} from './derived.js';
import {stageOutcome} from './stage-outcome.js';

const DAY_MS = 86_400_000;

/** Where the start of a deal's cycle stands, when it is not its own creation: the first instant by a key. */
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

/** An instant in SQL, with its local day. */
interface Moment {
  readonly at: Sql;
  readonly day: Sql;
  /** Whether its column says times of day. */
  readonly isTimed: boolean;
}

/** The days from start to close of the deal `d`: between instants, or whole local ones where either is a date without a time. */
export function cycleDays(from: unknown, closes: unknown, has: Has): Sql {
  const start = startOf(from);
  const began: Moment = start
    ? {at: sql`c.start_at`, day: sql`c.start_day`, isTimed: has(start.table, start.instant, 'timed')}
    : {at: sql`d.created_at`, day: sql`d.created_at_day`, isTimed: has('deals', 'created_at', 'timed')};
  const told = daysOver(began, {at: sql`d.closed_at`, day: sql`d.closed_at_day`, isTimed: has('deals', 'closed_at', 'timed')});
  if (closes !== 'history') return told;
  const known = daysOver(began, {at: sql`h.close_at`, day: sql`h.close_day`, isTimed: has('deal_stages', 'entered_at', 'timed')});
  return sql`case when h.id is not null then ${known} else ${told} end`;
}

function daysOver(start: Moment, end: Moment): Sql {
  if (!start.isTimed || !end.isTimed) return sql`cast(${end.day} - ${start.day} as double)`;
  return sql`(${dialect.milliseconds(end.at)} - ${dialect.milliseconds(start.at)}) / ${number(DAY_MS)}`;
}

export function cycleJoin(from: unknown): Sql {
  const start = startOf(from);
  if (!start) return nothing;
  const {table, key, instant} = start;
  return sql`
    left join (
      select x.${name(key)} as id, min(x.${name(instant)}) as start_at, min(x.${name(`${instant}_day`)}) as start_day
      from ${name(table)} as x
      where x.${name(key)} is not null
      group by 1
    ) as c on c.id = d.${name(key)}`;
}

/** The starts on columns, a row for each deal. */
export function cycleStarts(from: Sources, given: unknown): InstantColumn {
  const deals = from.table('deals');
  const start = startOf(given);
  if (!start) return deals.instant('created_at');
  const rows = from.table(start.table);
  const column = rows.instant(start.instant);
  const known = chosen(rows.text(start.key), column, (instant, other) => instant < other);
  const {codes, dictionary} = deals.text(start.key);
  const byCode = dictionary.map((id) => known.get(id));
  const starts = {instants: new Float64Array(codes.length), days: new Int32Array(codes.length)};
  const there = new Validity(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const chosenRow = codes[row]! < 0 ? undefined : byCode[codes[row]!];
    if (chosenRow === undefined) there.miss(row);
    else [starts.instants[row], starts.days[row]] = [column.instants[chosenRow]!, column.days[chosenRow]!];
  }
  return {type: 'instant', ...starts, valid: there.bits, whole: column.whole};
}

/** The row of each key whose instant comes before those of the others. */
function chosen(
  {codes, dictionary}: TextColumn, {instants, valid}: InstantColumn, isBefore: (instant: number, other: number) => boolean,
  counts: (row: number) => boolean = () => true,
): Map<string, number> {
  const rows = new Map<string, number>();
  for (let row = 0; row < codes.length; row++) {
    if (codes[row]! < 0 || !isValid(valid, row) || !counts(row)) continue;
    const id = dictionary[codes[row]!]!;
    const other = rows.get(id);
    if (other === undefined || isBefore(instants[row]!, instants[other]!)) rows.set(id, row);
  }
  return rows;
}

const historyColumns = ['deal_id', 'stage', 'entered_at', 'is_won', 'is_closed'] as const;

/** What it takes besides to have cycles end where the history of stages says. */
export function closeUses(uses: TableColumns): TableColumns {
  const {deals = [], deal_stages: known = []} = uses;
  return {
    ...uses, deals: [...new Set([...deals, 'deal_id'])], deal_stages: [...new Set([...known, ...historyColumns])],
  };
}

/** A join of when a deal last entered a closed stage before as-of, as `h.close_at` and `h.close_day`. */
export function closeJoin({instant}: AsOf): Sql {
  return sql`
    left join (
      select s.deal_id as id, max(s.entered_at) as close_at, max(s.entered_at_day) as close_day
      from deal_stages as s
      where s.deal_id is not null and s.entered_at < ${boundInstant(instant)} and ${stageOutcome} <> 'open'
      group by 1
    ) as h on h.id = d.deal_id`;
}

/** The days on columns from starts to closes: those of the history where there is one, else those that deals say themselves. */
export function cycleDaysOnColumns(from: Sources, starts: InstantColumn, outcome: TextColumn | null): NumericColumn {
  const told = from.table('deals').instant('closed_at');
  const entered = outcome && from.table('deal_stages').instant('entered_at');
  const closes = outcome && entered ? lastCloses(from, outcome, entered) : null;
  const days = new Float64Array(told.days.length);
  const there = new Validity(days.length);
  for (let row = 0; row < days.length; row++) {
    const known = closes?.[row] ?? -1;
    const [ends, at] = entered && known >= 0 ? [entered, known] : [told, row];
    if (!isValid(starts.valid, row) || !isValid(ends.valid, at)) there.miss(row);
    else if (starts.whole || ends.whole) days[row] = ends.days[at]! - starts.days[row]!;
    else days[row] = (ends.instants[at]! - starts.instants[row]!) / DAY_MS;
  }
  return {type: 'number', values: days, valid: there.bits};
}

/** The row of the history in which each deal was closed for good, as far as as-of knows; -1 where none tells. */
function lastCloses(from: Sources, outcome: TextColumn, entered: InstantColumn): Int32Array {
  const last = chosen(from.table('deal_stages').text('deal_id'), entered, (instant, other) => instant > other, (row) =>
    outcome.dictionary[outcome.codes[row]!] !== 'open' && entered.instants[row]! < from.asOf.instant);
  const {codes, dictionary} = from.table('deals').text('deal_id');
  const byCode = dictionary.map((id) => last.get(id) ?? -1);
  return Int32Array.from(codes, (code) => (code < 0 ? -1 : byCode[code]!));
}
