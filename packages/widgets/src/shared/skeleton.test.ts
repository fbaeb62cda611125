import {expect} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import {breakdownStates, ShownBreakdown} from '../breakdown/breakdown-states.js';
import {funnelStates, ShownFunnel} from '../funnel/funnel-states.js';
import {ShownTrend, trendStates} from '../trend/trend-states.js';
import {settle, testBox} from './test-page.js';

type Shown = HTMLElement & {answers: object; readonly updateComplete: Promise<unknown>; whenReady(): Promise<unknown>};

const shown = {
  'shown-trend': [ShownTrend, trendStates, {metric: 'revenue'}], 'shown-breakdown': [ShownBreakdown, breakdownStates, {metric: 'revenue', by: 'channel'}],
  'shown-funnel': [ShownFunnel, funnelStates, {}],
} as const;
type Tag = keyof typeof shown;
const tags = Object.keys(shown) as Tag[];
for (const tag of tags) customElements.define(tag, shown[tag][0]);

async function heightOf(tag: Tag, state: 'loading' | 'ready', width: number): Promise<number> {
  const box = testBox();
  box.style.cssText = `width: ${width}px; font: 16px/1.4 sans-serif`;
  const [, states, attributes] = shown[tag];
  const el = document.createElement(tag) as unknown as Shown;
  const {answers} = states[state];
  if ('list' in el.answers) el.answers.list = answers;
  else el.answers = answers;
  for (const [name, value] of Object.entries({loading: 'eager', ...attributes})) el.setAttribute(name, value);
  box.append(el);
  if (state === 'ready') await el.whenReady();
  await settle(el);
  return el.offsetHeight;
}

describe('what stands while a widget loads', () => {
  before(() => setViewport({width: 1000, height: 900}));

  for (const tag of tags) {
    for (const width of [320, 480, 960]) {
      it(`is as high as a picture often is, so that a page moves little: ${tag} of ${width} px`, async () => {
        const [bones, picture] = [await heightOf(tag, 'loading', width), await heightOf(tag, 'ready', width)];
        // Two lines of text.
        expect(Math.abs(picture - bones), `${bones} beside ${picture}`).to.be.at.most(45);
      });
    }
  }
});
