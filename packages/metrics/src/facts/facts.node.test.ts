import {columnsOf, isValid, readAsOf, Zone} from '@crm-widgets/core';
import type {
  AsOf, ColumnType, DerivedTable, FactRef, SourceColumns, Sources, TableName, TypedColumn,
} from '@crm-widgets/core';
import {nodeSource, sharedEngine, type NodeSource, type TestTables} from '@crm-widgets/testing/node';
import {beforeAll, describe, expect, it} from 'vitest';
import {joined, name, sql, type Sql} from '../sql/fragment.js';
import {Rows} from '../sql/rows.js';
import {Tables} from '../sql/tables.js';
import {findDerived} from './index.js';

const dayOf = (iso: string | null) => (iso === null ? null : Date.parse(iso) / 86_400_000);

type Cell = number | string | null;
type Row = Record<string, Cell>;

interface Vector {
  readonly name: string;
  readonly fact: FactRef;
  readonly tables: TestTables;
  /** Default 2024-07-01T12:00Z, in the middle of a day. */
  readonly asOf?: string;
  readonly zone?: string;
  /** Column that tells rows apart, and what it says of those that are left, in any order. */
  readonly by: string;
  readonly left: readonly Cell[];
}

const transaction = (transaction_id: string, customer_id: string | null, issued_at: string, kind: string, more = {}) =>
  ({transaction_id, customer_id, issued_at, kind, status: 'paid', amount: 5, ...more});
const purchases = [
  transaction('1', 'a', '2024-01-01T23:30Z', 'order'),
  transaction('2', 'a', '2024-01-05', 'refund', {amount: -5}),
  transaction('3', 'b', '2024-01-03', 'invoice', {amount: 0}),
  transaction('4', null, '2024-01-02', 'order'),
  transaction('5', 'a', '2024-03-01', 'invoice'),
  transaction('6', 'a', '2024-02-01T01:00Z', 'order'),
  transaction('7', 'a', '2024-02-01T20:00Z', 'order'),
  transaction('8', 'b', '2024-01-09', 'order', {status: 'open'}),
  transaction('9', 'b', '2024-01-02', 'one_off'),
  transaction('10', 'b', '2024-07-01T11:59Z', 'order'),
  transaction('11', 'b', '2024-07-01T12:00Z', 'order'),
  transaction('12', 'c', '2024-01-02', 'credit', {amount: -5}),
];
const bare = purchases.map(({transaction_id, customer_id, issued_at, amount}) =>
  ({transaction_id, customer_id, issued_at, amount}));

const subscription = (subscription_id: string, customer_id: string, unit_amount: number, more = {}) =>
  ({subscription_id, customer_id, started_at: '2023-12-31', unit_amount, ...more});
const version = (id: string, customer: string, unit: number, more = {}) =>
  subscription(id, customer, unit, {valid_from: '2024-01-01', ...more});
const versions = [
  version('plain', 'a', 10, {valid_to: '2024-03-01'}),
  version('seats', 'a', 10.1, {valid_from: '2024-03-01', quantity: 2.5}),
  version('trial', 'b', 99, {trial_end: '2024-01-24T08:00Z', interval: 'year', discount_pct: 33.3}),
  version('trial before', 'b', 1, {trial_end: '2024-01-01'}),
  version('week', 'c', 7.77, {interval: 'week', interval_count: 2}),
  version('day', 'c', 0.3333, {interval: 'day', interval_count: 30}),
  version('decade', 'c', 1, {interval: 'decade'}),
  version('no count', 'c', 1, {interval_count: 0}),
  version('once', 'd', 20, {discount_amount: 5, discount_pct: 10, discount_duration: 'once'}),
  version('repeating', 'd', 20, {discount_amount: 5.55, discount_pct: 12.5, discount_duration: 'repeating'}),
  version('below', 'e', 3, {discount_amount: 5}),
  version('free', 'e', 0),
  version('metered', 'e', 3, {is_metered: true}),
  version('ended', 'f', 3, {ended_at: '2024-05-05'}),
  version('late', 'f', 3, {status: 'past_due'}),
  version('gone', 'f', 3, {status: 'canceled', ended_at: '2024-02-02'}),
  version('new', 'g', 3, {status: 'trialing'}),
];
const billable = [
  'plain', 'seats', 'trial', 'trial before', 'week', 'day', 'decade', 'no count', 'once', 'repeating', 'below', 'free',
  'ended', 'late',
];
const unversioned = [
  subscription('now', 'a', 10),
  subscription('was', 'a', 10, {status: 'canceled', ended_at: '2024-05-01'}),
  subscription('unsure', 'a', 10, {status: 'canceled'}),
];

