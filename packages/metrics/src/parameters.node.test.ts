import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {cohortParams} from './cohort/index.js';
import {findMetric, metricIds} from './index.js';
import {paramNames} from './param-names.js';

type Line = readonly [metric: string, param: string, fallback: unknown, words?: readonly string[]];

/** What metrics.md 10 says of what is subscribed to, bought and kept: defaults, and the words that options have. */
const handbook: readonly Line[] = [
  ...['mrr', 'arr', 'net-revenue-retention', 'gross-revenue-retention', 'quick-ratio', 'clv', 'cac-payback'].flatMap((metric) => [
    [metric, 'billable', ['active', 'past_due']], [metric, 'discounts', 'recurring'], [metric, 'metered', 'exclude', ['trailing3']],
    [metric, 'pastDueGraceDays', null], [metric, 'churnAt', 'ended', ['requested', 'service_end']], [metric, 'graceDays', 7],
    [metric, 'from', 'auto', ['versions', 'invoices']],
  ] as const),
  ...['net-revenue-retention', 'gross-revenue-retention', 'quick-ratio', 'clv', 'cac-payback'].flatMap((metric) => [
    [metric, 'movementGrain', 'day', ['event', 'period']], [metric, 'reactivationGapDays', 0], [metric, 'freeIsChurn', true],
    [metric, 'dropSamePeriodNewChurn', false],
  ] as const),
  ...['net-revenue-retention', 'gross-revenue-retention'].flatMap((metric) => [
    [metric, 'method', 'cohort', ['movements']], [metric, 'horizon', 12],
  ] as const),
  ...['customer-churn-rate', 'customer-retention-rate'].flatMap((metric) => [
    [metric, 'churnFormula', 'standard', ['stripe', 'daily', 'events']], [metric, 'inactivityDays', 'auto'], [metric, 'freeIsChurn', true],
  ] as const),
  ['active-customers', 'inactivityDays', 'auto'],
  ['quick-ratio', 'includeReactivation', true],
  ['arpu', 'basis', 'auto', ['mrr', 'revenue']], ['arpu', 'per', 'account', ['seats', 'active', 'average']],
  ['renewal-rate', 'measure', 'logo', ['value', 'value_net']], ['renewal-rate', 'minTermMonths', 3],
  ['renewal-rate', 'renewalGraceDays', 'auto'], ['renewal-rate', 'renewal', 'auto', ['manual']], ['renewal-rate', 'includeMonthly', false],
  ['trial-conversion', 'requirePaid', 'auto'], ['trial-conversion', 'graceDays', 7],
  ['clv', 'estimator', 'auto', ['simple', 'historic']], ['clv', 'churnMonths', 6], ['clv', 'maxLifetimeMonths', 60],
  ['clv', 'churnBasis', 'logo', ['mrr']], ['ltv-cac', 'churnMonths', 6], ['cac-payback', 'method', 'customer', ['mrr']],
  ['cac-payback', 'includeExpansion', false],
  ['retention-cost', 'tenureMonths', 12], ['retention-cost', 'retentionCategories', ['retention', 'support']],
  ['retention-cost', 'scope', 'long_term', ['all']], ['retention-coverage', 'tenureMonths', 12],
  ['sales-growth-rate', 'against', 'previous', ['year_ago']], ['sales-growth-rate', 'of', 'transactions', ['deals']],
  ['sales-growth-rate', 'dateField', 'issued_at', ['paid_at']], ['revenue', 'basis', 'paid', ['invoiced']],
  ['cogs', 'mode', 'direct', ['inventory']], ['cogs', 'cogsCategories', ['cogs']], ['cogs', 'openingStock', null],
  ['cogs', 'purchases', null], ['cogs', 'closingStock', null], ['gross-margin', 'cogsCategories', ['cogs']],
];

describe('a parameter of the handbook', () => {
  for (const [metric, name, fallback, words = []] of handbook) {
    it(`is there: ${name} of ${metric}, which is ${JSON.stringify(fallback)} when nobody says`, async () => {
      const {params} = await findMetric(metric);
      expect(params[name]?.fallback).toEqual(fallback);
      for (const word of words) expect(params[name]!.read(word)).toBe(word);
    });
  }
});

describe('the names of all parameters', () => {
  it('are those of the metrics and of cohorts', async () => {
    const all = await Promise.all(metricIds.map(async (id) => Object.keys((await findMetric(id)).params)));
    expect([...paramNames].toSorted()).toEqual([...new Set([...all.flat(), ...Object.keys(cohortParams)])].toSorted());
  });
});

describe('the page of a metric', () => {
  it.each(metricIds)('%s names each parameter, or the page does that it points to', async (id) => {
    const page = pagesFrom(id, new Set());
    const names = Object.keys((await findMetric(id)).params);
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(page))).toEqual([]);
  });
});

/** A page with all that it points to by an id in backticks. */
function pagesFrom(id: string, seen: Set<string>): string {
  const file = join(import.meta.dirname, id, `${id}.md`);
  if (seen.has(id) || !existsSync(file)) return '';
  seen.add(id);
  const page = readFileSync(file, 'utf8');
  return [page, ...[...page.matchAll(/`([a-z-]+)`/g)].map(([, other]) => pagesFrom(other!, seen))].join('\n');
}
