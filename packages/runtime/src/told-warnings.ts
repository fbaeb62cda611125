import {InputError, type Grain, type Measured, type Warning, type Where} from '@crm-widgets/core';
import {findMetric} from '@crm-widgets/metrics';
import {measure, prepare, type Inputs, type Prepared} from './measure-metric.js';
import type {View} from './source.js';
import {warning} from './warning-texts.js';
import {monthsOf, type PeriodWindow} from './windows.js';

/** A number and how it was asked for. */
export interface Told {
  readonly number: Measured;
  readonly window: PeriodWindow;
  readonly grain: Grain | null;
  readonly where: Where;
  readonly view: View;
  readonly signal: AbortSignal;
}

/** Warnings of a number in words. @param inputs its measured values */
export async function told(prepared: Prepared, inputs: Inputs, asked: Told): Promise<Warning[]> {
  const {metric, params, tables, notes = []} = prepared;
  const own = Object.entries(metric.calculate(inputs, params).warnings ?? {}).filter(([, count]) => count > 0);
  const partial = tables.filter(({table}) => table.report.rejected > 0);
  return [
    ...notes, ...own.map(([code, count]) => warning(code, tables[0]!.table.name, count)), ...tables.flatMap(({table}) => table.notes ?? []),
    ...partial.map(({table}) => warning('rows_rejected', table.name, table.report.rejected)),
    ...await contradictions(prepared, asked),
  ];
}

/**
 * A warning where a number contradicts the peer of its metric. A peer that the source cannot tell, or not under the same
 * filter, contradicts nobody.
 */
async function contradictions(
  {metric: {peer}, params, tables}: Prepared, {number: {value}, window, grain, where, view, signal}: Told,
): Promise<Warning[]> {
  if (!peer || value === null) return [];
  try {
    const other = await prepare(await findMetric(peer.id), {}, view, signal);
    const found = await measure(other, [window], grain, null, where, view, signal);
    const {value: others} = other.metric.calculate(found.inputs(window), other.params, {months: monthsOf(window.known, grain)});
    const agrees = others === null || peer.agree(value, others, params, other.params);
    return agrees ? [] : [warning(peer.code, tables[0]!.table.name, null)];
  } catch (thrown) {
    if (thrown instanceof InputError) return [];
    throw thrown;
  }
}
