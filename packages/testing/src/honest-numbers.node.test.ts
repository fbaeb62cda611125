import {ColumnsEngine} from '@crm-widgets/columns';
import type {KpiResult, Measured} from '@crm-widgets/core';
import {findMetric, metricIds, type MetricId, type Params} from '@crm-widgets/metrics';
import {findDerived} from '@crm-widgets/metrics/facts';
import {askKpi} from '@crm-widgets/runtime';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {saidOf} from './alike.js';
import {sourceOf} from './parity/node-view.js';
import {askPlan, frameOf, paramsOf} from './parity/random-ask.js';
import {randomCompany} from './parity/random-company.js';
import {askedOf, readCompany} from './parity/two-engines.js';
import {runs} from './runs.js';

/** Metrics that are the share of counted entities, with the parameters that make them so where others do not. */
const shares: Readonly<Partial<Record<MetricId, object>>> = {
  'abandonment-rate': {measure: 'count'}, 'conversion-rate': {attribution: 'cohort'}, csat: {agg: 'share'},
  'customer-churn-rate': {churnFormula: 'standard'}, 'customer-effort-score': {agg: 'pct_easy'}, 'customer-retention-rate': {},
  'first-contact-resolution': {}, 'lead-to-customer-rate': {attribution: 'cohort'}, nps: {weight: 'response'},
  'renewal-rate': {measure: 'logo'}, 'reopen-rate': {}, 'repeat-purchase-rate': {}, 'trial-conversion': {}, 'win-rate': {weight: 'count'},
};
/** The ends of a scale; a ratio that is no share may exceed 1. */
const scales: Readonly<Partial<Record<MetricId, readonly [number, number]>>> = {nps: [-100, 100], 'customer-effort-score': [0, 100]};

const measuredIn = ({current, previous, series, groups}: KpiResult): Measured[] =>
  [current, previous, ...series, ...(groups ?? []).flatMap((group) => [group.current, group.previous])].filter((one) => one !== null);

/** What is wrong with a number, whatever it is of; null where nothing is. */
function faultOf(
  {metric}: KpiResult, {value, denominator, n, interval, reason}: Measured, {params, isShare}: {params: Params; isShare: boolean},
): string | null {
  if ([value, denominator, n, ...interval ?? []].some((one) => one !== null && !Number.isFinite(one))) return 'is not finite';
  if (value === null) return reason === null ? 'is unknown without a reason' : interval && 'has an interval of what is unknown';
  if (reason !== null && reason !== 'immature') return `is known, and unknown for ${reason}`;
  if (denominator === 0) return 'is divided by 0';
  // What stock says is counted as a whole.
  if (params.mode !== 'inventory' && (n === null || n < 0)) return 'does not say how many it rests on';
  if (!interval) return isShare ? 'has no interval' : null;
  const [least, most] = scales[metric as MetricId] ?? [0, 1];
  const isWithin = least - 1e-9 <= interval[0] && interval[0] <= value + 1e-9 && value <= interval[1] + 1e-9 && interval[1] <= most + 1e-9;
  return isWithin ? null : 'has an interval that does not hold it';
}

/** Asks metrics of random companies in random ways, each with parameters of its own. */
async function check(metrics: Readonly<Record<string, object | null>>): Promise<void> {
  const plans = fc.record(Object.fromEntries(Object.keys(metrics).map((id) => [id, askPlan])));
  await fc.assert(fc.asyncProperty(randomCompany, plans, async (company, planned) => {
    const tables = readCompany(company);
    const engine = new ColumnsEngine(findDerived, {declared: new Set(tables.keys()), read: tables});
    const source = sourceOf(company, {weekStart: 'monday', fiscalYearStart: 1}, {tables}, async (query) => engine.run(query));
    const asked = askedOf(company, tables);
    for (const [id, plan] of Object.entries(planned)) {
      const metric = await findMetric(id);
      const needed = metric.tables.find((set) => set.every((table) => asked.has(table))) ?? [];
      const params = {...paramsOf(metric, plan.params), ...metrics[id]};
      const ask = {...frameOf(plan, needed, asked), metric: id, params};
      const result = await askKpi(source, ask, {signal: new AbortController().signal}).then((outcome) => outcome.result, refused);
      const faults = result ? measuredIn(result).map((one) => faultOf(result, one, {params, isShare: metrics[id] !== null})) : [];
      expect({id, params, faults: faults.filter((fault) => fault !== null)}).toEqual({id, params, faults: []});
    }
  }), runs());
}

/** What is wrong with a question is said, and is no number. */
function refused(thrown: unknown): null {
  saidOf(thrown);
  return null;
}

describe('numbers of any company', {timeout: 3_600_000}, () => {
  it('say what they rest on, or are null and say why', async () => check(Object.fromEntries(metricIds.map((id) => [id, null]))));
  it('have their interval where they are shares', async () => check(shares));
});

describe('a denominator of 0', () => {
  const ofNothing: readonly string[] = ['ratio', 'multiple', 'months', 'score'];
  it.each(metricIds)('makes no number of %s', async (id) => {
    const {unit, params, measures, calculate} = await findMetric(id);
    const values = Object.fromEntries(Object.entries(params).map(([name, {fallback}]) => [name, fallback]));
    const names = Object.keys(measures({...values, inactivityDays: 90}, () => true));
    const made = calculate(Object.fromEntries(names.map((name) => [name, 0])), values);
    if (made.denominator === 0 || ofNothing.includes(unit)) expect(made).toMatchObject({value: null, interval: null});
    if (made.value === null) expect(made.reason).not.toBeNull();
    else expect(made.reason).toBeNull();
  });
});
