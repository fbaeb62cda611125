import {boundInstant} from '../sql/conditions.js';
import {column, joined, name, number, sql, type Sql} from '../sql/fragment.js';
import type {Fact} from './fact.js';
import {mrrRows, mrrVersions} from './mrr-versions.js';
import {standingsOnColumns} from './standings-on-columns.js';
import {answerColumns, ratedAnswers} from './survey-answers.js';
import {PASSIVE, PROMOTER} from './survey-params.js';

/**
 * A row is a time during which an account stands one way: promoter, passive or detractor, as more of its people say one or
 * the other. Of each person the latest answer counts, for `lookbackDays`; all changes of a local day are one.
 *
 * `ofRevenue` cuts these times where what the account pays a month changes, leaves out times without, and adds `mrr`.
 */
export const accountStandings: Fact = (params, has) => ({
  base: null,
  uses: {surveys: answerColumns, ...(params.ofRevenue ? mrrVersions(params, has).uses : {})},
  own: {
    customer_id: 'id', valid_from: 'instant', valid_to: 'instant', standing: 'text', ...(params.ofRevenue ? {mrr: 'money'} : {}),
  },
  rows: (context) => {
    const known = boundInstant(context.asOf.instant);
    const days = number(Number(params.lookbackDays));
    const standings = sql`select l.*
  from (
    select c.customer_id, c.moved_at as valid_from, c.moved_day as valid_from_day, lead(c.moved_at) over w as valid_to,
      lead(c.moved_day) over w as valid_to_day, c.people,
      case when c.balance > 0 then 'promoter' when c.balance < 0 then 'detractor' else 'passive' end as standing
    from (
      select t.customer_id, max(t.moved_at) as moved_at, t.moved_day,
        sum(sum(t.stance)) over (partition by t.customer_id order by t.moved_day) as balance,
        sum(sum(t.person)) over (partition by t.customer_id order by t.moved_day) as people
      from (
        select v.customer_id, e.sign as person, e.sign * v.stance as stance,
          case when e.sign > 0 then v.valid_from else v.valid_to end as moved_at,
          case when e.sign > 0 then v.valid_from_day else v.valid_to_day end as moved_day
        from (
          select n.customer_id, n.responded_at as valid_from, n.responded_at_day as valid_from_day, n.stance,
            case when n.next_day <= n.last_day then n.next_at else n.last_at end as valid_to,
            case when n.next_day <= n.last_day then n.next_day else n.last_day end as valid_to_day
          from (
            select s.customer_id, s.responded_at, s.responded_at_day, s.responded_at + interval '1' day * ${days} as last_at,
              s.responded_at_day + ${days} as last_day,
              case when s.score >= ${number(PROMOTER)} then 1 when s.score >= ${number(PASSIVE)} then 0 else -1 end as stance,
              min(s.responded_at) over w as next_at, min(s.responded_at_day) over w as next_day
            from (${ratedAnswers(params, context.asOf)}) as s
            where s.rate is not null and s.customer_id is not null
            window w as (
              partition by s.customer_id, s.person_id order by s.responded_at groups between 1 following and 1 following
            )
          ) as n
        ) as v
        cross join (values (1), (-1)) as e (sign)
        where v.valid_to_day > v.valid_from_day and (e.sign > 0 or v.valid_to < ${known})
      ) as t
      group by t.customer_id, t.moved_day
    ) as c
    window w as (partition by c.customer_id order by c.moved_day)
  ) as l
  where l.people > 0`;
    return params.ofRevenue ? ofRevenue(standings, mrrRows(params, has, () => sql``)) : standings;
  },
  derive: (from) => standingsOnColumns(from, params, has),
});

/** Standings while their accounts pay; of two instants the one whose day is decisive. */
function ofRevenue(standings: Sql, versions: Sql): Sql {
  const either = (named: string, ofVersion: Sql) =>
    sql`case when ${ofVersion} then ${column('m', named)} else ${column('s', named)} end as ${name(named)}`;
  const later = sql`m.valid_from_day > s.valid_from_day`;
  const sooner = sql`s.valid_to_day is null or m.valid_to_day < s.valid_to_day`;
  return sql`select s.customer_id, s.standing, m.mrr, ${joined([
    either('valid_from', later), either('valid_from_day', later), either('valid_to', sooner), either('valid_to_day', sooner),
  ], ', ')}
  from (${standings}) as s
  join (${versions}) as m on m.customer_id = s.customer_id
  where m.mrr > 0 and coalesce(m.valid_from_day < s.valid_to_day, true) and coalesce(m.valid_to_day > s.valid_from_day, true)`;
}