const moving = [
  version('first', 'a', 10, {valid_from: '2024-01-10', valid_to: '2024-03-01T10:00Z'}),
  version('second', 'a', 25.25, {valid_from: '2024-03-01T18:00Z', valid_to: '2024-04-01'}),
  version('back', 'a', 33.3, {valid_from: '2024-04-04', valid_to: '2024-07-02'}),
  version('with it', 'a', 0.1, {valid_from: '2024-04-04T12:00Z', valid_to: '2024-04-04T13:00Z'}),
  version('one', 'b', 30, {valid_from: '2024-01-10', valid_to: '2024-02-10T08:00Z'}),
  version('two', 'b', 20, {valid_from: '2024-01-10', valid_to: '2024-02-10T09:00Z'}),
  version('three', 'c', 33.3, {valid_from: '2024-01-10', valid_to: '2024-02-10', quantity: 3}),
  version('same', 'c', 99.9, {valid_from: '2024-02-10', valid_to: '2024-07-01T11:00Z'}),
  version('within a day', 'd', 5, {valid_from: '2024-01-10T01:00Z', valid_to: '2024-01-10T05:00Z'}),
  version('not yet', 'd', 5, {valid_from: '2024-07-01T12:00Z'}),
  version('free', 'e', 0),
];
const freed = [
  version('paid', 'a', 20, {valid_to: '2024-02-01'}), version('for nothing', 'a', 0, {valid_from: '2024-02-01', valid_to: '2024-03-01'}),
  version('paid again', 'a', 30, {valid_from: '2024-03-01', valid_to: '2024-04-01'}),
  version('off', 'a', 30, {valid_from: '2024-04-01', valid_to: '2024-05-01', discount_pct: 100}),
  version('never paid', 'b', 0, {valid_to: '2024-02-01'}), version('paid at last', 'b', 10, {valid_from: '2024-02-01'}),
  version('left', 'c', 10, {valid_to: '2024-02-01'}), version('free later', 'c', 0, {valid_from: '2024-03-01', valid_to: '2024-04-01'}),
  version('back', 'c', 10, {valid_from: '2024-04-01'}),
];
const short = [
  version('short', 'a', 10, {valid_from: '2024-01-05', valid_to: '2024-01-20'}),
  version('short', 'a', 20, {valid_from: '2024-01-10', valid_to: '2024-01-31'}),
  version('back', 'a', 10, {valid_from: '2024-03-01', valid_to: '2024-03-15'}),
  version('over the month', 'b', 10, {valid_from: '2024-01-20', valid_to: '2024-02-01'}),
];
const ending = [
  version('asked', 'a', 10, {cancel_requested_at: '2024-02-10', valid_to: '2024-03-01', term_end: '2024-03-01'}),
  version('asked, no end yet', 'a', 10, {cancel_requested_at: '2024-05-10', term_end: '2024-08-01'}),
  version('asked late', 'a', 10, {cancel_requested_at: '2024-05-10', valid_to: '2024-03-01'}),
  version('paid on', 'b', 10, {valid_to: '2024-02-10', term_end: '2024-04-01'}),
  version('changed', 'b', 10, {valid_to: '2024-02-10', term_end: '2024-04-01'}), version('changed', 'b', 20, {valid_from: '2024-02-10'}),
  version('late', 'c', 10, {status: 'past_due', valid_from: '2024-02-01'}),
  version('late twice', 'c', 10, {status: 'past_due', valid_from: '2024-02-01', valid_to: '2024-02-20'}),
  version('late twice', 'c', 30, {status: 'past_due', valid_from: '2024-02-20'}),
  version('late again', 'c', 10, {status: 'past_due', valid_from: '2024-02-01', valid_to: '2024-02-05'}),
  version('late again', 'c', 10, {valid_from: '2024-02-05', valid_to: '2024-03-01'}),
  version('late again', 'c', 10, {status: 'past_due', valid_from: '2024-03-01', valid_to: '2024-06-01'}),
];
const used = [
  version('used', 'a', 0, {is_metered: true, valid_from: '2024-01-15', valid_to: '2024-06-10T09:00Z'}),
  version('used', 'a', 0, {is_metered: true, valid_from: '2024-02-01'}), version('seat', 'a', 50),
  version('mixed', 'b', 10, {valid_to: '2024-04-01'}), version('mixed', 'b', 0, {is_metered: true, valid_from: '2024-03-05', valid_to: '2024-04-05'}),
];
const usage = (transaction_id: string, subscription_id: string, issued_at: string, amount: number, more = {}) =>
  ({...transaction(transaction_id, null, issued_at, 'invoice'), subscription_id, amount, is_recurring: false, ...more});
