import type {FactRef, Lookback, Measure} from '@crm-widgets/core';
import {ratio} from '../calculators.js';
import {defineMetric} from '../define-metric.js';
import {closeParams, cyclesOf, dealParams, dealTypes} from '../facts/deal-params.js';
import {count, dated, mean} from '../measures.js';
import {inForce} from '../states.js';
import {oneOf, wholeParam} from '../params.js';
import {tableSets} from '../table-sets.js';

const MONTH_DAYS = 30.4375;
/** Fewer closed deals than these say too little of a short time. */
const FEW = 20;
const YEAR: Lookback = {days: 365};

type Measured = Readonly<Record<string, number | null | undefined>>;

export const pipelineVelocity = defineMetric({
  id: 'pipeline-velocity',
  title: 'Pipeline velocity',
  description: 'What the pipeline brings in a day, if deals go on being won as they were lately.',
  unit: 'money', better: 'up',
  reference: 'metrics.md 6.3',
  formula: 'velocity = open deals x mean amount won x win rate / mean days from creation to close',
  params: {
    n: oneOf(['open', 'created_per_month'],
      'which deals; open: at the end of the period, with a chance of more than 0'),
    lookbackDays: wholeParam(90, 'days up to the end of the period that tell how deals were won', 1, 3650),
    per: oneOf(['day', 'month'], 'the time that it is for; a month has 30.4375 days'),
    ...closeParams,
    ...dealParams,
  },
  tables: tableSets(['deals'], ['deal_stages']),
  measures({n, lookbackDays, closeDateSource, types}, has) {
    const all = dealTypes(types);
    const deals = n === 'open'
      ? count(inForce({name: 'open_deals', params: {probabilities: {}}}, 'end', 'created_at', 'closed_at'),
        {filter: {...all, probability: {not: 0}}})
      : count(dated('deals', 'created_at'), {filter: all});
    const closed = cyclesOf(has, closeDateSource);
    return {
      deals, ...lately('', closed, all, {days: lookbackDays}), ...lately('OfYear', closed, all, YEAR),
    };
  },
  calculate(measured: Measured, {n, per}, span) {
    const lookback = (measured.closed ?? 0) < FEW ? 'OfYear' : '';
    const [won, closed, amount, days] = ['won', 'closed', 'amount', 'days']
      .map((name) => measured[`${name}${lookback}`] ?? null);
    const deals = measured.deals == null ? null : n === 'open' ? measured.deals : measured.deals / (span?.months ?? 1);
    const rate = ratio(won!, closed!);
    if (rate.value === null) return {...rate, numerator: null, n: deals};
    const worth = deals === null || amount === null ? null : deals * amount! * rate.value;
    return ratio(worth === null ? null : worth * (per === 'month' ? MONTH_DAYS : 1), days!, deals);
  },
});

/** How deals were closed over the days before the end of the period. */
function lately(
  name: string, closed: FactRef, all: ReturnType<typeof dealTypes>, over: Lookback,
): Readonly<Record<string, Measure>> {
  const scope = dated(closed, 'closed_at');
  const won = {...all, outcome: 'won'};
  return {
    [`won${name}`]: count(scope, {filter: won, over}), [`closed${name}`]: count(scope, {filter: all, over}),
    [`amount${name}`]: mean(scope, 'amount', {filter: won, over}),
    [`days${name}`]: mean(scope, 'cycle_days', {filter: {...won, cycle_days: {from: 0}}, over}),
  };
}
