import {checkMetric, measureMetric, nodeSource, sharedEngine, youngerEats} from '@crm-widgets/testing/node';
import {describe, expect, it} from 'vitest';
import {cac} from './cac.js';

checkMetric(cac, [
  {
    name: 'counts the first day of the period, not the day after; without new customers there is no cost of one',
    tables: {
      expenses: [
        {incurred_at: '2024-01-01', amount: 900, category: 'acquisition_marketing'},
        {incurred_at: '2024-02-01', amount: 500, category: 'acquisition_marketing'},
      ],
      customers: [{customer_id: 'a', acquired_at: '2024-01-01'}, {customer_id: 'b', acquired_at: '2024-01-31'}],
    },
    period: '2024-01..2024-02', grain: 'month',
    measured: [{cost: 900, newCustomers: 2}, {cost: 500, newCustomers: 0}],
    expected: [{value: 450, n: 2}, {value: null, reason: 'zero_denominator', numerator: 500}],
    source: 'counted by hand',
  },
  {
    name: 'spreads an expense evenly over the days that it pays for, up to as-of',
    tables: {
      expenses: [{
        incurred_at: '2024-01-01', service_start: '2024-01-17', service_end: '2024-02-16', amount: 300,
        category: 'acquisition_sales',
      }],
      customers: [{customer_id: 'a', acquired_at: '2024-01-20'}, {customer_id: 'b', acquired_at: '2024-02-03'}],
    },
    period: '2024-01..2024-02', asOf: '2024-02-11',
    measured: [{cost: 150, newCustomers: 1}, {cost: 100, newCustomers: 1}],
    expected: [{value: 150}, {value: 100}],
    source: '30 days at 10 each: 15 in January, 10 in February before as-of',
  },
  {
    name: 'counts the share of an expense that buys new customers, and by channel sets cost beside customers',
    tables: {
      expenses: [
        {
          incurred_at: '2024-01-05', amount: 100, category: 'acquisition_marketing', acquisition_share: 0.8,
          channel: 'tv',
        },
        {
          incurred_at: '2024-01-05', amount: 100, category: 'acquisition_marketing', acquisition_share: 0,
          channel: 'tv',
        },
        {incurred_at: '2024-01-05', amount: 50, category: 'acquisition_sales', channel: null},
        {incurred_at: '2024-01-05', amount: 70, category: 'support', channel: 'tv'},
      ],
      customers: [
        {customer_id: 'a', acquired_at: '2024-01-05', channel: 'tv'},
        {customer_id: 'b', acquired_at: '2024-01-05', channel: 'web'},
      ],
    },
    period: '2024-01', by: 'channel',
    measured: [{cost: 50, newCustomers: 0}, {cost: 80, newCustomers: 1}, {cost: 0, newCustomers: 1}],
    expected: [{key: null, value: null}, {key: 'tv', value: 80}, {key: 'web', value: 0}],
    source: 'by hand; cost without a channel stays apart',
  },
  {
    name: 'counts what it costs to bring customers on board only in total',
    tables: {
      expenses: [
        {incurred_at: '2024-01-05', amount: 100, category: 'acquisition_sales', acquisition_share: 0.5},
        {incurred_at: '2024-01-05', amount: 25, category: 'acquisition_onboarding'},
      ],
      customers: [{customer_id: 'a', acquired_at: '2024-01-05'}],
    },
    period: '2024-01', params: {scope: 'total'},
    expected: [{value: 75}],
    source: 'by hand',
  },
  {
    name: 'moves spend to when it bears fruit, and knows nothing of the months that earlier spend reaches',
    tables: {
      expenses: [
        {incurred_at: '2024-01-05', amount: 300, category: 'acquisition_marketing', channel: 'tv'},
        {incurred_at: '2024-01-31', amount: 100, category: 'acquisition_sales', channel: 'web'},
        {incurred_at: '2024-02-10', amount: 10, category: 'acquisition_marketing', channel: 'web'},
      ],
      customers: ['01', '02', '03', '04'].map((month) => ({customer_id: month, acquired_at: `2024-${month}-15`})),
    },
    period: '2024-01..2024-04',
    params: {scope: 'acquisition_lagged', timing: {tv: {spreadMonths: 3}, acquisition_sales: {lagMonths: 1}}},
    measured: [
      {cost: 100, newCustomers: 1, spentBefore: 3}, {cost: 210, spentBefore: 3}, {cost: 100, spentBefore: 0}, {cost: 0},
    ],
    expected: [
      {value: null, reason: 'immature', numerator: 100}, {value: null, reason: 'immature'}, {value: 100}, {value: 0},
    ],
    source: '300 in thirds from January on, 100 on 29 February',
  },
  {
    name: 'counts what follows the customer when the customer came, and knows nothing of the last months',
    tables: {
      expenses: [
        {incurred_at: '2024-01-05', amount: 100, category: 'acquisition_sales'},
        {incurred_at: '2024-02-05', amount: 40, category: 'acquisition_onboarding', acquisition_share: 1},
      ],
      customers: ['01', '02'].map((month) => ({customer_id: month, acquired_at: `2024-${month}-15`})),
    },
    period: '2024-01..2024-02', params: {scope: 'total', timing: {acquisition_onboarding: {lagMonths: -1}}},
    measured: [{cost: 140, spentAfter: 0}, {cost: 0, spentAfter: 2}],
    expected: [{value: 140}, {value: null, reason: 'immature'}],
    source: 'what is spent in March for customers of February is not known yet',
  },
  {
    name: 'leaves spend where it is in other scopes',
    tables: {
      expenses: [{incurred_at: '2024-01-05', amount: 300, category: 'acquisition_marketing', channel: 'tv'}],
      customers: [{customer_id: 'a', acquired_at: '2024-01-05'}],
    },
    period: '2024-01', params: {timing: {tv: {spreadMonths: 3}}},
    expected: [{value: 300}],
    source: 'metrics.md 5.1',
  },
  {
    name: 'shares out cost without a channel in proportion to that of channels, when asked to',
    tables: {
      expenses: [['tv', 300], ['web', 100], [null, 80]].map(([channel, amount]) =>
        ({incurred_at: '2024-01-05', amount, category: 'acquisition_marketing', channel})),
      customers: ['tv', 'web', 'web', null].map((channel, i) => ({customer_id: `${i}`, acquired_at: '2024-01-05', channel})),
    },
    period: '2024-01', by: 'channel', params: {allocate: 'pro_rata'},
    measured: [{cost: null, newCustomers: 1}, {cost: 360, newCustomers: 1}, {cost: 120, newCustomers: 2}],
    expected: [{key: null, value: null, reason: 'no_data'}, {key: 'tv', value: 360}, {key: 'web', value: 60}],
    source: 'by hand: 60 of the 80 go to tv, 20 to web',
  },
  {
    name: 'leaves cost without a channel where it is while no channel has any',
    tables: {
      expenses: [{incurred_at: '2024-01-05', amount: 80, category: 'acquisition_marketing', channel: null}],
      customers: [{customer_id: 'a', acquired_at: '2024-01-05', channel: 'tv'}],
    },
    period: '2024-01', by: 'channel', params: {allocate: 'pro_rata'},
    measured: [{cost: 80}, {cost: 0, newCustomers: 1}],
    expected: [{key: null, value: null, reason: 'zero_denominator', numerator: 80}, {key: 'tv', value: 0}],
    source: 'metrics.md 5.1: never spread silently',
  },
  {
    name: 'counts customers who came back only when asked to',
    tables: {
      expenses: [{incurred_at: '2024-03-05', amount: 90, category: 'acquisition_sales'}],
      subscriptions: [
        ['a', '2024-01-01', '2024-02-01'], ['a', '2024-03-01', null], ['b', '2024-03-10', null], ['b', '2024-03-12', null],
      ].map(([customer_id, valid_from, valid_to], i) =>
        ({subscription_id: `${i}`, customer_id, status: 'active', started_at: valid_from, valid_from, valid_to, unit_amount: 10, interval: 'month'})),
    },
    period: '2024-03', params: {countReactivations: true},
    measured: [{newCustomers: 1, reactivated: 1}],
    expected: [{value: 45, n: 2}],
    source: 'by hand: a came back in March, b is new',
  },
  {
    name: 'leaves out who got everything back within 14 days of the first order, when asked to',
    tables: {
      expenses: [{incurred_at: '2024-01-05', amount: 120, category: 'acquisition_sales'}],
      customers: ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((customer_id) => ({customer_id, acquired_at: '2024-01-02', country: 'DE'})),
      transactions: [
        ['a', '2024-01-02', 'order', 50], ['a', '2024-01-16', 'refund', -50],
        ['b', '2024-01-02', 'order', 50], ['b', '2024-01-17', 'refund', -50],
        ['c', '2024-01-02', 'order', 50], ['c', '2024-01-03', 'refund', -49.99],
        ['d', '2024-01-02', 'order', 50], ['d', '2024-01-03', 'order', 20], ['d', '2024-01-04', 'refund', -50],
        ['e', '2024-01-02', 'order', 0], ['f', '2024-01-02', 'order', 50], ['f', '2024-02-01', 'refund', -50],
      ].map(([customer_id, issued_at, kind, amount]) => ({customer_id, issued_at, kind, status: 'paid', amount})),
    },
    period: '2024-01', params: {excludeRefundedFirstOrder: true},
    measured: [{newCustomers: 6}],
    expected: [{value: 20, n: 6}],
    source: 'by hand: a alone got all of it back in time; e paid nothing and g has no order',
  },
  {
    name: 'leaves them out also where orders alone say who is a customer',
    tables: {
      expenses: [{incurred_at: '2024-01-05', amount: 120, category: 'acquisition_sales'}],
      transactions: [
        ['a', '2024-01-02', 'order', 50], ['a', '2024-01-03', 'refund', -50], ['b', '2024-01-02', 'order', 50],
      ].map(([customer_id, issued_at, kind, amount]) => ({customer_id, issued_at, kind, status: 'paid', amount})),
    },
    period: '2024-01', params: {excludeRefundedFirstOrder: true},
    measured: [{newCustomers: 1}],
    expected: [{value: 120}],
    source: 'by hand',
  },
]);

