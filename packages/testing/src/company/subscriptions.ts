import type {Account} from './accounts.js';
import {addMonths, type Day} from './days.js';
import {plans, seatPrice, type Plan, type Span} from './market.js';
import type {Random} from './random.js';

export type Status = 'trialing' | 'active' | 'past_due';

export interface Discount {
  readonly percent: number;
  readonly duration: 'once' | 'repeating' | 'forever';
}

/** One price, quantity and status, in force from `from` up to, not with, `to`. */
export interface Version {
  readonly from: Day;
  readonly to: Day | null;
  readonly status: Status;
  readonly plan: Plan;
  readonly seats: number;
  /** For a seat and an interval, before discount, EUR. */
  readonly price: number;
  readonly discount: Discount | null;
}

export interface Ending {
  readonly at: Day;
  readonly requested: Day | null;
  readonly reason: string;
}

export interface Subscription {
  readonly id: string;
  readonly account: Account;
  readonly interval: 'month' | 'year';
  /** First day, that of the trial where there was one. */
  readonly start: Day;
  readonly trialEnd: Day | null;
  /** In order, without gap or overlap. */
  readonly versions: readonly Version[];
  readonly ending: Ending | null;
}

const TRIAL_DAYS = 14;
const DUNNING_DAYS = 14;

/** All subscriptions of an account, a return after a loss included; nothing happens past the end of the span. */
export function subscriptionsOf(account: Account, span: Span, random: Random): Subscription[] {
  const first = subscribe(account, account.signup, 1, span, random);
  const found = [first];
  for (let last = first; last.ending && account.buys && random.chance(0.12);) {
    const back = last.ending.at + random.integer(40, 240);
    if (back >= span.end) break;
    last = subscribe(account, back, found.length + 1, span, random);
    found.push(last);
  }
  return found;
}

function subscribe(account: Account, start: Day, number: number, span: Span, random: Random): Subscription {
  const annual = random.chance(account.segment.annual * (account.route === 'deal' ? 1.2 : 1));
  const interval = annual ? 'year' : 'month';
  const onTrial = account.route === 'trial' && number === 1;
  const trialEnd = onTrial ? start + TRIAL_DAYS : null;
  const life = new Life(account, interval, firstVersion(account, start, annual, onTrial, random));
  const ending = trialEnd === null || trialEnd < span.end ? live(life, account, trialEnd, span, random) : null;
  return {id: `${account.id}-${number}`, account, interval, start, trialEnd, versions: life.versions, ending};
}

function live(life: Life, account: Account, trialEnd: Day | null, span: Span, random: Random): Ending | null {
  if (trialEnd !== null) {
    if (!account.buys) return life.end(trialEnd, null, 'trial_ended');
    life.change(trialEnd, {status: 'active', discount: firstDiscount(random)});
  }
  const bought = life.now.from;
  for (let month = 1; addMonths(bought, month) < span.end; month += 1) {
    const ending = nextMonth(life, addMonths(bought, month), month, span, random);
    if (ending) return ending;
  }
  return null;
}

/** What happens on one monthly day of a subscription; a loss ends it. */
function nextMonth(life: Life, day: Day, month: number, span: Span, random: Random): Ending | null {
  const isTermEnd = life.interval === 'month' || month % 12 === 0;
  const isRenewal = life.interval === 'year' && month % 12 === 0;
  if (isTermEnd && random.chance(lossChance(life, month))) {
    return random.chance(0.22) ? failPayment(life, day, span) : leave(life, day, random);
  }
  if (isTermEnd && discountIsOver(life.now.discount, month)) life.change(day, {discount: null});
  if (random.chance(0.034)) grow(life, day, random);
  else if (random.chance(0.007)) upgrade(life, day);
  else if (isTermEnd && random.chance(isRenewal ? 0.12 : 0.012)) shrink(life, day, random);
  else if (isRenewal) life.change(day, {});
  if (life.interval === 'month' && random.chance(0.008)) recoverLate(life, day, span, random);
  return null;
}

function discountIsOver(discount: Discount | null, month: number): boolean {
  return discount?.duration === 'once' || (discount?.duration === 'repeating' && month >= 3);
}

function lossChance({account, interval, now}: Life, month: number): number {
  const early = month <= 3 ? 1.8 : month <= 12 ? 1 : 0.65;
  const base = interval === 'month' ? 0.024 * early : 0.13;
  return Math.min(0.5, base * account.channel.churn * now.plan.churn);
}

function leave(life: Life, day: Day, random: Random): Ending {
  const asked = Math.max(life.now.from, day - random.integer(2, 28));
  return life.end(day, asked, random.weighted(reasons, (r) => r.weight).name);
}

