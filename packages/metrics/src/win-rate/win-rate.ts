import type {Measure, Where} from '@crm-widgets/core';
import {ratio} from '../calculators.js';
import {share} from '../share.js';
import {defineMetric} from '../define-metric.js';
import {dealParams, dealTypes, otherTypes} from '../facts/deal-params.js';
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
  measures({weight, attribution, types, excludeLostReasons}, has): Readonly<Record<string, Measure>> {
    const scope = dated('closed_deals', attribution === 'closed' ? 'closed_at' : 'created_at');
    const excluded: Where = excludeLostReasons.length > 0 ? {lost_reason: {not: excludeLostReasons}} : {};
    const all: Where = {...dealTypes(types), ...excluded};
    const won: Where = {...all, outcome: 'won'};
    const added = (filter: Where) => (weight === 'count' ? count(scope, {filter}) : sum(scope, 'amount', {filter}));
    const open = (column: string) => count(dated('funnel_deals', column), {filter: {...dealTypes(types), outcome: 'open'}});
    return {
      won: added(won), closed: added(all),
      ...(weight === 'count' ? {} : {
        deals: count(scope, {filter: {...all, amount: {not: null}}}), amountMissing: count(scope, {filter: {...all, amount: null}}),
      }),
      otherTypes: otherTypes(scope, types, excluded),
      ...(attribution === 'created' ? {stillOpen: open('created_at')} : {}),
      ...(attribution === 'closed' && has('deals', 'expected_close') ? {overdue: open('expected_close')} : {}),
    };
  },
  calculate(measured, {weight}) {
    const {won = null, closed = null, deals = null, amountMissing, otherTypes, stillOpen, overdue} = measured;
    const made = weight === 'count' ? share(won, closed) : ratio(won, closed, deals);
    return {
      ...made, immature: made.value !== null && (stillOpen ?? 0) > 0,
      warnings: {amount_missing: amountMissing ?? 0, other_deal_types: otherTypes ?? 0, overdue_deals: overdue ?? 0},
    };
  },
});
