import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, svg} from 'lit';
import {hexOf, leastApart, readColor, resolved, seen, seenBy, visions, type Scheme, type Theme, type Vision} from 'crm-widgets/theme';
import {foundation, schemes, section, swatch, themeOf} from './foundation.js';

const meta: Meta = {title: 'Foundations/Data colour', tags: ['!autodocs'], parameters: {controls: {disable: true}}};
export default meta;

/** Up to six of a kind, and how many too many are. */
export const Categorical: StoryObj = {render: (_, {globals}) => {
  const theme = themeOf(globals);
  return foundation(section('Categorical', 'Six colours at most, in this order; the first is the accent. They differ in lightness as well as in hue: eyes without '
    + 'cones for red (protanopia), green (deuteranopia) or blue light (tritanopia) tell fewer hues apart.', sides(theme, (scheme) => {
    const colors = scale(theme, 'series', 6, scheme);
    return [byVision(colors), html`<p class="says">Nearest two, for whom they are nearest: ${leastApart(colors.map((css) => seen(readColor(css)!))).toFixed(3)} in OKLab.
      Side by side 0.02 is just noticed; 0.07 is what a theme of the kit has to have.</p>`, html`<div class="lines">${visions.map((vision) => lines(colors, vision))}</div>`];
  }), html`<ul class="rules">
    <li>One series: the accent. Two: the accent and a second look, dashed or in outline, as comparisons have.</li>
    <li>Up to six: label each at its end, in the order of the ends. A legend is for where labels do not fit.</li>
    <li>More than six: show the largest five and <em>Others</em>, or small pictures beside each other, one a series.</li>
    <li>A colour stays with its thing: filtering takes lines away and repaints none.</li>
  </ul>`));
}};

/** From little to much, and from below to above. */
export const Ordered: StoryObj = {render: (_, {globals}) => {
  const theme = themeOf(globals);
  return foundation(
    section('Sequential', 'Seven steps from the track to the accent, for shares and amounts. A cell has its number in it: the colour is for the overview.',
      sides(theme, (scheme) => byVision(scale(theme, 'sequential', 7, scheme)))),
    section('Diverging', 'Seven steps around a middle that means something: a target, or zero. Its ends are blue and orange of a kind, never red and green.',
      sides(theme, (scheme) => byVision(scale(theme, 'diverging', 7, scheme)))),
  );
}};

/** Good, near and bad: a glyph and a word first, a colour with them. */
export const Status: StoryObj = {render: (_, {globals}) => {
  const theme = themeOf(globals);
  return foundation(section('Status', 'Never by colour alone: each has its glyph and its word, so that a grey print says as much.', sides(theme, (scheme) => [
    html`<ul class="status">${([['good', '✓ Met'], ['warn', '– Nearly met'], ['bad', '✕ Missed']] as const).map(([name, says]) => inColor(resolved(theme, `color-${name}`, scheme)!, says))}</ul>`,
    byVision(['good', 'warn', 'bad', 'accent'].map((name) => resolved(theme, `color-${name}`, scheme)!)),
    html`<p class="says">Good, near, bad, and the accent that they stand beside.</p>`,
  ])));
}};

/** What tells things apart where there are no colours: forced colours, a grey print. */
export const WithoutColour: StoryObj = {render: () => foundation(section('Without colour',
  'In forced colours and on paper the line itself, its dash or an outline says what a colour said.',
  html`<ul class="palette ink">${looks.map(([name, mark]) => html`<li class="look"><svg viewBox="0 0 112 24" aria-hidden="true">${mark}</svg><span>${name}</span></li>`)}</ul>`))};

const line = (dash: string, width = 2) => svg`<line x1="2" x2="110" y1="12" y2="12" stroke="currentColor" stroke-width=${width} stroke-linecap="round" stroke-dasharray=${dash}></line>`;
const bar = (fill: string, dash = 'none') => svg`<rect x="2" y="4" width="108" height="16" fill=${fill} stroke="currentColor" stroke-width="1.5" stroke-dasharray=${dash}></rect>`;
const looks = [
  ['What is shown: a whole line', line('none')], ['The range before: dashed', line('4 4', 1.5)], ['A period that is not over: dotted', line('0.1 5')],
  ['A target: short dashes', line('2 3', 1)], ['The second cohort: long dashes', line('7 4')],
  ['First side: filled', bar('currentColor')], ['Second side: in outline', bar('none')], ['Still open: in a dashed outline', bar('none', '3 2')],
] as const;

function sides(theme: Theme, content: (scheme: Scheme) => unknown) {
  return html`<div class="sides">${schemes.map((scheme) => html`<div class="side" data-crm-theme=${theme.name} data-crm-scheme=${scheme}>
    <h3>${theme.name}, ${scheme}</h3>${content(scheme)}</div>`)}</div>`;
}

function scale(theme: Theme, name: string, steps: number, scheme: Scheme): string[] {
  return Array.from({length: steps}, (_, i) => resolved(theme, `color-${name}-${i + 1}`, scheme)!);
}

const seenAs = (vision: Vision, css: string) => hexOf(seenBy(vision, readColor(css)!));

function byVision(colors: readonly string[]) {
  return html`<dl class="visions">${visions.map((vision) => html`<dt>${vision}</dt><dd>${colors.map((css) => swatch(seenAs(vision, css)))}</dd>`)}</dl>`;
}

/** Made-up lines that never cross, so that each can be followed to its label. */
function lines(colors: readonly string[], vision: Vision) {
  const y = (nth: number, i: number) => 12 + nth * 15 + 4 * Math.sin(i * 1.1 + nth * 0.5);
  return html`<figure><svg viewBox="0 0 176 104" aria-hidden="true">${colors.map((css, nth) => {
    const path = Array.from({length: 9}, (_, i) => `${i === 0 ? 'M' : 'L'}${i * 18 + 4} ${y(nth, i).toFixed(1)}`).join('');
    return svg`<path d=${path} fill="none" stroke=${seenAs(vision, css)} stroke-width="2.5"></path><text x="154" y=${y(nth, 8) + 4}>${'ABCDEF'[nth]}</text>`;
  })}</svg><figcaption>${vision}</figcaption></figure>`;
}

function inColor(css: string, says: string) {
  const item = Object.assign(document.createElement('li'), {textContent: says});
  item.style.color = css;
  return item;
}
