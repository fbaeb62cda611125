import {columnsOf, type Catalog, type ColumnType, type Statement} from '@crm-widgets/core';
import {joined, name, sql} from '../sql/fragment.js';
import {Rows} from '../sql/rows.js';
import {hasOf, Tables} from '../sql/tables.js';
import type {Has} from '../metric.js';
import {extrasNamed, OWN, ownText, partsOf, type OwnSql} from './own-rows.js';

const never = {instant: 0, day: 0};

/** Asks which type a column has that a page's SELECT is to return; without `part` whether the SELECT runs at all. */
export function ownProbe(own: OwnSql, part: string | null, catalog: Catalog): Statement {
  const tables = new Tables(hasOf(catalog), catalog);
  new Rows(tables, {name: OWN, params: {...own}}, never);
  const steps = [...tables.steps(), sql`given as (\n${ownText(own)}\n)`];
  const asked = part === null ? sql`cast(count(*) as varchar) as found from given limit 0`
    : sql`typeof((select ${name(part)} from given limit 0)) as found`;
  const {text, params} = sql`with ${joined(steps, ',\n')}\nselect ${asked}`;
  return {text, params, columns: {found: 'text'}};
}

/** The text on declared tables without rows: whatever table it names beside them was not declared. @param has columns of the files */
export function onDeclaredTables(own: OwnSql, has: Has): string {
  const empty = own.tables.map((table) => {
    const columns = [...columnsOf(table)].flatMap(([column, {type}]) => partsOf(column, type));
    const extras = extrasNamed(table, own.sql, has).map((extra) => sql`cast(null as varchar) as ${name(extra)}`);
    const nulls = [...columns.map(([part, as]) => sql`cast(null as ${as}) as ${name(part)}`), ...extras];
    return sql`${name(table)} as (select ${joined(nulls, ', ')})`;
  });
  return sql`with ${joined(empty, ', ')} select * from (\n${ownText(own)}\n)`.text;
}

/** The columns that a SELECT has to return, each with a type that its own has to fit. */
export function partsWanted({columns}: OwnSql): [part: string, type: ColumnType][] {
  return Object.entries(columns).flatMap(([column, type]) =>
    partsOf(column, type).map(([part]): [string, ColumnType] => [part, part === column ? type : 'day']));
}
