import {
  byCodePoint, dayFromIso, isValid, matchesMissing, wrongCondition, type ColumnType, type Condition, type Scalar, type TypedColumn,
} from '@crm-widgets/core';

/** A condition made ready for cells of one type. */
export interface Test {
  /** Whether a cell without a value satisfies it. */
  readonly missing: boolean;
  /** Of a cell with one: its text, or its number with money in major units; an instant with its day. */
  holds(value: string | number, day: number): boolean;
}

/**
 * @param said what the user calls the column, for errors
 * @throws {InputError} `E_ATTR` for a value that the column cannot have
 */
export function testOf(type: ColumnType, condition: Condition, said: string): Test {
  const missing = matchesMissing(condition);
  if (condition === null) return {missing, holds: () => false};
  if (typeof condition !== 'object') return {missing, holds: compared(type, '=', condition, said)};
  if (Array.isArray(condition)) {
    const any = condition.filter((value) => value !== null).map((value) => compared(type, '=', value, said));
    return {missing, holds: (value, day) => any.some((one) => one(value, day))};
  }
  if ('not' in condition) {
    const inner = testOf(type, condition.not, said);
    return {missing, holds: (value, day) => !inner.holds(value, day)};
  }
  const {from, until} = condition as {from?: Scalar; until?: Scalar};
  if (from === undefined && until === undefined) throw wrongCondition(said, condition, 'from, until or not');
  const least = from === undefined ? () => true : compared(type, '>=', from, said);
  const below = until === undefined ? () => true : compared(type, '<', until, said);
  return {missing, holds: (value, day) => least(value, day) && below(value, day)};
}

type Holds = Test['holds'];
type Sign = '=' | '>=' | '<';

function compared(type: ColumnType, sign: Sign, given: Scalar, said: string): Holds {
  switch (type) {
    case 'id':
    case 'text': return textCompared(type, sign, given);
    case 'money': {
      const wanted = Number(readNumber(type, given, said).toFixed(4));
      return (value) => signed(sign, (value as number) - wanted);
    }
    case 'number':
    case 'integer': {
      const wanted = readNumber(type, given, said);
      return (value) => signed(sign, (value as number) - wanted);
    }
    case 'boolean': {
      const text = String(given);
      if (text !== 'true' && text !== 'false') throw wrongCondition(said, given, 'true or false');
      return (value) => signed(sign, (value as number) - Number(text === 'true'));
    }
    case 'instant': return instantCompared(sign, given, said);
    case 'day': {
      const wanted = dayFromIso(String(given));
      if (wanted === null) throw wrongCondition(said, given, 'an ISO date');
      return (_value, day) => signed(sign, day - wanted);
    }
  }
}

function signed(sign: Sign, difference: number): boolean {
  return sign === '=' ? difference === 0 : sign === '<' ? difference < 0 : difference >= 0;
}

const plainNumber = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;

function textCompared(type: ColumnType, sign: Sign, given: Scalar): Holds {
  const wanted = String(given);
  if (sign === '=') return (value) => value === wanted;
  // A file's own columns stay text; a range with numbers means their numbers.
  if (type === 'text' && typeof given === 'number') {
    return (value) => plainNumber.test(value as string) && signed(sign, Number(value) - given);
  }
  return (value) => signed(sign, byCodePoint(value as string, wanted));
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

/** For each text of a dictionary whether it satisfies a test; the last place is for rows without one. */
export function textsThat(dictionary: readonly string[], test: Test): Uint8Array {
  const holds = new Uint8Array(dictionary.length + 1);
  for (let code = 0; code < dictionary.length; code++) holds[code] = Number(test.holds(dictionary[code]!, 0));
  holds[dictionary.length] = Number(test.missing);
  return holds;
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
