import type {Catalog, Query, Statement, TableName} from '@crm-widgets/core';
import type {Has} from '../metric.js';
import {writeCohort} from './compile-cohort.js';
import {writeDistribution} from './compile-distribution.js';
import {writeExtent} from './compile-extent.js';
import {writeFunnel, writeReached, writeWaits} from './compile-funnel.js';
import {writeMembers} from './compile-members.js';
import {writeMeasures} from './compile-measures.js';
import {rowColumns, writeRows} from './compile-rows.js';
import {joined, sql, type Sql} from './fragment.js';
import {hasOf, Tables} from './tables.js';

/**
 * A query value in DuckDB's words: one step for each table, then the derived rows, the windows, the aggregates.
 *
 * @throws {InputError} `E_SCHEMA_MISSING` for a table or required column that is not there, `E_ATTR` for a column
 *   of `where` or `by` that is not, or a value that it cannot have
 */
export function compile(query: Query, catalog: Catalog): Statement {
  const tables = new Tables(hasOf(catalog), catalog);
  const {steps, select} = write(query, tables);
  const all = [...tables.steps(), ...steps];
  const {text, params} = all.length === 0 ? select : sql`with ${joined(all, ',\n')}\n${select}`;
  return {text, params, columns: columnsOf(query, tables)};
}

/** The tables that a query reads and the columns of each, as far as can be told before anything is loaded. */
export function needs(query: Query, has: Has): {table: TableName; columns: string[]}[] {
  const tables = new Tables(has);
  write(query, tables);
  return tables.needs();
}

function write(query: Query, tables: Tables): {steps: Sql[]; select: Sql} {
  switch (query.kind) {
    case 'measures': return writeMeasures(query, tables);
    case 'extent': return writeExtent(query, tables);
    case 'cohort': return writeCohort(query, tables);
    case 'distribution': return writeDistribution(query, tables);
    case 'rows': return writeRows(query, tables);
    case 'funnel': return writeFunnel(query, tables);
    case 'waits': return writeWaits(query, tables);
    case 'reached': return writeReached(query, tables);
    case 'members': return writeMembers(query, tables);
  }
}

function columnsOf(query: Query, tables: Tables): Statement['columns'] {
  switch (query.kind) {
    case 'measures': return {
      window: 'number',
      ...Object.fromEntries(query.by.map((_, k) => [`by${k}`, 'text' as const])),
      ...Object.fromEntries(query.measures.map((_, k) => [`m${k}`, 'number' as const])),
    };
    case 'extent': return {first: 'number', last: 'number', rows: 'number'};
    case 'cohort': return {
      cohort: 'number', period: 'number', [query.worth ? 'worth' : 'entities']: 'number', size: 'number',
    };
    case 'waits':
    case 'distribution': return {from: 'number', until: 'number', count: 'number'};
    case 'rows': return rowColumns(query, tables);
    case 'members': return {entity: 'text', ...(query.cohort.worth ? {worth: 'number' as const} : {})};
    case 'reached': return {entity: 'text', ...Object.fromEntries(query.funnel.steps.map((_, k) => [`t${k}`, 'number' as const]))};
    case 'funnel': return {
      ...Object.fromEntries(query.by.map((_, k) => [`by${k}`, 'text' as const])),
      ...Object.fromEntries(query.steps.flatMap((_, k) =>
        ['entities', 'pending', 'median', 'mean'].map((each) => [`${each}${k}`, 'number' as const]))),
    };
  }
}
