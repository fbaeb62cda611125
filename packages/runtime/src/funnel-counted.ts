import {wrongAttribute, type FunnelResult} from '@crm-widgets/core';
import {countedDefinition, countedFunnel} from '@crm-widgets/metrics/funnel';
import {readSteps} from './funnel-steps.js';
import type {FunnelAsk, Outcome} from './outcome.js';
import {warning} from './warning-texts.js';

const EXAMPLE = 'Set values=\'{"Visit": 1200, "Signup": 300, "Purchase": 42}\'';

/**
 * `values` of crm-funnel: steps that were counted elsewhere, by their ids; `steps` gives their order and labels. There is
 * nobody behind them, so that one may grow.
 * @throws {InputError} `E_ATTR`
 */
export function askCounted(ask: FunnelAsk, text: string): Outcome<FunnelResult> {
  const counts = readCounts(text);
  const steps = readSteps(ask.steps) ?? [...counts.keys()].map((id) => ({id, label: id}));
  const {steps: counted, overall, grown} = countedFunnel(steps.map(({id, label}) => {
    const count = counts.get(id);
    if (count === undefined) throw wrongAttribute('values', text, `a count for the step ${id}`, EXAMPLE);
    return {id, label, count};
  }));
  return {
    result: {
      steps: counted, overall, groups: null,
      warnings: grown.map(({from, to}) => ({...warning('step_grows', null, to.count - from.count), message: grows(from.label, to.label)})),
    },
    state: 'ready', emptiness: null,
    card: {title: countedDefinition.title, tables: [], definitions: [{metric: countedDefinition, params: {}}]},
  };
}

function grows(from: string, to: string): string {
  return `More reached "${to}" than "${from}" before it: they were counted apart, and not all came that way.`;
}

function readCounts(text: string): Map<string, number> {
  const wrong = (got: string, cause?: unknown) => wrongAttribute('values', got, 'JSON of steps and whole numbers', EXAMPLE, cause);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw wrong(text, cause);
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw wrong(text);
  const counts = new Map(Object.entries(parsed as Record<string, unknown>));
  const bad = [...counts].find(([, count]) => !Number.isSafeInteger(count) || (count as number) < 0);
  if (bad || counts.size === 0) throw wrong(bad ? `${bad[0]}: ${JSON.stringify(bad[1])}` : text);
  return counts as Map<string, number>;
}
