import {addMonths, dayOf, monthOfYear, yearOf, type Day} from './days.js';

/** When the made-up company lives: opened on `start`, seen from `end`, which is not counted. */
export interface Span {
  readonly start: Day;
  readonly end: Day;
  readonly months: number;
}

/** @param from first day, ISO; @param months whole months, from 1 */
export function spanOf(from: string, months: number): Span {
  if (!Number.isInteger(months) || months < 1) {
    throw new RangeError(`months: got ${months}, wanted a whole number from 1`);
  }
  const start = dayOf(from);
  if (Number.isNaN(start)) throw new RangeError(`from: got "${from}", wanted a day such as 2022-01-01`);
  return {start, end: addMonths(start, months), months};
}

export interface Channel {
  readonly name: string;
  /** Accounts won in the first month. */
  readonly wins: number;
  /** Growth of the wins a month, 1 for none. */
  readonly growth: number;
  /** What winning an account costs in the first month, EUR; it rises by 1 % a month. */
  readonly cost: number;
  /** Churn against the average. */
  readonly churn: number;
  /** Seats against the average. */
  readonly size: number;
  /** Share of accounts that come through a salesperson. */
  readonly sales: number;
}

export const channels: readonly Channel[] = [
  {name: 'Organic', wins: 2.6, growth: 1.03, cost: 110, churn: 0.8, size: 0.9, sales: 0.1},
  {name: 'Paid search', wins: 2.2, growth: 1.026, cost: 420, churn: 1.1, size: 0.9, sales: 0.15},
  {name: 'Paid social', wins: 1.4, growth: 1.034, cost: 340, churn: 1.7, size: 0.6, sales: 0.05},
  {name: 'Referral', wins: 0.9, growth: 1.036, cost: 150, churn: 0.6, size: 1.1, sales: 0.2},
  {name: 'Partner', wins: 0.6, growth: 1.034, cost: 700, churn: 0.75, size: 1.5, sales: 0.8},
  {name: 'Outbound', wins: 0.6, growth: 1.024, cost: 1450, churn: 0.7, size: 2.2, sales: 1},
];

export interface Plan {
  readonly name: string;
  /** Price of a seat a month, EUR, before the rise of 2024. */
  readonly seat: number;
  readonly churn: number;
}

export const plans: readonly Plan[] = [
  {name: 'Starter', seat: 19, churn: 1.35},
  {name: 'Team', seat: 34, churn: 0.9},
  {name: 'Business', seat: 59, churn: 0.6},
];

export interface Segment {
  readonly name: string;
  readonly weight: number;
  readonly seats: number;
  /** Weights of the plans, in their order. */
  readonly plans: readonly [number, number, number];
  readonly annual: number;
}

export const segments: readonly Segment[] = [
  {name: 'small', weight: 62, seats: 5, plans: [60, 35, 5], annual: 0.14},
  {name: 'mid', weight: 29, seats: 13, plans: [15, 60, 25], annual: 0.34},
  {name: 'large', weight: 9, seats: 36, plans: [0, 35, 65], annual: 0.62},
];

export const countries = [
  {name: 'FR', weight: 38}, {name: 'DE', weight: 22}, {name: 'BE', weight: 10}, {name: 'ES', weight: 10},
  {name: 'IT', weight: 9}, {name: 'NL', weight: 7}, {name: 'PT', weight: 4},
] as const;

export const salespeople = ['Ines', 'Jonas', 'Maud', 'Tomas'] as const;
export const agents = ['Aya', 'Bruno', 'Clara', 'Dario', 'Elif'] as const;
export const currency = 'EUR';

/** Slow in summer and at the end of the year, brisk in January and September. */
const seasons = [1.18, 1.02, 1.06, 0.98, 0.96, 0.92, 0.78, 0.68, 1.22, 1.14, 1.06, 0.8];

export function seasonOf(day: Day): number {
  return seasons[monthOfYear(day)]!;
}

/** Accounts a channel is expected to win in the month of the span. */
export function expectedWins({wins, growth}: Channel, span: Span, month: number): number {
  return wins * growth ** month * seasonOf(addMonths(span.start, month));
}

/** Price of a seat a month for those who sign that day; prices rose by about 8 % at the start of 2024. */
export function seatPrice(plan: Plan, signed: Day): number {
  return yearOf(signed) < 2024 ? plan.seat : Math.round(plan.seat * 1.08);
}
