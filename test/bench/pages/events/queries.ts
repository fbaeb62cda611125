// What somebody who knows DuckDB writes for these very questions: that no two events share an instant, and that each name is
// one step, is known here and not to the kit.
const steps = ['page_view', 'product_view', 'add_to_cart', 'checkout_start', 'purchase'];
const DAY_MS = 86_400_000;
const WINDOW_MS = 14 * DAY_MS;

const waits = (columns: string) => `select ${steps.map((_, k) => `count(*) filter (where depth > ${k})::integer as entities${k}`).join(', ')},
  ${[1, 2, 3, 4].map((k) => `median(t${k} - t${k - 1}) as median${k}, avg(t${k} - t${k - 1}) as mean${k}`).join(', ')}
  from (select *, row_number() over (partition by actor order by depth desc, t0) as nth
    from (select actor, ${columns})) where nth = 1`;

const depth = (value: (k: number) => string) => [1, 2, 3, 4].map((k) => `(${value(k)} is not null)::integer`).join(' + ');

const ordered = `with ${steps.map((step, k) => `s${k} as (select actor, ms from events where step = '${step}')`).join(', ')},
  r0 as (select actor, ms as t0 from s0),
  ${[1, 2, 3, 4].map((k) => `r${k} as (select r.*, case when r.t${k - 1} is not null and s.ms <= r.t0 + ${WINDOW_MS} then s.ms end as t${k}
    from r${k - 1} r asof left join s${k} s on s.actor = r.actor and s.ms > r.t${k - 1})`).join(',\n  ')}
  ${waits(`t0, t1, t2, t3, t4, 1 + ${depth((k) => `t${k}`)} as depth from r4`)}`;

const strict = `with next as (select actor, step, ms as t0, ${[1, 2, 3, 4].map((k) => `lead(step, ${k}) over w as n${k}, lead(ms, ${k}) over w as m${k}`).join(', ')}
    from events window w as (partition by actor order by ms)),
  r1 as (select *, case when n1 = '${steps[1]}' and m1 <= t0 + ${WINDOW_MS} then m1 end as t1 from next where step = '${steps[0]}'),
  ${[2, 3, 4].map((k) => `r${k} as (select *, case when t${k - 1} is not null and n${k} = '${steps[k]}' and m${k} <= t0 + ${WINDOW_MS} then m${k} end as t${k} from r${k - 1})`).join(', ')}
  ${waits(`t0, t1, t2, t3, t4, 1 + ${depth((k) => `t${k}`)} as depth from r4`)}`;

const anyOrder = `with first as (select actor, ms as t0, ${steps.map((step, k) => `min(case when step = '${step}' then ms end) over w as f${k}`).join(', ')}
    from events where step in (${steps.map((step) => `'${step}'`).join(', ')})
    window w as (partition by actor order by ms range between current row and ${WINDOW_MS} following)),
  sorted as (select actor, list_sort(list_filter([f0, f1, f2, f3, f4], x -> x is not null)) as l from first)
  ${waits(`${steps.map((_, k) => `l[${k + 1}] as t${k}`).join(', ')}, len(l) as depth from sorted`)}`;

const MONTH = `(year("at") - 2022) * 12 + month("at") - 1`;
const lived = `with lived as (select distinct actor, m from events)`;
const size = `select m as cohort, null as period, count(*)::integer as entities from lived group by 1 union all`;
const firsts = `${lived}, firsts as (select actor, min(m) as c from lived group by 1)
  select c as cohort, null as period, count(*)::integer as entities from firsts group by 1 union all
  select c, m, count(*)::integer from firsts join lived using (actor) group by 1, 2`;
const on = `${lived} ${size} select a.m, b.m, count(*)::integer from lived a join lived b on a.actor = b.actor and b.m >= a.m group by 1, 2`;
const unbounded = `${lived}, lasts as (select actor, max(m) as l from lived group by 1),
  ends as (select a.m as c, l, count(*) as n from lived a join lasts using (actor) group by 1, 2)
  ${size} select c, p.range, sum(n)::integer from ends join range(36) p on p.range between c and l group by 1, 2`;
const until = `${lived}, nexts as (select m as c, lead(m) over (partition by actor order by m) as b from lived),
  ends as (select c, b, count(*) as n from nexts where b is not null group by 1, 2)
  ${size} select c, p.range, sum(n)::integer from ends join range(36) p on p.range >= b group by 1, 2`;
const brackets = `${lived}, bits as (select actor, bit_or(1::bigint << m) as b from lived group by 1)
  ${size} select m, j, count(*)::integer from (select m, unnest([0, 1, 2, 3]) as j, unnest([
    (b >> m) & 1, (b >> m) & ((1::bigint << 4) - 2), (b >> m) & ((1::bigint << 13) - 16), (b >> m) & ((1::bigint << 36) - (1::bigint << 13))
  ]) as hit from lived join bits using (actor)) where hit <> 0 group by 1, 2`;
const rolling = `with starts as (select actor, m, min(ms) as since from events group by 1, 2)
  select m as cohort, null as period, count(*)::integer as entities from starts group by 1 union all
  select cohort, period, count(*)::integer from (
    select distinct s.actor, s.m as cohort, s.m + (e.ms - s.since) // ${30 * DAY_MS} as period
    from starts s join events e on e.actor = s.actor and e.ms >= s.since
  ) where period < 36 group by 1, 2`;

/** What the queries read. */
export const created = `create table events as
  select actor_id as actor, name as step, epoch_ms("at") as ms, (${MONTH})::integer as m from read_csv('events.csv', header = true,
    columns = {"at": 'timestamp', actor_id: 'varchar', name: 'varchar'})`;

export const queries: Readonly<Record<string, string>> = {
  'funnel ordered': ordered, 'funnel strict': strict, 'funnel any': anyOrder,
  'cohorts first': firsts, 'cohorts on': on, 'cohorts unbounded': unbounded, 'cohorts until': until, 'cohorts brackets': brackets,
  'cohorts rolling24': rolling,
};
