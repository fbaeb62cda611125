import {wrongAttribute, type KpiResult} from '@crm-widgets/core';
import {findMetric} from '@crm-widgets/metrics';
import {measured, statusOf} from './kpi.js';
import type {Inputs} from './measure-metric.js';
import {readParams} from './metric-params.js';
import type {Ask, Outcome} from './outcome.js';

/** `values` of crm-kpi: the calculator alone, without a source; keys are the metric's measures. */
export async function askValues(
  ask: Ask, values: Readonly<Record<string, unknown>>, currency: string | null = null,
): Promise<Outcome<KpiResult>> {
  const metric = await findMetric(ask.metric ?? '');
  const params = readParams(metric, {}, ask.params ?? {});
  const measures = metric.measures(params, () => true);
  const inputs = readValues(Object.keys(measures), values);
  const current = measured(metric.calculate(inputs, params), false);
  const target = ask.target ?? null;
  const result: KpiResult = {
    metric: metric.id, unit: metric.unit, better: metric.better, currency: metric.unit === 'money' ? currency : null, period: null,
    current, previous: null, change: null, target, status: statusOf(current.value, target, metric.better),
    series: [], groups: null, inputs, warnings: [],
  };
  return {result, state: 'ready', emptiness: null, card: {title: metric.title, tables: [], definitions: [{metric, params, measures}]}};
}

function readValues(names: readonly string[], values: Readonly<Record<string, unknown>>): Inputs {
  for (const [name, value] of Object.entries(values)) {
    if (names.includes(name) && (value === null || Number.isFinite(value))) continue;
    throw wrongAttribute('values', `${name}: ${JSON.stringify(value)}`,
      `numbers or null for ${names.join(', ')}`, `Set values='{"${names[0]}": 100}'`);
  }
  return Object.fromEntries(names.map((name) => [name, (values[name] ?? null) as number | null]));
}
