import {expect, it} from 'vitest';
import type {FunnelResult, KpiResult} from '@crm-widgets/core';
import {sales} from './boards.js';
import {useBench, withEachEngine} from './harness.js';

// conformance.md G3, over the 8 800 opportunities.
const bench = useBench();

withEachEngine(bench, () => {
  it('wins 63.15 % of what closes, 4 238 of 6 711, after a median of 57 days', async () => {
    bench.page('/sales.html', `${sales()}
      <crm-kpi id="rate" metric="win-rate" period="all" loading="eager"></crm-kpi>
      <crm-kpi id="cycle" metric="sales-cycle" period="all" loading="eager"></crm-kpi>
      <crm-kpi id="mean" metric="sales-cycle" period="all" params='{"agg": "mean"}' loading="eager"></crm-kpi>`);
    const page = await bench.open('/sales.html');
    const rate = (await page.ask('rate')).result as KpiResult;
    expect(rate.current).toMatchObject({numerator: 4238, denominator: 6711, n: 6711});
    expect(rate.current.value).toBeCloseTo(0.6315, 4);
    expect((await page.ask('cycle')).result).toMatchObject({unit: 'duration', current: {value: 57 * 86_400, n: 4238}});
    expect(((await page.ask('mean')).result as KpiResult).current.value! / 86_400).toBeCloseTo(51.78, 2);
  });

  it('funnel: Prospecting 8 800, Engaging 8 300, Won 4 238, and says what it had to assume', async () => {
    bench.page('/sales.html', `${sales()}
      <crm-funnel id="named" table="deals" period="all" steps="Prospecting,Engaging,Won" loading="eager"></crm-funnel>
      <crm-funnel id="found" table="deals" period="all" loading="eager"></crm-funnel>`);
    const page = await bench.open('/sales.html');
    const {steps, overall, warnings} = (await page.ask('named')).result as FunnelResult;
    expect(steps.map(({id, count}) => [id, count])).toEqual([['Prospecting', 8800], ['Engaging', 8300], ['Won', 4238]]);
    expect(overall).toBeCloseTo(4238 / 8800, 12);
    expect(steps[2]!.fromPrevious).toBeCloseTo(4238 / 8300, 12);
    expect(Object.fromEntries(warnings.map(({code, count}) => [code, count]))).toEqual({undated_deals: 500, lost_stage_unknown: 2473});
    expect(((await page.ask('found')).result as FunnelResult).steps).toEqual(steps);
  });

  it('leaves deals without a date out of any other period', async () => {
    bench.page('/sales.html', `${sales()}<crm-funnel id="year" period="2017" steps="Prospecting,Engaging,Won" loading="eager"></crm-funnel>`);
    const {steps, warnings} = (await (await bench.open('/sales.html')).ask('year')).result as FunnelResult;
    // Rows of the file whose engage_date is in 2017.
    expect(steps[0]!.count).toBe(7942);
    expect(warnings.map(({code}) => code)).toEqual(['lost_stage_unknown']);
  });
});
