import type {ColumnType, RowsQuery, Statement} from '@crm-widgets/core';
import {picked} from './compile-distribution.js';
import {dialect} from './dialect.js';
import {column, joined, name, nothing, number, sql, whereAll, type Sql} from './fragment.js';
import {Rows} from './rows.js';
import type {Column, Tables} from './tables.js';

/** The steps and the last SELECT of a query for rows. */
export function writeRows(query: RowsQuery, tables: Tables): {steps: Sql[]; select: Sql} {
  const rows = new Rows(tables, query.fact, query.asOf);
  const asked = query.columns.map((named) => rows.column(named));
  const where = picked(query, rows);
  const order = [
    ...query.sort.map(({column: named, descending}) => ordered(rows.column(named), descending)),
    ...asked.map((one) => ordered(one)),
  ];
  const list = asked.map((one, k) => sql`${read(one)} as ${name(`c${k}`)}`);
  return {
    steps: rows.steps(),
    select: sql`select ${joined(list, ', ')}
from ${rows.relation}${whereAll(where)}
order by ${joined(order, ', ')}
limit ${number(query.limit)}`,
  };
}

/** Whether each column of the answer holds text or numbers. */
export function rowColumns(query: RowsQuery, tables: Tables): Statement['columns'] {
  const rows = new Rows(tables, query.fact, query.asOf);
  return Object.fromEntries(query.columns.map((named, k) => [`c${k}`, isText(rows.column(named).type) ? 'text' : 'number']));
}

function isText(type: ColumnType): boolean {
  return type === 'id' || type === 'text';
}

function ordered(by: Column, descending?: true): Sql {
  return sql`${column('r', by.id)}${descending ? sql` desc` : nothing} nulls last`;
}

function read({id, type}: Column): Sql {
  const value = column('r', id);
  switch (type) {
    case 'money': return sql`cast(${value} as varchar)`;
    case 'boolean': return sql`cast(${value} as integer)`;
    case 'instant': return dialect.milliseconds(value);
    case 'integer': return sql`cast(${value} as double)`;
    default: return value;
  }
}
