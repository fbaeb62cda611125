import type {TableName} from '@crm-widgets/core';
import {signUps} from './accounts.js';
import {transactions} from './billing.js';
import type {Day} from './days.js';
import {deals} from './deals.js';
import {eventRows} from './web-events.js';
import {expenses} from './expenses.js';
import {fxRateRows} from './fx-rates.js';
import {leads, peopleRows} from './leads.js';
import {spanOf} from './market.js';
import {Random} from './random.js';
import type {Row} from './row.js';
import {customerRows, subscriptionRows} from './subscription-rows.js';
import {boughtOn, monthlyAmount, subscriptionsOf, type Subscription} from './subscriptions.js';
import {surveyRows} from './surveys.js';
import {ticketEventRows, ticketRows, tickets} from './tickets.js';

export interface CompanySettings {
  /** Whole number; the same seed gives the same company, row for row. Default 1. */
  readonly seed?: number;
  /** Whole months that the company has lived, from 1. Default 36. */
  readonly months?: number;
  /** The day it opened, ISO. Default `2022-01-01`. */
  readonly from?: string;
}

export type Company = Readonly<Record<TableName, readonly Row[]>>;

/**
 * A made-up company that sells software by the seat in seven countries, in euro: the twelve tables of the data model.
 *
 * It opens without customers and is seen from the day after its last month; nothing in it is dated later but the ends
 * of running terms and trials and the expected closing of open deals. Every id that a row refers to exists, versions of
 * a subscription follow each other without gap or overlap, an account is acquired on the day of its first paid version,
 * invoices bill what the versions say, and a won deal for new business closes on the day its customer is acquired.
 *
 * @throws {RangeError} `months` is not a whole number from 1, or `from` is not a day
 */
export function makeCompany({seed = 1, months = 36, from = '2022-01-01'}: CompanySettings = {}): Company {
  const span = spanOf(from, months);
  const stream = (name: string) => new Random(seed, name);

  const accounts = signUps(span, stream('accounts'));
  const lives = stream('subscriptions');
  const subscriptions = accounts.flatMap((account) => subscriptionsOf(account, span, lives));
  const acquired = acquisitions(subscriptions);
  const found = leads(accounts, acquired, span, stream('people'));
  const asked = tickets(subscriptions, span, stream('tickets'));
  const pipeline = deals(subscriptions, found, span, stream('deals'));
  return {
    customers: customerRows(accounts, acquired),
    people: peopleRows(found),
    subscriptions: subscriptionRows(subscriptions, span),
    transactions: transactions(subscriptions, span, stream('transactions')),
    deals: pipeline.deals,
    deal_stages: pipeline.dealStages,
    expenses: expenses(span, (day) => sizeAt(subscriptions, day), stream('expenses')),
    tickets: ticketRows(asked, span),
    ticket_events: ticketEventRows(asked, span),
    surveys: surveyRows(subscriptions, asked, span, stream('surveys')),
    events: eventRows(subscriptions, span, stream('events')),
    fx_rates: fxRateRows(span, stream('fx_rates')),
  };
}

/** The day each account first paid. */
function acquisitions(subscriptions: readonly Subscription[]): ReadonlyMap<string, Day> {
  const days = new Map<string, Day>();
  for (const subscription of subscriptions) {
    const day = boughtOn(subscription);
    if (day !== null && !days.has(subscription.account.id)) days.set(subscription.account.id, day);
  }
  return days;
}

function sizeAt(subscriptions: readonly Subscription[], day: Day): {mrr: number; accounts: number} {
  const running = subscriptions.map((subscription) => {
    const version = subscription.versions.find(({from, to}) => from <= day && (to === null || day < to));
    return version ? monthlyAmount(subscription, version) : 0;
  });
  return {mrr: running.reduce((sum, mrr) => sum + mrr, 0), accounts: running.filter((mrr) => mrr > 0).length};
}