const usages = [
  usage('1', 'used', '2024-02-01', 30), usage('2', 'used', '2024-03-31', 60, {is_recurring: true}), usage('3', 'used', '2024-05-02', 0.01),
  usage('4', 'mixed', '2024-02-28', 7, {is_recurring: true}), usage('5', 'mixed', '2024-02-28', 9, {status: 'open'}),
  usage('6', 'used', '2024-06-30', 99, {status: 'void'}), usage('7', 'seat', '2024-02-01', 99), usage('8', 'used', '2024-07-02', 99),
];
const worths = (params = {}): FactRef => ({name: 'mrr_versions', params: {billable: ['active', 'past_due'], discounts: 'recurring', ...params}});

const movements = (params = {}): FactRef => ({
  name: 'mrr_movements',
  params: {
    billable: ['active'], discounts: 'recurring', movementGrain: 'day', reactivationGapDays: 0, ...params,
  },
});

const termed = (id: string, customer: string, term_end: string | null, more = {}) =>
  version(id, customer, 120, {interval: 'year', valid_from: '2023-03-01', term_end, ...more});
const due = [
  termed('goes on', 'a', '2024-03-01'),
  termed('goes on', 'a', '2025-03-01', {valid_from: '2024-03-01', unit_amount: 240}),
  termed('ends', 'b', '2024-03-01', {valid_to: '2024-03-01'}),
  termed('replaced', 'c', '2024-03-01', {valid_to: '2024-02-20'}),
  termed('replaces', 'c', '2025-02-20', {valid_from: '2024-02-20', unit_amount: 60}),
  termed('other stays', 'd', '2024-03-01', {valid_to: '2024-03-01'}),
  termed('stays', 'd', '2024-10-01'),
  termed('upgraded before', 'e', '2024-03-01', {valid_to: '2023-09-01'}),
  termed('upgraded before', 'e', '2024-09-01', {valid_from: '2023-09-01'}),
  termed('pending', 'f', '2024-06-20'),
  termed('of a trial', 'g', '2024-03-01', {trial_end: '2024-03-01'}),
  termed('of no term', 'g', null),
  termed('back within days', 'h', '2024-03-01', {valid_to: '2024-03-01'}),
  termed('back within days', 'h', '2025-03-21', {valid_from: '2024-03-21'}),
];
const dueMonthly = due.map((each) => ({...each, interval: 'month'}));
const renewed = (params = {}): FactRef => ({
  name: 'renewals', params: {billable: ['active'], discounts: 'recurring', minTermMonths: 3, graceDays: 0, ...params},
});

const trial = (id: string, customer: string, more = {}) => version(id, customer, 10, {
  status: 'trialing', started_at: '2024-01-01', trial_start: '2024-01-01', trial_end: '2024-01-15', valid_to: '2024-01-15', ...more,
});
const tried = [
  trial('one', 'a'), version('one', 'a', 10, {valid_from: '2024-01-15', trial_end: '2024-01-15'}),
  trial('early', 'b', {valid_to: '2024-01-08'}), version('early', 'b', 10, {valid_from: '2024-01-08', trial_end: '2024-01-15'}),
  trial('left', 'c'), trial('late', 'd'), version('late', 'd', 10, {valid_from: '2024-01-23', trial_end: '2024-01-15'}),
  trial('left soon', 'e'), version('left soon', 'e', 10, {valid_from: '2024-01-15', valid_to: '2024-01-22', trial_end: '2024-01-15'}),
  trial('pending', 'f', {trial_end: '2024-06-28'}), trial('unpaid', 'g'),
  version('unpaid', 'g', 10, {valid_from: '2024-01-15', trial_end: '2024-01-15'}),
];
const trialPayments = [
  transaction('1', 'a', '2024-01-15', 'invoice'), transaction('2', 'b', '2024-01-08', 'invoice'),
  transaction('3', 'g', '2023-12-31', 'invoice'), transaction('4', 'g', '2024-01-23', 'invoice'),
  transaction('5', 'g', '2024-01-16', 'refund', {amount: -5}), transaction('6', 'g', '2024-01-16', 'invoice', {amount: 0}),
];
const trials = (params = {}): FactRef => ({
  name: 'trials', params: {billable: ['active'], discounts: 'recurring', graceDays: 7, requirePaid: true, ...params},
});

const deal = (deal_id: string, customer_id: string | null, stage: string, more: object) =>
  ({deal_id, customer_id, stage, created_at: '2024-01-01', amount: 10, ...more});
