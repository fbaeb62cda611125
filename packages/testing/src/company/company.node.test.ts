import {createHash} from 'node:crypto';
import {columnsOf, tableNames} from '@crm-widgets/core';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {makeCompany, type Company} from './company.js';
import type {Row} from './row.js';
import {toCsv} from './to-csv.js';

const text = (row: Row, column: string) => row[column] as string;
const seeds = fc.integer({min: -1e9, max: 1e9});
const inEachCompany = (holds: (company: Company) => void, months = 14) =>
  fc.assert(fc.property(seeds, (seed) => holds(makeCompany({seed, months}))), {numRuns: 12});

describe('makeCompany', () => {
  it('gives the same company for the same seed, whose hash was taken once its shape had been looked at', () => {
    const csv = tableNames.map((table) => toCsv(makeCompany({seed: 1})[table])).join('');
    const hash = createHash('sha256').update(csv).digest('hex');
    expect(hash).toBe('35979494a02283e8975ad30acef047643c65a23f7111f2c7eac3c86b67ee02dd');
  });

  it('gives another company for another seed', () => {
    expect(makeCompany({seed: 1, months: 2}).customers).not.toEqual(makeCompany({seed: 2, months: 2}).customers);
  });

  it('refuses half a month and a day that is none', () => {
    expect(() => makeCompany({months: 1.5})).toThrow('months: got 1.5, wanted a whole number from 1');
    expect(() => makeCompany({from: 'May'})).toThrow('from: got "May", wanted a day such as 2022-01-01');
  });

  it('has rows in all twelve tables, each with known columns only and none required left empty', () => {
    const company = makeCompany();
    for (const table of tableNames) {
      const known = columnsOf(table);
      expect(company[table].length).toBeGreaterThan(30);
      for (const column of Object.keys(company[table][0]!)) expect([...known.keys()]).toContain(column);
      const required = [...known].filter(([, spec]) => spec.required).map(([name]) => name);
      for (const column of required) expect(company[table].filter((row) => row[column] === null)).toEqual([]);
    }
  });
});

const keys = {
  customers: 'customer_id', people: 'person_id', transactions: 'transaction_id', deals: 'deal_id',
  tickets: 'ticket_id', expenses: 'expense_id', ticket_events: 'event_id', surveys: 'response_id', events: 'event_id',
} as const;
const references = [
  ['people', 'customer_id', 'customers'], ['subscriptions', 'customer_id', 'customers'],
  ['transactions', 'customer_id', 'customers'], ['transactions', 'refunds_id', 'transactions'],
  ['deals', 'customer_id', 'customers'], ['deals', 'person_id', 'people'], ['deal_stages', 'deal_id', 'deals'],
  ['tickets', 'customer_id', 'customers'], ['ticket_events', 'ticket_id', 'tickets'],
  ['surveys', 'customer_id', 'customers'], ['surveys', 'ticket_id', 'tickets'], ['events', 'customer_id', 'customers'],
] as const;

