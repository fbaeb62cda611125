import type {Group, KpiResult} from '@crm-widgets/core';
import type {Outcome} from '@crm-widgets/runtime';
import {june, measured} from '../kpi/kpi-samples.js';
import {Answers, emptyOf, notFound, partialOf, readyWith, refused, type ShownState} from '../shared/answers.js';
import {CrmBreakdown} from './breakdown-element.js';

/** A breakdown that is given its answers. */
export class ShownBreakdown extends CrmBreakdown {
  readonly answers = new Answers<KpiResult>();

  protected override get needsSource(): boolean {
    return false;
  }

  protected override answer(): Promise<Outcome<KpiResult>> {
    return this.answers.next();
  }
}

const group = (key: string, value: number | null,
  n: number | null = 40): Group => ({key, current: measured(value, {n}), previous: null});
const whole = (groups: readonly Group[]) => groups.reduce((sum, {current}) => sum + (current.value ?? 0), 0);
const of = (groups: Group[], more: Partial<KpiResult> = {}): Outcome<KpiResult> =>
  readyWith({...june, current: measured(whole(groups), {n: 213}), groups, ...more}, 'Revenue');

const channels = of([group('web', 2900.5, 92), group('store', 1740.12, 70), group('partner', 640.25, 38),
  group('fair', 210, 9), group('', 100, 4)]);
const rates = of(
  [group('referral', 0.71, 120), group('web', 0.6315, 4100), group('fair', 0.5, 4), group('cold call', 0.31, 800),
    group('print', null, 0)],
  {metric: 'win-rate', unit: 'ratio', currency: null, current: measured(0.6)},
);
const costs = of(
  [group('web', 128.4, 96), group('fair', 61.5, 12),
    {key: '', current: measured(null, {n: 0, numerator: 3200, reason: 'zero_denominator'}), previous: null}],
  {metric: 'cac', better: 'down', current: measured(151.55, {n: 108})},
);
const long = of(Array.from({length: 30}, (_, i) =>
  group(`${i + 1}. a channel whose name somebody wrote out in full, with nothing left unsaid`, 3000 - 90 * i)));
const at = {metric: 'revenue', by: 'channel'};

/** Every state of a breakdown, for stories and tests alike. */
export const breakdownStates = {
  'loading': {answers: [null], attributes: at, shows: 'loading'},
  'ready': {answers: [channels], attributes: at, shows: 'ready'},
  'rates, which do not add up': {answers: [rates], attributes: {metric: 'win-rate', by: 'source'}, shows: 'ready'},
  'cost of no channel': {answers: [costs], attributes: {metric: 'cac', by: 'channel'}, shows: 'ready'},
  'below zero': {answers: [of([group('web', 900), group('store', 100), group('returns', -450)])], attributes: at,
    shows: 'ready'},
  'one group': {answers: [of([group('web', 900)])], attributes: at, shows: 'ready'},
  'all zero': {answers: [of([group('web', 0), group('store', 0)])], attributes: at, shows: 'ready'},
  'huge beside tiny': {answers: [of([group('web', 1_204_000), group('store', 35_000), group('fair', 40), group('print', 0.04), group('cold call', 0.004)])],
    attributes: at, shows: 'ready'},
  'thirty long names': {answers: [long], attributes: at, shows: 'ready'},
  'partial': {answers: [partialOf(channels)], attributes: at, shows: 'partial'},
  'stale': {answers: [channels, notFound], attributes: at, shows: 'stale'},
  'empty: no rows': {answers: [emptyOf(channels, 'no_rows')], attributes: at, shows: 'empty'},
  'empty: none in the period': {answers: [emptyOf(channels, 'none_in_period')], attributes: at, shows: 'empty'},
  'empty: all filtered out': {answers: [emptyOf(channels, 'filtered_out')], attributes: at, shows: 'empty'},
  'unsupported': {answers: [refused], attributes: at, shows: 'unsupported'},
  'error': {answers: [notFound], attributes: at, shows: 'error'},
} as const satisfies Record<string, ShownState<KpiResult>>;