const deals = [
  deal('won', 'a', ' Closed Won ', {closed_at: '2024-02-10', amount: 100}),
  deal('won again', 'a', 'WON', {closed_at: '2024-02-01', amount: 0.1}),
  deal('lost', 'b', 'lost', {created_at: '2024-03-01', closed_at: '2024-02-10'}),
  deal('open', 'b', 'demo', {created_at: '2024-01-01T23:00Z', amount: 33.33, probability: 0.3}),
  deal('no chance', 'b', 'quote', {}),
  deal('no amount', 'b', 'demo', {amount: null, probability: 0.5}),
  deal('won some day', 'c', 'won', {}),
  deal('won later', 'c', 'won', {closed_at: '2024-07-01T12:00Z'}),
  deal('won before', null, 'won', {closed_at: '2024-07-01T11:00Z'}),
  deal('made later', 'd', 'demo', {created_at: '2024-07-01T13:00Z', probability: 1}),
  deal('of no day', 'd', 'lost', {created_at: null, closed_at: '2024-03-03'}),
];
const flagged = [
  deal('won', 'a', 'x', {is_won: true, is_closed: true, closed_at: '2024-02-01'}),
  deal('lost', 'a', 'x', {is_won: false, is_closed: true, closed_at: '2024-02-01'}),
  deal('lost by day', 'a', 'x', {is_won: false, closed_at: '2024-02-01'}),
  deal('open', 'a', 'x', {is_won: false, is_closed: false, closed_at: '2024-02-01'}),
  deal('open still', 'a', 'lost', {is_closed: false}),
  deal('not won', 'a', 'won', {is_won: false}),
  deal('won by name', 'a', 'won', {closed_at: '2024-02-01'}),
  deal('lost by name', 'a', 'lost', {closed_at: '2024-02-01'}),
  deal('named open', 'a', 'x', {closed_at: '2024-02-01'}),
];
const overByName = ['won', 'won again', 'lost', 'won some day', 'won before', 'of no day'];

const expense = (expense_id: string, category: string, amount: number, more = {}) =>
  ({expense_id, category, amount, incurred_at: '2024-01-15', ...more});
const expenses = [
  expense('ads', 'acquisition_marketing', 100.5),
  expense('year', 'acquisition_sales', 120, {service_start: '2024-01-01', service_end: '2025-01-01'}),
  expense('no day', 'acquisition_sales', 5, {service_start: '2024-02-01', service_end: '2024-02-01'}),
  expense('within', 'acquisition_sales', 5, {incurred_at: '2024-01-15T03:00Z', service_end: '2024-01-20'}),
  expense('part', 'acquisition_sales', 10.01, {acquisition_share: 0.3}),
  expense('support', 'support', 10),
  expense('shared', 'support', 10, {acquisition_share: 0.25}),
  expense('welcome', 'acquisition_onboarding', 9),
  expense('later', 'acquisition_sales', 9, {incurred_at: '2024-07-01T12:00Z'}),
];
const buying = ['ads', 'year', 'no day', 'within', 'part'];
const costs = (scope: string, ...categories: (string | null)[]): FactRef =>
  ({name: 'acquisition_costs', params: {scope, categories}});

const customers = [
  {customer_id: 'z', acquired_at: '2023-01-01'}, {customer_id: 'c'}, {customer_id: 'b'}, {customer_id: 'a'},
  {customer_id: 'd', acquired_at: '2023-05-05T05:00Z'}, {customer_id: 'a'}, {customer_id: 'nobody'},
];
const listed = ['z', 'c', 'b', 'a', 'd', 'a', 'nobody'];
const telling = {
  subscriptions: versions.filter(({customer_id}) => customer_id === 'a' || customer_id === 'e'),
  transactions: purchases,
  deals,
};

