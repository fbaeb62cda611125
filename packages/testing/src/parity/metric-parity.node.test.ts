import type {Answer, Query, TableName} from '@crm-widgets/core';
import {findMetric, metricIds} from '@crm-widgets/metrics';
import {askKpi, type Outcome, type Source} from '@crm-widgets/runtime';
import {askCohort} from '@crm-widgets/runtime/cohort';
import {askFunnel} from '@crm-widgets/runtime/funnel';
import fc from 'fast-check';
import {it} from 'vitest';
import {sharedEngine} from '../node-source.js';
import {parts} from '../runs.js';
import {difference, saidOf} from '../alike.js';
import {sourceOf} from './node-view.js';
import {askPlan, frameOf, paramsOf, type AskPlan} from './random-ask.js';
import {randomCompany} from './random-company.js';
import type {Asked} from './fact-columns.js';
import {TwoEngines} from './two-engines.js';

const engine = sharedEngine();

/** Every metric there is, funnel and cohorts, each asked for in some way. */
const asks = fc.record(Object.fromEntries([...metricIds, 'funnel', 'cohort'].map((id) => [id, askPlan])));
const business = fc.record({
  weekStart: fc.constantFrom('monday' as const, 'sunday' as const), fiscalYearStart: fc.constantFrom(1, 4),
});

async function outcomeOf(id: string, plan: AskPlan, asked: Asked, source: Source): Promise<Outcome<unknown>> {
  const {signal} = new AbortController();
  const {target, funnel, cohort} = plan;
  if (id === 'funnel') return askFunnel(source, {...frameOf(plan, tablesOf(funnel.table, 'deals'), asked), ...funnel}, {signal});
  if (id === 'cohort') {
    const frame = frameOf(plan, tablesOf(cohort.table, asked.has('transactions') ? 'transactions' : 'subscriptions'), asked);
    return askCohort(source, {...frame, ...cohort, by: undefined}, {signal});
  }
  const metric = await findMetric(id);
  const tables = metric.tables.find((set) => set.every((table) => asked.has(table))) ?? [];
  return askKpi(source, {...frameOf(plan, tables, asked), metric: id, params: paramsOf(metric, plan.params), target}, {signal});
}

function tablesOf(named: string | undefined, usual: TableName): TableName[] {
  return [(named ?? usual) as TableName];
}

/** What a widget would show: its result with warnings and reasons, or the fault in its place. */
async function shown(outcome: Promise<Outcome<unknown>>): Promise<object> {
  return outcome.then(({state, emptiness, result}) => ({state, emptiness, result}), saidOf);
}

it.each(parts())('every metric, the funnel and the cohorts are the same from both engines: $seed', {timeout: 900_000}, async (part) => {
  await fc.assert(fc.asyncProperty(randomCompany, business, asks, async (company, settings, plans) => {
    await TwoEngines.during(engine(), company, async (both) => {
      const from = (ask: (query: Query) => Promise<Answer>) => sourceOf(company, settings, both, ask);
      const [duckdb, columns] = [from((query) => both.duckdb(query)), from((query) => both.columns(query))];
      const asked = both.asked(company);
      // All at once, as on a page, so that no engine waits for the other.
      await Promise.all(Object.entries(plans).map(async ([id, plan]) => {
        const [one, other] = await Promise.all([duckdb, columns].map((source) => shown(outcomeOf(id, plan, asked, source))));
        const found = difference(one, other);
        if (found) throw new Error(`${id} differs between DuckDB and columns at ${found}`);
      }));
    });
  }), part);
});
