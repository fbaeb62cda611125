import {boundInstant} from '../sql/conditions.js';
import {dialect} from '../sql/dialect.js';
import {column, nothing, number, sql, type Sql} from '../sql/fragment.js';
import type {Has, Params} from '../metric.js';
import type {Fact, FactContext} from './fact.js';
import {movementsOnColumns} from './movements-on-columns.js';
import {mrrVersions, versionRows} from './mrr-versions.js';

/** Below it a change is what doubles lost. */
const LEAST_CHANGE = 1e-9;

/**
 * A row is a step of a customer: what it is worth a month from then on until its next row, the signed change, and its
 * kind: new, reactivation, expansion, contraction, churn, or none where another version is the main one from then on. So
 * the rows in force at an edge add up to the MRR there, and the changes between two edges to the difference.
 *
 * All changes of a local day are one (`movementGrain` day) or those of an instant (event). A time of at most
 * `reactivationGapDays` days without anything paid is none, once it is over. Without `freeIsChurn` a customer who paid
 * stays one while a version in force costs nothing. With `dropSamePeriodNewChurn` a first stay that ends in the calendar
 * month in which it began is none.
 *
 * A row carries the main version that is in force from then on, the one worth most; where several are, the one that
 * began first. That of a churn is the last one before it.
 */
export const mrrMovements: Fact = (params, has) => {
  const {base, uses, musts = {}} = mrrVersions(params, has);
  const named = base === 'transactions' ? 'transactions' as const : 'subscriptions' as const;
  return {
    base,
    uses: {...uses, [named]: [...uses[named]!, 'subscription_id']}, musts,
    own: {
      customer_id: 'id', valid_from: 'instant', valid_to: 'instant', kind: 'text', mrr: 'money', change: 'money',
    },
    rows: (context) => movementRows(params, has, context),
    derive: (from) => movementsOnColumns(from, params, has),
  };
};

function movementRows(params: Params, has: Has, context: FactContext): Sql {
  const {asOf, carried} = context;
  const isDaily = params.movementGrain !== 'event';
  const known = boundInstant(asOf.instant);
  const carries = carried('v').text !== '';
  if (carries) context.carry!('subscription_id');
  const place = carries ? column('v', context.place!()) : nothing;
  const versions = versionRows(params, has, context);
  const {steps, from} = stepsOf(params, isDaily, known);
  const moves = sql`with versions as (
    ${versions}
  ), ${steps}`;
  const own = sql`m.customer_id, m.moved_at as valid_from, m.moved_day as valid_from_day, m.ended_at as valid_to,
    m.ended_day as valid_to_day, m.kind, m.mrr, m.change`;
  if (!carries) return sql`${moves}\n  select ${own} from ${from} as m`;
  const counts = params.freeIsChurn === false ? sql`v.mrr >= 0` : sql`v.mrr > 0`;
  const isInForce = isDaily
    ? sql`v.valid_from_day <= m.main_day and coalesce(v.valid_to >= ${known} or v.valid_to_day > m.main_day, true)`
    : sql`v.valid_from <= m.main_at and coalesce(v.valid_to >= ${known} or v.valid_to > m.main_at, true)`;
  return sql`${moves}
  select ${own}${carried('m')}
  from (
    select m.*${carried('v')}, row_number() over (
      partition by m.customer_id, m.moved_day, m.moved_at
      order by round(v.mrr, 6) desc, v.valid_from_day, v.valid_from, v.subscription_id, ${place}) as choice
    from ${from} as m
    left join versions as v on v.customer_id = m.customer_id and ${counts} and v.valid_from < ${known} and ${isInForce}
  ) as m
  where m.choice = 1`;
}

