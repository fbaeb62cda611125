import {describe, expect, it} from 'vitest';
import {findMetric} from './index.js';

type Line = readonly [param: string, fallback: unknown, words?: readonly string[]];

const durations: Line = ['agg', 'median', ['mean', 'p90']];
const deals: Line = ['types', ['new', 'expansion', null]];
const prospects: readonly Line[] = [
  ['windowDays', 90], ['attribution', 'cohort', ['period']], ['dedupeLeads', true], ['unit', 'person', ['account']],
  ['excludeStatuses', ['spam', 'duplicate', 'test']],
];

/** What metrics.md 5 to 10 say of buying customers, selling, visits, tickets and surveys: defaults, and the words of options. */
const handbook: Readonly<Record<string, readonly Line[]>> = {
  cac: [
    ['scope', 'acquisition', ['all_sm', 'acquisition_lagged', 'total']], ['categories', ['acquisition_marketing', 'acquisition_sales']],
    ['timing', {}], ['allocate', 'none', ['pro_rata']], ['countReactivations', false], ['excludeRefundedFirstOrder', false],
  ],
  'conversion-rate': [['basis', 'prospect', ['visitor', 'session']], ['goal', ['purchase']], ['gapMinutes', 30], ...prospects],
  'lead-to-customer-rate': prospects,
  'win-rate': [['weight', 'count', ['amount']], ['attribution', 'closed', ['created']], ['excludeLostReasons', []], deals],
  'sales-cycle': [
    durations, ['from', 'created', ['qualified', 'first_stage']], ['outcome', 'won', ['lost']],
    ['closeDateSource', 'history', ['deal']], deals,
  ],
  'pipeline-velocity': [['n', 'open', ['created_per_month']], ['lookbackDays', 90], ['per', 'day', ['month']], deals],
  'weighted-pipeline': [['probabilities', {}]],
  'abandonment-rate': [
    ['kind', 'cart', ['checkout', 'form', 'session']], ['measure', 'count', ['value']], ['unit', 'attempt', ['actor']],
    ['idleMinutes', 60], ['conversionDays', 7], ['gapMinutes', 30], ['emptiedCounts', true],
  ],
  'first-response-time': [
    durations, ['by', 'created', ['replied']], ['hours', 'auto', ['calendar', 'business']], ['schedule', null],
    ['outsideHours', 'zero', ['drop']], ['includeAgentCreated', false], ['targetMinutes', null],
  ],
  'resolution-time': [durations, ['resolution', 'full', ['first']], ['pauseOn', []]],
  'reopen-rate': [['reopenDays', 14]],
  'average-handle-time': [['proxy', 'none', ['open_time']], ['schedule', null]],
  'first-contact-resolution': [
    ['mode', 'ops', ['one_touch', 'no_customer_reply', 'survey']], ['repeatDays', 7], ['includeNoReply', false],
    ['includeAgentCreated', false],
  ],
  nps: [['weight', 'response', ['account', 'mrr']], ['dedupe', 'latest', ['none']], ['lookbackDays', 180]],
  csat: [['agg', 'share', ['mean']], ['cut', 0.75], ['dedupe', 'none', ['latest']]],
  'customer-effort-score': [['agg', 'ease', ['native_mean', 'pct_easy']], ['cut', 0.6667], ['dedupe', 'none', ['latest']]],
};

describe.each(Object.entries(handbook))('%s', (metric, lines) => {
  for (const [name, fallback, words = []] of lines) {
    it(`has the parameter ${name}, which is ${JSON.stringify(fallback)} when nobody says`, async () => {
      const {params} = await findMetric(metric);
      expect(params[name]?.fallback).toEqual(fallback);
      for (const word of words) expect(params[name]!.read(word)).toBe(word);
    });
  }
});
