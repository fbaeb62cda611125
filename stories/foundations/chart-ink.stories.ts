import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, svg} from 'lit';
import {propertyOf} from 'crm-widgets/theme';
import {ShownCohortRetention, cohortStates} from '../../packages/widgets/src/cohort-retention/cohort-retention-states.js';
import {ShownTrend, trendStates} from '../../packages/widgets/src/trend/trend-states.js';
import {allReady} from '../ready.js';
import {defineShown, stateElement} from '../widgets/state-story.js';
import {foundation, section, table} from './foundation.js';
import {captioned} from './samples.js';

defineShown('shown-trend', ShownTrend);
defineShown('shown-cohort-retention', ShownCohortRetention);

const meta: Meta = {title: 'Foundations/Chart ink', tags: ['!autodocs'], parameters: {controls: {disable: true}}};
export default meta;

/** What lines say besides their values. */
export const Lines: StoryObj = {render: () => foundation(section('Lines', 'Data is the darkest ink; what helps to read it stands back. Each line has a dash of its own, so that it keeps its meaning without colour.',
  html`<div class="ink">${table('Each kind of line', ['What', 'Sample', 'Token', 'Width and dash', 'When'], ink.map(([what, token, width, dash, when]) => [
    what, stroke(token, width, dash), html`<code>${propertyOf(token)}</code>`, `${width} px, ${dash === 'none' ? 'whole' : dash}`, when,
  ]))}</div>`))};

/** The same, in charts. */
export const InCharts: StoryObj = {play: ({canvasElement}) => allReady(canvasElement), render: () => {
  const list = Object.assign(document.createElement('div'), {className: 'cards large'});
  list.append(
    captioned('Axes: three to five gridlines, the one of zero is darker; labels at the ends of lines, no frame', stateElement('shown-trend', trendStates['without a comparison'])),
    captioned('The range before: dashed, in muted ink', stateElement('shown-trend', trendStates.ready)),
    captioned('A month that is not over: the piece of the line that leads to it is dotted', stateElement('shown-trend', trendStates['a month that is not over'])),
    captioned('Unknown: a gap, never a line across it', stateElement('shown-trend', trendStates.gaps)),
    captioned('Below zero: the line of zero is the base', stateElement('shown-trend', trendStates['below zero'])),
    captioned('A target: short dashes across, with its label', stateElement('shown-cohort-retention', cohortStates.curves)),
  );
  return foundation(section('In charts', 'Labels stand where the line ends instead of in a legend, wherever they fit.', list));
}};

const ink = [
  ['Data', 'color-accent', 2, 'none', 'values of finished periods'], ['Incomplete period', 'color-accent', 2, '0.1 5', 'the last piece, where its period is not over'],
  ['The range before', 'color-compare', 1.5, '4 4', 'compare is previous or year'], ['Zero', 'color-axis', 1, 'none', 'the base of bars and lines'],
  ['Gridlines', 'color-grid', 1, 'none', 'three to five, behind the data'], ['Target', 'color-target', 1, '2 3', 'where a target is set'],
  ['Interval', 'color-whisker', 1.5, 'none', 'of a rate: 95 %, whiskers on bars'], ['Focus', 'color-focus', 2, 'none', 'the ring around what the keyboard is on'],
] as const;

function stroke(token: string, width: number, dash: string) {
  const line = html`<svg viewBox="0 0 112 24" aria-hidden="true">${svg`<line x1="2" x2="110" y1="12" y2="12" stroke-width=${width} stroke-dasharray=${dash} stroke-linecap="round"></line>`}</svg>`;
  return html`<span class=${`stroke ${token}`}>${line}</span>`;
}
