import type {NumericColumn} from '@crm-widgets/core';
import type {FactRows} from './fact-rows.js';

/** A column that a measure reckons with. @throws {RangeError} it holds no numbers */
export function numeric(rows: FactRows, named: string): NumericColumn {
  const column = rows.column(named);
  if (column.type === 'money' || column.type === 'number' || column.type === 'integer') return column;
  throw new RangeError(`${named} holds no numbers`);
}
