import {columnsOf, type ColumnType, type TableName} from '@crm-widgets/core';
import type {Fact} from '../facts/fact.js';
import type {Has} from '../metric.js';
import {joined, name, sql, type Sql} from '../sql/fragment.js';
import {sqlTypes} from '../sql/tables.js';

/** Name of the fact whose rows are those of a SELECT that a page wrote. */
export const OWN = 'own';

/** What a page says of rows of its own: the parameters of that fact. */
export interface OwnSql {
  /** Of the metric, for faults. */
  readonly id: string;
  readonly sql: string;
  /** The tables that it may name. */
  readonly tables: readonly TableName[];
  /** The columns that it has to return, and those that are used of it. */
  readonly columns: Readonly<Record<string, ColumnType>>;
}

/** A row is what a page's SELECT returns, its columns as they were declared; checked before, as `checkOwnSql` has it. */
export const ownRows: Fact = (params, has) => {
  const own = params as unknown as OwnSql;
  return {
    base: null,
    uses: Object.fromEntries(own.tables.map((table) =>
      [table, [...columnsNamed(table, own.sql, has), ...extrasNamed(table, own.sql, has)]])),
    own: own.columns,
    namesColumns: true,
    rows: () => sql`select ${joined(Object.entries(own.columns).flatMap(typed), ', ')}
  from (
${ownText(own)}
  ) as u`,
  };
};

/** The text as it stands, on lines of its own, so that a comment at its end ends as well. */
export function ownText({sql: text}: OwnSql): Sql {
  return {text: text.replace(/;\s*$/, ''), params: []};
}

/** A declared column, and the local day of a moment. */
export function partsOf(column: string, type: ColumnType): [string, Sql][] {
  const part = (each: string, of: ColumnType): [string, Sql] => [each, {text: sqlTypes[of], params: []}];
  return type === 'instant' ? [part(column, type), part(`${column}_day`, 'day')] : [part(column, type)];
}

function typed([column, type]: [string, ColumnType]): Sql[] {
  return partsOf(column, type).map(([part, as]) => sql`cast(u.${name(part)} as ${as}) as ${name(part)}`);
}

/** Columns of a table that the file has, or the data model a default for; of these, such as the text could mean. */
function columnsNamed(table: TableName, text: string, has: Has): string[] {
  const there = [...columnsOf(table)].filter(([column, {required}]) => !required || has(table, column));
  const isMeant = (column: string) => text.includes('*') || new RegExp(`\\b${column}(_day)?\\b`, 'i').test(text);
  return there.map(([column]) => column).filter(isMeant);
}

/** Columns of a file beyond the data model that the text names, as their header writes them. */
export function extrasNamed(table: TableName, text: string, has: Has): string[] {
  const known = columnsOf(table);
  const isTaken = (word: string) => known.has(word.toLowerCase()) || known.get(word.toLowerCase().replace(/_day$/, ''))?.type === 'instant';
  const words = [...text.matchAll(/"((?:""|[^"])*)"|[\p{L}_][\p{L}\p{N}_$]*/gu)]
    .map(([word, quoted]) => (quoted === undefined ? word : quoted.replaceAll('""', '"')));
  return [...new Set(words)].filter((word) => word !== '' && !isTaken(word) && has(table, word));
}
