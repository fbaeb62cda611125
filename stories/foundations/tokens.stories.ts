import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {contrasts, propertyOf, readColor, referenceTokens, resolved, themes, tokens, type PairReport, type Theme, type Token} from 'crm-widgets/theme';
import {foundation, schemes, section, swatch, table, themeOf} from './foundation.js';
import {readersOf} from './where-used.js';

const meta: Meta = {title: 'Foundations/Tokens', tags: ['!autodocs'], parameters: {controls: {disable: true}}};
export default meta;

/** What widgets read, with what a theme sets and who reads it; the theme is that of the toolbar. */
export const Browser: StoryObj = {render: (_, {globals}) => {
  const theme = themeOf(globals);
  const of = (tier: Token['tier']) => tokens.filter((token) => token.tier === tier);
  return foundation(
    section('Semantic tokens', 'What things are for. A page sets them on itself, on what holds widgets, or on one widget; whoever is nearer wins.',
      browser(theme, of('semantic'))),
    section('Component tokens', 'What one widget alone has. Each falls back to a semantic one, so few pages need them.', browser(theme, of('component'))),
  );
}};

/** The palette that a theme's tokens take their colours from. */
export const Reference: StoryObj = {render: (_, {globals}) => {
  const theme = themeOf(globals);
  return foundation(section('Reference tokens', `The palette of ${theme.name}: each colour once for light grounds and once for dark ones. Set semantic tokens instead; `
    + 'these are what a theme is made from.', html`<ul class="palette pairs">${referenceTokens(theme).map(({name}) => chip(theme, name))}</ul>`));
}};

/** Each token in each theme. */
export const EveryTheme: StoryObj = {render: () => foundation(section('Every theme', 'Light above, dark below where they differ.',
  table('Semantic tokens by theme', ['Property', ...themes.map(({name}) => name)], tokens.filter(({tier}) => tier === 'semantic').map(({name}) => [
    html`<code>${propertyOf(name)}</code>`, ...themes.map((theme) => [...new Set(schemes.map((scheme) => resolved(theme, name, scheme)))].map((css) => html`<div>${value(css)}</div>`)),
  ]))))};

/** The contrast of every pair, by WCAG 2.2. */
export const Contrast: StoryObj = {render: (_, {globals}) => {
  const theme = themeOf(globals);
  const pairs = contrasts(theme);
  return foundation(section('Contrast', `${pairs.filter(({ratio, needed}) => ratio >= needed).length} of ${pairs.length} pairs of ${theme.name} pass WCAG 2.2: `
    + '4.5:1 for text (1.4.3), 3:1 for lines, bars and rings (1.4.11).',
  schemes.map((scheme) => contrastsOn(scheme, theme, pairs.filter((pair) => pair.scheme === scheme)))));
}};

/** Folded by use where the page is narrow, as a row there is a card; what fails is never folded away. */
function contrastsOn(scheme: string, theme: Theme, pairs: readonly PairReport[]) {
  const uses = [...new Set(pairs.map(({use}) => use))];
  return uses.map((use) => {
    const own = pairs.filter((pair) => pair.use === use);
    const failing = own.filter(({ratio, needed}) => ratio < needed).length;
    return html`<details class="numbers middle" ?open=${failing > 0 || matchMedia('(min-width: 48.01rem)').matches}>
      <summary>On ${scheme}: ${use === 'text' ? 'text' : 'lines, bars and rings'}, ${own.length - failing} of ${own.length} pass</summary>
      ${table(`On ${scheme}`, ['Colour', 'On', 'Sample', 'Ratio', 'Needed'], own.map((pair) => contrastRow(theme, pair)))}</details>`;
  });
}

function browser(theme: Theme, rows: readonly Token[]) {
  return table(`In ${theme.name}`, ['Property and what it is for', 'Light', 'Dark', 'Read by', 'Without a theme'], rows.map((token) => [
    html`<span class="named"><code>${propertyOf(token.name)}</code> ${copier(propertyOf(token.name))}</span><span class="what">${token.description}</span>`,
    ...schemes.map((scheme) => value(resolved(theme, token.name, scheme))),
    readers(token), html`<code>${token.fallback ?? '–'}</code>`,
  ]));
}

function readers(token: Token) {
  const names = readersOf(token);
  return names.length === 0 ? 'what pages draw themselves'
    : html`<span class="readers">${names.map((name, i) => html`<span>${name}${i < names.length - 1 ? ',' : ''}</span> `)}</span>`;
}

function value(css: string | null) {
  return html`<span class="value">${css && readColor(css) ? swatch(css) : ''}<code>${css ?? '–'}</code></span>`;
}

function chip(theme: Theme, name: string) {
  const css = theme.reference[name]!;
  return html`<li class=${/-on-(light|dark)$/.test(name) ? '' : 'whole'}>${swatch(css)}<code>${propertyOf(name)}</code><span>${css}</span>${copier(propertyOf(name))}</li>`;
}

function contrastRow(theme: Theme, {scheme, color, ground, use, ratio, needed}: PairReport) {
  const sample = swatch(resolved(theme, ground, scheme)!, 'sample');
  sample.append(use === 'text' ? '123' : '');
  sample.style.color = resolved(theme, color, scheme)!;
  if (use === 'mark') sample.append(swatch(resolved(theme, color, scheme)!, 'bar'));
  sample.ariaHidden = 'true';
  return [html`<code>${color}</code>`, html`<code>${ground}</code>`, sample, `${ratio.toFixed(2)}:1 ${ratio >= needed ? '✓' : '✗ too little'}`, `${needed}:1`];
}

function copier(text: string) {
  const copy = ({currentTarget}: Event) => {
    const button = currentTarget as HTMLButtonElement;
    const say = (said: string) => {
      button.textContent = said;
      setTimeout(() => void (button.textContent = 'Copy'), 1500);
    };
    navigator.clipboard.writeText(`var(${text})`).then(() => say('Copied'), () => say('Could not'));
  };
  return html`<button type="button" class="copy" aria-label=${`Copy var(${text})`} @click=${copy}>Copy</button>`;
}