const reasons = [
  {name: 'too_expensive', weight: 30}, {name: 'unused', weight: 28}, {name: 'missing_features', weight: 18},
  {name: 'switched', weight: 14}, {name: 'closed_down', weight: 10},
] as const;

function failPayment(life: Life, day: Day, span: Span): Ending | null {
  life.change(day, {status: 'past_due'});
  // The span ends before the reminders do: no later month comes, and nothing has ended yet.
  return day + DUNNING_DAYS < span.end ? life.end(day + DUNNING_DAYS, null, 'payment_failed') : null;
}

function recoverLate(life: Life, day: Day, span: Span, random: Random): void {
  const paid = day + random.integer(3, 12);
  if (paid >= span.end) return;
  life.change(day, {status: 'past_due'});
  life.change(paid, {status: 'active'});
}

function upgrade(life: Life, day: Day): void {
  const plan = plans[plans.indexOf(life.now.plan) + 1];
  if (plan) life.change(day, {plan, price: priceOf(plan, day, life.interval === 'year')});
}

function grow(life: Life, day: Day, random: Random): void {
  const {seats} = life.now;
  life.change(day, {seats: seats + Math.max(1, Math.round(seats * random.between(0.08, 0.4)))});
}

function shrink(life: Life, day: Day, random: Random): void {
  const seats = Math.max(1, Math.floor(life.now.seats * random.between(0.5, 0.9)));
  life.change(day, {seats});
}

function firstVersion(account: Account, start: Day, annual: boolean, onTrial: boolean, random: Random): Version {
  const plan = random.weighted(plans, (p) => account.segment.plans[plans.indexOf(p)]!);
  return {
    from: start, to: null, plan,
    status: onTrial ? 'trialing' : 'active',
    seats: Math.max(1, Math.round(random.longTailed(account.segment.seats, 0.5))),
    price: priceOf(plan, start, annual),
    discount: onTrial ? null : firstDiscount(random),
  };
}

/** A year costs ten months. */
function priceOf(plan: Plan, day: Day, annual: boolean): number {
  return seatPrice(plan, day) * (annual ? 10 : 1);
}

function firstDiscount(random: Random): Discount | null {
  const draw = random.unit();
  if (draw < 0.08) return {percent: 20, duration: 'repeating'};
  if (draw < 0.12) return {percent: 10, duration: 'forever'};
  return draw < 0.14 ? {percent: 50, duration: 'once'} : null;
}

/** The versions of one subscription as they come about. */
class Life {
  readonly account: Account;
  readonly interval: 'month' | 'year';
  readonly versions: Version[];

  constructor(account: Account, interval: 'month' | 'year', first: Version) {
    this.account = account;
    this.interval = interval;
    this.versions = [first];
  }

  get now(): Version {
    return this.versions.at(-1)!;
  }

  /** Several changes on one day are one version. */
  change(day: Day, what: Partial<Version>): void {
    const next = {...this.now, ...what, from: day, to: null};
    if (this.now.from === day) this.versions.pop();
    else this.#close(day);
    this.versions.push(next);
  }

  end(at: Day, requested: Day | null, reason: string): Ending {
    this.#close(at);
    return {at, requested, reason};
  }

  #close(day: Day): void {
    this.versions[this.versions.length - 1] = {...this.now, to: day};
  }
}

/** What a version brings in a month, EUR: nothing while on trial; a discount given once does not lower it. */
export function monthlyAmount({interval}: Subscription, {status, seats, price, discount}: Version): number {
  if (status === 'trialing') return 0;
  const percent = discount && discount.duration !== 'once' ? discount.percent : 0;
  return (seats * price * (1 - percent / 100)) / (interval === 'year' ? 12 : 1);
}

/** What is billed for a whole interval, EUR; every discount counts. */
export function intervalAmount({seats, price, discount}: Version): number {
  return seats * price * (1 - (discount?.percent ?? 0) / 100);
}

/** The first day that was not a trial, or null for those who never bought. */
export function boughtOn({versions}: Subscription): Day | null {
  return versions.find((version) => version.status !== 'trialing')?.from ?? null;
}

/** End of the term that holds `day`: the next yearly or monthly day of the subscription. */
export function termEnd(subscription: Subscription, day: Day): Day {
  const first = boughtOn(subscription) ?? subscription.start;
  const step = subscription.interval === 'year' ? 12 : 1;
  let months = step;
  while (addMonths(first, months) <= day) months += step;
  return addMonths(first, months);
}
