import {Zone, type Answer, type EngineName, type MeasureQuery, type TableShape} from '@crm-widgets/core';
import type {Asked, Card, CardTable, Outcome} from '@crm-widgets/runtime';
import type {KpiResult} from '@crm-widgets/core';
import {june, measured} from '../kpi/kpi-samples.js';

const DAY_MS = 86_400_000;
const day = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / DAY_MS;
const whole = (from: string, until: string) => {
  const period = {from: day(from), until: day(until)};
  return {period, known: period};
};

const text = (name: string, values?: readonly string[]) => ({type: 'text', sql: name, ...(values ? {values} : {})}) as const;

const shape: TableShape = {
  rows: 6919,
  columns: {
    customer_id: {type: 'id', sql: 'customer_id'}, issued_at: {type: 'instant', sql: 'issued_at'},
    amount: {type: 'money', sql: 'amount'}, status: text('status', ['paid']), channel: text('extra_0', ['store', 'web']),
  },
};

/** The orders of a shop, some of whose rows could not be read. */
const orders: CardTable = {
  name: 'transactions', shape, bytes: 341_000,
  report: {
    read: 6933, accepted: 6919, rejected: 12, skipped: 2,
    reasons: [
      {code: 'not_a_date', column: 'issued_at', count: 9, firstLine: 104},
      {code: 'not_a_number', column: 'amount', count: 3, firstLine: 2890},
      {code: 'test', column: null, count: 2, firstLine: 17},
    ],
  },
  mapping: {
    customer_id: {header: 'Client'}, issued_at: {header: 'Date'}, amount: {header: 'Total'}, status: {default: 'paid'},
  },
};

const query: MeasureQuery = {
  kind: 'measures', fact: {name: 'transactions'}, at: {kind: 'dated', column: 'issued_at'},
  windows: [{from: day('1998-05-01'), until: day('1998-06-01')}, {from: day('1998-06-01'), until: day('1998-07-01')}],
  by: [], where: {channel: 'web'}, asOf: {instant: day('1998-07-01') * DAY_MS, day: day('1998-07-01'), isMidnight: true},
  measures: [
    {aggregate: {kind: 'sum', column: 'amount'}, filter: {status: ['paid']}},
    {aggregate: {kind: 'count'}, filter: {status: ['paid']}},
  ],
};

/** May and June as the shop's rows have them. */
export const sampleAnswer: Answer = {rows: 2, columns: {window: [0, 1], m0: [7271.99, 5590.87], m1: [247, 213]}};

function asked(engine: EngineName): Asked {
  return {
    ask: {metric: 'revenue', grain: 'month', where: {channel: 'web'}},
    business: {
      zone: new Zone('Europe/Paris'), currency: 'USD', engine: 'auto', params: {}, maxBytes: 1e8, asOf: query.asOf,
      calendar: {zone: 'Europe/Paris', weekStart: 'monday', fiscalYearStart: 1},
    },
    windows: Array.from({length: 12}, (_, i) => whole(firstOf(i), firstOf(i + 1))),
    before: whole('1998-05-01', '1998-06-01'),
    answered: [{query, answer: {...sampleAnswer, origin: {engine, ms: 3.42}}}],
  };
}

function firstOf(month: number): string {
  return new Date(Date.UTC(1997, 6 + month, 1)).toISOString().slice(0, 10);
}

const revenue = {
  metric: {
    id: 'revenue', title: 'Revenue', reference: 'metrics.md 3.10',
    description: 'What customers paid in the period, net of tax, discounts and refunds.',
    formula: 'revenue = sum of amount over paid transactions of the period; refunds are negative, on their own date',
    params: {
      basis: {about: 'which rows count: paid, invoiced', fallback: 'paid', read: String},
      dateField: {about: 'date a row counts on: issued_at, paid_at', fallback: 'issued_at', read: String},
    },
  },
  params: {basis: 'paid', dateField: 'issued_at'},
  measures: {
    revenue: {fact: query.fact, at: query.at, ...query.measures[0]!},
    rows: {fact: query.fact, at: query.at, ...query.measures[1]!},
  },
} as const;

