import {boundInstant} from '../sql/conditions.js';
import {among, bound, literal, sql, type Sql} from '../sql/fragment.js';
import type {Params} from '../metric.js';
import {costsOnColumns} from './costs-on-columns.js';
import type {Fact} from './fact.js';

/**
 * A row is an expense, over the days that it pays for, else on the day it was incurred.
 *
 * Its cost is what the scope takes of it: all of it (`all_sm`), or the share that buys new customers, which is all of
 * an acquisition expense and nothing of another where the row does not say. `total` adds what it costs to bring them on
 * board.
 */
export const acquisitionCosts: Fact = (params) => ({
  base: 'expenses',
  // What it cost to win customers of a country is not what was spent on those of it who were customers already.
  isNobodys: true,
  uses: {expenses: ['incurred_at', 'service_start', 'service_end', 'amount', 'category', 'acquisition_share']},
  own: {cost: 'money', cost_from: 'instant', cost_to: 'instant'},
  rows: ({asOf, carried}) => sql`select e.cost, e.cost_from, e.cost_from_day,
    case when e.service_end_day > e.cost_from_day then e.service_end else e.cost_from + interval 1 day end as cost_to,
    case when e.service_end_day > e.cost_from_day then e.service_end_day else e.cost_from_day + 1 end
      as cost_to_day${carried('e')}
  from (
    select x.*, coalesce(x.service_start, x.incurred_at) as cost_from,
      coalesce(x.service_start_day, x.incurred_at_day) as cost_from_day, ${cost(params)} as cost
    from expenses as x
    where ${among(sql`x.category`, categoriesOf(params))} and x.incurred_at < ${boundInstant(asOf.instant)}
  ) as e`,
  derive: (from) => costsOnColumns(from, params),
});

function cost({scope}: Params): Sql {
  if (scope === 'all_sm') return sql`x.amount`;
  const usual = sql`case when x.category like 'acquisition%' then 1 else 0 end`;
  return sql`cast(cast(x.amount as double) * coalesce(x.acquisition_share, ${usual}) as decimal(38,16))`;
}

function categoriesOf({scope, categories}: Params): Sql[] {
  const given = (categories as readonly (string | null)[]).map((c) => bound(c, 'varchar'));
  return scope === 'total' ? [...given, literal('acquisition_onboarding')] : given;
}
