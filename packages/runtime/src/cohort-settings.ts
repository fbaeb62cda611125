import type {Warning} from '@crm-widgets/core';
import {countDistinct, sum, type Metric} from '@crm-widgets/metrics';
import {cohortDefinition, cohortParams, subscribed, type CohortParams} from '@crm-widgets/metrics/cohort';
import type {CohortTable} from './cohort-tables.js';
import type {FxMode} from './fx-rates.js';
import {readInForce} from './metric-params.js';
import type {CohortAsk} from './outcome.js';
import type {View} from './source.js';

/** The parameters of a triangle as they hold. */
export interface CohortSettings {
  /** How subscriptions are billed; null for other tables, which have no parameters. */
  readonly params: CohortParams | null;
  readonly fxMode: FxMode;
  readonly notes: readonly Warning[];
}

/** @throws {InputError} `E_PARAM` for an unknown parameter, a value it cannot take, or one that takes a table that is not there */
export function readCohortSettings(table: CohortTable, ask: CohortAsk, {business, own, names}: View): CohortSettings {
  const isBilled = table === 'subscriptions';
  const metric = isBilled ? ofSubscriptions((ask.measure ?? 'customers') !== 'customers') : ofRows;
  const {params, fxMode, notesOf} = readInForce({id: cohortDefinition.id, ...metric}, business.params, ask.params ?? {}, own);
  const notes = notesOf({metric, params, has: (name) => names.has(name), tables: names});
  return {params: isBilled ? params as unknown as CohortParams : null, fxMode, notes};
}

/** As much of a metric as tells what its parameters change. */
type Shape = Pick<Metric, 'params' | 'measures' | 'calculate'>;

const nothing = {value: null, numerator: null, denominator: null, n: null, interval: null, reason: null};
/** Rows of the other tables are what they are, and amounts of transactions at the rates of their own days. */
const ofRows: Shape = {params: {}, measures: () => ({}), calculate: () => nothing};

function ofSubscriptions(isMoney: boolean): Shape {
  return {
    params: cohortParams,
    measures(params) {
      const fact = subscribed(params as unknown as CohortParams, isMoney);
      const at = {kind: 'state', from: 'valid_from', to: 'valid_to', edge: isMoney ? 'start' : 'end'} as const;
      return {value: isMoney ? sum({fact, at}, 'mrr') : countDistinct({fact, at}, 'customer_id')};
    },
    calculate: (_, {absorbing}) => ({...nothing, immature: absorbing === true}),
  };
}
