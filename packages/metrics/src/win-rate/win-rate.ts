import type {Where} from '@crm-widgets/core';
import {ratio, share} from '../calculators.js';
import {defineMetric} from '../define-metric.js';
import {dealParams, dealTypes} from '../facts/deal-params.js';
import {count, dated, sum} from '../measures.js';
import {listParam, oneOf} from '../params.js';

export const winRate = defineMetric({
  id: 'win-rate',
  title: 'Win rate',
  description: 'Share of the deals closed in the period that were won.',
  unit: 'ratio', better: 'up',
  reference: 'metrics.md 6.1',
  formula: 'win rate = won / (won + lost), deals closed in the period; open deals do not count',
  params: {
    weight: oneOf(['count', 'amount'], 'what is added up'),
    attribution: oneOf(['closed', 'created'], 'which date puts a deal in a period'),
    ...dealParams,
    excludeLostReasons: listParam([], 'reasons of lost deals that do not count, such as duplicate'),
  },
  tables: [['deals']],
  measures({weight, attribution, types, excludeLostReasons}) {
    const scope = dated('closed_deals', attribution === 'closed' ? 'closed_at' : 'created_at');
    const excluded: Where = excludeLostReasons.length > 0 ? {lost_reason: {not: excludeLostReasons}} : {};
    const all: Where = {...dealTypes(types), ...excluded};
    const won: Where = {...all, outcome: 'won'};
    const added = (filter: Where) => (weight === 'count' ? count(scope, {filter}) : sum(scope, 'amount', {filter}));
    return {
      won: added(won), closed: added(all), deals: count(scope, {filter: all}),
      amountMissing: count(scope, {filter: {...all, amount: null}}),
    };
  },
  calculate({won, closed, deals, amountMissing}, {weight}) {
    if (weight === 'count') return share(won, closed);
    return {...ratio(won, closed, deals), warnings: {amount_missing: amountMissing ?? 0}};
  },
});
