import {byCodePoint, matchesMissing, type ColumnType, type Condition, type Scalar} from '@crm-widgets/core';
import {LateFault} from '../late-fault.js';

/** A condition made ready for cells of one type. */
export interface Test {
  /** Whether a cell without a value satisfies it. */
  readonly missing: boolean;
  /** Of a cell with one: its text, or its number with money in major units; an instant with its day. */
  holds(value: string | number, day: number): boolean;
}

/** What a cell is held against, and how. */
export type Holds = Test['holds'];
export type Sign = '=' | '>=' | '<';
export type Compare = (type: ColumnType, sign: Sign, given: Scalar, said: string) => Holds;

/** A test of labels: of texts, of truth, or of there being a value. @throws {LateFault} as `testBy` */
export function labelTest(type: ColumnType, condition: Condition, said: string): Test {
  return testBy(labelCompared, type, condition, said);
}

/**
 * What a condition says, whatever its values are held against.
 * @param said what the user calls the column, for errors
 * @throws {LateFault} `E_ATTR` for a value that the column cannot have
 */
export function testBy(compare: Compare, type: ColumnType, condition: Condition, said: string): Test {
  const missing = matchesMissing(condition);
  if (condition === null) return {missing, holds: () => false};
  if (typeof condition !== 'object') return {missing, holds: compare(type, '=', condition, said)};
  if (Array.isArray(condition)) {
    const any = condition.filter((value) => value !== null).map((value) => compare(type, '=', value, said));
    return {missing, holds: (value, day) => any.some((one) => one(value, day))};
  }
  if ('not' in condition) {
    const inner = testBy(compare, type, condition.not, said);
    return {missing, holds: (value, day) => !inner.holds(value, day)};
  }
  const {from, until} = condition as {from?: Scalar; until?: Scalar};
  if (from === undefined && until === undefined) {
    throw new LateFault(({wrongCondition}) => wrongCondition(said, condition, 'from, until or not'));
  }
  const least = from === undefined ? () => true : compare(type, '>=', from, said);
  const below = until === undefined ? () => true : compare(type, '<', until, said);
  return {missing, holds: (value, day) => least(value, day) && below(value, day)};
}

/** Compares texts and truths. @throws {LateFault} `E_ATTR` */
export function labelCompared(type: ColumnType, sign: Sign, given: Scalar, said: string): Holds {
  if (type !== 'boolean') return textCompared(type, sign, given);
  const text = String(given);
  if (text !== 'true' && text !== 'false') throw new LateFault(({wrongCondition}) => wrongCondition(said, given, 'true or false'));
  return (value) => signed(sign, (value as number) - Number(text === 'true'));
}

/** Whether a difference is of a sign. */
export function signed(sign: Sign, difference: number): boolean {
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

/** For each text of a dictionary whether it satisfies a test; the last place is for rows without one. */
export function textsThat(dictionary: readonly string[], test: Test): Uint8Array {
  const holds = new Uint8Array(dictionary.length + 1);
  for (let code = 0; code < dictionary.length; code++) holds[code] = Number(test.holds(dictionary[code]!, 0));
  holds[dictionary.length] = Number(test.missing);
  return holds;
}
