import type {Day, Measure, MeasureQuery, Warning, Where, Window} from '@crm-widgets/core';
import {convertedParts, isRecurring, type Part} from './converted.js';
import type {Conversion} from './fx-rates.js';
import type {MeasureGroup, Prepared} from './measure-metric.js';
import {sumsMoney} from './money.js';
import type {View} from './source.js';

/** Rows that were left out for want of a rate, a warning for each currency and table. */
export async function missingRates(
  {conversion, tables}: Pick<Prepared, 'conversion' | 'tables'>,
  groups: readonly (MeasureGroup & {windows: readonly Window[]})[],
  where: Where, view: View, signal: AbortSignal,
): Promise<Warning[]> {
  if (!conversion) return [];
  const left = new Map<string, Warning>();
  await Promise.all(groups.filter(({measures}) => measures.some(sumsMoney)).map(async ({measures, windows}) => {
    const usual = tables[0]!.table.name;
    const table = tables.find(({table: {name}}) => name === measures[0]!.fact.name)?.table.name ?? usual;
    for (const part of convertedParts(conversion, measures, spanned(measures[0]!, windows))) {
      if (!mayLack(conversion, part, measures[0]!)) continue;
      const {rows, columns} = await view.ask(lackOf(part, measures, where, view), signal);
      for (let row = 0; row < rows; row++) {
        const currency = String(columns.by0![row]);
        const counts = measures.map((_, k) => Number(columns[`m${k}`]?.[row] ?? 0));
        const count = Math.max(...counts, left.get(`${table} ${currency}`)?.count ?? 0);
        if (count > 0) left.set(`${table} ${currency}`, rateMissing(currency, table, count));
      }
    }
  }));
  return [...left].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, warning]) => warning);
}

/** What flows is counted once, however many windows it lies in. */
function spanned({at}: Measure, windows: readonly Window[]): readonly Window[] {
  if (at.kind !== 'dated' && at.kind !== 'spread' && at.kind !== 'always') return windows;
  const known = windows.filter(({from, until}) => from < until);
  return known.length === 0 ? []
    : [{from: Math.min(...known.map(({from}) => from)), until: Math.max(...known.map(({until}) => until))}];
}

/** Whether a currency of the rows has no rate by the day it is needed; a row may be older than the window it is in. */
function mayLack({since}: Conversion, {fact: {rates}, windows}: Part, {at}: Measure): boolean {
  if (windows.length === 0) return false;
  const first = at.kind === 'dated' ? Math.min(...windows.map(([{from}]) => from)) : Number.NEGATIVE_INFINITY;
  const day: Day = rates!.day ?? first;
  return [...since.values()].some((known) => known === null || known > day);
}

function lackOf({fact, windows}: Part, measures: readonly Measure[], where: Where, view: View): MeasureQuery {
  const rates = {...fact.rates!, missing: true} as const;
  const {asOf} = view.business;
  const count = {kind: 'count'} as const;
  // Versions tell their currency, what is made of several of them does not.
  if (isRecurring(fact)) {
    const isInvoiced = fact.params?.from === 'invoices' || !view.names.has('subscriptions');
    return {
      kind: 'measures', fact: {name: isInvoiced ? 'transactions' : 'subscriptions', rates}, at: {kind: 'always'}, windows: [windows[0]![0]],
      by: ['currency'],
      where: {}, asOf, measures: [{aggregate: count}],
    };
  }
  return {
    kind: 'measures', fact: {...fact, rates}, at: measures[0]!.at, windows: windows.map(([part]) => part),
    by: ['currency'], where, asOf,
    measures: measures.map(({filter}) => (filter ? {aggregate: count, filter} : {aggregate: count})),
  };
}

function rateMissing(currency: string, table: Warning['table'], count: number): Warning {
  return {
    code: 'rate_missing', table, count,
    message: `Amounts in ${currency.slice(0, 20)} that have no rate on their day or before are left out.`,
  };
}
