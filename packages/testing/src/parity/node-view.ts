import {missingTable, Zone, type Answer, type Query, type TableName} from '@crm-widgets/core';
import type {Source} from '@crm-widgets/runtime';
import type {RandomCompany} from './random-company.js';
import type {TwoEngines} from './two-engines.js';

type View = Awaited<ReturnType<Source['view']>>;

/** What else a source says of its business, beside what a company is made with. */
export interface BusinessPlan {
  readonly weekStart: 'monday' | 'sunday';
  readonly fiscalYearStart: number;
}

/** A source of a company's tables without documents and workers, whose queries go to one engine. */
export function sourceOf(
  {zone: name, asOf, currency}: Pick<RandomCompany, 'zone' | 'asOf' | 'currency'>, plan: BusinessPlan,
  {tables}: Pick<TwoEngines, 'tables'>, ask: (query: Query) => Promise<Answer>,
): Source {
  const zone = new Zone(name);
  const view = {
    business: {zone, calendar: {zone: name, ...plan}, asOf, currency, params: {}, maxBytes: 1e9},
    names: new Set(tables.keys()), answered: [], held: () => null,
    table: async (table: TableName) => ({table: tables.get(table) ?? missing(table)}),
    ask,
  };
  // Of a source the runtime's questions know its view alone, and of a held table what the reader said of it.
  return {view: async () => view as unknown as View} as unknown as Source;
}

function missing(table: TableName): never {
  throw missingTable(table);
}
