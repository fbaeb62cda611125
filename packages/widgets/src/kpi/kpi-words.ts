import type {KpiResult, Measured} from '@crm-widgets/core';
import {periodBefore, periodShape, periodYearBefore} from '../shared/period-shape.js';
import type {Formats, Kind} from '../shared/format.js';
import type {Messages} from '../shared/messages/messages.js';

export type Direction = 'up' | 'down' | 'same';
export type Tone = 'good' | 'bad' | 'neutral';

export interface Change {
  readonly direction: Direction;
  readonly tone: Tone;
  readonly size: string;
  /** How many points, as written, where the difference is one of ratios or scores; else null. */
  readonly points: number | null;
}

/** Smaller changes, in points or percent, read as none. */
const STILL = 0.05;
/** Fewer entities than this are too few to lean on, unless `minN` says otherwise; metrics.md 0.5. */
const SMALL_BASE = 5;

/** The change since the period before, as it is written; null where one of the two is unknown, or none is compared. */
export function changeInWords({change, unit, currency, better}: KpiResult, formats: Formats): Change | null {
  const absolute = change?.absolute ?? null;
  if (!change || absolute === null) return null;
  const scale = unit === 'ratio' ? 100 : unit === 'score' ? 1 : 0;
  const size = Math.abs(absolute);
  const points = scale ? Math.round(size * scale * 10) / 10 : null;
  const still = (points ?? Math.abs(change.relative ?? size) * 100) < STILL;
  const direction: Direction = still ? 'same' : absolute > 0 ? 'up' : 'down';
  const wanted = better === 'neutral' || still ? 'neutral' : (absolute > 0) === (better === 'up') ? 'good' : 'bad';
  return {direction, tone: wanted, points, size: points === null ? sizeOf(size, change.relative, {unit, currency}, formats) : formats.points(points / 100)};
}

function sizeOf(absolute: number, relative: number | null, kind: Kind, formats: Formats): string {
  if (relative === null) return formats.value(absolute, kind);
  return formats.percent(Math.abs(relative), Math.abs(relative) < 0.1 ? 1 : 0);
}

/** What the period before is called; to date where the current one is not over. */
export function beforeInWords(
  {period, current}: KpiResult, compare: string, formats: Formats, messages: Messages,
): string | null {
  if (!period) return null;
  const name = formats.period(compare === 'year' ? periodYearBefore(period) : periodBefore(period));
  return current.isPartial ? messages.toDate(name) : name;
}

/** The finding in one sentence, to the cent. */
export function kpiSentence(
  title: string, result: KpiResult, compare: string, formats: Formats, messages: Messages,
): string {
  const {current, period, target, status} = result;
  const change = changeInWords(result, formats);
  return messages.kpiSentence({
    title, change,
    value: current.value === null ? null : formats.value(current.value, result, {style: 'full'}),
    reason: current.reason ? messages.reason(current.reason) : null,
    period: period && messages.within(formats.period(period), periodShape(period)),
    unfinished: current.isPartial,
    before: change && beforeInWords(result, compare, formats, messages),
    target: target === null ? null : formats.value(target, result),
    status: status && messages.status[status],
  });
}

/**
 * How many it rests on, with the interval of a share; a small base says so.
 * Null where nobody counted, or the count is the value.
 */
export function baseInWords(
  {value, n, interval}: Measured, formats: Formats, messages: Messages, kind: Kind, minN = SMALL_BASE,
): string | null {
  if (n === null || n === value) return null;
  const parts = [messages.sample(formats.count(n))];
  if (n < minN && value !== null) parts.push(messages.smallBase);
  if (interval) parts.push(messages.interval(formats.value(interval[0], kind), formats.value(interval[1], kind)));
  return parts.join(' · ');
}
