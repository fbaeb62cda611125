import {boundInstant} from '../sql/conditions.js';
import {among, bound, sql, type Sql} from '../sql/fragment.js';
import type {Params} from '../metric.js';
import {costCategories, timingOf} from './cost-timing.js';
import {costsOnColumns} from './costs-on-columns.js';
import type {Fact} from './fact.js';
import {inParts, movedDay, timingJoin} from './timed-costs.js';

/**
 * A row is an expense, over the days that it pays for, else on the day it was incurred.
 *
 * Its cost is what the scope takes of it: all of it (`all_sm`), or the share that buys new customers, which is all of
 * an acquisition expense and nothing of another where the row does not say. `total` adds what it costs to bring them on
 * board. With scope `acquisition_lagged` and `total` an expense comes in as many rows as its timing says, on later days.
 */
export const acquisitionCosts: Fact = (params) => {
  const timing = timingOf(params);
  const isTimed = Object.keys(timing).length > 0;
  return {
    base: 'expenses',
    // What it cost to win customers of a country is not what was spent on those of it who were customers already.
    isNobodys: true,
    uses: {expenses: [
      'incurred_at', 'service_start', 'service_end', 'amount', 'category', 'acquisition_share', ...(isTimed ? ['channel'] : []),
    ]},
    own: {cost: 'money', cost_from: 'instant', cost_to: 'instant'},
    rows: ({asOf, carried}) => {
      const ends = sql`case when e.service_end_day > e.cost_from_day then e.service_end_day else e.cost_from_day + 1 end`;
      const from = isTimed ? movedDay(sql`e.cost_from_day`) : sql`e.cost_from_day`;
      const days = isTimed ? sql`greatest(${movedDay(sql`(${ends})`)}, ${from} + 1)` : ends;
      const cost = isTimed ? sql`cast(cast(e.cost as double) / coalesce(t.parts, 1) as decimal(38,16))` : sql`e.cost`;
      return sql`select ${cost} as cost, e.cost_from, ${from} as cost_from_day,
    case when e.service_end_day > e.cost_from_day then e.service_end else e.cost_from + interval 1 day end as cost_to,
    ${days} as cost_to_day${carried('e')}
  from (
    select x.*, coalesce(x.service_start, x.incurred_at) as cost_from,
      coalesce(x.service_start_day, x.incurred_at_day) as cost_from_day, ${costOf(params)} as cost
    from expenses as x
    where ${among(sql`x.category`, costCategories(params).map((c) => bound(c, 'varchar')))}
      and x.incurred_at < ${boundInstant(asOf.instant)}
  ) as e${isTimed ? timingJoin(timing) : sql``}`;
    },
    derive(from) {
      const rows = costsOnColumns(from, params);
      return isTimed ? inParts(rows, from.table('expenses'), timing) : rows;
    },
  };
};

function costOf({scope}: Params): Sql {
  if (scope === 'all_sm') return sql`x.amount`;
  const usual = sql`case when x.category like 'acquisition%' then 1 else 0 end`;
  return sql`cast(cast(x.amount as double) * coalesce(x.acquisition_share, ${usual}) as decimal(38,16))`;
}
