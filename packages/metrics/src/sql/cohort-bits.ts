import type {CohortCells, CohortQuery, Slot} from '@crm-widgets/core';
import {areSameRows, memberSteps, rowsOf, startsWhere} from './cohort-members.js';
import {bitsOf, cameStep} from './cohort-visits.js';
import {dialect} from './dialect.js';
import {column, joined, nothing, number, sql, whereAll, type Sql} from './fragment.js';
import {dayOf} from './placing.js';
import {Rows} from './rows.js';
import type {Tables} from './tables.js';
import {BITS, calendarStep, markedWindowsStep, marksStep, valuesStep} from './windows.js';

/** Whether who came back when is a bit for each window, one return being enough, and windows few enough for one integer. */
export function isOfBits({returns, cells, worth, atLeast = 1, acquired}: CohortQuery, slots: readonly Slot[]): boolean {
  if (worth || acquired || atLeast > 1 || returns.at.kind !== 'dated' || cells?.kind === 'blocks') return false;
  return slots.length <= BITS && slots.every(({i}, k) => i === k);
}

/** `members` and `returned`, so that rows are grouped by entity alone and no entity meets each of its returns. */
export function bitSteps(query: CohortQuery, tables: Tables, slots: readonly Slot[]): Sql[] {
  const [rows, members] = areSameRows(query) ? inOneScan(query, tables) : inTwoScans(query, tables, slots);
  const windows = [markedWindowsStep(slots), calendarStep(), marksStep()];
  const [from, count] = isByLast(query) ? [alike, sql`sum(members)`] : [sql`members`];
  return [...rows, ...windows, ...members, ...tallied(query, slots.length, from!, count)];
}

/** Whether each member's last return tells all its cells, and many are alike in it: these count by the group. */
function isByLast(query: CohortQuery): boolean {
  return query.cells?.kind === 'unbounded' && query.membership === 'recurring' && areSameRows(query);
}

const alike = sql`(select cohort, later, count(*) as members from members group by 1, 2) as alike`;

/** Steps of rows, and those that make `members` of them. */
type Scanned = readonly [rows: readonly Sql[], members: readonly Sql[]];

function inOneScan(query: CohortQuery, tables: Tables): Scanned {
  const rows = new Rows(tables, query.starts.fact, query.asOf);
  const day = dayOf(rows, query.starts.column);
  const entity = column('r', rows.column(query.entity).id);
  const last = isByLast(query) ? sql`, max(m.bits) as last` : nothing;
  const lives = sql`lives as (
  select ${entity} as entity, min(${day}) as day, ${dialect.anyBit(sql`m.bits`)} as bits${last}
  from ${rows.relation}
  left join marks as m on m.day = ${day}${whereAll(startsWhere(query, rows))}
  group by 1
)`;
  const own = query.membership === 'recurring' ? sql`windows as w on ${dialect.hasBits(sql`l.bits`, sql`w.bits`)}`
    : sql`calendar as w on w.day = l.day`;
  const later = isByLast(query) ? sql`l.last` : sql`l.bits`;
  return [rows.steps(), [lives, membersStep(sql`lives as l\n  join ${own}`, later)]];
}

function inTwoScans(query: CohortQuery, tables: Tables, slots: readonly Slot[]): Scanned {
  const {started, back} = rowsOf(query, tables);
  const came = cameStep(query, back, slots);
  const returning = sql`left join came as l on l.entity = f.entity`;
  const steps = query.membership === 'recurring'
    ? [
      bitsOf('begun', query, started, query.starts.column, startsWhere(query, started), slots), came,
      membersStep(sql`begun as f\n  join windows as w on ${dialect.hasBits(sql`f.bits`, sql`w.bits`)}\n  ${returning}`),
    ]
    : [...memberSteps(query, started, slots).slice(0, 1), came,
      membersStep(sql`firsts as f\n  join calendar as w on w.day = f.day\n  ${returning}`)];
  return [[...started.steps(), ...back.steps()], steps];
}

/** Of each member the bits of its returns, the first being that of its cohort. */
function membersStep(from: Sql, bits = sql`l.bits`): Sql {
  return sql`members as (
  select w.i as cohort, ${dialect.bitsFrom(sql`coalesce(${bits}, 0)`, sql`w.i`)} as later
  from ${from}
)`;
}

/** `returned`, once there are members, each with a cohort and the bits of its returns. */
export function tallied({cells = {kind: 'on'}}: CohortQuery, windows: number, members: Sql, count = sql`count(*)`): Sql[] {
  const all = countedIn(cells, windows);
  const counts = all.map((holds, k) => sql`${count} filter (where ${holds}) as n${number(k)}`);
  const own = all.length === 0 ? sql`0` : sql`case o.k ${joined(all.map((_, k) => sql`when ${number(k)} then t.n${number(k)}`), ' ')} end`;
  const isOwn = cells.kind === 'brackets';
  const period = isOwn ? sql`o.k` : sql`t.cohort + o.k`;
  return [
    sql`tallies as (
  select cohort${joined(counts.map((count) => sql`, ${count}`), '')}
  from ${members}
  group by 1
)`,
    valuesStep('offsets (k)', all.map((_, k) => [number(k)]), 1),
    sql`returned as (
  select t.cohort, ${period} as period, ${own} as entities
  from tallies as t
  join offsets as o on ${isOwn ? sql`true` : sql`t.cohort + o.k < ${number(windows)}`}
  where ${own} > 0
)`,
  ];
}

/** For each cell after that of the own window, this included, the condition that a member is counted in it. */
function countedIn(cells: CohortCells, windows: number): Sql[] {
  const later = sql`later`;
  const isAny = (bits: bigint) => sql`${dialect.commonBits(later, number(bits))} <> 0`;
  if (cells.kind === 'brackets') return cells.brackets.map(([first, last]) => isAny(bitsUpTo(last) - bitsUpTo(first - 1)));
  return Array.from({length: windows}, (_, k): Sql => {
    switch (cells.kind) {
      case 'unbounded': return sql`later >= ${number(bit(k))}`;
      case 'until': return isAny(bitsUpTo(k) - 1n);
      case 'unbroken': return dialect.hasBits(later, number(bitsUpTo(k)));
      default: return isAny(bit(k));
    }
  });
}

function bit(k: number): bigint {
  return 1n << BigInt(k);
}

/** Those from 0 up to one, itself included. */
function bitsUpTo(k: number): bigint {
  return bit(Math.min(k, BITS - 1) + 1) - 1n;
}
