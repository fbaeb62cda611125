import {readAsOf, Zone, type Query, type Warning} from '@crm-widgets/core';
import {askKpi, type Ask} from '@crm-widgets/runtime';
import {describe, expect, it} from 'vitest';
import {sharedEngine, type TestTables} from '../node-source.js';
import {sourceOf} from './node-view.js';
import {TwoEngines} from './two-engines.js';

const engine = sharedEngine();
const business = {weekStart: 'monday', fiscalYearStart: 1} as const;

interface Case extends Ask {
  readonly tables: TestTables;
  readonly currency?: string;
  readonly asOf?: string;
}

interface Seen {
  readonly value: number | null;
  readonly series: (number | null)[];
  readonly currency: string | null;
  readonly state: string;
  readonly left: [Warning['table'], number | null, string][];
}

/** What a widget would show of a metric, once both engines say the same. */
async function shown({tables, currency, asOf = '2024-04-01', ...ask}: Case): Promise<Seen> {
  const company =
    {tables: tables as never, zone: 'UTC', currency: currency ?? null, asOf: readAsOf(asOf, new Zone('UTC'))};
  const seen: Seen[] = [];
  await TwoEngines.during(engine(), company as never, async (both) => {
    for (const by of ['duckdb', 'columns'] as const) {
      const source = sourceOf(company, business, both, async (query: Query) => both[by](query));
      const {result, state} = await askKpi(source, {compare: 'none', ...ask}, {signal: new AbortController().signal});
      const cents = (value: number | null) => (value === null ? null : Math.round(value * 1e6) / 1e6);
      seen.push({
        value: cents(result.current.value), series: result.series.map(({value}) => cents(value)),
        currency: result.currency, state,
        left: result.warnings.filter(({code}) => code === 'rate_missing')
          .map(({table, count, message}) => [table, count, message]),
      });
    }
  });
  expect(seen[1]).toEqual(seen[0]);
  return seen[0]!;
}

const fx_rates = [
  {currency: 'USD', date: '2024-01-01', rate_to_reporting: 0.9},
  {currency: 'USD', date: '2024-02-01', rate_to_reporting: 0.8},
  {currency: 'USD', date: '2024-03-01', rate_to_reporting: 0.95},
  {currency: 'GBP', date: '2024-02-15', rate_to_reporting: 1.2},
];
const transactions = [
  {customer_id: 'a', issued_at: '2024-01-10', paid_at: '2024-02-02', amount: 100, currency: 'EUR'},
  {customer_id: 'b', issued_at: '2024-01-31', paid_at: '2024-02-02', amount: 33.33, currency: 'USD'},
  {customer_id: 'b', issued_at: '2024-02-01', paid_at: '2024-03-02', amount: 10, currency: 'USD'},
  {customer_id: 'c', issued_at: '2024-02-20', paid_at: '2024-03-02', amount: 10, currency: 'GBP'},
];
const subscriptions = [
  {customer_id: 'a', started_at: '2023-12-10', unit_amount: 100, currency: 'EUR'},
  {customer_id: 'b', started_at: '2023-12-10', unit_amount: 100, currency: 'USD'},
  {customer_id: 'c', started_at: '2024-02-10', unit_amount: 50, currency: 'USD', ended_at: '2024-03-05',
    status: 'canceled'},
];

