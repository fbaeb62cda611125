import {dialect} from '../sql/dialect.js';
import {nothing, number, sql, type Sql} from '../sql/fragment.js';
import {activity} from './activity.js';
import type {Fact} from './fact.js';
import {madeOnce} from './made-once.js';
import {BRIDGED_DAYS, spellsOf, staysOf} from './spells-of-clients.js';

/** The day on which what goes on ends. */
export const FOREVER = 99_999_999;

/**
 * A row is a time during which a customer is one without a break, from so many `months` after its start on: with 12,
 * the time as a client of more than a year. `span_to` is its end, or as-of where that comes first, and `days` are those
 * up to there.
 */
export const clientSpells: Fact = (params, has) => {
  const active = activity(params, has);
  const ends = active.lasting === undefined
    ? sql`a.valid_to`
    : sql`a.valid_from + interval '1' day * ${number(active.lasting)}`;
  return {
    base: null,
    uses: active.uses,
    own: {customer_id: 'id', valid_from: 'instant', valid_to: 'instant', span_to: 'instant', days: 'integer'},
    rows: ({asOf}) => {
      const day = dialect.monthsLater(sql`i.began_day`, number(Number(params.months)));
      const span = sql`greatest(least(coalesce(s.ended_day, ${number(asOf.day)}), ${number(asOf.day)}), s.from_day)`;
      const laterBy = (day: Sql) => sql`s.began + interval '1' day * (${day} - s.began_day)`;
      return sql`select s.customer_id, ${laterBy(sql`s.from_day`)} as valid_from, s.from_day as valid_from_day,
    s.ended as valid_to, s.ended_day as valid_to_day,
    ${laterBy(span)} as span_to, ${span} as span_to_day, ${span} - s.from_day as days
  from (
    select i.*, ${day} as from_day
    from (
      select m.customer_id, m.island, min(m.valid_from) as began, min(m.valid_from_day) as began_day,
      case when max(m.end_day) < ${number(FOREVER)} then max(m.end_at) end as ended,
      case when max(m.end_day) < ${number(FOREVER)} then max(m.end_day) end as ended_day
      from (
        select o.*, sum(o.is_new) over (partition by o.customer_id order by o.valid_from_day, o.valid_from
          rows unbounded preceding) as island
        from (
          select t.*, case when t.valid_from_day <= ${number(BRIDGED_DAYS)} + max(t.end_day) over (
              partition by t.customer_id order by t.valid_from_day, t.valid_from
              rows between unbounded preceding and 1 preceding)
            then 0 else 1 end as is_new
          from (
            select a.customer_id, a.valid_from, a.valid_from_day, ${ends} as end_at,
            coalesce(a.valid_to_day, ${number(FOREVER)}) as end_day
            from (${active.rows!({asOf, carried: () => nothing})}) as a
            where a.customer_id is not null and a.valid_from is not null
          ) as t
          where t.end_day > t.valid_from_day
        ) as o
      ) as m
      group by 1, 2
    ) as i
  ) as s
  where s.ended_day is null or s.from_day < s.ended_day`;
    },
    derive(from) {
      const {months, ...others} = params;
      const stays = () => madeOnce(from, active, `stays ${JSON.stringify(others)}`, () => staysOf(active.derive!(from)));
      return madeOnce(from, active, `client_spells ${JSON.stringify(params)}`,
        () => spellsOf(stays(), Number(months), from.asOf.day));
    },
  };
};
