import fc from 'fast-check';
import {it} from 'vitest';
import {checkAgreement} from '../alike.js';
import {sharedEngine} from '../node-source.js';
import {parts} from '../runs.js';
import {randomCompany} from './random-company.js';
import {queryOf, queryPlan} from './random-query.js';
import {TwoEngines} from './two-engines.js';

const engine = sharedEngine();

it.each(parts())('both engines answer any query alike, or refuse it with the same words: $seed', {timeout: 900_000}, async (part) => {
  const plans = fc.array(queryPlan, {minLength: 1, maxLength: 20, size: 'max'});
  await fc.assert(fc.asyncProperty(randomCompany, plans, async (company, all) => {
    await TwoEngines.during(engine(), company, async (both) => {
      for (const plan of all) {
        const query = queryOf(plan, both.asked(company));
        if (query) await checkAgreement(query, both.duckdb(query), both.columns(query));
      }
    });
  }), part);
});
