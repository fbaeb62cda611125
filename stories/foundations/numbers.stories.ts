import type {Meta, StoryObj} from '@storybook/web-components-vite';
import type {Unit} from '@crm-widgets/core';
import {html} from 'lit';
import {Formats} from '../../packages/widgets/src/shared/format.js';
import {foundation, section, table} from './foundation.js';

const meta: Meta = {title: 'Foundations/Numbers', tags: ['!autodocs'], parameters: {controls: {disable: true}}};
export default meta;

/** Figures as wide as each other, and at the end of their column. */
export const Figures: StoryObj = {render: () => foundation(section('Figures',
  'In tables, axes and the one number all figures are as wide as each other (font-variant-numeric: tabular-nums), so that digits stand below digits and nothing '
  + 'jumps at a refresh. Numbers stand at the end of their column, words at its start; a unit is said once, in the head.',
  html`<div class="figures">${column('Tabular, at the end: right', 'tabular ends')}${column('Proportional, at the start: wrong', 'proportional')}</div>`))};

/** Every kind of number in every language of the kit. */
export const ByLanguage: StoryObj = {render: () => foundation(section('By language', 'Written by Intl, by the nearest lang attribute; digits of a script on request, as in ar-u-nu-arab.',
  html`<div class="numbers">${table('One number of each kind', ['Language', ...kinds.map(([name]) => name), 'Percentage', 'Month'], languages.map(([locale, currency]) => {
    const formats = new Formats(locale);
    const written = [...kinds.map(([, unit, value, style]) => formats.value(value, {unit, currency}, style ? {style} : {})), formats.percent(0.0312), formats.period({from: '2024-06-01', until: '2024-07-01'})];
    return [html`<code>${locale}</code>`, ...written.map((text) => html`<bdi lang=${locale}>${text}</bdi>`)];
  }))}</div>`))};

/** Currencies have their own digits. */
export const ByCurrency: StoryObj = {render: () => foundation(section('By currency', 'As many digits as a currency has; one figure too many would be a promise. Compact where a card is narrow.',
  html`<div class="numbers">${table('1,234,567.891 of each', ['Currency', 'auto', 'compact', 'full', 'full, in German', 'full, in Japanese'], ['EUR', 'USD', 'GBP', 'JPY', 'CHF', 'INR', 'BRL', 'KWD'].map((currency) => {
    const write = (locale: string, style: 'auto' | 'compact' | 'full') => new Formats(locale, style).value(1_234_567.891, {unit: 'money', currency});
    return [html`<code>${currency}</code>`, write('en', 'auto'), write('en', 'compact'), write('en', 'full'), write('de', 'full'), write('ja', 'full')];
  }))}</div>`))};

/** From unknown to a billion. */
export const BySize: StoryObj = {render: () => foundation(section('By size', 'Small numbers keep their digits, large ones give them up. Unknown is a dash with its reason beside it, never 0.',
  html`<div class="numbers">${table('One value, three styles', ['Value', 'Money, auto', 'Money, compact', 'Money, full', 'Count'], [null, 0, 0.004, 0.5, -12.5, 999.99, 1234.5, 98_765.4, 1_234_567, -5_600_000_000].map((value) => {
    const money = (style: 'auto' | 'compact' | 'full') => new Formats('en', style).value(value, {unit: 'money', currency: 'EUR'});
    return [value === null ? 'unknown' : String(value), money('auto'), money('compact'), money('full'), new Formats('en').value(value, {unit: 'count', currency: null})];
  }))}</div>`))};

const languages = [
  ['en', 'USD'], ['de', 'EUR'], ['fr', 'EUR'], ['es', 'EUR'], ['pt-BR', 'BRL'], ['ja', 'JPY'], ['zh', 'CNY'], ['ar', 'AED'], ['ar-u-nu-arab', 'AED'], ['he', 'ILS'],
  ['hi', 'INR'], ['hi-u-nu-deva', 'INR'],
] as const;

const kinds: readonly (readonly [string, Unit, number, ('compact' | 'full')?])[] = [
  ['Money', 'money', 1_243_901.5], ['Money, full', 'money', 1_243_901.5, 'full'], ['Count', 'count', 6919], ['Days', 'duration', 57 * 86_400], ['Minutes', 'duration', 5400],
  ['Multiple', 'multiple', 3.25],
];

function column(caption: string, className: string) {
  const rows = [['Northwind', '1,111.10'], ['Blue Yonder', '98,765.43'], ['Fabrikam', '704.08'], ['Contoso', '17,171.71']] as const;
  return html`<table class=${className}><caption>${caption}</caption><tbody>${rows.map(([name, amount]) => html`<tr><th scope="row">${name}</th><td>${amount}</td></tr>`)}</tbody></table>`;
}
