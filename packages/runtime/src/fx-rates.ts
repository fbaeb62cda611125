import {
  InputError, type Answer, type Day, type Measure, type MeasureQuery, type TableName, type Warning, type Where,
  type Window,
} from '@crm-widgets/core';
import {convertedParts, isRecurring, type Part} from './converted.js';
import type {MeasureGroup, Prepared} from './measure-metric.js';
import {missingRates} from './missing-rates.js';
import type {Priced, Pricing} from './money.js';
import type {View} from './source.js';

/** `constant`: what recurs is all at the rate of the window's end; `historical`: each amount at that of its own day. */
export type FxMode = 'constant' | 'historical';

/** Amounts of several currencies in one. */
export interface Conversion {
  readonly into: string;
  readonly mode: FxMode;
  /** First day with a rate, by currency that rows have; null without any. */
  readonly since: ReadonlyMap<string, Day | null>;
  /** Days that have a new rate, in order: all of them with `historical`, else the last one. */
  readonly changes: readonly Day[];
  /** Measures of one fact over windows, as queries that each have one currency. */
  parts(measures: readonly Measure[], windows: readonly Window[]): Part[];
  /** Rows that were left out for want of a rate, a warning for each currency and table. */
  missing(
    prepared: Pick<Prepared, 'conversion' | 'tables'>,
    groups: readonly (MeasureGroup & {windows: readonly Window[]})[], where: Where, view: View, signal: AbortSignal,
  ): Promise<Warning[]>;
}

/** More rates than a table of them has, a currency and a day each. */
const MOST_RATES = 1_000_000;

/**
 * A metric whose amounts of several currencies become one.
 * @param found the currencies there are
 * @throws {InputError} `E_CURRENCY_MIXED` without rates, or where they do not tell into which
 */
export async function inReporting<P extends Pricing>(
  prepared: P, found: readonly string[], view: View, signal: AbortSignal,
): Promise<Priced<P>> {
  if (!view.names.has('fx_rates')) throw mixed(found, prepared.measures);
  const rates = await view.table('fx_rates');
  const tables = prepared.tables.filter(({table}) => table.shape.columns.currency).map(({table}) => table.name);
  const conversion = await conversionOf(tables, prepared.fxMode, view, signal);
  return {
    prepared: {...prepared, conversion, tables: [...prepared.tables, rates]},
    currency: prepared.metric.unit === 'money' ? conversion.into : null, warnings: [],
  };
}

/** One currency alone can be shown of rows that each have one. */
function mixed(found: readonly string[], measures: Readonly<Record<string, Measure>>): InputError {
  const isOfSeveral = Object.values(measures).some(({fact}) => isRecurring(fact));
  return new InputError({
    code: 'E_CURRENCY_MIXED', where: ['column currency'],
    what: `amounts in ${found.slice(0, 5).join(', ')} would be added up without rates`,
    mend: `Add a table fx_rates${isOfSeveral ? '' : `, or show one currency, such as where='{"currency": "${found[0]}"}'`}`,
  });
}

/**
 * What amounts are converted into: the source's currency, else the one that most rows have, as far as `fx_rates` has no
 * other rate than 1 for it; of two the first by name.
 *
 * @param tables those whose rows have a currency
 * @throws {InputError} `E_CURRENCY_MIXED` when there is none
 */
async function conversionOf(
  tables: readonly TableName[], mode: FxMode, view: View, signal: AbortSignal,
): Promise<Conversion> {
  const rates = {kind: 'measures', fact: {name: 'fx_rates'}, ...everywhere(view), measures: [
    {aggregate: {kind: 'count'}, filter: {rate_to_reporting: {not: 1}}},
  ]} as const;
  const [rated, ...counted] = await Promise.all([
    view.ask(rates, signal),
    ...tables.map((name) => view.ask({
      kind: 'measures', fact: {name}, ...everywhere(view), measures: [{aggregate: {kind: 'count'}}],
    }, signal)),
  ]);
  const foreign = new Set(byCurrency(rated!).filter(([, count]) => count > 0).map(([currency]) => currency));
  const rows = new Map<string, number>();
  for (const [currency, count] of counted.flatMap(byCurrency)) rows.set(currency, (rows.get(currency) ?? 0) + count);
  const into = reportingCurrency(view.business.currency, rows, foreign);
  const others = [...rows.keys()].filter((currency) => currency !== into).sort();
  const [since, changes] = await Promise.all([
    Promise.all(others.map(async (currency) => [currency, await firstDay(currency, view, signal)] as const)),
    changesOf(mode, view, signal),
  ]);
  const conversion: Conversion = {
    into, mode, since: new Map(since), changes,
    parts: (measures, windows) => convertedParts(conversion, measures, windows), missing: missingRates,
  };
  return conversion;
}

function everywhere({business: {asOf}}: View): Pick<MeasureQuery, 'at' | 'windows' | 'by' | 'where' | 'asOf'> {
  return {at: {kind: 'always'}, windows: [{from: asOf.day - 1, until: asOf.day}], by: ['currency'], where: {}, asOf};
}

function byCurrency({rows, columns}: Answer): [string, number][] {
  const found: [string, number][] = [];
  for (let row = 0; row < rows; row++) {
    const currency = columns.by0![row];
    if (typeof currency === 'string') found.push([currency, columns.m0![row] as number]);
  }
  return found;
}

function reportingCurrency(
  own: string | null, rows: ReadonlyMap<string, number>, foreign: ReadonlySet<string>,
): string {
  if (own !== null) {
    if (!foreign.has(own)) return own;
    throw strange(`${own} has a rate other than 1, so rates are not into ${own}, the currency of the source`);
  }
  const [most] = [...rows].filter(([currency]) => !foreign.has(currency))
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  if (most) return most[0];
  throw strange('every currency of the rows has a rate other than 1, so nobody says into which one they are converted');
}

function strange(what: string): InputError {
  return new InputError({
    code: 'E_CURRENCY_MIXED', where: ['table fx_rates'], what,
    mend: 'Set currency on the source to the one that rates are into',
  });
}

async function firstDay(currency: string, view: View, signal: AbortSignal): Promise<Day | null> {
  const filter = {currency, rate_to_reporting: {not: [null, 0]}};
  const {columns} = await view.ask(datesOf({filter, limit: 1}, view), signal);
  return (columns.c0![0] ?? null) as Day | null;
}

async function changesOf(mode: FxMode, view: View, signal: AbortSignal): Promise<Day[]> {
  const query = mode === 'historical' ? datesOf({limit: MOST_RATES}, view)
    : datesOf({limit: 1, descending: true}, view);
  const {columns} = await view.ask(query, signal);
  return [...new Set(columns.c0 as readonly Day[])].filter((day) => day !== null);
}

function datesOf(
  {filter = {}, limit, descending}: {filter?: MeasureQuery['where']; limit: number; descending?: true},
  {business: {asOf}}: View,
) {
  const sort = [{column: 'date', ...(descending ? {descending} : {})}];
  return {kind: 'rows', fact: {name: 'fx_rates'}, columns: ['date'], sort, limit, where: {}, filter, asOf} as const;
}
