import {addMonths, isoDay, type Day} from './days.js';
import {channels, currency, expectedWins, type Span} from './market.js';
import type {Random} from './random.js';
import {cents, type Row} from './row.js';

interface Expense {
  readonly category: string;
  readonly amount: number;
  readonly channel?: string;
  /** Part that buys new customers; as the category says when left out. */
  readonly share?: number;
  readonly months?: number;
}

/** What the company spends, month by month; `mrr` and `accounts` are those at the start of a month. */
export function expenses(span: Span, size: (day: Day) => {mrr: number; accounts: number}, random: Random): Row[] {
  const rows: Row[] = [];
  for (let month = 0; month < span.months; month += 1) {
    const from = addMonths(span.start, month);
    const spent = [...advertising(span, month, random), ...salaries(month, size(from)), ...yearly(month)];
    for (const expense of spent) rows.push(expenseRow(expense, from, `x${rows.length + 1}`));
  }
  return rows;
}

function advertising(span: Span, month: number, random: Random): Expense[] {
  return channels.map((channel) => ({
    category: channel.sales > 0.5 ? 'acquisition_sales' : 'acquisition_marketing',
    channel: channel.name,
    amount: expectedWins(channel, span, month) * channel.cost * 1.01 ** month * random.between(0.85, 1.15),
    share: channel.name === 'Referral' ? 0.9 : undefined,
  }));
}

function salaries(month: number, {mrr, accounts}: {mrr: number; accounts: number}): Expense[] {
  return [
    {category: 'acquisition_sales', amount: 2600 * 1.012 ** month},
    {category: 'acquisition_sales', amount: 900 + 1.4 * accounts, share: 0},
    {category: 'acquisition_onboarding', amount: 700 + 14 * 1.03 ** month * 12},
    {category: 'retention', amount: 800 + 3.5 * accounts},
    {category: 'support', amount: 1200 + 6 * accounts},
    {category: 'cogs', amount: 400 + 0.14 * mrr},
    {category: 'other', amount: 9000 * 1.014 ** month},
  ];
}

/** A fair in March, of which a third meets customers one has; a tool paid in January for the year. */
function yearly(month: number): Expense[] {
  if (month % 12 === 0) return [{category: 'acquisition_marketing', amount: 3600, months: 12}];
  return month % 12 === 2 ? [{category: 'acquisition_marketing', amount: 4800, share: 0.67, channel: 'Partner'}] : [];
}

function expenseRow({category, amount, channel, share, months = 1}: Expense, from: Day, id: string): Row {
  return {
    expense_id: id,
    incurred_at: isoDay(from),
    service_start: isoDay(from),
    service_end: isoDay(addMonths(from, months)),
    amount: cents(amount),
    currency,
    category,
    channel: channel ?? null,
    acquisition_share: share ?? null,
    customer_id: null,
  };
}