describe('any company', () => {
  it('has one row for each id', () => inEachCompany((company) => {
    for (const [table, key] of Object.entries(keys)) {
      const ids = company[table as keyof typeof keys].map((row) => row[key]);
      expect(new Set(ids).size).toBe(ids.length);
    }
  }));

  it('refers to ids that exist', () => inEachCompany((company) => {
    for (const [table, column, target] of references) {
      const ids = new Set(company[target].map((row) => row[keys[target]]));
      expect(company[table].filter((row) => row[column] !== null && !ids.has(row[column]!))).toEqual([]);
    }
  }));

  it('has versions that follow each other: no empty one, no gap, no overlap', () => inEachCompany(({subscriptions}) => {
    for (const versions of grouped(subscriptions, 'subscription_id').values()) {
      versions.forEach((version, index) => {
        const next = versions[index + 1];
        if (version.valid_to !== null) expect(text(version, 'valid_from') < text(version, 'valid_to')).toBe(true);
        if (next) expect(version.valid_to).toBe(next.valid_from);
      });
    }
  }));

  it('has one running subscription of an account at a time', () => inEachCompany(({subscriptions}) => {
    for (const versions of grouped(subscriptions, 'customer_id').values()) {
      versions.slice(1).forEach((version, index) => {
        expect(text(versions[index]!, 'valid_to') <= text(version, 'valid_from')).toBe(true);
      });
    }
  }));

  it('acquires an account on its first billable day, never one that only tried', () => inEachCompany((company) => {
    const paid = company.subscriptions.filter(({status}) => status !== 'trialing');
    for (const {customer_id, acquired_at} of company.customers) {
      const days = paid.filter((row) => row.customer_id === customer_id).map((row) => text(row, 'valid_from'));
      const [first] = days.sort();
      expect(acquired_at).toBe(first ?? null);
    }
  }));

  it('loses all MRR of a customer only where a subscription of it ended, at the latest on the day it is gone', () =>
    inEachCompany((company) => {
      const endings = grouped(company.subscriptions, 'customer_id');
      for (const [from, until] of months(14)) {
        const [before, after] = [mrrOf(company, from), mrrOf(company, until)];
        const lost = [...before.keys()].filter((id) => !after.has(id));
        const endedIn = ({ended_at: at}: Row) => at !== null && from < String(at) && String(at) <= until;
        expect(lost.filter((id) => !endings.get(id)!.some(endedIn))).toEqual([]);
      }
    }));

  it('bills each month of a monthly subscription what its version says', () => inEachCompany((company) => {
    const invoices = company.transactions.filter((row) => row.kind === 'invoice');
    for (const {subscription_id, issued_at, amount} of invoices) {
      const version = company.subscriptions.findLast((row) =>
        row.subscription_id === subscription_id && text(row, 'valid_from') <= (issued_at as string))!;
      const list = Number(version.quantity) * Number(version.unit_amount);
      const full = list * (1 - Number(version.discount_pct ?? 0) / 100);
      if (version.interval === 'month') expect(amount).toBeCloseTo(full, 2);
      else expect(amount).toBeLessThanOrEqual(full + 0.005);
    }
  }));

  it('wins new business on the day the customer is acquired, by stages in order', () => inEachCompany((company) => {
    const acquired = new Map(company.customers.map((row) => [row.customer_id, row.acquired_at]));
    const stages = grouped(company.deal_stages, 'deal_id');
    for (const deal of company.deals) {
      const visits = stages.get(text(deal, 'deal_id'))!;
      const entered = visits.map((row) => text(row, 'entered_at'));
      expect(entered).toEqual([...entered].sort());
      expect(visits.at(-1)!.stage).toBe(deal.stage);
      expect(deal.created_at).toBe(entered[0]);
      if (deal.is_won && deal.type === 'new') expect(deal.closed_at).toBe(acquired.get(deal.customer_id!));
    }
  }));

  it('knows nothing of the time after its last month', () => inEachCompany((company) => {
    const ahead = new Set(['term_end', 'trial_end', 'service_end', 'expected_close']);
    for (const table of tableNames) {
      const columns = [...columnsOf(table)].filter(([name, {type}]) => /instant|day/.test(type) && !ahead.has(name));
      for (const [column] of columns) {
        expect(company[table].filter((row) => String(row[column] ?? '') >= '2023-03-01')).toEqual([]);
      }
    }
  }));
});

function grouped(rows: readonly Row[], column: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(text(row, column), [...(groups.get(text(row, column)) ?? []), row]);
  return groups;
}

/** First days of months and of the months after them, from January 2022. */
function months(count: number): [string, string][] {
  const first = (month: number) => new Date(Date.UTC(2022, month, 1)).toISOString().slice(0, 10);
  return Array.from({length: count}, (_, month) => [first(month), first(month + 1)]);
}

/** MRR of each customer at the start of a day, by metrics.md 3.1. */
function mrrOf({subscriptions}: Company, day: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const row of subscriptions) {
    const holds = text(row, 'valid_from') <= day && (row.valid_to === null || day < text(row, 'valid_to'));
    if (!holds || row.status === 'trialing') continue;
    const off = row.discount_duration === 'once' ? 0 : Number(row.discount_pct ?? 0) / 100;
    const mrr = (Number(row.quantity) * Number(row.unit_amount) * (1 - off)) / (row.interval === 'year' ? 12 : 1);
    found.set(text(row, 'customer_id'), (found.get(text(row, 'customer_id')) ?? 0) + mrr);
  }
  return found;
}

describe('toCsv', () => {
  it('quotes what would break a line or a cell, and leaves null empty', () => {
    expect(toCsv([{a: 'x, y', b: 'say "so"', c: null}, {a: 'two\nlines', b: 1.5, c: true}])).toBe(
      'a,b,c\n"x, y","say ""so""",\n"two\nlines",1.5,true\n',
    );
  });

  it('is empty without rows', () => expect(toCsv([])).toBe(''));
});
