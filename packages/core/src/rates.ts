import type {Rates} from './query.js';
import type {TableName} from './table-names.js';
import {columnsOf} from './tables.js';

/** The date at whose rate an amount of a table counts, where a query names no other. */
const dates: Readonly<Partial<Record<TableName, string>>> = {
  subscriptions: 'valid_from', transactions: 'issued_at', deals: 'closed_at', expenses: 'incurred_at', events: 'at',
};

/** The instant by which each row of a table finds its rate; null for a table whose rows have no currency. */
export function rateDateOf(table: TableName, {dated}: Rates): string | null {
  const usual = dates[table] ?? null;
  return usual !== null && dated !== undefined && columnsOf(table).get(dated)?.type === 'instant' ? dated : usual;
}
