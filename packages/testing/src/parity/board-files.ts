import {readFileSync} from 'node:fs';
import {columnsOf, type TableName} from '@crm-widgets/core';
import {DateDay, Float64, tableToIPC, Table, Utf8, vectorFromArray} from 'apache-arrow';
import {parquetWriteBuffer} from 'hyparquet-writer';

/** A table of a demo board: its CSV file, and what its headers stand for. */
export interface BoardTable {
  readonly file: string;
  /** Header by column of the data model, where they differ. */
  readonly columns?: Readonly<Record<string, string>>;
}

/** A demo board, as its page says it. */
export interface Board {
  readonly asOf: string;
  readonly zone: string;
  readonly currency: string;
  readonly tables: Readonly<Partial<Record<TableName, BoardTable>>>;
  /** Dimensions that its numbers are grouped by. */
  readonly by: readonly string[];
}

const subscriptions: readonly TableName[] = ['customers', 'subscriptions', 'transactions', 'deals', 'deal_stages', 'expenses', 'events'];

export const boards: Readonly<Record<string, Board>> = {
  shop: {
    asOf: '1998-07-01', zone: 'UTC', currency: 'USD', by: ['cds'],
    tables: {transactions: {file: 'cdnow_sample_transactions.csv', columns: {customer_id: 'sample_id', issued_at: 'date'}}},
  },
  sales: {
    asOf: '2018-01-01', zone: 'UTC', currency: 'USD', by: ['product'],
    tables: {deals: {
      file: 'crm-sales-opportunities/sales_pipeline.csv',
      columns: {
        deal_id: 'opportunity_id', customer_id: 'account', stage: 'deal_stage', created_at: 'engage_date', closed_at: 'close_date',
        amount: 'close_value',
      },
    }},
  },
  subscriptions: {
    asOf: '2025-01-01', zone: 'Europe/Paris', currency: 'EUR', by: ['customers.channel'],
    tables: Object.fromEntries(subscriptions.map((name) => [name, {file: `subscriptions/${name}.csv`}])),
  },
};

export const formats = ['csv', 'json', 'arrow', 'parquet'] as const;
export type BoardFormat = (typeof formats)[number];

/** The file of a board's table, written as a program would: numbers as numbers, days as days where the format knows them. */
export function boardFile(name: TableName, {file, columns = {}}: BoardTable, format: BoardFormat): Uint8Array {
  const text = readFileSync(new URL(`../../../../stories/boards/data/${file}`, import.meta.url), 'utf8');
  if (format === 'csv') return new TextEncoder().encode(text);
  const [headers, ...rows] = text.trim().split(/\r?\n/).map((line) => line.split(','));
  const read = headers!.map((header, i) => valuesOf(rows.map((row) => row[i] ?? ''), kindOf(name, header, columns)));
  switch (format) {
    case 'json': return new TextEncoder().encode(JSON.stringify(
      rows.map((_, row) => Object.fromEntries(headers!.map((header, i) => [header, isoOf(read[i]!.values[row]!)])))));
    case 'arrow': return tableToIPC(new Table(Object.fromEntries(headers!.map((header, i) => [header, vectorOf(read[i]!)]))));
    case 'parquet': return new Uint8Array(parquetWriteBuffer({
      columnData: headers!.map((name, i) => ({name, data: read[i]!.values.map(dayNumberOf)})),
      schema: [{name: 'root', num_children: headers!.length},
        ...headers!.map((name, i) => ({name, ...parquetTypes[read[i]!.kind], repetition_type: 'OPTIONAL' as const}))],
    }));
  }
}

type Kind = 'number' | 'day' | 'text';

interface Values {
  readonly kind: Kind;
  readonly values: readonly (string | number | Date | null)[];
}

const parquetTypes = {
  number: {type: 'DOUBLE'}, day: {type: 'INT32', converted_type: 'DATE'}, text: {type: 'BYTE_ARRAY', converted_type: 'UTF8'},
} as const;

/** What a header's cells are by the data model; a column of the file's own is text. */
function kindOf(table: TableName, header: string, columns: Readonly<Record<string, string>>): Kind {
  const [named = header] = Object.entries(columns).find(([, from]) => from === header) ?? [];
  const type = columnsOf(table).get(named)?.type;
  if (type === 'money' || type === 'number' || type === 'integer') return 'number';
  return type === 'instant' ? 'day' : 'text';
}

/** Moments of an hour stay text. */
function valuesOf(cells: readonly string[], kind: Kind): Values {
  if (kind === 'day' && cells.some((cell) => cell.length > 10)) return valuesOf(cells, 'text');
  const value = (cell: string) => (kind === 'number' ? Number(cell) : kind === 'day' ? new Date(`${cell}T00:00:00Z`) : cell);
  return {kind, values: cells.map((cell) => (cell === '' ? null : value(cell)))};
}

function vectorOf({kind, values}: Values) {
  return kind === 'number' ? vectorFromArray(values as number[], new Float64())
    : kind === 'day' ? vectorFromArray(values as Date[], new DateDay()) : vectorFromArray(values as string[], new Utf8());
}

function dayNumberOf(value: string | number | Date | null): string | number | null {
  return value instanceof Date ? value.getTime() / 86_400_000 : value;
}

function isoOf(value: string | number | Date | null): string | number | null {
  return value instanceof Date ? value.toISOString().slice(0, 10) : value;
}
