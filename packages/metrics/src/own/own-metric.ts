import {columnsOf, type Aggregate, type Better, type ColumnType, type FactRef, type TableName} from '@crm-widgets/core';
import type {Unit, Where} from '@crm-widgets/core';
import {total} from '../calculators.js';
import {metrics} from '../index.js';
import {count, dated} from '../measures.js';
import type {Metric} from '../metric.js';
import {
  oneOf, readAggregate, readColumns, readMoment, readTable, shown, wrong, type Columns, type Given,
} from './own-checks.js';
import {OWN} from './own-rows.js';

/** A number that a page makes of rows by an aggregate, without a calculator. */
interface OwnNumber {
  /** Small letters, digits and dashes; none of the kit's. */
  readonly id: string;
  readonly title: string;
  readonly unit: Unit;
  /** Which way is good; neutral by default. */
  readonly better?: Better;
  readonly description?: string;
  /** For the definition card; by default what is aggregated, in words. */
  readonly formula?: string;
  /** The moment that says in which period a row counts. */
  readonly at: string;
  readonly aggregate: Aggregate;
  /** Only these rows, as a widget's `where`. */
  readonly where?: Where;
}

interface OfTable extends OwnNumber {
  readonly table: TableName;
}

interface OfSelect extends OwnNumber {
  /**
   * One SELECT over `tables`, each under its own name with the columns of the data model; a moment `x` has its local day
   * in `x_day`.
   */
  readonly sql: string;
  readonly tables: readonly TableName[];
  /** What it returns; for a moment `x` also `x_day`. */
  readonly columns: Readonly<Record<string, ColumnType>>;
}

/** A metric of a page's own: of the rows of a table, of those of a SELECT, or as `defineMetric` has it. */
export type OwnMetric = Metric | OfTable | OfSelect;

/**
 * A page's own metric by its id; null for an id that none of them has.
 * @throws {InputError} `E_OWN_METRIC` for a definition that is wrong, naming it
 */
export function ownMetric(list: readonly unknown[], id: string): Metric | null {
  if (!Array.isArray(list)) throw wrong('', `got ${shown(list)}, wanted a list`, 'Set metrics to an array of definitions');
  const found = (list as readonly (Given | null)[]).filter((one) => one?.id === id);
  if (found.length === 0) return null;
  if (found.length > 1) throw wrong(id, `${found.length} metrics have this id, wanted one`, 'Give each an id of its own');
  if (Object.hasOwn(metrics, id)) throw wrong(id, 'it is the id of a metric of the kit', 'Choose another id');
  if (!/^[a-z][a-z0-9-]*$/.test(id)) throw wrong(id, 'an id has small letters, digits and dashes', 'Rename it');
  const [given] = found as [Given];
  return isWhole(given) ? {...plain, ...given} as unknown as Metric : read(id, given);
}

const plain = {params: {}, description: '', formula: '', reference: 'the page', better: 'neutral'} as const;

/** Whether it is as `defineMetric` has it. */
function isWhole({calculate, measures, tables}: Given): boolean {
  return typeof calculate === 'function' && typeof measures === 'function' && Array.isArray(tables);
}

function read(id: string, given: Given): Metric {
  const {title, description = '', formula, where} = given;
  if (typeof title !== 'string' || title === '') throw wrong(id, `title is ${shown(title)}, wanted a text`, 'Give it a title');
  const {tables, columns, fact, of} = rowsOf(id, given);
  const scope = dated(fact, readMoment(id, given.at, columns));
  const aggregate = readAggregate(id, given.aggregate, columns);
  const options = where === undefined ? {} : {filter: where as Where};
  const value = {...scope, aggregate, ...options};
  return {
    ...plain, id, title, description: String(description),
    unit: oneOf(id, 'unit', given.unit, ['money', 'ratio', 'count', 'duration', 'months', 'score', 'multiple']),
    better: oneOf(id, 'better', given.better ?? 'neutral', ['up', 'down', 'neutral']),
    formula: typeof formula === 'string' ? formula : `${wordsOf(aggregate)} of ${of}`,
    tables: [tables],
    measures: () => ({value, rows: count(scope, options)}),
    calculate: ({value: found = null, rows = null}) => total(found, rows),
  };
}

interface Rows {
  readonly tables: readonly TableName[];
  readonly columns: Columns;
  readonly fact: FactRef;
  /** What the rows are, for the card. */
  readonly of: string;
}

function rowsOf(id: string, {table, sql, tables, columns: returned}: Given): Rows {
  if (sql === undefined) {
    const name = readTable(id, 'table', table);
    const columns = new Map([...columnsOf(name)].map(([column, {type}]) => [column, type]));
    return {tables: [name], columns, fact: {name}, of: name};
  }
  if (typeof sql !== 'string') throw wrong(id, `sql is ${shown(sql)}, wanted a text`, 'Give it one SELECT');
  if (!Array.isArray(tables) || tables.length === 0) {
    throw wrong(id, `tables is ${shown(tables)}, wanted the tables of its sql`, 'List them in tables');
  }
  const names = tables.map((one) => readTable(id, 'tables', one));
  const columns = readColumns(id, returned);
  const params = {id, sql, tables: names, columns: Object.fromEntries(columns)};
  return {tables: names, columns, fact: {name: OWN, params}, of: sql.trim()};
}

function wordsOf(aggregate: Aggregate): string {
  return 'column' in aggregate ? `${aggregate.kind} of ${aggregate.column}` : aggregate.kind;
}