const vectors: readonly Vector[] = [
  {
    name: 'orders: paid orders and invoices, of anyone', fact: {name: 'orders'},
    tables: {transactions: purchases}, by: 'transaction_id', left: ['1', '3', '4', '5', '6', '7', '10', '11'],
  },
  {
    name: 'orders: all rows of a file that says neither kind nor status', fact: {name: 'orders'},
    tables: {transactions: bare}, by: 'transaction_id', left: bare.map((row) => row.transaction_id),
  },
  {
    name: 'orders: none', fact: {name: 'orders'},
    tables: {transactions: purchases.slice(1, 2)}, by: 'transaction_id', left: [],
  },
  {
    name: 'purchase_gaps: between distinct days before as-of, files in any order', fact: {name: 'purchase_gaps'},
    tables: {transactions: purchases}, by: 'customer_id', left: ['a', 'a', 'b'],
  },
  {
    name: 'purchase_gaps: by local days', fact: {name: 'purchase_gaps'}, zone: 'Pacific/Auckland',
    tables: {transactions: purchases}, by: 'customer_id', left: ['a', 'a', 'a', 'b'],
  },
  {
    name: 'activity: after each purchase', fact: {name: 'activity', params: {inactivityDays: 90}},
    tables: {transactions: purchases}, by: 'transaction_id', left: ['1', '3', '4', '5', '6', '7', '10', '11'],
  },
  {
    name: 'activity: versions worth more than nothing', fact: {name: 'activity'},
    tables: {subscriptions: versions}, by: 'subscription_id',
    left: billable.filter((id) => !['decade', 'no count', 'below', 'free'].includes(id)),
  },
  ...['recurring', 'none', 'all'].map((discounts) => ({
    name: `mrr_versions: discounts ${discounts}`, fact: {name: 'mrr_versions', params: {discounts}},
    tables: {subscriptions: versions}, by: 'subscription_id', left: billable,
  })),
  {
    name: 'mrr_versions: of other statuses', fact: {name: 'mrr_versions', params: {billable: ['trialing', null]}},
    tables: {subscriptions: versions}, by: 'subscription_id', left: ['new'],
  },
  {
    name: 'mrr_versions: of no status', fact: {name: 'mrr_versions', params: {billable: []}},
    tables: {subscriptions: versions}, by: 'subscription_id', left: [],
  },
  {
    name: 'mrr_versions: of a file without versions those too that ended', fact: {name: 'mrr_versions'},
    tables: {subscriptions: unversioned}, by: 'subscription_id', left: ['now', 'was'],
  },
  {
    name: 'closed_deals: by stage', fact: {name: 'closed_deals'},
    tables: {deals}, by: 'deal_id', left: overByName,
  },
  {
    name: 'closed_deals: by flags, where there are any', fact: {name: 'closed_deals'},
    tables: {deals: flagged}, by: 'deal_id', left: ['won', 'lost', 'lost by day', 'won by name', 'lost by name'],
  },
  {
    name: 'closed_deals: all', fact: {name: 'closed_deals'},
    tables: {deals: deals.slice(0, 3)}, by: 'deal_id', left: ['won', 'won again', 'lost'],
  },
  {
    name: 'open_deals: with their own chance', fact: {name: 'open_deals'},
    tables: {deals}, by: 'deal_id', left: deals.map((row) => row.deal_id).filter((id) => id !== 'won some day'),
  },
  {
    name: 'open_deals: with the chance of their stage',
    fact: {name: 'open_deals', params: {probabilities: {demo: 1 / 3, WON: 1, quote: 0}}},
    tables: {deals}, by: 'deal_id', left: deals.map((row) => row.deal_id).filter((id) => id !== 'won some day'),
  },
  {
    name: 'open_deals: by flags', fact: {name: 'open_deals'},
    tables: {deals: flagged}, by: 'deal_id', left: flagged.map((row) => row.deal_id),
  },
  {
    name: 'funnel_deals: as they were at as-of', fact: {name: 'funnel_deals'},
    tables: {deals}, by: 'deal_id', left: deals.map((row) => row.deal_id).filter((id) => id !== 'made later'),
  },
  {
    name: 'funnel_deals: by flags', fact: {name: 'funnel_deals'}, asOf: '2024-02-01',
    tables: {deals: flagged}, by: 'deal_id', left: flagged.map((row) => row.deal_id),
  },
  ...['acquisition', 'all_sm'].map((scope) => ({
    name: `acquisition_costs: scope ${scope}`, fact: costs(scope, 'acquisition_marketing', 'acquisition_sales'),
    tables: {expenses}, by: 'expense_id', left: buying,
  })),
  {
    name: 'acquisition_costs: scope total', fact: costs('total', 'acquisition_marketing', 'acquisition_sales'),
    tables: {expenses}, by: 'expense_id', left: [...buying, 'welcome'],
  },
  {
    name: 'acquisition_costs: of any category', fact: costs('acquisition', 'support', 'acquisition_onboarding', null),
    asOf: '2024-01-15T02:00Z', tables: {expenses}, by: 'expense_id', left: ['support', 'shared', 'welcome'],
  },
  {
    name: 'acquisition_costs: up to an instant', fact: costs('acquisition', 'acquisition_sales'),
    asOf: '2024-01-15T03:00Z', tables: {expenses}, by: 'expense_id', left: ['year', 'no day', 'part'],
  },
  {
    name: 'acquisition_costs: of no category', fact: costs('all_sm'),
    tables: {expenses}, by: 'expense_id', left: [],
  },
  {
    name: 'acquisitions: what customers say, else subscriptions, transactions, deals', fact: {name: 'acquisitions'},
    tables: {customers, ...telling}, by: 'customer_id', left: listed,
  },
  {
    name: 'acquisitions: of customers without that column', fact: {name: 'acquisitions'},
    tables: {customers: listed.map((customer_id) => ({customer_id})), transactions: purchases},
    by: 'customer_id', left: listed,
  },
  {
    name: 'acquisitions: of customers alone', fact: {name: 'acquisitions'},
    tables: {customers}, by: 'customer_id', left: listed,
  },
  {
    name: 'acquisitions: without customers, anyone whom a table tells', fact: {name: 'acquisitions'},
    tables: telling, by: 'customer_id', left: ['a', 'b', 'c'],
  },
  {
    name: 'acquisitions: without customers, of one table', fact: {name: 'acquisitions'},
    tables: {transactions: purchases}, by: 'customer_id', left: ['a', 'b'],
  },
  {
    name: 'acquisitions: by first versions worth more than nothing', fact: {name: 'acquisitions'},
    tables: {subscriptions: versions}, by: 'customer_id', left: ['a', 'b', 'c', 'd', 'f'],
  },
  {
    name: 'mrr_movements: netted by day', fact: movements(), tables: {subscriptions: moving}, by: 'kind',
    left: ['new', 'expansion', 'churn', 'reactivation', 'new', 'churn', 'new', null, 'churn'],
  },
  {
    name: 'mrr_movements: each by itself', fact: movements({movementGrain: 'event'}), tables: {subscriptions: moving},
    by: 'kind',
    left: [
      'new', 'expansion', 'churn', 'reactivation', 'expansion', 'contraction', 'new', 'contraction', 'churn', 'new', null,
      'churn', 'new', 'churn',
    ],
  },
  {
    name: 'mrr_movements: gaps bridged', fact: movements({reactivationGapDays: 3}), tables: {subscriptions: moving},
    by: 'kind', left: ['new', 'expansion', 'expansion', 'new', 'churn', 'new', null, 'churn'],
  },
  {
    name: 'mrr_movements: in days of a zone', fact: movements(), tables: {subscriptions: moving},
    zone: 'America/New_York', asOf: '2024-02-15', by: 'kind', left: ['new', 'new', 'churn', 'new', null, 'new', 'churn'],
  },
  {
    name: 'mrr_movements: of the version worth most, a churn of the last one', fact: movements(),
    tables: {subscriptions: moving}, by: 'subscription_id',
    left: ['first', 'second', 'second', 'back', 'one', 'one', 'three', 'same', 'same'],
  },
  {
    name: 'mrr_movements: each by itself, of versions', fact: movements({movementGrain: 'event'}),
    tables: {subscriptions: moving}, by: 'subscription_id',
    left: [
      'first', 'second', 'second', 'back', 'back', 'back', 'one', 'two', 'two', 'three', 'same', 'same',
      'within a day', 'within a day',
    ],
  },
  {
    name: 'mrr_movements: what goes on for nothing is churn', fact: movements(), tables: {subscriptions: freed}, by: 'kind',
    left: ['new', 'churn', 'reactivation', 'churn', 'new', 'new', 'churn', 'reactivation'],
  },
  {
    name: 'mrr_movements: what goes on for nothing is none', fact: movements({freeIsChurn: false}),
    tables: {subscriptions: freed}, by: 'kind',
    left: ['new', 'contraction', 'expansion', 'contraction', 'churn', 'new', 'new', 'churn', 'reactivation'],
  },
  {
    name: 'activity: goes on for nothing', fact: {name: 'activity', params: {billable: ['active'], freeIsChurn: false}},
    tables: {subscriptions: freed}, by: 'subscription_id',
    left: ['paid', 'for nothing', 'paid again', 'off', 'paid at last', 'left', 'back'],
  },
  {
    name: 'mrr_movements: without those who come and go in a month', fact: movements({dropSamePeriodNewChurn: true}),
    tables: {subscriptions: short}, by: 'kind', left: ['reactivation', 'churn', 'new', 'churn'],
  },
  {
    name: 'mrr_versions: till their end is asked for', fact: worths({churnAt: 'requested'}), tables: {subscriptions: ending.slice(0, 3)},
    by: 'valid_to', left: ['2024-02-10', '2024-05-10', '2024-03-01'].map(dayOf),
  },
  {
    name: 'mrr_versions: till what was paid for is over', fact: worths({churnAt: 'service_end'}), tables: {subscriptions: ending.slice(0, 6)},
    by: 'valid_to', left: ['2024-03-01', null, '2024-03-01', '2024-04-01', '2024-02-10', null].map(dayOf),
  },
  {
    name: 'mrr_versions: past due for so many days', fact: worths({pastDueGraceDays: 10}), tables: {subscriptions: ending.slice(6)},
    by: 'valid_to',
    left: ['2024-02-11', '2024-02-11', '2024-02-11', '2024-02-05', '2024-03-01', '2024-03-11'].map(dayOf),
  },
  {
    name: 'mrr_versions: what is billed by use, by months', fact: worths({metered: 'trailing3'}),
    tables: {subscriptions: used, transactions: usages}, by: 'mrr',
    // Of the first: none in January and February, 30, 90 / 2, 90 / 3, 60.01 / 3, then to 10 June 60.01 / 3 and on.
    left: [
      0, 0, 30, 45, 30, 20 + 0.01 / 3, 20 + 0.01 / 3, 0.01 / 3, 50, 10, 9, 4.5,
    ].map((worth) => String(BigInt(Math.round(worth * 1e16)))),
  },
  {
    name: 'mrr_versions: discounts without an end alone', fact: worths({discounts: 'forever'}),
    tables: {subscriptions: [version('for ever', 'a', 10, {discount_pct: 10, discount_duration: 'forever'}), ...versions.slice(8, 10)]},
    by: 'mrr', left: [9, 20, 20].map((worth) => `${worth}0000000000000000`),
  },
  {
    name: 'mrr_movements: of one row for each subscription', fact: movements(), tables: {subscriptions: unversioned},
    by: 'kind', left: ['new', 'contraction'],
  },
  {
    name: 'renewals: on the due day', fact: renewed(), tables: {subscriptions: due}, by: 'state',
    left: [
      'renewed', 'pending', 'lapsed', 'renewed', 'pending', 'renewed', 'pending', 'pending', 'renewed', 'lapsed', 'pending',
    ],
  },
  {
    name: 'renewals: within thirty days', fact: renewed({graceDays: 30}), tables: {subscriptions: due}, by: 'customer_id',
    left: ['a', 'a', 'b', 'c', 'c', 'd', 'd', 'e', 'f', 'h', 'h'],
  },
  {
    name: 'renewals: of months where there are no longer terms', fact: renewed(), tables: {subscriptions: dueMonthly},
    by: 'customer_id', left: ['a', 'a', 'b', 'c', 'c', 'd', 'd', 'e', 'f', 'h', 'h'],
  },
  {
    name: 'trials: that were paid for', fact: trials(), tables: {subscriptions: tried, transactions: trialPayments},
    by: 'state', left: ['converted', 'converted', 'lost', 'lost', 'lost', 'pending', 'lost'],
  },
  {
    name: 'trials: that are in force', fact: trials({requirePaid: false}), tables: {subscriptions: tried},
    by: 'state', left: ['converted', 'converted', 'lost', 'lost', 'lost', 'pending', 'converted'],
  },
  {
    name: 'acquisitions: by the one table that is believed', fact: {name: 'acquisitions', params: {from: 'deals'}},
    tables: {customers, ...telling}, by: 'customer_id', left: ['a', 'c'],
  },
];

