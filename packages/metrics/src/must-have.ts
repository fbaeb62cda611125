import {missingColumn, type TableName} from '@crm-widgets/core';
import type {Has} from './metric.js';

/** Refuses to count what a file does not tell apart. @throws {InputError} `E_SCHEMA_MISSING` naming the column */
export function mustHave(has: Has, table: TableName, column: string): void {
  if (has(table) && !has(table, column)) throw missingColumn(table, column);
}
