import type {Answer, CohortQuery, Day, FactRef, Measure, Warning} from '@crm-widgets/core';
import type {Conversion, FxMode} from './fx-rates.js';
import type {HeldTable} from './held-table.js';
import {inOneCurrency, type Pricing} from './money.js';
import type {View} from './source.js';

/** A triangle of amounts in one currency. */
export interface PricedCohorts {
  readonly query: CohortQuery;
  /** The same at several rates; absent where one holds. */
  readonly rated?: readonly RatedPart[];
  readonly tables: readonly HeldTable[];
  readonly currency: string | null;
  readonly warnings: readonly Warning[];
}

/** A triangle at one rate, and the windows at whose ends that rate holds. */
export interface RatedPart {
  readonly query: CohortQuery;
  readonly windows: ReadonlySet<number>;
}

/**
 * A triangle whose amounts are in one currency: those of transactions at the rate of their own day, what recurs all at
 * that of the end of the range, so that no rate looks like growth; or with `fxMode` historical, each period at that of
 * its own end. What is compared with what it was at first takes one rate.
 * @throws {InputError} `E_CURRENCY_MIXED` when amounts of several currencies would be added up
 */
export async function pricedCohorts(
  query: CohortQuery, {held, fxMode}: {readonly held: HeldTable; readonly fxMode: FxMode}, view: View, signal: AbortSignal,
): Promise<PricedCohorts> {
  const {returns: {fact, at, filter}, worth, where} = query;
  const measure: Measure = {fact, at, aggregate: {kind: 'sum', column: worth!.column}, ...(filter ? {filter} : {})};
  const isOneRate = fxMode === 'constant' || at.kind === 'dated' || worth!.of === 'lesser';
  const asked: Pricing = {
    metric: {unit: 'money'}, measures: {revenue: measure}, tables: [held], fxMode: isOneRate ? 'constant' : fxMode, conversion: null,
  };
  const {prepared, currency, warnings} = await inOneCurrency(asked, where, view, signal);
  const {conversion, tables} = prepared;
  if (!conversion) return {query, tables, currency, warnings};
  const group = {names: ['revenue'], measures: [measure], windows: query.windows};
  const missing = await conversion.missing(prepared, [group], where, view, signal);
  const {into} = conversion;
  const notes = fxMode === 'historical' && worth!.of === 'lesser' ? [oneRate] : [];
  const last = rateDay(query.windows.at(-1)!.until, conversion);
  return {
    query: withRates(query, at.kind === 'dated' ? {into, dated: at.column} : {into, day: last}),
    ...(isOneRate ? {} : {rated: partsOf(query, conversion)}),
    tables, currency, warnings: [...warnings, ...notes, ...missing],
  };
}

const oneRate: Warning = {
  code: 'param_idle', table: null, count: null,
  message: 'The parameter fxMode "historical" changes nothing: revenue-gross compares with what customers brought at first, '
    + 'which takes one rate. Set measure="revenue-net", or remove fxMode from params.',
};

function partsOf(query: CohortQuery, conversion: Conversion): RatedPart[] {
  const byDay = new Map<Day, Set<number>>();
  query.windows.forEach(({until}, i) => {
    const day = rateDay(until, conversion);
    byDay.set(day, (byDay.get(day) ?? new Set()).add(i));
  });
  return [...byDay].map(([day, windows]) => ({query: withRates(query, {into: conversion.into, day}), windows}));
}

/** The last day before an edge that has a new rate; the day before it, where none has. */
function rateDay(until: Day, {changes}: Conversion): Day {
  return changes.findLast((day) => day < until) ?? until - 1;
}

function withRates(query: CohortQuery, rates: NonNullable<FactRef['rates']>): CohortQuery {
  const rated = <T extends {readonly fact: FactRef}>(rows: T): T => ({...rows, fact: {...rows.fact, rates}});
  return {...query, starts: rated(query.starts), returns: rated(query.returns)};
}

/** One triangle of several: each cell from the one at the rate of its period's end, what a cohort began with at that of its own. */
export async function askRated(parts: readonly RatedPart[], view: View, signal: AbortSignal): Promise<Answer> {
  const answers = await Promise.all(parts.map(({query}) => view.ask(query, signal)));
  const kept = answers.flatMap(({rows, columns}, part) => Array.from({length: rows}, (_, row) => ({columns, row}))
    .filter(({row}) => parts[part]!.windows.has((columns.period![row] ?? columns.cohort![row]) as number)));
  const column = (name: string) => kept.map(({columns, row}) => columns[name]?.[row] ?? null);
  return {rows: kept.length, columns: Object.fromEntries(['cohort', 'period', 'size', 'worth'].map((name) => [name, column(name)]))};
}
