import {tableNames, type Fault, type TableName} from '@crm-widgets/core';
import {findMetric, metricIds, type Params} from '@crm-widgets/metrics';
import {describe, expect, it} from 'vitest';
import {idleSettings} from './idle-settings.js';

async function said(metricId: string, tables: readonly TableName[], given: Params): Promise<string[]> {
  const metric = await findMetric(metricId);
  const names = new Set(tables);
  const defaults = Object.fromEntries(Object.entries(metric.params).map(([name, {fallback}]) => [name, fallback]));
  const has = (table: TableName) => names.has(table);
  return idleSettings(Object.keys(given), {metric, params: {...defaults, ...given}, has, tables: names}).map(({message}) => message);
}

type Line = readonly [metric: string, tables: readonly TableName[], params: Params, message: string];

const idle: readonly Line[] = [
  ['cac', ['expenses', 'customers'], {excludeRefundedFirstOrder: true},
    'The parameter excludeRefundedFirstOrder true changes nothing: it takes the table transactions, and the source has expenses, '
    + 'customers. Add <crm-table name="transactions">, or remove excludeRefundedFirstOrder from params.'],
  ['cac', ['expenses', 'customers'], {countReactivations: true}, 'countReactivations true changes nothing: it takes the table subscriptions'],
  ['cac', ['expenses', 'customers'], {timing: {acquisition_sales: {lagMonths: 1}}},
    'it counts only with scope "acquisition_lagged" or scope "total". Set that, or remove timing from params.'],
  ['mrr', ['subscriptions'], {graceDays: 3}, 'it is for sources without the table subscriptions'],
  ['mrr', ['transactions'], {discounts: 'none'}, 'it takes the table subscriptions'],
  ['customer-churn-rate', ['subscriptions'], {inactivityDays: 90}, 'it is for sources without the table subscriptions'],
  ['nps', ['surveys', 'subscriptions'], {billable: ['active']}, 'it counts only with weight "mrr"'],
  ['clv', ['subscriptions', 'transactions'], {estimator: 'historic', churnMonths: 3}, 'it counts only with estimator "auto" or estimator "simple"'],
  ['cogs', ['transactions'], {openingStock: 100}, 'it counts only with mode "inventory"'],
  ['conversion-rate', ['events'], {basis: 'visitor', windowDays: 30}, 'windowDays 30 changes nothing'],
  ['abandonment-rate', ['events'], {kind: 'form', idleMinutes: 20}, 'it counts only with kind "cart" or kind "checkout"'],
  ['first-response-time', ['tickets'], {outsideHours: 'drop'}, 'it counts only with hours "business"'],
  ['renewal-rate', ['subscriptions'], {renewal: 'manual', renewalGraceDays: 5}, 'renewal "manual" changes nothing: it counts only with renewalGraceDays "auto"'],
  ['revenue', ['transactions'], {fxMode: 'historical'}, 'The parameter fxMode changes nothing: its amounts have one rate either way'],
];

const inForce: readonly (readonly [metric: string, tables: readonly TableName[], params: Params])[] = [
  ['cac', ['expenses', 'customers', 'transactions'], {excludeRefundedFirstOrder: true}],
  ['cac', ['expenses', 'customers', 'subscriptions'], {countReactivations: true, allocate: 'pro_rata'}],
  ['trial-conversion', ['subscriptions', 'transactions'], {requirePaid: true}],
  ['first-response-time', ['tickets'], {hours: 'calendar', agg: 'mean'}],
  ['clv', ['subscriptions'], {maxLifetimeMonths: 24}],
  ['pipeline-velocity', ['deals'], {per: 'month', n: 'created_per_month'}],
  ['sales-growth-rate', ['deals'], {against: 'year_ago'}],
  ['quick-ratio', ['subscriptions'], {fxMode: 'historical'}],
];

describe('a parameter that changes nothing says why and how to mend it:', () => {
  it.each(idle)('%s of %j with %j', async (metric, tables, params, message) => {
    expect((await said(metric, tables, params)).join(' ')).toContain(message);
  });
});

describe('a parameter in force says nothing:', () => {
  it.each(inForce)('%s of %j with %j', async (metric, tables, params) => expect(await said(metric, tables, params)).toEqual([]));
});

describe('a value that is made of a table which is not there is refused:', () => {
  const refused: readonly Line[] = [
    ['mrr', ['subscriptions'], {metered: 'trailing3'}, 'metered: got "trailing3", which is made of the table transactions; the source has '
      + 'subscriptions. Add <crm-table name="transactions">, or set metered to "exclude".'],
    ['quick-ratio', ['subscriptions'], {from: 'invoices'}, 'from: got "invoices", which is made of the table transactions'],
    ['sales-growth-rate', ['transactions'], {of: 'deals'}, 'of: got "deals", which is made of the table deals'],
    ['sales-cycle', ['deals'], {from: 'qualified'}, 'from: got "qualified", which is made of the table people'],
    ['trial-conversion', ['subscriptions'], {requirePaid: true}, 'requirePaid: got true, which is made of the table transactions'],
    ['first-contact-resolution', ['surveys'], {includeNoReply: true}, 'got "ops", which is made of the table tickets; the source has surveys. '
      + 'Add <crm-table name="tickets">, or set mode to "survey".'],
  ];
  it.each(refused)('%s of %j with %j', async (metric, tables, params, message) => {
    const fault = await said(metric, tables, params).then(() => null, (thrown: Fault) => thrown);
    expect(fault?.code).toBe('E_PARAM');
    expect(String(fault)).toContain(message);
  });
});

describe('every parameter', () => {
  it.each(metricIds)('of %s can change something', async (id) => {
    const {params} = await findMetric(id);
    const never = (await said(id, tableNames, Object.fromEntries(Object.entries(params).map(([name, {fallback}]) => [name, fallback]))))
      .filter((message) => message.includes('nothing depends on it'));
    // Of these the default says nothing by itself: values of their own are what changes it.
    expect(never.filter((message) => !/parameter (timing|schedule|probabilities|inactivityDays) /.test(message))).toEqual([]);
  });
});
