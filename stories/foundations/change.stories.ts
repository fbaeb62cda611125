import type {Meta, StoryObj} from '@storybook/web-components-vite';
import type {KpiResult} from '@crm-widgets/core';
import {june, measured, monthly} from '../../packages/widgets/src/kpi/kpi-samples.js';
import {ShownKpi} from '../../packages/widgets/src/kpi/kpi-states.js';
import {readyWith} from '../../packages/widgets/src/shared/answers.js';
import {allReady} from '../ready.js';
import {defineShown, stateElement} from '../widgets/state-story.js';
import {foundation, section, table} from './foundation.js';
import {captioned} from './samples.js';

defineShown('shown-kpi', ShownKpi);

const meta: Meta = {title: 'Foundations/Change and status', tags: ['!autodocs'], parameters: {controls: {disable: true}}, play: ({canvasElement}) => allReady(canvasElement)};
export default meta;

/** Direction by the glyph, size by the number, good or bad by word and colour. */
export const Change: StoryObj = {render: () => foundation(
  section('Change', 'The triangle points where the number went, the word says it again, the colour says whether that is wanted: a churn that falls is green and points down.',
    cards([
      ['Up, and more is better', of({better: 'up'}, 6100, 5590.87)], ['Down, and more is better', of({better: 'up'}, 4870, 5590.87)],
      ['Down, and less is better', rate('down', 0.024, 0.031)], ['Up, and less is better', rate('down', 0.036, 0.031)],
      ['Neither is better', of({better: 'neutral'}, 6100, 5590.87)], ['No change', of({better: 'up'}, 5590.87, 5590.87)],
      ['Nothing to compare with', {...june, previous: null, change: null}],
    ]),
    table('What is written', ['Kind of number', 'The change is', 'Such as'], [
      ['Money, counts, durations', 'relative, in percent; one digit below 10 %', '▲ up 4.5%'], ['Ratios', 'in points, not percent of percent', '▼ down 0.7 points'],
      ['Scores', 'in points', '▲ up 3 points'], ['From zero', 'absolute', '▲ up $120.00'], ['Below 0.05 %', 'none', '– the same'],
    ])),
)};

/** On, near or off its target. */
export const Status: StoryObj = {render: () => foundation(section('Status', 'A tick, a bar, a cross, each with its words. Near is within 5 % of the target.', cards([
  ['Target met', {...june, target: 5000, status: 'met'}], ['Target nearly met', {...june, target: 5700, status: 'near'}], ['Target missed', {...june, target: 6000, status: 'missed'}],
])))};

function of(more: Partial<KpiResult>, now: number, before: number): KpiResult {
  const shape = [1.2, 1.04, 1.12, 1.21, 1.3, 1.2, 1.05, 1.02, 1.1, 0.96];
  return {
    ...june, ...more, current: measured(now, {n: 213}), previous: measured(before), change: {absolute: now - before, relative: now / before - 1},
    series: monthly('1997-07-01', [...shape.map((share) => share * before), before, now]),
  };
}

function rate(better: KpiResult['better'], now: number, before: number): KpiResult {
  return {...of({better}, now, before), metric: 'customer-churn-rate', unit: 'ratio', currency: null};
}

const titles: Readonly<Record<string, string>> = {'customer-churn-rate': 'Customer churn rate'};

function cards(samples: readonly (readonly [string, KpiResult])[]) {
  const list = Object.assign(document.createElement('div'), {className: 'cards'});
  list.append(...samples.map(([caption, result]) => captioned(caption, stateElement('shown-kpi', {
    answers: [readyWith(result, titles[result.metric] ?? 'Revenue')], shows: 'ready',
    attributes: {metric: result.metric, ...(result.target === null ? {} : {target: String(result.target)})},
  }))));
  return list;
}
