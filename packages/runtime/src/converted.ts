import type {Attribution, Day, FactRef, Measure, Window} from '@crm-widgets/core';
import type {Conversion} from './fx-rates.js';
import {sumsMoney} from './money.js';

/** Windows of a query with the fact as its amounts are in them. */
export interface Part {
  readonly fact: FactRef;
  /** With the window that each is all or a part of. */
  readonly windows: readonly (readonly [part: Window, whole: Window])[];
}

/** Facts made of what recurs, each row at its own instant: what they are worth is told by no row's date. */
const recurring = ['mrr_movements', 'renewals', 'account_standings'];

export function isRecurring({name}: FactRef): boolean {
  return recurring.includes(name);
}

/**
 * Measures of one fact over windows, as queries that each have one currency: what flows is at the rate of its own day,
 * what is in force, and what recurs, at that of the end of the window. With `historical` a balance at a start is at the
 * rate of the start, and a movement at that of the day it happened.
 */
export function convertedParts(
  conversion: Conversion, measures: readonly Measure[], windows: readonly Window[],
): Part[] {
  const {fact, at} = measures[0]!;
  const whole = windows.map((window) => [window, window] as const);
  if (!measures.some(sumsMoney)) return [{fact, windows: whole}];
  const {into, mode, changes} = conversion;
  if (!isRecurring(fact) && !isInForce(at)) {
    const rates = {into, ...(at.kind === 'dated' ? {dated: at.column} : {})};
    return [{fact: {...fact, rates}, windows: whole}];
  }
  const isSplit = mode === 'historical' && at.kind === 'dated' && measures.every(addsUp);
  const parts = isSplit ? whole.flatMap(([window]) => cut(window, changes)) : whole;
  const byDay = new Map<Day, Part['windows'][number][]>();
  for (const part of parts) {
    const day = Math.min(rateDay(part[0], at, conversion, isSplit), changes.at(-1) ?? Number.POSITIVE_INFINITY);
    byDay.set(day, [...(byDay.get(day) ?? []), part]);
  }
  return [...byDay].map(([day, own]) => ({fact: {...fact, rates: {into, day}}, windows: own}));
}

function isInForce({kind}: Attribution): boolean {
  return kind === 'state' || kind === 'kept' || kind === 'edges';
}

function addsUp({aggregate}: Measure): boolean {
  return aggregate.kind === 'sum' || aggregate.kind === 'count';
}

/** The last day before the edge at which amounts are converted; of a part in which no rate changes, its first. */
function rateDay({from, until}: Window, at: Attribution, {mode}: Conversion, isSplit: boolean): Day {
  if (isSplit) return from;
  return mode === 'historical' && at.kind === 'state' && at.edge === 'start' ? from - 1 : until - 1;
}

/** A window cut where rates change. */
function cut(window: Window, changes: readonly Day[]): Part['windows'][number][] {
  const starts = [window.from, ...changes.filter((day) => day > window.from && day < window.until)];
  return starts.map((from, i) => [{from, until: starts[i + 1] ?? window.until}, window]);
}
