import {isValid} from '@crm-widgets/core';
import type {DerivedRows, InstantColumn, NumericColumn, SourceColumns, Sources} from '@crm-widgets/core';
import type {Params} from '../metric.js';
import {costCategories} from './cost-timing.js';
import {allOf, firstKnown, isAny, isBefore, rowsThat, Validity} from './derived.js';

/** The twin of `acquisitionCosts`. */
export function costsOnColumns(from: Sources, params: Params): DerivedRows {
  const {scope} = params;
  const expenses = from.table('expenses');
  const incurred = expenses.instant('incurred_at');
  const bought = isAny(expenses.text('category'), costCategories(params));
  const start = firstKnown(expenses.instant('service_start'), incurred);
  return rowsThat(allOf(bought, isBefore(incurred, from.asOf.instant, 0)), {
    cost: scope === 'all_sm' ? expenses.number('amount') : sharesOf(expenses),
    cost_from: start,
    cost_to: endsOf(start, expenses.instant('service_end')),
  });
}

/** What of an expense buys new customers, in major units. */
function sharesOf(expenses: SourceColumns): NumericColumn {
  const amount = expenses.number('amount');
  const share = expenses.number('acquisition_share');
  const {codes, dictionary} = expenses.text('category');
  const usual = dictionary.map((category) => (category.startsWith('acquisition') ? 1 : 0));
  const values = new Float64Array(codes.length);
  const there = new Validity(values.length);
  for (let row = 0; row < values.length; row++) {
    const taken = isValid(share.valid, row) ? share.values[row]! : usual[codes[row]!] ?? 0;
    if (isValid(amount.valid, row)) values[row] = amount.values[row]! / 10_000 * taken;
    else there.miss(row);
  }
  return {type: 'number', values, valid: there.bits};
}

/** The end that is stated, where it leaves a day; else the day after the start. */
export function endsOf(start: InstantColumn, end: InstantColumn): InstantColumn {
  const instants = start.instants.slice();
  const days = start.days.slice();
  for (let row = 0; row < days.length; row++) {
    const isStated = isValid(end.valid, row) && end.days[row]! > days[row]!;
    instants[row] = isStated ? end.instants[row]! : instants[row]! + 86_400_000;
    days[row] = isStated ? end.days[row]! : days[row]! + 1;
  }
  return {type: 'instant', instants, days, valid: start.valid};
}
