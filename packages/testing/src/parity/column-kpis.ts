import {ColumnsEngine} from '@crm-widgets/columns';
import {InputError, type Answer, type KpiResult, type Query} from '@crm-widgets/core';
import {findDerived} from '@crm-widgets/metrics/facts';
import {askKpi, type Ask} from '@crm-widgets/runtime';
import type {Asked} from './fact-columns.js';
import type {BusinessPlan} from './node-view.js';
import {sourceOf} from './node-view.js';
import type {RandomCompany} from './random-company.js';
import {askedOf, readCompany} from './two-engines.js';

/** What widgets of a company show, from the engine on columns alone: what DuckDB says is held against it elsewhere. */
export interface ColumnKpis {
  readonly asked: Asked;
  query(query: Query): Promise<Answer>;
  /** Null where the widget would show a fault in its place. */
  ask(ask: Ask): Promise<KpiResult | null>;
}

export function columnKpis(company: RandomCompany, plan: BusinessPlan): ColumnKpis {
  const tables = readCompany(company);
  const engine = new ColumnsEngine(findDerived, {declared: new Set(tables.keys()), read: tables});
  const query = async (asked: Query) => engine.run(asked);
  const source = sourceOf(company, plan, {tables}, query);
  return {
    asked: askedOf(company, tables), query,
    async ask(ask) {
      try {
        return (await askKpi(source, ask, {signal: new AbortController().signal})).result;
      } catch (fault) {
        if (fault instanceof InputError) return null;
        throw fault;
      }
    },
  };
}
