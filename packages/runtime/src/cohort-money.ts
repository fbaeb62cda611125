import type {CohortQuery, FactRef, Measure, Warning} from '@crm-widgets/core';
import type {Conversion} from './fx-rates.js';
import type {HeldTable} from './held-table.js';
import {inOneCurrency, type Pricing} from './money.js';
import type {View} from './source.js';

/** A triangle of amounts in one currency. */
export interface PricedCohorts {
  readonly query: CohortQuery;
  readonly tables: readonly HeldTable[];
  readonly currency: string | null;
  readonly warnings: readonly Warning[];
}

/**
 * A triangle whose amounts are in one currency: those of transactions at the rate of their own day, what recurs all at
 * that of the end of the range, so that no rate looks like growth.
 * @throws {InputError} `E_CURRENCY_MIXED` when amounts of several currencies would be added up
 */
export async function pricedCohorts(
  query: CohortQuery, held: HeldTable, view: View, signal: AbortSignal,
): Promise<PricedCohorts> {
  const {returns: {fact, at, filter}, worth, where} = query;
  const measure: Measure = {fact, at, aggregate: {kind: 'sum', column: worth!.column}, ...(filter ? {filter} : {})};
  const asked: Pricing = {
    metric: {unit: 'money'}, measures: {revenue: measure}, tables: [held], fxMode: 'constant', conversion: null,
  };
  const {prepared, currency, warnings} = await inOneCurrency(asked, where, view, signal);
  const {conversion, tables} = prepared;
  if (!conversion) return {query, tables, currency, warnings};
  const rated = ratesOf(query, conversion);
  const group = {names: ['revenue'], measures: [measure], windows: query.windows};
  const missing = await conversion.missing(prepared, [group], where, view, signal);
  return {
    query: {...query, starts: {...query.starts, fact: rated(query.starts.fact)}, returns: {...query.returns, fact: rated(fact)}},
    tables, currency, warnings: [...warnings, ...missing],
  };
}

function ratesOf({returns: {at}, windows}: CohortQuery, {into, changes}: Conversion): (fact: FactRef) => FactRef {
  const day = Math.min(windows.at(-1)!.until - 1, changes.at(-1) ?? Number.POSITIVE_INFINITY);
  const rates = at.kind === 'dated' ? {into, dated: at.column} : {into, day};
  return (fact) => ({...fact, rates});
}
