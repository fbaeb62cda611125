import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {resolved, themes} from 'crm-widgets/theme';
import {ShownKpi, kpiStates} from '../../packages/widgets/src/kpi/kpi-states.js';
import {allReady} from '../ready.js';
import {defineShown, stateElement} from '../widgets/state-story.js';
import {foundation, section, table} from './foundation.js';
import {captioned} from './samples.js';

defineShown('shown-kpi', ShownKpi);

const meta: Meta = {title: 'Foundations/Space, radius, elevation', tags: ['!autodocs'], parameters: {controls: {disable: true}}, play: ({canvasElement}) => allReady(canvasElement)};
export default meta;

/** One step, and how often it is taken. */
export const Space: StoryObj = {render: () => foundation(section('Space', 'Every distance is a multiple of --crm-space, 4 px unless a page says otherwise.',
  html`<ul class="step-row">${[[1, 'within a line'], [2, 'between rows'], [3, 'edge of a narrow card'], [4, 'edge of a card']].map(([times, use]) => html`<li>${square(Number(times) * 4)}<span>${times} × = ${Number(times) * 4} px</span><span>${use}</span></li>`)}</ul>`))};

/** An attribute, on the page or on what holds widgets. */
export const Density: StoryObj = {render: () => foundation(section('Density', html`<code>data-crm-density</code> on the page or on what holds widgets. Targets stay 24 px, however dense.`,
  cards((['compact', 'normal', 'comfortable'] as const).map((density) => captioned(density, sample(), {crmDensity: density}))),
  table('What each makes of the step and of the text', ['Density', '--crm-space', '--crm-font-size'], [
    ['compact', '0.75 ×, 3 px', '0.875em'], ['normal', '4 px', '0.9375em'], ['comfortable', '1.25 ×, 5 px', '1em'],
  ])))};

/** Corners and shadows are a matter of the theme. */
export const RadiusAndElevation: StoryObj = {name: 'Radius and elevation', render: () => foundation(section('Radius and elevation',
  'One radius, for cards; what is smaller takes a part of it. One elevation, for cards; what lies above them, the tip and the definition card, has a shadow of its own in every theme.',
  cards(themes.map(({name}) => {
    const card = captioned(name, sample(), {crmTheme: name, crmScheme: 'light'});
    card.className = 'ground';
    return card;
  })),
  table('By theme', ['Theme', '--crm-radius', '--crm-shadow'], themes.map((theme) =>
    [theme.name, ...['radius', 'shadow'].map((name) => html`<code>${resolved(theme, name, 'light')}</code>`)]))))};

const sample = () => stateElement('shown-kpi', kpiStates['target met']);

function cards(figures: readonly HTMLElement[]) {
  const list = Object.assign(document.createElement('div'), {className: 'cards'});
  list.append(...figures);
  return list;
}

function square(pixels: number) {
  const box = Object.assign(document.createElement('span'), {className: 'square'});
  Object.assign(box.style, {inlineSize: `${pixels}px`, blockSize: `${pixels}px`});
  return box;
}
