import type {Measure} from '@crm-widgets/core';
import {cac} from '../cac/cac.js';
import {ratio} from '../calculators.js';
import {defineMetric, type ValuesOf} from '../define-metric.js';
import {marginMeasures, marginOf, marginParams} from '../facts/margin.js';
import {movement, movementParams, newcomers} from '../facts/movement-params.js';
import {flagParam, oneOf} from '../params.js';

const own = {
  method: oneOf(['customer', 'mrr'], 'what pays back; customer: a new one on average, mrr: all new MRR of the period'),
  includeExpansion: flagParam(false, 'whether expansion pays back too, with method mrr'),
  ...marginParams,
  ...movementParams,
};

type Measured = Readonly<Record<string, number | null | undefined>>;

export const cacPayback = defineMetric({
  id: 'cac-payback',
  title: 'CAC payback',
  description: 'Months until a new customer has brought in what it cost to win one.',
  unit: 'months', better: 'down',
  reference: 'metrics.md 4.6',
  formula: 'CAC payback = CAC / (new MRR per new customer x gross margin), in months',
  params: {...cac.params, ...own},
  tables: [
    ['subscriptions', 'expenses', 'transactions', 'customers'], ['subscriptions', 'expenses', 'transactions'],
    ['subscriptions', 'expenses', 'customers'], ['subscriptions', 'expenses'],
  ],
  measures(given, has): Readonly<Record<string, Measure>> {
    const params = given as ValuesOf<typeof own>;
    return {
      ...cac.measures(given, has),
      newMrr: movement(params, 'new'),
      ...(params.method === 'mrr' && params.includeExpansion ? {expansion: movement(params, 'expansion')} : {}),
      newPayers: newcomers(params),
      ...marginMeasures(params, has, {over: {months: 12}}),
    };
  },
  calculate(measured, given) {
    const params = given as ValuesOf<typeof own>;
    const {cost = null, newMrr = null, expansion = 0, newPayers = null} = measured as Measured;
    const margin = marginOf(measured, params);
    const spent = cac.calculate(measured, given);
    const isWhole = params.method === 'mrr';
    const together = newMrr === null || expansion === null ? null : newMrr + expansion;
    const gained = isWhole ? together : ratio(newMrr, newPayers).value;
    const made = ratio(isWhole ? cost : spent.value, gained === null ? null : gained * (margin ?? 1), newPayers);
    const isCostless = !isWhole && spent.value === null;
    const reason = isCostless ? spent.reason : newPayers === 0 && made.value === null ? 'zero_denominator' : made.reason;
    return {...made, reason, warnings: {...spent.warnings, revenue_ltv: margin === null ? 1 : 0}};
  },
  regroup: (groups, params) => cac.regroup!(groups, params),
});
