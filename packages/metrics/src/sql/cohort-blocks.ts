import type {CohortQuery, Slot} from '@crm-widgets/core';
import {tallied} from './cohort-bits.js';
import {blockOf, inBlock} from './cohort-cells.js';
import {areSameRows, startsWhere} from './cohort-members.js';
import {dialect} from './dialect.js';
import {column, number, sql, whereAll, type Sql} from './fragment.js';
import {dayOf} from './placing.js';
import {Rows} from './rows.js';
import type {Tables} from './tables.js';
import {BITS, calendarStep, windowsStep, within} from './windows.js';

const DAY = 86_400_000;

/**
 * Whether who came back when is a bit for each block of a member's own clock. Where several returns are wanted that takes a
 * sort, which members who have one clock each are too few for.
 */
export function blocksFitBits({cells, worth, windows, membership, atLeast = 1}: CohortQuery): boolean {
  return cells?.kind === 'blocks' && !worth && windows.length <= BITS && (atLeast === 1 || membership === 'recurring');
}

/** `returned` of these, once there are `members` and `visits`. */
export function blockSteps(query: CohortQuery): Sql[] {
  const {windows: {length}, atLeast = 1} = query;
  const days = blockDays(query);
  const after = sql`cast(${blockOf(days)} - k.cohort as integer)`;
  const came = sql`came as (
  select min(k.cohort) as cohort, ${dialect.anyBit(dialect.bitAt(after))} as later
  from ${inBlock(days, length)}
  group by k.member
)`;
  return [...(atLeast === 1 ? [came] : oftenSteps(query, atLeast)), ...tallied(query, length, sql`came`)];
}

/** `came`, where several returns are wanted: `enough` are those whose last of so many comes before a block would be over. */
function oftenSteps(query: CohortQuery, atLeast: number): Sql[] {
  const length = number(blockDays(query) * DAY);
  const blockAt = (at: Sql) => sql`floor((${at} - k.since_ms) / ${length})`;
  return [sql`enough as (
  select entity, at_ms, met_ms
  from (
    select entity, at_ms, lead(at_ms, ${number(atLeast - 1)}) over (partition by entity order by at_ms) as met_ms from visits
  ) as v
  where met_ms - at_ms < ${length}
)`, sql`came as (
  select min(cohort) as cohort, ${dialect.anyBit(dialect.bitAt(sql`cast(block as integer)`))} as later
  from (
    select k.member, k.cohort, ${blockAt(sql`v.at_ms`)} as block, ${blockAt(sql`v.met_ms`)} as met
    from members as k
    join enough as v on v.entity = k.entity and v.at_ms >= k.since_ms
  ) as k
  where met = block and cohort + block < ${number(query.windows.length)}
  group by member
)`];
}

/** Whether moreover one return is enough, starts are returns, and there are bits for all turns of `clockSteps`. */
export function areClocksOfVisits(query: CohortQuery, slots: readonly Slot[]): boolean {
  const {membership, atLeast = 1} = query;
  if (!blocksFitBits(query) || membership !== 'recurring' || atLeast > 1 || slots.length === 0) return false;
  const [first, end] = span(slots);
  return areSameRows(query) && (end - first) / blockDays(query) < BITS - 1;
}

/**
 * `members` and `returned` of these, without a member meeting each of its visits.
 *
 * Time is cut into turns, as long as a block and the same for all. A member's clock starts at some point of a turn; visits
 * from that point of a turn on are in the block that starts in it, earlier ones in the block before. So the blocks of
 * a member are the turns of its entity's visits from that point on, and those of the visits before it, moved by one.
 */
export function clockSteps(query: CohortQuery, tables: Tables, slots: readonly Slot[]): Sql[] {
  const rows = new Rows(tables, query.starts.fact, query.asOf);
  const steps = [visitsStep(query, rows, slots), turnsStep(query, slots), seenStep, membersStep];
  const returned = tallied(query, query.windows.length, sql`members`);
  return [...rows.steps(), windowsStep(slots), calendarStep(), ...steps, ...returned];
}

function visitsStep(query: CohortQuery, rows: Rows, slots: readonly Slot[]): Sql {
  const entity = column('r', rows.column(query.entity).id);
  const at = column('r', rows.column(query.starts.column).id);
  const day = dayOf(rows, query.starts.column);
  return sql`visits as (
  select ${entity} as entity, w.i as cohort, ${dialect.milliseconds(at)} as at_ms
  from ${rows.relation}
  join calendar as w on w.day = ${day}${whereAll([...within(day, slots), ...startsWhere(query, rows)])}
)`;
}

function turnsStep(query: CohortQuery, slots: readonly Slot[]): Sql {
  const length = number(blockDays(query) * DAY);
  const since = sql`(at_ms - ${number(span(slots)[0] * DAY)})`;
  return sql`turns as (
  select entity, cohort, at_ms, cast(floor(${since} / ${length}) as integer) as turn,
    ${since} - floor(${since} / ${length}) * ${length} as past
  from visits
)`;
}

const seenStep = sql`seen as (
  select entity, cohort, at_ms, turn,
    ${dialect.anyBit(dialect.bitAt(sql`turn`))} over (partition by entity order by past
      range between current row and unbounded following) as same,
    ${dialect.anyBit(dialect.bitAt(sql`turn`))} over (partition by entity order by past
      range between unbounded preceding and 1 preceding) as next
  from turns
)`;

const blocks = dialect.eitherBits(sql`same`, dialect.bitsFrom(sql`coalesce(next, 0)`, sql`1`));

const membersStep = sql`members as (
  select cohort, ${dialect.ofGreatest(dialect.bitsFrom(blocks, sql`turn`), sql`-at_ms`)} as later
  from seen
  group by entity, cohort
)`;

/** Days that hold all of the windows in whichever time zone: the first, and the one after the last. */
function span(slots: readonly Slot[]): [first: number, end: number] {
  return [Math.min(...slots.map(({from}) => from)) - 1, Math.max(...slots.map(({until}) => until)) + 1];
}

function blockDays({cells}: CohortQuery): number {
  if (cells?.kind !== 'blocks') throw new RangeError('cells have no clock of their own');
  return cells.days;
}
