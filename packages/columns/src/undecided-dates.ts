import {InputError} from '@crm-widgets/core';
import {clock, withClock} from './clock.js';
import {calendarDay, type Moment} from './dates.js';

/** A date of digits whose order is not known: the line it stands in, and which text it is. */
export interface Undecided {
  readonly line: number;
  readonly code: number;
}

/** By the code of a text, the date with the day first, and with the month first. */
type Readings = ReadonlyMap<number, readonly [Moment | null, Moment | null]>;

/**
 * Finds the order of a column's dates: the one that fits all of them where the other does not.
 * @returns what each is, by the code of its text; null for no date after all
 * @throws {InputError} `E_DATE_AMBIGUOUS` when both orders fit, or neither fits all
 */
export function decide(
  column: string, waiting: readonly Undecided[], textOf: (code: number) => string,
): (code: number) => Moment | null {
  const codes = new Set(waiting.map(({code}) => code));
  const readings: Readings = new Map([...codes].map((code) => [code, bothReadings(textOf(code))]));
  const dates = [...readings.values()].filter(([first, second]) => first ?? second);
  const fits = [0, 1].filter((order) => dates.every((date) => date[order]));
  const isOne = fits.length === 2 && dates.every(([first, second]) => sameMoment(first!, second!));
  if (dates.length > 0 && fits.length !== 1 && !isOne) throw ambiguous(column, waiting, readings);
  const order = fits[0] ?? 0;
  return (code) => readings.get(code)![order]!;
}

const undecided = new RegExp(String.raw`^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})${clock}$`, 'i');

/** An undecided date read with the day first, and with the month first. */
function bothReadings(text: string): [Moment | null, Moment | null] {
  const match = undecided.exec(text);
  if (!match) return [null, null];
  const [, first, second, year, ...time] = match;
  const moment = (month: unknown, date: unknown) => {
    const day = calendarDay(Number(year), Number(month), Number(date));
    return day === null ? null : withClock(day, time);
  };
  return [moment(second, first), moment(first, second)];
}

function sameMoment(a: Moment, b: Moment): boolean {
  return 'day' in a ? 'day' in b && a.day === b.day : 'instant' in b && a.instant === b.instant;
}

function ambiguous(column: string, waiting: readonly Undecided[], readings: Readings): InputError {
  const example = waiting.find(({code}) => {
    const [first, second] = readings.get(code)!;
    return first && second && !sameMoment(first, second);
  }) ?? waiting[0]!;
  return new InputError({
    code: 'E_DATE_AMBIGUOUS', where: [`column ${column}`],
    what: `dates such as the one in line ${example.line} read both as day and month and as month and day`,
    mend: 'Set date-format="dd/mm/yyyy" or date-format="mm/dd/yyyy"',
  });
}
