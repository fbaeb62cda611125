import {InputError} from '@crm-widgets/core';
import {clock, momentOf, withClock} from './clock.js';
import {calendarDay, type DateReading, type Moment} from './dates.js';
import type {ReadOptions} from './read-options.js';
import {TableBuilder} from './table-builder.js';

const digitsOf: Record<string, string> = {yyyy: String.raw`(\d{4})`, two: String.raw`(\d{1,2})`};

/** Collects rows with dates as the options say. @throws {InputError} `E_ATTR` */
export function datedTable(options: ReadOptions): TableBuilder {
  return new TableBuilder(options, readingOf(options));
}

/** The reading that the options name; null where they name none. @throws {InputError} as `dateReading` */
export function readingOf({dateFormat}: Pick<ReadOptions, 'dateFormat'>): DateReading | null {
  return dateFormat ? dateReading(dateFormat) : null;
}

/**
 * A reading for a `date-format` of `yyyy`, `mm`, `dd` and, for times, `HH`, `mm` after `HH`, and `ss`; all else in it is
 * taken as it is.
 * A format without hours reads a clock after the date too, `1:45 PM` and offsets included; without offset it is UTC.
 * @throws {InputError} `E_ATTR` for a format without year, month and day, each once
 */
function dateReading(format: string): DateReading {
  const parts: string[] = [];
  const pattern = format.trim().replace(/yyyy|mm?|dd?|hh?|ss?|[^]/gi, (token) => {
    const name = token.toLowerCase();
    if (!/^[ymdhs]/i.test(token)) return token.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
    parts.push(name[0] === 'm' && parts.includes('h') ? 'minute' : name[0]!);
    return digitsOf[name === 'yyyy' ? 'yyyy' : 'two']!;
  });
  const wrong = ['y', 'm', 'd'].some((part) => parts.filter((p) => p === part).length !== 1) || !/yyyy/i.test(format)
    || new Set(parts).size !== parts.length;
  if (wrong) throw unknownFormat(format);
  const timed = parts.includes('h');
  const regexp = new RegExp(`^${pattern}${timed ? '' : clock}$`, 'i');
  return (text) => {
    const match = regexp.exec(text);
    return match && readMatch(match, parts, timed);
  };
}

function unknownFormat(format: string): InputError {
  return new InputError({
    code: 'E_ATTR', where: ['attribute date-format'],
    what: `got "${format.slice(0, 40)}", wanted yyyy, mm and dd once each, and HH:mm:ss after them for times`,
    mend: 'Set date-format="dd/mm/yyyy" or another order',
  });
}

function readMatch(match: RegExpExecArray, parts: string[], timed: boolean): Moment | null {
  const part = (name: string) => Number(match[parts.indexOf(name) + 1] ?? 0);
  const day = calendarDay(part('y'), part('m'), part('d'));
  if (day === null || !timed) return day === null ? null : withClock(day, match.slice(parts.length + 1));
  return momentOf(day, part('h'), part('minute'), parts.includes('s') ? part('s') : 0, 0);
}
