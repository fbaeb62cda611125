import {
  eventStreams, type EventStream, type FunnelQuery, type ReachedQuery, type WaitsQuery,
} from '@crm-widgets/core';
import {binSteps, countedBins} from './compile-distribution.js';
import {boundInstant} from './conditions.js';
import {dialect} from './dialect.js';
import {allOf, anyOf, bound, column, joined, name, number, ordinals, sql, whereAll, type Sql} from './fragment.js';
import {FunnelAttempts} from './funnel-attempts.js';
import {flagsOf, hasUntimed, waitAfter} from './funnel-flags.js';
import {dayOf, named, namesOf} from './placing.js';
import {Rows} from './rows.js';
import type {Tables} from './tables.js';

/**
 * The steps and the last SELECT of a funnel query.
 *
 * Each event knows the next one of each kind, so that an attempt goes on by a join of equal places, however many events
 * an entity has.
 */
export function writeFunnel(query: FunnelQuery, tables: Tables): {steps: Sql[]; select: Sql} {
  return {steps: attemptSteps(query, tables), select: counted(query)};
}

/** The same for the times between two steps. */
export function writeWaits({funnel, step, bins}: WaitsQuery, tables: Tables): {steps: Sql[]; select: Sql} {
  const wait = waitAfter(funnel, step);
  const vals = sql`vals as (
  select ${wait} / 1000 as value
  from deepest
  where depth > ${number(step)}${hasUntimed(funnel) ? sql` and ${wait} is not null` : sql``}
)`;
  const bin = sql`floor((v.value - s.low) / s.width)`;
  const steps = [...attemptSteps({...funnel, by: []}, tables), vals, ...binSteps(bins, sql`min(value)`, bin)];
  return {steps, select: countedBins};
}

/** The same for who came to a step. */
export function writeReached({funnel, step, which, group = [], limit}: ReachedQuery, tables: Tables): {steps: Sql[]; select: Sql} {
  const came = which === 'reached' ? sql`depth > ${number(step)}`
    : sql`depth = ${number(step)} and ${which === 'lost' ? sql`not is_pending` : sql`is_pending`}`;
  const labels = namesOf(funnel.by, 'd');
  const inGroup = group.map((label, k) => sql`${labels[k]!} is not distinct from ${bound(label, 'varchar')}`);
  const instants = funnel.steps.map((_, k) => sql`t_${number(k + 1)} as t${number(k)}`);
  return {
    steps: attemptSteps(funnel, tables),
    select: sql`select entity, ${joined(instants, ', ')}
from deepest as d${whereAll([came, ...inGroup])}
order by t_1, entity
limit ${number(limit)}`,
  };
}

function attemptSteps(query: FunnelQuery, tables: Tables): Sql[] {
  const streams = eventStreams(query);
  const label = ({fact: {name: own}}: EventStream, s: number) => (s === 0 ? own : `${own}_${s + 1}`);
  const rows = streams.map((stream, s) => new Rows(tables, stream.fact, query.asOf, label(stream, s)));
  const parts = streams.map((stream, s) => streamOf(query, stream, rows[s]!, s));
  const happened = sql`happened as (\n  ${joined(parts, '\n  union all\n  ')}\n)`;
  return [
    ...rows.flatMap((own) => own.steps()), happened, placed(query), followed(query),
    ...new FunnelAttempts(query).steps(), deepest(),
  ];
}