/** Which part of each row of spend is for new customers. */
const kinds: Readonly<Record<string, {category: string; share: number}>> = {
  'Referral program (marketing)': {category: 'acquisition_marketing', share: 1},
  'TV ads': {category: 'acquisition_marketing', share: 0.8},
  'OOH': {category: 'acquisition_marketing', share: 0.8},
  'New customer promotions (marketing)': {category: 'acquisition_marketing', share: 1},
  'Facebook ads for acquisition': {category: 'acquisition_marketing', share: 1},
  'Facebook ads for repeat orders': {category: 'acquisition_marketing', share: 0},
  'Google ads for acquisition': {category: 'acquisition_marketing', share: 1},
  'Google ads for repeat orders': {category: 'acquisition_marketing', share: 0},
  'Prospecting sales team': {category: 'acquisition_sales', share: 1},
  'Account manager team': {category: 'acquisition_sales', share: 0},
  'Acquisition-related onboarding expense': {category: 'acquisition_onboarding', share: 1},
};

const monthly = {
  all_sm: [94.949495, 93.318255, 91.789049, 90.347552],
  acquisition: [39.797980, 39.805862, 39.813243, 39.820187],
};

describe('cac', () => {
  const engine = sharedEngine();

  it('is not known of a country where expenses name none', async () => {
    const source = await nodeSource(engine(), {
      expenses: [{incurred_at: '2024-01-05', amount: 25, category: 'acquisition_sales', customer_id: null}],
      customers: [{customer_id: 'a', acquired_at: '2024-01-05', country: 'DE'}],
    });
    await expect(measureMetric(cac, source, {period: '2024-01', where: {country: 'DE'}}))
      .rejects.toThrow(/^E_ATTR attribute where: got the column "country", wanted one of /);
  });
});

