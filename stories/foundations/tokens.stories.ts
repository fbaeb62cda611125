import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, render} from 'lit';
import {contrasts, propertyOf, readColor, referenceTokens, resolved, themes, tokens, type Theme, type Token} from 'crm-widgets/theme';

const meta: Meta = {
  title: 'Foundations/Tokens',
  tags: ['!autodocs'],
  argTypes: {theme: {control: 'select', options: themes.map(({name}) => name)}},
  args: {theme: 'neutral'},
  parameters: {docs: {description: {component: 'What a page can set, in three tiers, and what each theme makes of it.'}}},
};
export default meta;

const themeOf = (args: Readonly<Record<string, unknown>>) => themes.find(({name}) => name === args['theme']) ?? themes[0]!;

/** Tokens that widgets read, with what stands where nobody sets them and what the theme sets. */
export const Browser: StoryObj = {render: (args) => page((['semantic', 'component'] as const).map((tier) =>
  table(tier, themeOf(args), tokens.filter((token) => token.tier === tier))))};

/** The palette that the tokens of a theme take their colours from. */
export const Reference: StoryObj = {render: (args) => page([table('reference', themeOf(args), referenceTokens(themeOf(args)))])};

/** The contrast of every pair, by WCAG 2.2. */
export const Contrast: StoryObj = {render: (args) => page([html`<table class="tokens">
  <caption>Contrast in ${themeOf(args).name}</caption>
  <thead><tr><th scope="col">Scheme</th><th scope="col">Colour</th><th scope="col">On</th><th scope="col">Ratio</th><th scope="col">Needed</th></tr></thead>
  <tbody>${contrasts(themeOf(args)).map(({scheme, color, ground, ratio, needed}) => html`<tr>
    <td>${scheme}</td><td><code>${color}</code></td><td><code>${ground}</code></td>
    <td>${ratio.toFixed(2)}:1 ${ratio >= needed ? '✓' : '✗ too little'}</td><td>${needed}:1</td></tr>`)}</tbody></table>`])};

function table(tier: string, theme: Theme, rows: readonly Token[]) {
  return html`<table class="tokens"><caption>${tier} tokens in ${theme.name}</caption>
    <thead><tr><th scope="col">Property</th><th scope="col">What for</th><th scope="col">Without a theme</th>
      <th scope="col">Light</th><th scope="col">Dark</th></tr></thead>
    <tbody>${rows.map((token) => html`<tr><th scope="row"><code>${propertyOf(token.name)}</code></th><td>${token.description}</td>
      <td><code>${token.fallback ?? '–'}</code></td>${(['light', 'dark'] as const).map((scheme) =>
        html`<td>${value(resolved(theme, token.name, scheme))}</td>`)}</tr>`)}</tbody></table>`;
}

function value(css: string | null) {
  return html`${css && readColor(css) ? swatch(css) : ''}<code>${css ?? '–'}</code>`;
}

function swatch(color: string): HTMLElement {
  const box = Object.assign(document.createElement('span'), {className: 'swatch'});
  box.style.backgroundColor = color;
  return box;
}

function page(content: unknown): HTMLElement {
  const main = document.createElement('main');
  render(content, main);
  return main;
}
