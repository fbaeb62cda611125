import {metrics} from '@crm-widgets/metrics';
import type {KpiParts, Messages} from './messages.js';

/** Titles of metrics that are not their id with spaces for hyphens, and of pictures. */
const titles: Readonly<Record<string, string>> = {
  'cac': 'Customer acquisition cost',
  'mrr': 'Monthly recurring revenue',
  'arr': 'Annual recurring revenue',
  'clv': 'Customer lifetime value',
  'customer-retention-rate': 'Customer retention',
  'customer-churn-rate': 'Customer churn',
  'arpu': 'Revenue per customer',
  'sales-growth-rate': 'Sales growth',
  'ltv-cac': 'LTV to CAC',
  'cac-payback': 'CAC payback',
  'cogs': 'Cost of goods sold',
  'nps': 'Net promoter score',
  'csat': 'Customer satisfaction',
  'funnel': 'Funnel',
  'cohort-retention': 'Cohort retention',
  'doctor': 'Data check',
};

const plain = (id: string) => `${id[0]!.toUpperCase()}${id.slice(1).replaceAll('-', ' ')}`;

const reasons = {
  zero_denominator: 'there is nothing to divide by',
  no_data: 'there are no rows to measure',
  zero_churn: 'nobody left, so there is no end to reckon with',
  immature: 'too little time has passed to tell',
  missing_input: 'a figure it needs is missing',
} as const;

const emptiness = {
  no_rows: 'The file has no rows.',
  none_in_period: 'There is nothing in this period.',
  filtered_out: 'No rows match the filter.',
} as const;

/** `was` or `were`, by the last letter of a title: Revenue was, Paying customers were. */
const past = (title: string) => (/[^s]s$/.test(title) ? 'were' : 'was');

function kpiSentence({title, value, reason, period, unfinished, change, before, target, status}: KpiParts): string {
  if (value === null) return `${title}${period ? ` ${period}` : ''} is unknown${reason ? `: ${reason}` : ''}.`;
  const now = `${title} ${past(title)} ${value}${period ? ` ${period}` : ''}${unfinished ? ' so far' : ''}`;
  const than = change && before
    ? `, ${moved(change.direction, change.size, change.points)} ${change.direction === 'same' ? 'as in' : 'from'} ${before}` : '';
  const goal = target && status ? `; target ${target} ${status.toLowerCase()}` : '';
  return `${now}${than}${goal}.`;
}

function moved(direction: 'up' | 'down' | 'same', size: string, points: number | null): string {
  if (direction === 'same') return 'the same';
  return `${direction} ${size}${points ? ` point${points === 1 ? '' : 's'}` : ''}`;
}

export const en: Messages = {
  language: 'en',
  metricTitle: (metric) => (Object.hasOwn(titles, metric) ? titles[metric] : Object.hasOwn(metrics, metric) ? plain(metric) : undefined),
  table: 'Show as table',
  details: 'Details',
  period: 'Period',
  value: 'Value',
  share: 'Share',
  missing: (metric) => (metric === 'cac' ? 'Unallocated' : 'Not stated'),
  smallBase: 'small base',
  unfinished: 'not over yet',
  target: (target) => `Target ${target}`,
  status: {met: 'Met', near: 'Nearly met', missed: 'Missed'},
  reason: (reason) => reasons[reason],
  cannotShow: (heading) => (heading ? `${heading} cannot be shown.` : 'This cannot be shown.'),
  within: (period, shape) => `${shape === 'day' ? 'on' : shape === null || shape === 'week' ? 'for' : 'in'} ${period}`,
  unsupported: 'This browser, or the policy of this page, does not let the figures be worked out here.',
  empty: (which, lastDay) => {
    const sentence = which ? emptiness[which.kind] : 'There is nothing to show.';
    return which?.kind === 'none_in_period' && lastDay ? `${sentence} The last date found is ${lastDay}.` : sentence;
  },
  leftOut: (rows, of, count) => `${rows} of ${of} rows could not be read and ${count === 1 ? 'is' : 'are'} left out.`,
  stale: (ago) => `Could not be refreshed; this is from ${ago}.`,
  notes: (count, written) => `${written} note${count === 1 ? '' : 's'} on the data`,
  sample: (n) => `n = ${n}`,
  interval: (low, high) => `95% between ${low} and ${high}`,
  difference: moved,
  against: (period) => `vs ${period}`,
  toDate: (period) => `the same days of ${period}`,
  kpiSentence,
  definition: (title) => `Definition of ${title}`,
  save: (title) => `Save or print ${title}`,
  by: (metric, dimension) => `${metric} by ${dimension}`,
  more: (_, written) => `and ${written} more`,
  quarter: (nth, year) => `Q${nth} ${year}`,
  warnings: {},
};
