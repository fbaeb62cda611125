import {boundInstant} from '../sql/conditions.js';
import {nothing, number, sql} from '../sql/fragment.js';
import type {Fact} from './fact.js';
import {movementsOnColumns} from './movements-on-columns.js';
import {mrrVersions, versionRows} from './mrr-versions.js';

/**
 * A row is a movement of a customer: what it is worth a month from then on until its next row, the signed change, and
 * its kind: new, reactivation, expansion, contraction, churn. So the rows in force at an edge add up to the MRR there,
 * and the changes between two edges to the difference.
 *
 * All changes of a local day are one (`movementGrain` day) or those of an instant (event). A time of at most
 * `reactivationGapDays` days without anything paid is none, once it is over. A change below a billionth is what doubles
 * lost.
 */
export const mrrMovements: Fact = (params, has) => {
  const isDaily = params.movementGrain !== 'event';
  const {uses, musts = {}} = mrrVersions(params, has);
  return {
    base: null,
    uses, musts,
    own: {
      customer_id: 'id', valid_from: 'instant', valid_to: 'instant', kind: 'text', mrr: 'money', change: 'money',
    },
    rows: ({asOf}) => {
      const known = boundInstant(asOf.instant);
      const moment = isDaily ? sql`t.moved_day` : sql`t.moved_at`;
      const lasts = isDaily ? sql`v.valid_to_day > v.valid_from_day` : sql`v.valid_to > v.valid_from`;
      const gap = number(Number(params.reactivationGapDays ?? 0));
      return sql`select s.customer_id, s.moved_at as valid_from, s.moved_day as valid_from_day,
    lead(s.moved_at) over w as valid_to, lead(s.moved_day) over w as valid_to_day,
    case when s.mrr = 0 then 'churn'
      when s.mrr = s.change then case when row_number() over w = 1 then 'new' else 'reactivation' end
      when s.change > 0 then 'expansion' else 'contraction' end as kind,
    s.mrr, s.change
  from (
    select l.customer_id, l.moved_at, l.moved_day, l.mrr,
      l.mrr - lag(l.mrr, 1, 0) over (partition by l.customer_id order by l.moved_at) as change
    from (
      select c.*, lead(c.moved_day) over (partition by c.customer_id order by c.moved_at) - c.moved_day as gap
      from (
        select t.customer_id, max(t.moved_at) as moved_at, max(t.moved_day) as moved_day,
          cast(sum(sum(t.change)) over (partition by t.customer_id order by ${moment}) as decimal(38,16)) as mrr
        from (
          select v.customer_id, case when e.sign > 0 then v.valid_from else v.valid_to end as moved_at,
            case when e.sign > 0 then v.valid_from_day else v.valid_to_day end as moved_day,
            case when e.sign > 0 then v.mrr else -v.mrr end as change
          from (${versionRows(params, has, {asOf, carried: () => nothing})}) as v
          cross join (values (1), (-1)) as e (sign)
          where v.mrr > 0 and v.valid_from < ${known}
            and case when e.sign > 0 then coalesce(v.valid_to >= ${known} or ${lasts}, true)
              else v.valid_to < ${known} and ${lasts} end
        ) as t
        group by t.customer_id, ${moment}
      ) as c
    ) as l
    where not (l.mrr = 0 and coalesce(l.gap <= ${gap}, false))
  ) as s
  where abs(s.change) >= 0.000000001
  window w as (partition by s.customer_id order by s.moved_at)`;
    },
    derive: (from) => movementsOnColumns(from, params, has),
  };
};