/** Steps of a WITH, the last of which has the movements, and its name. */
function stepsOf(params: Params, isDaily: boolean, known: Sql): {steps: Sql; from: Sql} {
  const keepsFree = params.freeIsChurn === false;
  const gap = number(Number(params.reactivationGapDays ?? 0));
  const moment = isDaily ? sql`t.moved_day` : sql`t.moved_day, t.moved_at`;
  const lasts = isDaily ? sql`v.valid_to_day > v.valid_from_day` : sql`v.valid_to > v.valid_from`;
  const least = number(LEAST_CHANGE);
  const isPaid = sql`case when l.mrr >= ${least} then 1 else 0 end`;
  const steps = sql`turns as (
    select v.customer_id, case when e.sign > 0 then v.valid_from else v.valid_to end as moved_at,
      case when e.sign > 0 then v.valid_from_day else v.valid_to_day end as moved_day,
      case when e.sign > 0 then v.mrr else -v.mrr end as change, case when v.mrr = 0 then e.sign else 0 end as free
    from versions as v
    cross join (values (1), (-1)) as e (sign)
    where v.customer_id is not null and ${keepsFree ? sql`v.mrr >= 0` : sql`v.mrr > 0`} and v.valid_from < ${known}
      and case when e.sign > 0 then coalesce(v.valid_to >= ${known} or ${lasts}, true)
        else v.valid_to < ${known} and ${lasts} end
  ), levels as (
    select t.customer_id, max(t.moved_at) as moved_at, max(t.moved_day) as moved_day,
      cast(sum(sum(t.change)) over (partition by t.customer_id order by ${moment}) as decimal(38,16)) as mrr,
      sum(sum(t.free)) over (partition by t.customer_id order by ${moment}) as free
    from turns as t
    group by t.customer_id, ${moment}
  ), spaced as (
    select l.*, ${isPaid} as paid, case when l.mrr < ${least} and l.free = 0 then 1 else 0 end as gone,
      lead(l.moved_day) over (partition by l.customer_id order by l.moved_day, l.moved_at) - l.moved_day as gap
    from levels as l
  ), spells as (
    select s.*, sum(s.gone) over (partition by s.customer_id order by s.moved_day, s.moved_at) as spell
    from spaced as s
    where not (s.gone = 1 and coalesce(s.gap <= ${gap}, false))
  ), stays as (
    select s.*, max(s.paid) over (partition by s.customer_id, s.spell order by s.moved_day, s.moved_at) as stays
    from spells as s
  ), changes as (
    select s.*, s.mrr - lag(s.mrr, 1, 0) over c as change, lag(s.stays, 1, 0) over c as stayed,
      case when s.stays = 1 then s.moved_at else lag(s.moved_at) over c end as main_at,
      case when s.stays = 1 then s.moved_day else lag(s.moved_day) over c end as main_day
    from stays as s
    window c as (partition by s.customer_id order by s.moved_day, s.moved_at)
  ), movements as (
    select s.customer_id, s.moved_at, s.moved_day, s.main_at, s.main_day, s.mrr, s.change,
      lead(s.moved_at) over c as ended_at, lead(s.moved_day) over c as ended_day,
      case when s.stays = 0 then 'churn'
        when s.stayed = 0 then case when row_number() over c = 1 then 'new' else 'reactivation' end
        when s.change >= ${least} then 'expansion' when s.change <= -${least} then 'contraction' end as kind,
      sum(1 - s.stayed) over c as stay
    from changes as s
    where s.stays = 1 or s.stayed = 1
    window c as (partition by s.customer_id order by s.moved_day, s.moved_at)
  )`;
  if (params.dropSamePeriodNewChurn !== true) return {steps, from: sql`movements`};
  const left = sql`max(case when s.kind = 'churn' then s.moved_day end) over y`;
  return {
    steps: sql`${steps}, kept as (
    select l.*
    from (
      select s.*, min(s.moved_day) over y as came_day, ${left} as left_day
      from movements as s
      window y as (partition by s.customer_id, s.stay)
    ) as l
    where l.stay > 1 or l.left_day is null or ${dialect.monthStart(sql`l.came_day`)} <> ${dialect.monthStart(sql`l.left_day`)}
  )`,
    from: sql`kept`,
  };
}
