import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {directionOf, languageName, languages} from './blocks/languages.js';
import {allReady} from './ready.js';
import {withSheet} from './with-sheet.js';
import {inSales, inShop, withAttributes} from './widgets/state-story.js';

const css = `
  .language { display: grid; gap: 12px; margin-block-end: 32px; }
  .language > crm-source { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 260px), 1fr)); gap: 12px; }
  .language > crm-source > :is(crm-trend, crm-cohort-retention) { grid-column: 1 / -1; }
  .language > h2 { margin: 0; font-size: 0.875rem; font-weight: 500; }
`;

const meta: Meta = {
  title: 'Foundations/Languages',
  id: 'languages',
  tags: ['!autodocs'],
  parameters: {
    layout: 'padded', controls: {disable: true},
    docs: {description: {component: 'The nearest `lang` decides, live; each language is a module that comes when it is needed.'}},
  },
  beforeEach: withSheet(css),
};
export default meta;

/** All ten beside each other, each under a `lang` of its own. */
export const AllTen: StoryObj = {
  name: 'All ten',
  render: () => {
    const page = document.createElement('main');
    page.append(...languages.map((lang) => {
      const row = figures(lang);
      row.prepend(Object.assign(document.createElement('h2'), {textContent: languageName(lang), lang: 'en', dir: 'ltr'}));
      return row;
    }));
    return page;
  },
  play: ({canvasElement}) => allReady(canvasElement),
};

export const English = board('en');
export const German = board('de');
export const French = board('fr');
export const Spanish = board('es');
export const Portuguese = board('pt-BR', 'Portuguese of Brazil');
export const Japanese = board('ja');
export const Chinese = board('zh');
export const Arabic = board('ar');
export const ArabicWithItsOwnDigits = board('ar-u-nu-arab', 'Arabic with its own digits');
export const Hebrew = board('he');
export const Hindi = board('hi');
export const HindiWithItsOwnDigits = board('hi-u-nu-deva', 'Hindi with its own digits');

/** One that the kit does not speak: English words, and numbers and dates as that language writes them. */
export const Swedish = board('sv', 'One that the kit does not speak');

/** Every picture in one language. */
function board(lang: string, name?: string): StoryObj {
  return {
    ...(name ? {name} : {}),
    render: () => {
      const page = within(lang);
      const sales = inSales(withAttributes('crm-funnel', {table: 'deals', period: 'all', loading: 'eager'}));
      sales.append(withAttributes('crm-breakdown', {metric: 'win-rate', by: 'product', period: 'all', loading: 'eager'}));
      const pictures = figures(lang);
      pictures.querySelector('crm-source')!.append(
        withAttributes('crm-trend', {metric: 'revenue', period: 'last-12-months', loading: 'eager'}),
        withAttributes('crm-cohort-retention', {table: 'transactions', period: '1997-01..1997-09', loading: 'eager'}));
      page.append(...pictures.children, sales);
      return page;
    },
    play: ({canvasElement}) => allReady(canvasElement),
  };
}

/** Single figures in one language. */
function figures(lang: string): HTMLElement {
  const page = within(lang);
  const source = inShop(withAttributes('crm-kpi', {metric: 'revenue', target: '6000', loading: 'eager'}));
  source.append(...['customer-churn-rate', 'average-order-value'].map((metric) =>
    withAttributes('crm-kpi', {metric, loading: 'eager'})));
  page.append(source);
  return page;
}

function within(lang: string): HTMLElement {
  const page = document.createElement('section');
  page.className = 'language';
  page.lang = lang;
  page.dir = directionOf(lang);
  return page;
}
