import {InputError} from './errors.js';
import type {TableName} from './table-names.js';

/** Faults of a query's tables, columns and conditions, the same whichever engine finds them. */

export function missingTable(table: TableName): InputError {
  return new InputError({
    code: 'E_SCHEMA_MISSING', where: [`table ${table}`],
    what: `the source has no table ${table}, which this metric is made of`,
    mend: `Add <crm-table name="${table}"> to the source`,
  });
}

export function missingColumn(table: TableName, column: string): InputError {
  return new InputError({
    code: 'E_SCHEMA_MISSING', where: [`table ${table}`],
    what: `the file has no column ${column}, which this metric is made of`,
    mend: `Name the header that holds it: columns='{"${column}": "..."}'`,
  });
}

/** @param there the columns that could be named */
export function unknownColumn(named: string, attribute: string, there: readonly string[]): InputError {
  return new InputError({
    code: 'E_ATTR', where: [`attribute ${attribute}`],
    what: `got the column "${named.slice(0, 60)}", wanted ${there.length > 0 ? `one of ${there.join(', ')}` : 'none'}`,
    mend: `Change the column in ${attribute}`,
  });
}

/** @param said what the user calls the column */
export function wrongCondition(said: string, value: unknown, wanted: string): InputError {
  return new InputError({
    code: 'E_ATTR', where: ['attribute where', `column ${said}`],
    what: `got ${JSON.stringify(value).slice(0, 60)}, wanted ${wanted}`,
    mend: `Change the condition on ${said}`,
  });
}
