import type {ExtentQuery} from '@crm-widgets/core';
import {number, sql, whereAll, type Sql} from './fragment.js';
import {datedBefore, dayOf} from './placing.js';
import {Rows} from './rows.js';
import type {Tables} from './tables.js';

/** The steps and the last SELECT of an extent query. */
export function writeExtent(query: ExtentQuery, tables: Tables): {steps: Sql[]; select: Sql} {
  const rows = new Rows(tables, query.fact, query.asOf);
  const day = dayOf(rows, query.column);
  const where = [
    sql`${day} < ${number(query.asOf.day)}`, ...rows.conditions(query.where),
    ...datedBefore(rows, query.column, [{i: 0, from: -Infinity, until: query.asOf.day}]),
  ];
  const select = sql`select cast(min(${day}) as integer) as first, cast(max(${day}) as integer) as last,
  cast(count(*) as integer) as ${{text: '"rows"', params: []}}
from ${rows.relation}${whereAll(where)}`;
  return {steps: rows.steps(), select};
}
