import {bound, joined, literal, nothing, sql, type Sql} from '../sql/fragment.js';
import {boundInstant} from '../sql/conditions.js';
import {lostStages, wonStages} from '../funnel/stage-names.js';
import {closedOnColumns, funnelOnColumns, openOnColumns} from './deals-on-columns.js';
import {closeJoin, closeUses, cycleDays, cycleJoin, cycleUses} from './deal-cycles.js';
import type {Fact} from './fact.js';

const stages = (names: readonly string[]) => sql`lower(trim(d.stage)) in (${joined(names.map(literal), ', ')})`;

/** won, lost or open, from the flags where a file has them, else from what stages of that name usually mean. */
export const outcome: Sql = sql`case
      when coalesce(d.is_won, ${stages(wonStages)}) then 'won'
      when coalesce(d.is_closed, ${stages(lostStages)}
        or (d.is_won is not null and d.closed_at is not null)) then 'lost'
      else 'open'
    end`;

const uses = ['stage', 'created_at', 'closed_at', 'is_closed', 'is_won'] as const;

/**
 * A row is a deal that was won or lost before as-of, with the days of its cycle up to its close: `from` its creation, when
 * its person was first qualified, or when it first entered a stage; null where nobody says. Days are counted from instant
 * to instant, or whole local ones where either is a date without a time. With `closes` history a cycle ends when its deal
 * last entered a closed stage, where `deal_stages` tell.
 */
export const closedDeals: Fact = ({from: start, closes}, has) => ({
  base: 'deals',
  uses: closes === 'history' ? closeUses(cycleUses(start, uses)) : cycleUses(start, uses),
  own: {outcome: 'text', cycle_days: 'number'},
  rows: ({asOf, carried}) => sql`select o.*
  from (
    select ${outcome} as outcome,
      ${cycleDays(start, closes, has)} as cycle_days${carried('d')}
    from deals as d${cycleJoin(start)}${closes === 'history' ? closeJoin(asOf) : nothing}
    where d.closed_at is null or d.closed_at < ${boundInstant(asOf.instant)}
  ) as o
  where o.outcome <> 'open'`,
  derive: (from) => closedOnColumns(from, start, closes === 'history'),
});

/**
 * A row is a deal, in force from its creation to its close, with its amount times the chance of winning it: that of its
 * stage where `probabilities` names it, else its own. A deal that was closed on no known day was never surely open.
 */
export const openDeals: Fact = ({probabilities = {}}) => ({
  base: 'deals',
  uses: {deals: [...uses, 'amount', 'probability']},
  own: {created_at: 'instant', closed_at: 'instant', weighted: 'money'},
  rows: ({carried}) => sql`select d.created_at, d.created_at_day, d.closed_at, d.closed_at_day,
    cast(cast(d.amount as double) * ${chance(probabilities as Record<string, number>)}
      as decimal(38,16)) as weighted${carried('d')}
  from deals as d
  where d.closed_at is not null or ${outcome} = 'open'`,
  derive: (from) => openOnColumns(from, probabilities as Record<string, number>),
});

function chance(probabilities: Readonly<Record<string, number>>): Sql {
  const named = Object.entries(probabilities);
  if (named.length === 0) return sql`d.probability`;
  const cases = named.map(([stage, p]) => sql`when ${bound(stage, 'varchar')} then ${bound(p, 'double')}`);
  return sql`case d.stage ${joined(cases, ' ')} else d.probability end`;
}

/**
 * A row is a deal as it was known at as-of. One that closed later was still open then, at a stage that a file without
 * history no longer tells: null.
 */
export const funnelDeals: Fact = () => ({
  base: 'deals',
  uses: {deals: uses},
  own: {stage: 'text', outcome: 'text', created_at: 'instant'},
  rows: ({asOf, carried}) => {
    const closedLater = sql`d.closed_at >= ${boundInstant(asOf.instant)}`;
    return sql`select case when ${closedLater} then null else d.stage end as stage,
    case when ${closedLater} then 'open' else ${outcome} end as outcome,
    d.created_at, d.created_at_day${carried('d')}
  from deals as d
  where d.created_at is null or d.created_at < ${boundInstant(asOf.instant)}`;
  },
  derive: funnelOnColumns,
});
