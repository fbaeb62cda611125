import {InputError, type Measure, type TableShape, type Warning, type Where} from '@crm-widgets/core';
import type {Prepared} from './measure-metric.js';
import type {View} from './source.js';

/** Columns of money in the data model and in facts made from them. */
const sumsMoney = ({aggregate}: Measure): boolean => aggregate.kind === 'sum'
  || aggregate.kind === 'mean' || (aggregate.kind === 'entities' && aggregate.having.kind === 'sum');

/**
 * The currency that amounts are in: the source's, else the one that all rows have; null when nobody says.
 * @throws {InputError} `E_CURRENCY_MIXED` when amounts of several currencies would be added up
 */
export function currencyOf(prepared: Prepared, where: Where, view: View): {currency: string | null; warnings: Warning[]} {
  const {currency} = view.business;
  const counts = prepared.metric.unit === 'money' || Object.values(prepared.measures).some(sumsMoney);
  if (!counts) return {currency: null, warnings: []};
  const found = new Set<string>();
  for (const {table} of prepared.tables) for (const one of currencies(table.shape, where)) found.add(one);
  if (currency !== null) found.add(currency);
  if (found.size > 1) throw mixed([...found].sort());
  const [only = null] = found;
  if (prepared.metric.unit !== 'money') return {currency: null, warnings: []};
  return {currency: only, warnings: only === null ? [unknown()] : []};
}

function currencies(shape: TableShape, where: Where): readonly string[] {
  const column = shape.columns.currency;
  if (!column) return [];
  const only = where.currency;
  if (typeof only === 'string') return [only];
  return column.values ?? ['more than 16 currencies', 'others'];
}

function mixed(found: readonly string[]): InputError {
  return new InputError({
    code: 'E_CURRENCY_MIXED', where: ['column currency'],
    what: `amounts in ${found.slice(0, 5).join(', ')} would be added up without rates`,
    mend: `Show one currency, such as where='{"currency": "${found[0]}"}', or convert the file`,
  });
}

function unknown(): Warning {
  return {
    code: 'currency_unknown', message: 'Neither the source nor the rows say which currency amounts are in.', table: null, count: null,
  };
}
