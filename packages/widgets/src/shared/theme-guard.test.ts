import {expect} from '@open-wc/testing';
import {ShownKpi, kpiStates} from '../kpi/kpi-states.js';
import {guardTheme} from './theme-guard.js';
import {mountState, testBox} from './test-page.js';

customElements.define('shown-kpi', ShownKpi);

/** The kit's own green, light; light-dark() of tokens.ts. */
const GREEN = 'rgb(23, 114, 63)';

const {warn} = console;
let warnings: string[] = [];

async function mount(): Promise<HTMLElement> {
  const el = await mountState('shown-kpi', kpiStates['target met']) as unknown as HTMLElement;
  el.parentElement!.style.colorScheme = 'light';
  guardTheme(el);
  return el;
}

const colorOf = (el: HTMLElement) => getComputedStyle(el.shadowRoot!.querySelector('.target .good')!).color;

/** Waits for what a page sees in the end; its test runs out where that never comes. */
async function until(is: () => boolean): Promise<void> {
  while (!is()) await new Promise((resolve) => { requestAnimationFrame(resolve); });
}

describe('a theme value', () => {
  beforeEach(() => {
    warnings = [];
    console.warn = (line: string) => warnings.push(line);
  });
  afterEach(() => {
    console.warn = warn;
    document.documentElement.removeAttribute('style');
  });

  it('that is no colour is left out with a warning, also when it is set later, anywhere', async () => {
    const el = await mount();
    expect(colorOf(el)).to.equal(GREEN);
    document.documentElement.style.setProperty('--crm-color-good', 'papaya');
    await until(() => warnings.length > 0);
    expect(warnings).to.deep.equal(['crm-widgets: --crm-color-good takes a colour, got "papaya"; it is ignored']);
    expect(colorOf(el)).to.equal(GREEN);
  });

  it('that carries a url is left out, and nothing is fetched', async () => {
    const el = await mount();
    el.parentElement!.style.setProperty('--crm-color-good', 'url("/nowhere.svg")');
    await until(() => warnings.length > 0);
    expect(colorOf(el)).to.equal(GREEN);
    expect(performance.getEntriesByType('resource').filter(({name}) => name.includes('nowhere'))).to.deep.equal([]);
  });

  it('that is mended holds at once, and so does one that was right from the start', async () => {
    const el = await mount();
    el.style.setProperty('--crm-color-good', 'guava');
    await until(() => warnings.length > 0);
    el.style.setProperty('--crm-color-good', 'rgb(0, 100, 0)');
    await until(() => colorOf(el) === 'rgb(0, 100, 0)');
    el.style.setProperty('--crm-color-good', 'rgb(0, 90, 0)');
    expect(colorOf(el)).to.equal('rgb(0, 90, 0)');
    expect(warnings.length).to.equal(1);
  });

  it('is told of once, however many widgets have it', async () => {
    const box = testBox();
    for (const el of [await mount(), await mount()]) box.append(el);
    box.style.setProperty('--crm-color-good', 'durian');
    await until(() => warnings.length > 0);
    await new Promise((resolve) => { requestAnimationFrame(resolve); });
    expect(warnings.length).to.equal(1);
  });
});
