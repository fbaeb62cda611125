import type {DatedWindow, DistributionQuery, RowsQuery} from '@crm-widgets/core';
import {column, number, sql, whereAll, type Sql} from './fragment.js';
import {datedBefore, dayOf} from './placing.js';
import {Rows} from './rows.js';
import type {Tables} from './tables.js';

/** The steps and the last SELECT of a distribution query. */
export function writeDistribution(query: DistributionQuery, tables: Tables): {steps: Sql[]; select: Sql} {
  const rows = new Rows(tables, query.fact, query.asOf);
  const value = sql`cast(${column('r', rows.column(query.column).id)} as double)`;
  const bins = query.bins === undefined ? sql`least(60, greatest(1, ceil(cbrt(count(value)))))` : number(query.bins);
  const steps = [
    sql`vals as (
  select ${value} as value
  from ${rows.relation}${whereAll([...picked(query, rows), sql`${value} is not null`])}
)`,
    sql`span as (
  select floor(min(value)) as low, ${bins} as bins,
    greatest(1, ceil((max(value) - min(value)) / ${bins})) as width
  from vals
)`,
    sql`binned as (
  select least(floor((v.value - s.low) / s.width), s.bins - 1) as bin, s.low, s.width
  from vals as v
  cross join span as s
)`,
  ];
  return {
    steps: [...rows.steps(), ...steps],
    select: sql`select low + bin * width as "from", low + (bin + 1) * width as until, cast(count(*) as integer) as "count"
from binned
group by 1, 2
order by 1`,
  };
}

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
