import {dayFromIso, isValid, wrongCondition, type ColumnType, type Condition, type Scalar, type TypedColumn, type Where} from '@crm-widgets/core';
import {labelCompared, signed, testBy, textsThat, type Holds, type Sign, type Test} from './conditions.js';
import type {FactRows} from './fact-rows.js';

/** Clears in `mask` the rows that do not satisfy what a user filters by. @throws {InputError} `E_ATTR` */
export function filterRows(rows: FactRows, mask: Uint8Array, where: Where): void {
  for (const [named, condition] of Object.entries(where)) {
    const {table, column} = rows.find(named, 'where');
    if (table === 'rows') narrow(mask, rows.column(column), testOf(rows.typeOf(column), condition, named));
    else rows.customers.filter(mask, column, condition, named);
  }
}

/** The same for what a measure filters by: our own columns. */
export function filterOwn(rows: FactRows, mask: Uint8Array, where: Where): void {
  for (const [named, condition] of Object.entries(where)) {
    narrow(mask, rows.column(named), testOf(rows.typeOf(named), condition, named));
  }
}

/**
 * A condition on any column.
 * @param said what the user calls the column, for errors
 * @throws {InputError} `E_ATTR` for a value that the column cannot have
 */
export function testOf(type: ColumnType, condition: Condition, said: string): Test {
  return testBy(compared, type, condition, said);
}

function compared(type: ColumnType, sign: Sign, given: Scalar, said: string): Holds {
  switch (type) {
    case 'money': {
      const wanted = Number(readNumber(type, given, said).toFixed(4));
      return (value) => signed(sign, (value as number) - wanted);
    }
    case 'number':
    case 'integer': {
      const wanted = readNumber(type, given, said);
      return (value) => signed(sign, (value as number) - wanted);
    }
    case 'instant': return instantCompared(sign, given, said);
    case 'day': {
      const wanted = dayFromIso(String(given));
      if (wanted === null) throw wrongCondition(said, given, 'an ISO date');
      return (_value, day) => signed(sign, day - wanted);
    }
    default: return labelCompared(type, sign, given, said);
  }
}

function instantCompared(sign: Sign, given: Scalar, said: string): Holds {
  const text = String(given);
  const wantedDay = dayFromIso(text);
  if (wantedDay !== null) return (_value, day) => signed(sign, day - wantedDay);
  const wanted = /[Zz]|[+-]\d\d:?\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(wanted)) throw wrongCondition(said, given, 'an ISO date, or a date-time with offset');
  return (value) => signed(sign, (value as number) - wanted);
}

function readNumber(type: ColumnType, value: Scalar, said: string): number {
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  const fits = typeof read === 'number' && Number.isFinite(read) && Math.abs(read) < 1e13;
  if (!fits || (type === 'integer' && !Number.isInteger(read))) throw wrongCondition(said, value, 'a number');
  return read;
}

/** Clears in `mask` the rows of a column that do not satisfy a test. */
export function narrow(mask: Uint8Array, column: TypedColumn, test: Test): void {
  if (column.type === 'id' || column.type === 'text') {
    const {codes, dictionary} = column;
    const holds = textsThat(dictionary, test);
    const none = dictionary.length;
    for (let row = 0; row < mask.length; row++) mask[row]! &= holds[codes[row]! < 0 ? none : codes[row]!]!;
    return;
  }
  const holds = rowTest(column, test);
  const missing = Number(test.missing);
  for (let row = 0; row < mask.length; row++) {
    if (mask[row] === 1) mask[row] = isValid(column.valid, row) ? Number(holds(row)) : missing;
  }
}

function rowTest(column: Exclude<TypedColumn, {type: 'id' | 'text'}>, test: Test): (row: number) => boolean {
  switch (column.type) {
    case 'money': return (row) => test.holds(column.values[row]! / 10_000, 0);
    case 'number':
    case 'integer':
    case 'boolean': return (row) => test.holds(column.values[row]!, 0);
    case 'instant': return (row) => test.holds(column.instants[row]!, column.days[row]!);
    case 'day': return (row) => test.holds(0, column.days[row]!);
  }
}