const inOrder = (ids: readonly unknown[]) => ids.map(String).sort((a, b) => (a < b ? -1 : 1));

const engine = sharedEngine();
beforeAll(() => engine().start());

describe('a fact on columns has the rows of its SQL', () => {
  for (const {name: title, fact, tables, asOf = '2024-07-01T12:00Z', zone = 'UTC', by, left} of vectors) {
    it(title, async () => {
      const source = await nodeSource(engine(), tables, zone);
      const at = readAsOf(asOf, new Zone(zone));
      const ours = onColumns(source, fact, at, by);
      expect(sorted(ours)).toEqual(sorted(await inSql(source, fact, at, by)));
      expect(inOrder(ours.map((row) => row[by]))).toEqual(inOrder(left));
    });
  }
});

describe('a fact on columns', () => {
  it('has the very columns of its table where all rows are left', async () => {
    const source = await nodeSource(engine(), {transactions: bare});
    const {baseRows, own} = derive(source, {name: 'orders'}, readAsOf('2024-07-01', new Zone('UTC')));
    expect(baseRows).toBeNull();
    expect(own.customer_id).toBe(source.tables.get('transactions')!.columns.get('customer_id'));
  });

  it('is null for a table, and unknown by another name', () => {
    expect(findDerived({name: 'deals'}, () => true)).toBeNull();
    expect(() => findDerived({name: 'toString'}, () => true)).toThrow(new RangeError('no fact toString'));
  });
});

