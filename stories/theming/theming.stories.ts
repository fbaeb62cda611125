import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {brandTheme, contrasts, resolved, themes, type BrandTheme} from 'crm-widgets/theme';
import {ShownKpi, kpiStates} from '../../packages/widgets/src/kpi/kpi-states.js';
import {ShownTrend, trendStates} from '../../packages/widgets/src/trend/trend-states.js';
import {defineShown, stateElement} from '../widgets/state-story.js';

defineShown('shown-kpi', ShownKpi);
defineShown('shown-trend', ShownTrend);

const meta: Meta = {title: 'Theming', tags: ['!autodocs'], parameters: {controls: {disable: true}}};
export default meta;

const brandSheet = new CSSStyleSheet();

/** Every theme of the kit, light and dark, beside each other. */
export const Themes: StoryObj = {
  render: () => {
    const main = document.createElement('main');
    for (const {name, description} of themes) for (const scheme of ['light', 'dark']) main.append(themed(name, scheme, `${name}, ${scheme}`, description));
    return main;
  },
};

/** One colour in; a theme out, as a style sheet and as design tokens. */
export const BrandMaker: StoryObj = {
  render: () => {
    if (!document.adoptedStyleSheets.includes(brandSheet)) document.adoptedStyleSheets.push(brandSheet);
    const main = Object.assign(document.createElement('main'), {className: 'maker'});
    const form = document.createElement('form');
    const picked = field('Brand colour', Object.assign(document.createElement('input'), {type: 'color', value: '#0b7285'}));
    const tint = field('Tint of the greys', Object.assign(document.createElement('input'), {type: 'range', min: '0', max: '0.03', step: '0.002', value: '0.01'}));
    const said = Object.assign(document.createElement('p'), {role: 'status'});
    const ramps = Object.assign(document.createElement('div'), {className: 'maker'});
    let brand = brandTheme('#0b7285');
    const make = () => {
      brand = brandTheme(input(picked).value, {tint: Number(input(tint).value)});
      brandSheet.replaceSync(brand.css);
      said.textContent = summary(brand);
      ramps.replaceChildren(...['series', 'sequential', 'diverging'].map((scale) => ramp(brand, scale)));
    };
    form.append(picked, tint, saver('Save CSS', 'brand.css', () => brand.css), saver('Save tokens', 'brand.tokens.json', () => JSON.stringify(brand.json, null, 2)));
    form.addEventListener('input', make);
    form.addEventListener('submit', (event) => event.preventDefault());
    main.append(form, said, themed('brand', 'light', 'Light'), themed('brand', 'dark', 'Dark'), ramps);
    make();
    return main;
  },
};

function summary({theme, contrasts: pairs}: BrandTheme): string {
  const least = pairs.reduce((a, b) => (b.ratio / b.needed < a.ratio / a.needed ? b : a));
  return `Accent ${resolved(theme, 'color-accent', 'light')} on light, ${resolved(theme, 'color-accent', 'dark')} on dark. All ${contrasts(theme).length} pairs pass; `
    + `nearest to its limit: ${least.color} on ${least.ground}, ${least.ratio.toFixed(2)}:1 of ${least.needed}:1.`;
}

function themed(name: string, scheme: string, title: string, text = ''): HTMLElement {
  const section = Object.assign(document.createElement('section'), {className: 'themed'});
  Object.assign(section.dataset, {crmTheme: name, crmScheme: scheme});
  section.append(Object.assign(document.createElement('h2'), {textContent: title}), Object.assign(document.createElement('p'), {textContent: text}),
    stateElement('shown-kpi', kpiStates['target missed']!), stateElement('shown-kpi', kpiStates['target met']!), stateElement('shown-trend', trendStates.ready));
  return section;
}

function field(label: string, control: HTMLInputElement): HTMLLabelElement {
  const element = document.createElement('label');
  element.append(label, control);
  return element;
}

const input = (label: HTMLLabelElement) => label.control as HTMLInputElement;

function ramp({theme}: BrandTheme, scale: string): HTMLElement {
  const row = Object.assign(document.createElement('div'), {className: 'ramp-row'});
  row.append(`${scale} `, ...Array.from({length: scale === 'series' ? 6 : 7}, (_, i) => {
    const box = Object.assign(document.createElement('span'), {className: 'swatch'});
    box.style.backgroundColor = resolved(theme, `color-${scale}-${i + 1}`, 'light')!;
    return box;
  }));
  return row;
}

function saver(label: string, name: string, text: () => string): HTMLButtonElement {
  const button = Object.assign(document.createElement('button'), {type: 'button', textContent: label});
  button.addEventListener('click', () => {
    const address = URL.createObjectURL(new Blob([text()]));
    Object.assign(document.createElement('a'), {href: address, download: name}).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  });
  return button;
}
