import {monthsLater, startOf} from '@crm-widgets/core';
import type {DerivedRows, InstantColumn, Sources} from '@crm-widgets/core';
import {boundInstant} from '../sql/conditions.js';
import {dialect} from '../sql/dialect.js';
import {among, bound, number, sql} from '../sql/fragment.js';
import type {Params} from '../metric.js';
import {costCategories, immatureMonths, timingOf} from './cost-timing.js';
import {allOf, firstKnown, isAny, isBefore, rowsThat} from './derived.js';
import type {Fact} from './fact.js';

/** Before any day that a window has. */
const LONG_AGO = -1_000_000;

/**
 * A row is an expense, in force while spend that bears on the time is not in the file: at the `side` start that of before
 * its first month, which lags reach; at the end that of after as-of, which customers are ahead of.
 */
export const costGaps: Fact = (params) => ({
  base: 'expenses',
  isNobodys: true,
  uses: {expenses: ['incurred_at', 'service_start', 'category']},
  own: {valid_from: 'instant', valid_to: 'instant'},
  rows: ({asOf, carried}) => {
    const {first, last} = immatureMonths(timingOf(params));
    const begins = sql`min(coalesce(x.service_start_day, x.incurred_at_day)) over ()`;
    const end = params.side === 'start' ? sql`x.incurred_at` : sql`cast(null as timestamp)`;
    const [from, to] = params.side === 'start'
      ? [number(LONG_AGO), sql`${dialect.monthsLater(dialect.monthStart(begins), number(first))} - 1`]
      : [number(monthsLater(asOf.day, -last)), sql`cast(null as integer)`];
    return sql`select x.incurred_at as valid_from, ${from} as valid_from_day,
    ${end} as valid_to, ${to} as valid_to_day${carried('x')}
  from expenses as x
  where ${among(sql`x.category`, costCategories(params).map((c) => bound(c, 'varchar')))}
    and x.incurred_at < ${boundInstant(asOf.instant)}`;
  },
  derive: (from) => gapsOf(from, params),
});

const calendar = {zone: 'UTC', weekStart: 'monday', fiscalYearStart: 1} as const;

function gapsOf({table, asOf}: Sources, params: Params): DerivedRows {
  const expenses = table('expenses');
  const {first, last} = immatureMonths(timingOf(params));
  const incurred = expenses.instant('incurred_at');
  const holds = allOf(isAny(expenses.text('category'), costCategories(params)), isBefore(incurred, asOf.instant, 0));
  const {days} = firstKnown(expenses.instant('service_start'), incurred);
  const begins = days.reduce((least, day, row) => (holds[row] ? Math.min(least, day) : least), Infinity);
  const isStart = params.side === 'start';
  const from = isStart ? LONG_AGO : monthsLater(asOf.day, -last);
  const to = isStart && begins !== Infinity ? monthsLater(startOf(begins, 'month', calendar), first) - 1 : 0;
  const at = (day: number): InstantColumn => ({...incurred, days: new Int32Array(days.length).fill(day)});
  const never = new Uint8Array((days.length + 7) >> 3);
  return rowsThat(holds, {valid_from: at(from), valid_to: {...at(to), valid: isStart ? incurred.valid : never}});
}
