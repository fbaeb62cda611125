import {Zone, type Answer, type CohortQuery} from '@crm-widgets/core';
import fc from 'fast-check';
import {it} from 'vitest';
import {contentOf, difference} from './alike.js';
import {cohortOracle} from './cohort-oracle.js';
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

function check(query: CohortQuery, who: string, found: Answer, wanted: Answer): void {
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
