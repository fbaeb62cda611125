import {addMonths, type Day} from './days.js';
import {
  channels, countries, expectedWins, salespeople, segments, type Channel, type Segment, type Span,
} from './market.js';
import {companyName} from './names.js';
import type {Random} from './random.js';

/** A company that tried or bought. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly channel: Channel;
  readonly segment: Segment;
  readonly country: string;
  readonly owner: string;
  /** Self-served, or through a salesperson. */
  readonly route: 'trial' | 'deal';
  /** Start of the trial, or of the subscription where there was no trial. */
  readonly signup: Day;
  /** Bought, now or once its trial is over. */
  readonly buys: boolean;
}

/** Of the accounts that try by themselves, the share that buys. */
const TRIAL_WIN = 0.46;

/** Everyone who signed up in the span, in order of signing up. */
export function signUps(span: Span, random: Random): Account[] {
  const found: Omit<Account, 'id' | 'name'>[] = [];
  for (let month = 0; month < span.months; month += 1) {
    for (const channel of channels) {
      const wins = expectedWins(channel, span, month);
      const trials = random.count((wins * (1 - channel.sales)) / TRIAL_WIN);
      const sales = random.count(wins * channel.sales);
      for (let i = 0; i < trials; i += 1) found.push(signUp(span, month, channel, 'trial', random));
      for (let i = 0; i < sales; i += 1) found.push(signUp(span, month, channel, 'deal', random));
    }
  }
  return found.sort((a, b) => a.signup - b.signup).map((account, index) => ({
    id: `c${String(index + 1).padStart(4, '0')}`,
    name: companyName(index),
    ...account,
  }));
}

function signUp(span: Span, month: number, channel: Channel, route: 'trial' | 'deal', random: Random) {
  const [first, next] = [addMonths(span.start, month), addMonths(span.start, month + 1)];
  const size = route === 'deal' ? 2.4 : 1;
  const segment = random.weighted(segments, (s) => (s.name === 'small' ? s.weight : s.weight * size * channel.size));
  return {
    channel, segment, route,
    country: random.weighted(countries, (c) => c.weight).name,
    owner: random.pick(salespeople),
    signup: random.integer(first, next - 1),
    buys: route === 'deal' || random.chance(TRIAL_WIN),
  };
}
