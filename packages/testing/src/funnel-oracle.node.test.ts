import {Zone, type Answer, type FunnelQuery} from '@crm-widgets/core';
import fc from 'fast-check';
import {it} from 'vitest';
import {contentOf, difference} from './alike.js';
import {funnelOracle, type OracleTables} from './funnel-oracle.js';
import {sharedEngine} from './node-source.js';
import {runs} from './runs.js';
import {askedLog} from './random-log.js';
import {TwoEngines} from './parity/two-engines.js';

const engine = sharedEngine();

/** Rows of the facts that funnels are asked of; an order is a transaction that is paid and no refund. */
function factsOf({events = [], transactions = []}: OracleTables): OracleTables {
  return {events, transactions, ...{orders: transactions.filter(({kind}) => kind !== 'refund')}};
}

function check(query: FunnelQuery, who: string, found: Answer, wanted: Answer): void {
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