function explained(result: KpiResult, card: Card): Outcome<KpiResult> {
  return {result, state: card.tables.some(({report}) => report.rejected > 0) ? 'partial' : 'ready', emptiness: null, card};
}

/** Revenue of June, answered by an engine. */
export function revenueOf(engine: EngineName): Outcome<KpiResult> {
  return explained({...june, inputs: {revenue: 5590.87, rows: 213}}, {
    title: 'Revenue', tables: [orders], definitions: [revenue], asked: asked(engine),
  });
}

/** A rate, whose two parts and interval are told, in a month that is not over. */
export function churnInJune(): Outcome<KpiResult> {
  const {answered, business, ask} = asked('columns');
  const june20 = day('1998-06-20');
  const unfinished = {...whole('1998-06-01', '1998-07-01'), known: {from: day('1998-06-01'), until: june20}};
  const activity = {name: 'activity'};
  const edges = {from: 'valid_from', to: 'valid_to'};
  return explained({
    ...june, metric: 'customer-churn-rate', unit: 'ratio', better: 'down', currency: null,
    current: measured(26 / 842, {numerator: 26, denominator: 842, n: 842, interval: [0.0212, 0.0449], isPartial: true}),
    previous: measured(0.028), change: {absolute: 26 / 842 - 0.028, relative: 0.1028}, inputs: {stayed: 816, started: 842},
    warnings: [{code: 'negative_cycle', message: 'Deals closed before they were created are left out.', table: 'deals', count: 3}],
  }, {
    title: 'Customer churn',
    tables: [{...orders, report: {read: 6919, accepted: 6919, rejected: 0, skipped: 0, reasons: []}}],
    definitions: [{
      metric: {
        id: 'customer-churn-rate', title: 'Customer churn', reference: 'metrics.md 4.2', params: {},
        description: 'Of the customers active at the start of the period, the share that is not at its end.',
        formula: 'churn = 1 - customers active at start and end / customers active at the start',
      },
      params: {},
      measures: {
        stayed: {fact: activity, at: {kind: 'kept', ...edges, entity: 'customer_id'}, aggregate: {kind: 'distinct', column: 'customer_id'}},
        started: {fact: activity, at: {kind: 'state', ...edges, edge: 'start'}, aggregate: {kind: 'distinct', column: 'customer_id'}},
      },
    }],
    asked: {ask, answered, windows: [unfinished], before: null, business: {...business, asOf: {instant: june20 * DAY_MS, day: june20}}},
  });
}

/** Values that the page gave; nothing was asked. */
export function givenValues(): Outcome<KpiResult> {
  return explained({
    ...june, metric: 'cac', currency: 'EUR', period: null, previous: null, change: null, series: [],
    current: measured(300, {numerator: 12_000, denominator: 40, n: 40}), inputs: {cost: 12_000, newCustomers: 40},
  }, {
    title: 'Customer acquisition cost', tables: [],
    definitions: [{
      metric: {
        id: 'cac', title: 'Customer acquisition cost', reference: 'metrics.md 5.1',
        description: 'What it cost, on average, to win one of the customers won in the period.',
        formula: 'CAC = acquisition expenses of the period / customers acquired in the period',
        params: {scope: {about: 'which expenses count: acquisition, all_sm, total', fallback: 'acquisition', read: String}},
      },
      params: {scope: 'acquisition'},
      measures: {
        cost: {fact: {name: 'expenses'}, at: query.at, aggregate: {kind: 'sum', column: 'amount'}},
        newCustomers: {fact: {name: 'acquisitions'}, at: query.at, aggregate: {kind: 'distinct', column: 'customer_id'}},
      },
    }],
  });
}
