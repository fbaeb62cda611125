import {InputError, knownColumnsOf, unknownColumn, type TableName} from '@crm-widgets/core';
import {cut} from './bytes.js';
import type {TableViews} from './engine/table-view.js';
import type {Gap} from './header.js';

export {missingColumn, missingTable, wrongCondition} from '@crm-widgets/core';

/** Two headers that are the same without regard to case, at two places counted from 0. */
export function sameHeaders(names: readonly string[], at: number, again: number, file: string): InputError {
  const [first, second] = [names[at]!, names[again]!];
  const other = first === second ? '' : ` ("${cut(second)}")`;
  return new InputError({
    code: 'E_SCHEMA_DUP', where: [file, 'header'],
    what: `columns ${at + 1} and ${again + 1} are both called "${cut(first)}"${other}`,
    mend: 'Give every column a name of its own',
  });
}

/** A mapping of a column that no table has. */
export function noSuchColumn(name: string, candidates: readonly TableName[]): InputError {
  return new InputError({
    code: 'E_ATTR', where: ['attribute columns'],
    what: `${candidates.join(', ')} has no column "${cut(name)}"`,
    mend: `Use one of ${[...knownColumnsOf(candidates[0]!).keys()].join(', ')}`,
  });
}

/** A header that lacks what each of its candidates needs. */
export function missingColumns(gaps: readonly Gap[], names: readonly string[], file: string): InputError {
  const [first, ...rest] = gaps;
  const more = names.length > 12 ? `, and ${names.length - 12} more` : '';
  const found = names.slice(0, 12).map((name) => `"${cut(name)}"`).join(', ') + more;
  const lacks = rest.map(({table, missing}) => `; as ${table} it would lack ${missing.slice(0, 4).join(', ')}`);
  const wanted = first!.missing.slice(0, 12).join(', ');
  const column = first!.missing[0]!.split(' ')[0];
  const header = cut(names.find((name) => name !== '' && !knownColumnsOf(first!.table).has(name.toLowerCase())) ?? 'Header', 20);
  return new InputError({
    code: 'E_SCHEMA_MISSING', where: [file, 'header'],
    what: `${first!.table} needs ${wanted}; the file has ${found || 'no columns'}${cut(lacks.join(''), 400)}`,
    mend: `Say which column it is, such as columns='{"${column}": "${header}"}'`,
  });
}

export function openQuote(file: string, line: number): InputError {
  return new InputError({
    code: 'E_FORMAT', where: [file, `line ${line}`],
    what: 'a quoted cell that starts in this line has no closing quote',
    mend: 'Close the quote, or double each quote that is part of a text',
  });
}

export function notUtf8(file: string, line: number, cause: unknown): InputError {
  return new InputError({
    code: 'E_ENCODING', where: [file, `line ${line}`],
    what: 'the text is not UTF-8',
    mend: 'Save the file as UTF-8',
  }, {cause});
}

/** Amounts with signs of several currencies. */
export function mixedSigns(column: string, signs: readonly string[]): InputError {
  return new InputError({
    code: 'E_CURRENCY_MIXED', where: [`column ${column}`],
    what: `amounts have the signs ${signs.slice(0, 4).join(' ')} and no column says their currency`,
    mend: 'Add a column currency with ISO 4217 codes',
  });
}

/** More decoded bytes than there may be. */
export function tooManyBytes(file: string, limit: number): InputError {
  return new InputError({
    code: 'E_LIMIT_DECODED', where: [file],
    what: `the rows take more than ${limit} bytes when decoded`,
    mend: 'Load fewer rows or columns, or raise max-bytes',
  });
}

/** A column of `by` or `where` that neither the rows of a table nor their customers have. */
export function unknownName(named: string, attribute: 'by' | 'where', base: TableName | null, tables: TableViews): InputError {
  const columns = (table: TableName) => (tables.has(table) ? [...tables.get(table).table.columns.keys()] : []);
  return unknownColumn(named, attribute, [
    ...(base ? columns(base) : []),
    ...(base === 'customers' ? [] : columns('customers').map((column) => `customers.${column}`)),
  ]);
}