/** Events of one fact and column: whose, when, and what they are. */
function streamOf(query: FunnelQuery, {column: dated, events}: EventStream, rows: Rows, stream: number): Sql {
  const {entry, lookahead, order, steps, by} = query;
  const entity = rows.text(query.entity);
  const at = column('r', rows.column(dated).id);
  const isEntry = entry ? sql`${dayOf(rows, dated)} < ${number(entry.until)}` : sql`true`;
  const flags = flagsOf(query).map((flag, place) => {
    const event = events.find((one) => one.place === place);
    const holds = event ? sql`coalesce(${allOf(rows.conditions(event.filter ?? {}))}, false)` : sql`false`;
    return sql`${holds} as ${flag}`;
  });
  const isUntimed = events.flatMap(({filter = {}, untimed: which}) =>
    (which ? [allOf([...rows.conditions(filter), ...rows.conditions(which)])] : []));
  const untimed = !hasUntimed(query) ? sql``
    : sql`, coalesce(${isUntimed.length > 0 ? anyOf(isUntimed) : sql`false`}, false) as untimed`;
  const starts = events.some(({place}) => (order === 'any' ? place < steps.length : place === 0));
  const groups = by.map((one) => (starts ? rows.dimension(one) : sql`cast(null as varchar)`));
  const where = [
    sql`${entity} is not null`, sql`${at} < ${boundInstant(query.asOf.instant)}`,
    ...(entry ? [sql`${dayOf(rows, dated)} >= ${number(entry.from)}`] : []), ...(entry && !lookahead ? [isEntry] : []),
    ...rows.conditions(query.where),
  ];
  const t = dialect.milliseconds(at);
  return sql`select ${entity} as entity, ${t} as t, ${number(stream)} as stream, ${rows.place()} as file_row,
    ${isEntry} as is_entry, ${joined(flags, ', ')}${untimed}${named(groups)}
  from ${rows.relation}${rows.labels}${whereAll(where)}`;
}

/** All of them in one order; in order `strict` also those that are no step. */
function placed(query: FunnelQuery): Sql {
  const flags = flagsOf(query);
  const ofSteps = flags.slice(0, query.steps.length);
  const kinds = ofSteps.map((flag, k) => sql`case when ${flag} then ${number(2 ** k)} else 0 end`);
  const mask = query.order === 'any' ? sql`,\n    ${joined(kinds, ' + ')} as kinds` : sql``;
  const where = query.order === 'strict' ? [] : [anyOf(flags)];
  return sql`placed as (
  select *, row_number() over (order by t, stream, file_row) as place${mask}
  from happened${whereAll(where)}
)`;
}

/** Each with the place of the entity's next event of each kind that somebody may go on to. */
function followed(query: FunnelQuery): Sql {
  const {steps, order, exclusions} = query;
  const flags = flagsOf(query);
  const after = (flag: Sql, what = sql`place`) =>
    dialect.nextKnown(sql`case when ${flag} then ${what} end`, sql`later`);
  const bars = flags.slice(steps.length, steps.length + exclusions.length);
  const wanted = order === 'strict' ? [] : flags.slice(order === 'any' ? 0 : 1, steps.length);
  const list = [
    ...wanted.map((flag) => sql`${after(flag)} as ${prefixed('after_', flag)}`),
    ...(order === 'strict' ? [sql`lead(place) over later as after_any`] : []),
    ...bars.flatMap((flag) => [
      sql`${after(flag)} as ${prefixed('after_', flag)}`, sql`${after(flag, sql`t`)} as ${prefixed('when_', flag)}`,
    ]),
    ...(query.closing ? [sql`${after(sql`closing`)} as after_closing`] : []),
  ];
  return sql`followed as (
  select *${joined(list.map((one) => sql`,\n    ${one}`), '')}
  from placed
  window later as (partition by entity order by place)
)`;
}

function prefixed(prefix: string, flag: Sql): Sql {
  return name(prefix + flag.text);
}

/** Of each entity the deepest attempt, the earliest of these. */
function deepest(): Sql {
  return sql`deepest as (
  select *
  from (
    select *, row_number() over (partition by entity order by depth desc, place_1) as nth,
      coalesce(max(case when is_open then depth end) over (partition by entity), 0) = depth as is_pending
    from lasting
  ) as ranked
  where nth = 1
)`;
}

function counted(query: FunnelQuery): Sql {
  const {steps, by} = query;
  const columns = steps.flatMap((_, k) => {
    const depth = number(k);
    const wait = k === 0 ? sql`null` : waitAfter(query, k);
    return [
      sql`cast(count(*) filter (where depth > ${depth}) as integer) as entities${depth}`,
      sql`cast(count(*) filter (where is_pending and depth = ${depth}) as integer) as pending${depth}`,
      k === 0 ? sql`null as median0` : sql`${dialect.quantile(wait, sql`0.5`)} / 1000 as median${depth}`,
      k === 0 ? sql`null as mean0` : sql`avg${wait} / 1000 as mean${depth}`,
    ];
  });
  const groups = namesOf(by, 'd').map((group) => sql`${group}, `);
  return sql`select ${joined(groups, '')}${joined(columns, ',\n  ')}
from deepest as d${by.length > 0 ? sql`\ngroup by ${ordinals(by.length)}` : sql``}`;
}
