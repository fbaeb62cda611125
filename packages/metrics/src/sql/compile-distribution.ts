import type {DatedWindow, DistributionQuery, RowsQuery} from '@crm-widgets/core';
import {column, number, sql, whereAll, type Sql} from './fragment.js';
import {datedBefore, dayOf} from './placing.js';
import {Rows} from './rows.js';
import type {Tables} from './tables.js';

/** The steps and the last SELECT of a distribution query. */
export function writeDistribution(query: DistributionQuery, tables: Tables): {steps: Sql[]; select: Sql} {
  const rows = new Rows(tables, query.fact, query.asOf);
  const value = sql`cast(${column('r', rows.column(query.column).id)} as double)`;
  const low = sql`floor(min(value))`;
  // The last bin holds the greatest value.
  const bin = sql`least(floor((v.value - s.low) / s.width), s.bins - 1)`;
  const vals = sql`vals as (
  select ${value} as value
  from ${rows.relation}${whereAll([...picked(query, rows), sql`${value} is not null`])}
)`;
  return {steps: [...rows.steps(), vals, ...binSteps(query.bins, low, bin)], select: countedBins};
}

/** `binned (bin, low, width)` of `vals (value)`. */
export function binSteps(asked: number | undefined, low: Sql, bin: Sql): Sql[] {
  const bins = asked === undefined ? sql`least(60, greatest(1, ceil(cbrt(count(value)))))` : number(asked);
  return [
    sql`span as (
  select ${low} as low, ${bins} as bins,
    greatest(1, ceil((max(value) - min(value)) / ${bins})) as width
  from vals
)`,
    sql`binned as (
  select ${bin} as bin, s.low, s.width
  from vals as v
  cross join span as s
)`,
  ];
}

export const countedBins = sql`select low + bin * width as "from", low + (bin + 1) * width as until, cast(count(*) as integer) as "count"
from binned
group by 1, 2
order by 1`;

/** What rows a query of single rows looks at: those known before as-of, where it says what dates them. */
export function picked(query: Pick<RowsQuery, 'at' | 'where' | 'filter' | 'asOf'>, rows: Rows): Sql[] {
  return [
    ...(query.at ? inWindow(query.at, rows) : []), ...rows.conditions(query.where), ...rows.filter(query.filter ?? {}),
  ];
}

function inWindow({column: dated, from, until}: DatedWindow, rows: Rows): Sql[] {
  const end = Math.min(until, rows.asOf.day);
  return [
    sql`${dayOf(rows, dated)} >= ${number(from)}`, sql`${dayOf(rows, dated)} < ${number(end)}`,
    ...datedBefore(rows, dated, [{i: 0, from, until: end}]),
  ];
}
