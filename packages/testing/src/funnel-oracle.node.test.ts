import {Zone, type Answer, type FunnelQuery, type Query, type ReachedQuery} from '@crm-widgets/core';
import fc from 'fast-check';
import {it} from 'vitest';
import {contentOf, difference} from './alike.js';
import {funnelOracle, reachedOracle, type OracleTables} from './funnel-oracle.js';
import {sharedEngine} from './node-source.js';
import {runs} from './runs.js';
import {askedLog} from './random-log.js';
import {TwoEngines} from './parity/two-engines.js';

const engine = sharedEngine();

/** Rows of the facts that funnels are asked of; an order is a transaction that is paid and no refund. */
function factsOf({events = [], transactions = []}: OracleTables): OracleTables {
  return {events, transactions, ...{orders: transactions.filter(({kind}) => kind !== 'refund')}};
}

function check(query: Query, who: string, found: Answer, wanted: Answer): void {
  const differs = difference(contentOf(query, found), contentOf(query, wanted));
  if (differs) throw new Error(`${who} and the oracle differ at ${differs}\n${JSON.stringify(query)}`);
}

it('both engines answer any funnel as the oracle does', {timeout: 3_600_000}, async () => {
  await fc.assert(fc.asyncProperty(fc.array(askedLog, {minLength: 1, maxLength: 5}), async (funnels) => {
    for (const {company, query} of funnels) {
      await TwoEngines.during(engine(), company, async (both) => {
        const wanted = funnelOracle(query, factsOf(company.tables), new Zone(company.zone));
        check(query, 'columns', await both.columns(query), wanted);
        check(query, 'DuckDB', await both.duckdb(query), wanted);
      });
    }
  }), runs(20, 500));
});

/** Everybody who came to a step, and who did not go on to it. */
function reachedOf(funnel: FunnelQuery): ReachedQuery[] {
  return funnel.steps.flatMap((_, step) => (['reached', 'lost', 'pending'] as const)
    .filter((which) => which === 'reached' || step > 0)
    .flatMap((which): ReachedQuery[] => {
      const asked = {kind: 'reached', funnel, step, which} as const;
      return [{...asked, limit: 4}, {...asked, limit: 99, group: funnel.by.map((_by, k) => (k === 0 ? 'web' : 's'))}];
    }));
}

it('both engines tell who came to a step as the oracle does', {timeout: 3_600_000}, async () => {
  await fc.assert(fc.asyncProperty(askedLog, async ({company, query: funnel}) => {
    await TwoEngines.during(engine(), company, async (both) => {
      for (const query of reachedOf(funnel)) {
        const wanted = reachedOracle(query, factsOf(company.tables), new Zone(company.zone));
        check(query, 'columns', await both.columns(query), wanted);
        check(query, 'DuckDB', await both.duckdb(query), wanted);
      }
    });
  }), runs(20, 500));
});
