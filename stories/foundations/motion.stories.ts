import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {resolved, themes} from 'crm-widgets/theme';
import {ShownKpi, kpiStates} from '../../packages/widgets/src/kpi/kpi-states.js';
import {ShownTrend, trendStates} from '../../packages/widgets/src/trend/trend-states.js';
import {defineShown, stateElement} from '../widgets/state-story.js';
import {foundation, section, table} from './foundation.js';
import {captioned} from './samples.js';

defineShown('shown-kpi', ShownKpi);
defineShown('shown-trend', ShownTrend);

const meta: Meta = {title: 'Foundations/Motion', tags: ['!autodocs'], parameters: {controls: {disable: true}}};
export default meta;

/** What moves, for how long, and what is left of it where less motion is asked for. */
export const Motion: StoryObj = {render: () => {
  const list = Object.assign(document.createElement('div'), {className: 'cards'});
  list.append(captioned('Loading: bones breathe', stateElement('shown-kpi', kpiStates.loading)), captioned('Loading a chart', stateElement('shown-trend', trendStates.loading)));
  return foundation(
    section('Motion', 'Little moves, and nothing that carries a number: values do not count up, lines do not draw themselves, bars do not grow. What was there stays until what comes is ready.',
      table('All that moves', ['What', 'How', 'How long', 'With less motion'], [
        ['Bones, the grey shapes of what loads', 'breathe between 100\u00a0% and 60\u00a0%', '1.8 s, again and again', 'stand still'],
        ['A picture that is drawn anew', 'fades to 55\u00a0% and back', '--crm-motion', 'at once'],
        ['The definition card', 'comes up by 8 px', '--crm-motion, ease-out', 'at once'],
        ['The edge of a scrolled triangle', 'shades as far as it is scrolled', 'follows the hand', 'the same: it is no motion of its own'],
        ['Points, bars and cells under the pointer', 'change at once', '0', 'the same'],
      ]), list),
    section('How long', 'One token. Where a person asks for less motion, each theme sets it to 0 s.',
      table('--crm-motion by theme', ['Theme', 'Duration'], themes.map((theme) => [theme.name, resolved(theme, 'motion', 'light')]))),
  );
}};