// An engine has to start, on a machine that may be busy with other tests.
describe('several currencies', () => {
  it('are refused without rates', async () => {
    await expect(shown({tables: {transactions}, metric: 'revenue'})).rejects.toMatchObject({
      code: 'E_CURRENCY_MIXED', what: 'amounts in EUR, GBP, USD would be added up without rates',
    });
  });

  it('flow in at the latest rate on or before their day: 100 + 33.33 x 0.9, then 10 x 0.8 + 10 x 1.2', async () => {
    expect(await shown({
      tables: {transactions, fx_rates}, currency: 'EUR', metric: 'revenue', period: '2024-01..2024-02',
    })).toEqual({value: 20, series: [129.997, 20], currency: 'EUR', state: 'ready', left: []});
  });

  it('flow in at the rate of their day in a period: 100 + 33.33 x 0.8, then 10 x 0.95 + 10 x 1.2', async () => {
    expect(await shown({
      tables: {transactions, fx_rates}, currency: 'EUR', metric: 'revenue', period: '2024-02..2024-03',
      params: {dateField: 'paid_at'},
    })).toMatchObject({series: [126.664, 21.5]});
  });

  it('leave out, and count, rows without a rate by their day', async () => {
    const early = [...transactions, {customer_id: 'd', issued_at: '2024-02-14', amount: 99, currency: 'GBP'}];
    expect(await shown({
      tables: {transactions: early, fx_rates}, currency: 'EUR', metric: 'revenue', period: '2024-02',
    })).toMatchObject({
      value: 20, state: 'partial',
      left: [['transactions', 1, 'Amounts in GBP that have no rate on their day or before are left out.']],
    });
  });

  it('become the currency of most rows that has no other rate than 1, where the source names none', async () => {
    expect(await shown({tables: {transactions, fx_rates}, metric: 'revenue', period: '2024-01'}))
      .toMatchObject({value: 129.997, currency: 'EUR'});
  });

  it('are refused where rates are into another currency than that of the source', async () => {
    await expect(shown({tables: {transactions, fx_rates}, currency: 'USD', metric: 'revenue'}))
      .rejects.toMatchObject({code: 'E_CURRENCY_MIXED', where: ['table fx_rates']});
  });

  it('are not converted where a filter leaves one of them, in which the number is then', async () => {
    expect(await shown({tables: {transactions, fx_rates}, metric: 'revenue', period: '2024-01',
      where: {currency: 'USD'}}))
      .toMatchObject({value: 33.33, currency: 'USD'});
  });

  it('are added up by customer, so that a filter leaves none of them alone', async () => {
    const beside = [...subscriptions, {customer_id: 'a', started_at: '2024-01-05', unit_amount: 10, currency: 'USD'}];
    const moved = {metric: 'net-revenue-retention', period: '2024-02', params: {horizon: 1}, where: {currency: 'EUR'}} as const;
    await expect(shown({tables: {subscriptions: beside}, ...moved}))
      .rejects.toMatchObject({code: 'E_CURRENCY_MIXED', mend: 'Add a table fx_rates'});
    // a alone, whose greater part is in EUR: 100 and 10 in USD, all at 0.8.
    expect(await shown({tables: {subscriptions: beside, fx_rates}, currency: 'EUR', ...moved}))
      .toMatchObject({value: 1, state: 'ready'});
    expect(await shown({tables: {subscriptions: beside}, metric: 'mrr', period: '2024-02', where: {currency: 'EUR'}}))
      .toMatchObject({value: 100, currency: 'EUR'});
  });

  it('of movements of invoices without a rate are counted too', async () => {
    const invoices = [
      {customer_id: 'a', kind: 'invoice', issued_at: '2024-01-01', amount: 10, currency: 'EUR', service_start: '2024-01-01', service_end: '2024-02-01'},
      {customer_id: 'b', kind: 'invoice', issued_at: '2023-12-01', amount: 10, currency: 'GBP', service_start: '2023-12-01', service_end: '2024-01-01'},
    ];
    expect(await shown({tables: {transactions: invoices, fx_rates: fx_rates.filter(({currency}) => currency === 'USD')},
      currency: 'EUR', metric: 'quick-ratio', period: '2024-01'}))
      .toMatchObject({state: 'partial', left: [['transactions', 1, expect.stringContaining('GBP')]]});
  });

  it('take amounts without a currency for the one reported in', async () => {
    const unnamed = [...transactions, {customer_id: 'd', issued_at: '2024-01-02', amount: 1, currency: ''}];
    expect(await shown({tables: {transactions: unnamed, fx_rates}, metric: 'revenue', period: '2024-01'}))
      .toMatchObject({value: 130.997, currency: 'EUR'});
  });

  it('are exact to the cent: a thousand of 0.1 at 0.3 are 30', async () => {
    const many =
      Array.from({length: 1000}, () => ({customer_id: 'a', issued_at: '2024-01-02', amount: 0.1, currency: 'USD'}));
    expect(await shown({
      tables: {transactions: many, fx_rates: [{currency: 'USD', date: '2024-01-01', rate_to_reporting: 0.3}]},
      currency: 'EUR', metric: 'revenue', period: '2024-01',
    })).toMatchObject({value: 30});
  });

  it('in a balance are at the rate of each end: 100 + 100 x 0.9, 100 + 150 x 0.8, 100 + 100 x 0.95', async () => {
    expect(await shown({
      tables: {subscriptions, fx_rates}, currency: 'EUR', metric: 'mrr', period: '2024-01..2024-03',
    })).toMatchObject({series: [190, 220, 195], left: []});
  });

  it('in a balance that has no rate yet are left out and counted', async () => {
    expect(await shown({
      tables: {subscriptions, fx_rates}, currency: 'EUR', metric: 'mrr', period: '2023-12..2024-01',
    })).toMatchObject({series: [100, 190], state: 'partial',
      left: [['subscriptions', 1, expect.stringContaining('USD')]]});
  });

  it('never look like growth: what customers bring is at one rate at both ends of a window', async () => {
    const kept = subscriptions.slice(0, 2);
    expect(await shown({
      tables: {subscriptions: kept, fx_rates}, currency: 'EUR', metric: 'net-revenue-retention',
      period: '2024-02..2024-03',
      params: {horizon: 1},
    })).toMatchObject({series: [1, 1], state: 'ready'});
  });

  it('in movements are at the rate of the window end, or of their own day with fxMode historical', async () => {
    const moved =
      {tables: {subscriptions, fx_rates}, currency: 'EUR', metric: 'quick-ratio', period: '2024',
        grain: 'year'} as const;
    // Gained 50, lost 50, both at 0.95; else gained at 0.8 and lost at 0.95.
    expect(await shown(moved)).toMatchObject({value: 1});
    expect(await shown({...moved, params: {fxMode: 'historical'}})).toMatchObject({value: 0.842105});
  });

  it('in expenses are at the rate of the day they were incurred, in deals of the day they closed', async () => {
    const deals = [
      {customer_id: 'a', stage: 'Won', amount: 100, created_at: '2024-01-01', closed_at: '2024-01-10', currency: 'USD'},
      {customer_id: 'a', stage: 'Won', amount: 100, created_at: '2024-01-01', closed_at: '2024-02-10', currency: 'USD'},
      {customer_id: 'b', stage: 'Won', amount: 100, created_at: '2024-01-01', closed_at: '2024-02-10', currency: 'EUR'},
    ];
    const expenses = [
      {incurred_at: '2024-02-10', amount: 100, category: 'acquisition_marketing', currency: 'USD'},
      {incurred_at: '2024-02-10', amount: 20, category: 'acquisition_marketing', currency: 'EUR'},
    ];
    expect(await shown({tables: {deals, fx_rates}, currency: 'EUR', metric: 'sales-growth-rate', period: '2024-02',
      params: {of: 'deals'}}))
      .toMatchObject({value: 1, currency: null});
    expect(await shown({tables: {deals, expenses, fx_rates}, currency: 'EUR', metric: 'cac', period: '2024-02'}))
      .toMatchObject({value: 100});
  });

  it('need no rates where nothing but days and customers is counted', async () => {
    const deals = ['EUR', 'USD'].map((currency) =>
      ({stage: 'Won', amount: 100, created_at: '2024-01-01', closed_at: '2024-01-11', currency}));
    expect(await shown({tables: {deals}, metric: 'sales-cycle', params: {agg: 'mean'},
      period: '2024-01'})).toMatchObject({value: 864_000});
    expect(await shown({tables: {subscriptions}, metric: 'customer-churn-rate', params: {churnFormula: 'daily'},
      period: '2024-02'}))
      .toMatchObject({value: 0});
  });

  it('in carts and in what clients cost and bring are converted too', async () => {
    const events = [
      {actor_id: 'a', at: '2024-02-02', name: 'add_to_cart', value: 100, currency: 'USD'},
      {actor_id: 'b', at: '2024-02-02', name: 'add_to_cart', value: 20, currency: 'EUR'},
      {actor_id: 'b', at: '2024-02-02', name: 'purchase', value: 20, currency: 'EUR'},
    ];
    expect(await shown({
      tables: {events, fx_rates}, currency: 'EUR', metric: 'abandonment-rate', params: {measure: 'value'},
      period: '2024-02',
    })).toMatchObject({value: 0.8, left: []});
    const expenses = [
      {incurred_at: '2024-02-10', amount: 100, category: 'support', currency: 'USD'},
      {incurred_at: '2024-02-10', amount: 20, category: 'support', currency: 'GBP'},
    ];
    expect(await shown({
      tables: {expenses, subscriptions, fx_rates}, currency: 'EUR', metric: 'retention-cost', params: {scope: 'all'},
      period: '2024-02',
    })).toMatchObject({value: 40, currency: 'EUR', state: 'partial',
      left: [['expenses', 1, expect.stringContaining('GBP')]]});
  });

  it('are grouped by a dimension in the one reported in', async () => {
    expect(await shown({
      tables: {transactions, fx_rates}, currency: 'EUR', metric: 'revenue', period: '2024-01', by: 'currency',
    })).toMatchObject({value: 129.997});
  });

  it('refuse another fxMode by name', async () => {
    await expect(shown({tables: {transactions, fx_rates}, metric: 'revenue', params: {fxMode: 'spot'}}))
      .rejects.toMatchObject({code: 'E_PARAM'});
  });
});
