import {Zone, type Answer, type CohortQuery, type MembersQuery, type Query} from '@crm-widgets/core';
import fc from 'fast-check';
import {expect, it} from 'vitest';
import {contentOf, difference} from './alike.js';
import {cohortOracle, membersOracle} from './cohort-oracle.js';
import type {OracleTables} from './funnel-oracle.js';
import {sharedEngine} from './node-source.js';
import {TwoEngines} from './parity/two-engines.js';
import {askedCohorts} from './random-cohort.js';
import {runs} from './runs.js';

const engine = sharedEngine();

/** Rows of the facts that cohorts are asked of; an order is a transaction that is paid and no refund. */
function factsOf({transactions = [], ...others}: OracleTables): OracleTables {
  return {...others, transactions, ...{orders: transactions.filter(({kind}) => kind !== 'refund')}};
}

function check(query: Query, who: string, found: Answer, wanted: Answer): void {
  const differs = difference(contentOf(query, found), contentOf(query, wanted));
  if (differs) throw new Error(`${who} and the oracle differ at ${differs}\n${JSON.stringify(query)}`);
}

it('both engines answer any triangle as the oracle does', {timeout: 3_600_000}, async () => {
  await fc.assert(fc.asyncProperty(fc.array(askedCohorts, {minLength: 1, maxLength: 5}), async (triangles) => {
    for (const {company, query} of triangles) {
      await TwoEngines.during(engine(), company, async (both) => {
        const wanted = cohortOracle(query, factsOf(company.tables), new Zone(company.zone));
        check(query, 'columns', await both.columns(query), wanted);
        check(query, 'DuckDB', await both.duckdb(query), wanted);
      });
    }
  }), runs(20, 500));
});

/** Everybody of some cohorts, and of these who is behind some of the cells. */
function membersOf(cohort: CohortQuery): MembersQuery[] {
  const isOwn = cohort.cells?.kind === 'brackets';
  const width = cohort.cells?.kind === 'brackets' ? cohort.cells.brackets.length : cohort.windows.length;
  return [0, 1, 3].filter((of) => of < cohort.windows.length).flatMap((of) => {
    const periods = [0, 1, 2, 5].map((after) => (isOwn ? after : of + after)).filter((period) => period < width);
    return [null, ...periods].map((period): MembersQuery => ({kind: 'members', cohort, of, period, limit: period === 2 ? 1 : 99}));
  });
}

it('both engines tell who is behind a cell as the oracle does', {timeout: 3_600_000}, async () => {
  await fc.assert(fc.asyncProperty(askedCohorts, async ({company, query: cohort}) => {
    await TwoEngines.during(engine(), company, async (both) => {
      for (const query of membersOf(cohort)) {
        const wanted = membersOracle(query, factsOf(company.tables), new Zone(company.zone));
        check(query, 'columns', await both.columns(query), wanted);
        check(query, 'DuckDB', await both.duckdb(query), wanted);
      }
    });
  }), runs(20, 500));
});

it('as many are behind a cell as it counts', {timeout: 3_600_000}, async () => {
  await fc.assert(fc.asyncProperty(askedCohorts, async ({company, query: {worth: _worth, ...cohort}}) => {
    await TwoEngines.during(engine(), company, async (both) => {
      const {rows, columns} = await both.columns(cohort);
      for (let row = 0; row < Math.min(rows, 12); row++) {
        const [of, period] = [columns.cohort![row] as number, columns.period![row] as number | null];
        const {rows: found} = await both.columns({kind: 'members', cohort, of, period, limit: 1000});
        if (found !== columns.entities![row]) throw new Error(`${found} behind ${of}/${period} of ${JSON.stringify(cohort)}`);
      }
    });
  }), runs(20, 500));
});

it('what those behind a cell bring comes to what the cell says', {timeout: 3_600_000}, async () => {
  const worths = askedCohorts.filter(({query}) => query.worth !== undefined);
  await fc.assert(fc.asyncProperty(worths, async ({company, query: cohort}) => {
    await TwoEngines.during(engine(), company, async (both) => {
      const {rows, columns} = await both.columns(cohort);
      for (let row = 0; row < Math.min(rows, 12); row++) {
        const [of, period] = [columns.cohort![row] as number, columns.period![row] as number | null];
        const {columns: {worth}} = await both.columns({kind: 'members', cohort, of, period, limit: 1000});
        const sum = worth!.reduce<number>((total, each) => total + Math.round(Number(each) * 10_000), 0) / 10_000;
        if (sum !== columns.worth![row]) throw new Error(`${sum} behind ${of}/${period} of ${JSON.stringify(cohort)}`);
      }
    });
  }), runs(20, 500));
});

/** The last two days of March 2024 and three after them, seen at 21:00 of the last. */
const days = [19812, 19813, 19814, 19815, 19816].map((from) => ({from, until: from + 1}));
const asOf = {instant: Date.parse('2024-03-31T21:00:00Z'), day: 19814};
const company = {zone: 'UTC', asOf, currency: 'USD'};

it('nobody is behind a period that has not begun', async () => {
  const order = (day: string) => ({issued_at: `${day}T00:00:00.000Z`, paid_at: null, customer_id: '1', amount: 1, kind: 'order', currency: 'USD'});
  const dated = {fact: {name: 'transactions'}, column: 'issued_at'};
  const cohort: CohortQuery = {
    kind: 'cohort', starts: dated, returns: {fact: dated.fact, at: {kind: 'dated', column: 'issued_at'}}, entity: 'customer_id',
    windows: days, where: {}, asOf, cells: {kind: 'until'},
  };
  await TwoEngines.during(engine(), {...company, tables: {transactions: ['2024-03-30', '2024-03-31'].map(order)}}, async (both) => {
    const behind = async (period: number) => {
      const query: MembersQuery = {kind: 'members', cohort, of: 0, period, limit: 9};
      return Promise.all([both.columns(query), both.duckdb(query)].map(async (answer) => (await answer).columns.entity));
    };
    expect(await behind(1)).toEqual([['1'], ['1']]);
    expect(await behind(2)).toEqual([[], []]);
  });
});

it('versions of one entity add up exactly: 0.1 + 0.2 a month is 0.3', async () => {
  const version = (amount: number) => ({
    customer_id: '1', unit_amount: amount, plan: 's', currency: 'USD',
    started_at: '2024-03-30T00:00:00.000Z', valid_from: '2024-03-30T00:00:00.000Z', valid_to: null,
  });
  const fact = {name: 'subscriptions'};
  const query: CohortQuery = {
    kind: 'cohort', starts: {fact, column: 'valid_from'},
    returns: {fact, at: {kind: 'state', from: 'valid_from', to: 'valid_to', edge: 'end'}}, entity: 'customer_id',
    windows: days.slice(0, 2), where: {}, asOf, worth: {column: 'unit_amount', of: 'sum'},
  };
  await TwoEngines.during(engine(), {...company, tables: {subscriptions: [version(0.1), version(0.2)]}}, async (both) => {
    const [columns, duckdb] = await Promise.all([both.columns(query), both.duckdb(query)]);
    expect([columns, duckdb].map(({columns: {cohort, worth}}) => worth!.filter((_, row) => cohort![row] === 0))).toEqual([[0.3, 0.3, 0.3], [0.3, 0.3, 0.3]]);
  });
});
