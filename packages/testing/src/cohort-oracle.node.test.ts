import {Zone, type Answer, type CohortQuery, type MembersQuery, type Query} from '@crm-widgets/core';
import fc from 'fast-check';
import {it} from 'vitest';
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
