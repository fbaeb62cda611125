import {InputError} from '@crm-widgets/core';
import type {Has, Param} from '../metric.js';
import {oneOf} from '../params.js';

export type Estimator = 'simple' | 'historic';

const known = oneOf(['auto', 'simple', 'historic'], 'how value is estimated; auto: simple where there are subscriptions');

/** How the value of a customer is estimated. A model of how customers buy is refused by its name. */
export const estimatorParam: Param<'auto' | Estimator> = {
  ...known,
  read(given) {
    if (given === 'model') throw new TypeError('simple or historic; values by a model of how customers buy are not there yet');
    return known.read(given);
  },
};

/** @throws {InputError} `E_PARAM` where the table that it is made of is not there */
export function settled(estimator: 'auto' | Estimator, has: Has): Estimator {
  if (estimator === 'auto') return has('subscriptions') ? 'simple' : 'historic';
  const table = estimator === 'simple' ? 'subscriptions' : 'transactions';
  if (has(table)) return estimator;
  throw new InputError({
    code: 'E_PARAM', where: ['attribute params', 'estimator'],
    what: `got "${estimator}", which is made of ${table}; the source has none`,
    mend: `Add <crm-table name="${table}"> to the source, or remove estimator from params`,
  });
}
