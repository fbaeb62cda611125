import {fetched, oneOf, readGrain, usualRange, wrongAttribute, type Day, type Grain, type Measure} from '@crm-widgets/core';
import {isBalance, type Prepared} from './measure-metric.js';
import type {Ask} from './outcome.js';
import type {View} from './source.js';
import {periodWindows, type Earlier, type PeriodWindow} from './windows.js';

/** What a widget looks at: its periods in order, and what each is compared with. */
export interface Scope {
  /** Null where the whole range is one period. */
  readonly grain: Grain | null;
  readonly windows: readonly PeriodWindow[];
  readonly compare: Earlier | null;
}

/** The most periods a range may have; some fourteen years of days. */
const MOST_PERIODS = 5000;

/**
 * Reads `period`, `from`, `until`, `grain` and `compare`; `all` is settled by asking for the first and last dated row.
 * @throws {InputError} `E_ATTR` naming the attribute
 */
export async function readScope(ask: Ask, prepared: Prepared, view: View, signal: AbortSignal): Promise<Scope> {
  const compare = readCompare(ask.compare);
  const {calendar, asOf, zone} = view.business;
  const grain = ask.grain === undefined ? undefined : readGrain(ask.grain);
  const said = [{period: ask.period, from: ask.from, until: ask.until, grain}, zone.dayAt(asOf.instant), calendar] as const;
  const range = usualRange(...said) ?? (await otherPeriods()).readRange(...said);
  const days = range.kind === 'days' ? range : await allDays(Object.values(prepared.measures), prepared, view, signal);
  const windows = atMost(MOST_PERIODS, periodWindows(days.from, days.until, range.grain, calendar, asOf));
  return {grain: range.grain, windows, compare};
}

/** Few pages say a year, a date or a range; who does asks for the code of them while the rows come. */
export function foreseePeriod({period, from}: Ask): void {
  if (from || (period && !/^(this|last)-|^all$/.test(period))) otherPeriods().catch(() => undefined);
}

function otherPeriods(): Promise<typeof import('@crm-widgets/core/period')> {
  return fetched('the code that reads periods', import('@crm-widgets/core/period'));
}

/** @throws {InputError} `E_ATTR` for a range of more periods, for one cut short without a word would be another range */
export function atMost(most: number, windows: readonly PeriodWindow[]): readonly PeriodWindow[] {
  if (windows.length <= most) return windows;
  throw wrongAttribute('grain', `${windows.length} periods`, `at most ${most}`, 'Set a coarser grain, or a shorter period');
}

function readCompare(text = 'previous'): Earlier | null {
  const compare = oneOf('compare', text, ['previous', 'year', 'none'] as const);
  return compare === 'none' ? null : compare === 'year' ? 'year_ago' : 'previous';
}

/** First to last dated row before as-of; a balance runs to as-of. Without any row, the day before as-of. */
async function allDays(
  measures: readonly Measure[], {extent}: Prepared, view: View, signal: AbortSignal,
): Promise<{from: Day; until: Day}> {
  const {asOf} = view.business;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const measure of measures) {
    const {at, fact} = measure;
    if (at.kind === 'always') continue;
    const column = at.kind === 'dated' ? at.column : at.from;
    const {columns} = await view.ask({kind: 'extent', fact, column, where: {}, asOf}, signal);
    first = Math.min(first, (columns.first![0] ?? Number.POSITIVE_INFINITY) as number);
    last = Math.max(last, isBalance(measure) ? asOf.day - 1 : (columns.last![0] ?? Number.NEGATIVE_INFINITY) as number);
  }
  if (first <= last) return {from: first, until: last + 1};
  return extent ? {from: extent.first, until: extent.last + 1} : {from: asOf.day - 1, until: asOf.day};
}