describe('timing of cac', () => {
  it.each([[{tv: {spreadMonths: 0}}], [{tv: {lagMonths: 1.5}}], [{tv: {months: 1}}], [{tv: 3}], [['tv']]])('refuses %j', (timing) => {
    expect(() => cac.params.timing!.read(timing)).toThrow(/^an object of /);
  });
});

describe('cac of Younger Eats', () => {
  const engine = sharedEngine();
  const expenses = youngerEats.spend.flatMap((spend, month) =>
    Object.entries(kinds).map(([header, {category, share}]) => ({
      incurred_at: `2024-${String(month + 1).padStart(2, '0')}-01`, amount: spend[header]!.toFixed(4),
      category, acquisition_share: share,
    })));
  // In thousands, not all of them whole: so the calculator gets them as they were published.
  const won = youngerEats.acquisitions
    .map(({Month: _, ...channels}) => Object.values(channels).reduce((a, b) => a + b));

  for (const [scope, year] of [['all_sm', 90.5457], ['acquisition', 41.7533]] as const) {
    it(`J1: ${scope}, four months and twelve as a ratio of totals`, async () => {
      const source = await nodeSource(engine(), {expenses, customers: [{customer_id: 'a', acquired_at: '2024-01-01'}]});
      const {measured, params} = await measureMetric(cac, source, {period: '2024', grain: 'month', params: {scope}});
      const costs = measured.map(({inputs}) => inputs.cost!);
      const values = costs.map((cost, month) => cac.calculate({cost, newCustomers: won[month]!}, params).value!);
      monthly[scope].forEach((published, month) => expect(values[month]).toBeCloseTo(published, 4));
      const total = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b);
      expect(cac.calculate({cost: total(costs), newCustomers: total(won)}, params).value).toBeCloseTo(year, 3);
    });
  }
});
