import {fetched, type Measure, type TableShape, type Warning, type Where} from '@crm-widgets/core';
import type {Prepared} from './measure-metric.js';
import type {View} from './source.js';

/** What is asked for the currency of its amounts. */
export type Pricing = Pick<Prepared, 'measures' | 'tables' | 'fxMode' | 'conversion'>
  & {readonly metric: Pick<Prepared['metric'], 'unit'>};

/** A metric whose amounts are in one currency, or in none that anyone names. */
export interface Priced<P extends Pricing = Prepared> {
  readonly prepared: P;
  /** Null where the number is no money, or nobody says. */
  readonly currency: string | null;
  readonly warnings: Warning[];
}

/**
 * The currency that amounts are in: the source's, else the one that all rows have; several are converted where there
 * are rates.
 * @throws {InputError} `E_CURRENCY_MIXED` when amounts of several currencies would be added up
 */
export async function inOneCurrency<P extends Pricing>(
  prepared: P, where: Where, view: View, signal: AbortSignal,
): Promise<Priced<P>> {
  const {currency} = view.business;
  const isMoney = prepared.metric.unit === 'money';
  if (!isMoney && !Object.values(prepared.measures).some(sumsMoney)) return {prepared, currency: null, warnings: []};
  const found = new Set<string>(currency === null ? [] : [currency]);
  const one = addsCurrencies(prepared) ? undefined : where.currency;
  for (const {table} of prepared.tables) for (const each of currencies(table.shape, one)) found.add(each);
  if (found.size > 1) return converted(prepared, [...found].sort(), view, signal);
  const [only = null] = found;
  return {prepared, currency: isMoney ? only : null, warnings: isMoney && only === null ? [unknown()] : []};
}

async function converted<P extends Pricing>(
  prepared: P, found: readonly string[], view: View, signal: AbortSignal,
): Promise<Priced<P>> {
  // Most pages have one currency, so what converts several comes when it is needed.
  const {inReporting} = await fetched('the code that converts amounts', import('./fx-rates.js'));
  return inReporting(prepared, found, view, signal);
}

/** Whether rows add up all that a customer pays, in whatever currency: to show those of one of them does not leave one. */
function addsCurrencies({measures}: Pick<Prepared, 'measures'>): boolean {
  return Object.values(measures).some(({fact}) => /^(mrr_m|ren)/.test(fact.name));
}

/** Columns of facts that are added up and hold no money; what is not named here is taken for it. */
const counted: ReadonlySet<string> = new Set([
  'cycle_days', 'days', 'effort', 'first_seconds', 'full_seconds', 'gap_days', 'handle_seconds', 'high',
  'lost', 'low', 'messages', 'quantity', 'rate', 'reopenings', 'replies', 'reply_seconds', 'score', 'seats',
]);

/** Whether a measure adds up amounts. */
export function sumsMoney({aggregate}: Pick<Measure, 'aggregate'>): boolean {
  if (aggregate.kind === 'entities') return aggregate.having.kind === 'sum' && !counted.has(aggregate.having.column);
  return (aggregate.kind === 'sum' || aggregate.kind === 'mean') && !counted.has(aggregate.column);
}

function currencies(shape: TableShape, only: Where[string] | undefined): readonly string[] {
  const column = shape.columns.currency;
  if (!column) return [];
  if (typeof only === 'string') return [only];
  return column.values ?? ['more than 16 currencies', 'others'];
}

function unknown(): Warning {
  return {
    code: 'currency_unknown', message: 'Neither the source nor the rows say which currency amounts are in.',
    table: null, count: null,
  };
}
