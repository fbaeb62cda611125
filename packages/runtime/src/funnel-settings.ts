import {InputError, type TableName, type Warning} from '@crm-widgets/core';
import type {Metric} from '@crm-widgets/metrics';
import {funnelDefinition} from '@crm-widgets/metrics/funnel';
import {readInForce} from './metric-params.js';
import type {FunnelAsk} from './outcome.js';
import type {View} from './source.js';

/** A funnel has no parameters of its own: what can be set of it are attributes. */
const shape: Pick<Metric, 'params' | 'measures' | 'calculate'> = {
  params: {}, measures: () => ({}),
  calculate: () => ({value: null, numerator: null, denominator: null, n: null, interval: null, reason: null}),
};

/** Attributes by the names that somebody may look for among the parameters. */
const attributes: Readonly<Record<string, string>> = {
  window: 'window="14d"', windowDays: 'window="14d"', windowSeconds: 'window="90s"', order: 'order="strict"', mode: 'order="strict"',
  lookahead: 'no-lookahead', noLookahead: 'no-lookahead', exclude: 'exclude', exclusions: 'exclude', entity: 'entity', steps: 'steps',
};

/**
 * Warnings of parameters that change nothing in a funnel.
 * @param view null where the page gives the counts
 * @throws {InputError} `E_PARAM` for a parameter that a funnel does not have
 */
export function funnelNotes(params: NonNullable<FunnelAsk['params']>, view: View | null): Warning[] {
  const meant = Object.keys(params).find((name) => Object.hasOwn(attributes, name));
  if (meant !== undefined) {
    throw new InputError({
      code: 'E_PARAM', where: ['attribute params', meant], what: 'funnel has no such parameter, it is an attribute of the tag',
      mend: `Set the attribute ${attributes[meant]} of crm-funnel, and remove ${meant} from params`,
    });
  }
  const tables = view?.names ?? new Set<TableName>();
  const metric = {...shape, id: funnelDefinition.id};
  const {notesOf} = readInForce(metric, view?.business.params ?? {}, params, view?.own);
  return notesOf({metric, params: {}, has: (name) => tables.has(name), tables});
}