function derive(source: NodeSource, fact: FactRef, asOf: AsOf) {
  return findDerived(fact, source.has)!.derive!(sourcesOf(source, asOf));
}

/** Tables with the defaults that the data model states. */
function sourcesOf({tables}: NodeSource, asOf: AsOf): Sources {
  return {
    asOf,
    table(table) {
      const {rows, columns} = tables.get(table)!;
      const find = (column: string) => columns.get(column) ?? missing(table, column, rows, columns);
      return {rows, text: find, number: find, boolean: find, instant: find} as unknown as SourceColumns;
    },
  };
}

function missing(
  table: TableName, column: string, rows: number, columns: ReadonlyMap<string, TypedColumn>,
): TypedColumn {
  const {type, default: missing} = columnsOf(table).get(column)!;
  if (missing.kind === 'column') return columns.get(missing.column)!;
  const value = missing.kind === 'value' ? missing.value : null;
  const valid = value === null ? new Uint8Array((rows + 7) >> 3) : null;
  switch (type) {
    case 'id':
    case 'text': {
      const codes = new Int32Array(rows).fill(value === null ? -1 : 0);
      return {type, codes, dictionary: value === null ? [] : [String(value)]};
    }
    case 'instant': return {type, instants: new Float64Array(rows), days: new Int32Array(rows), valid};
    case 'day': return {type, days: new Int32Array(rows), valid};
    case 'boolean': return {type, values: new Uint8Array(rows).fill(Number(value)), valid};
    default: return {type, values: new Float64Array(rows).fill(Number(value)), valid};
  }
}

function onColumns(source: NodeSource, fact: FactRef, asOf: AsOf, by: string): Row[] {
  const plan = findDerived(fact, source.has)!;
  const {base, own: types} = plan;
  const {rows, baseRows, own} = derive(source, fact, asOf);
  expect(Object.keys(own).sort()).toEqual(Object.keys(types).sort());
  const carried = own[by] ? null : source.tables.get(base!)!.columns.get(by)!;
  return Array.from({length: rows}, (_, row) => ({
    ...Object.fromEntries(Object.entries(own).map(([named, column]) => [named, cell(column, row, types[named]!)])),
    ...Object.fromEntries(instantsOf(plan).map((named) => [`${named}_at`, instant(own[named]!, row)])),
    ...(carried ? {[by]: cell(carried, baseRows ? baseRows[row]! : row, 'id')} : {}),
  }));
}

/** Instants that the SQL has too: what lasts so many days has days alone. */
function instantsOf({own, lasting}: DerivedTable): string[] {
  const ofDays = ['cost_from', 'cost_to', ...(lasting === undefined ? [] : ['valid_to'])];
  return Object.keys(own).filter((named) => own[named] === 'instant' && !ofDays.includes(named));
}

function instant(column: TypedColumn, row: number): number | null {
  return 'instants' in column && isValid(column.valid, row) ? column.instants[row]! : null;
}

/** A day for an instant; money in units of the sixteenth decimal, as sums are made of. */
function cell(column: TypedColumn, row: number, type: ColumnType): Cell {
  if ('codes' in column) return column.dictionary[column.codes[row]!] ?? null;
  if (!isValid(column.valid, row)) return null;
  if ('days' in column) return column.days[row]!;
  const value = column.values[row]!;
  if (type !== 'money') return value;
  return String(column.type === 'money' ? BigInt(value) * 10n ** 12n : BigInt(Math.round(value * 1e16)));
}

async function inSql(source: NodeSource, fact: FactRef, asOf: AsOf, by: string): Promise<Row[]> {
  const tables = new Tables(source.has, source.catalog);
  const rows = new Rows(tables, fact, asOf);
  const types: Record<string, ColumnType> = {...rows.plan.own, [by]: rows.column(by).type};
  const values = Object.entries(types).map(([named, type]) => sql`${valueOf(named, type)} as ${name(named)}`);
  for (const named of instantsOf(rows.plan)) {
    types[`${named}_at`] = 'number';
    values.push(sql`cast(epoch_ms(${name(named)}) as double) as ${name(`${named}_at`)}`);
  }
  const own = rows.steps();
  const steps = [...tables.steps(), ...own];
  const {text, params} = sql`with ${joined(steps, ', ')} select ${joined(values, ', ')} from ${rows.relation}`;
  const columns = Object.fromEntries(Object.entries(types)
    .map(([named, type]) => [named, ['id', 'text', 'money'].includes(type) ? 'text' as const : 'number' as const]));
  const answer = await source.run({text, params, columns});
  return Array.from({length: answer.rows}, (_, row) =>
    Object.fromEntries(Object.keys(types).map((named) => [named, answer.columns[named]![row]!])));
}

function valueOf(named: string, type: ColumnType): Sql {
  if (type === 'instant') return sql`cast(${name(`${named}_day`)} as integer)`;
  if (type !== 'money') return name(named);
  const digits = sql`replace(cast(cast(${name(named)} as decimal(38,16)) as varchar), '.', '')`;
  return sql`cast(cast(${digits} as hugeint) as varchar)`;
}

function sorted(rows: readonly Row[]): Row[] {
  const keyed = rows.map((row) => Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))));
  return keyed.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
