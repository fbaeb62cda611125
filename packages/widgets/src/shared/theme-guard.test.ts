import {expect} from '@open-wc/testing';
import {ShownKpi, kpiStates} from '../kpi/kpi-states.js';
import {guardTheme} from './theme-guard.js';
import {themes} from '../theme/themes/index.js';
import {mountState, testBox} from './test-page.js';

customElements.define('shown-kpi', ShownKpi);

/** The kit's own green, light; light-dark() of tokens.ts. */
const GREEN = 'rgb(23, 114, 63)';
const GREEN_ON_DARK = 'rgb(92, 201, 138)';

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

  it('that is no length, shadow or font is left out as well: the kit\'s own stands', async () => {
    const el = await mount();
    const frame = el.shadowRoot!.querySelector('[part=frame]')!;
    const look = () => {
      const {padding, boxShadow, fontSize, borderRadius} = getComputedStyle(frame);
      return {padding, boxShadow, fontSize, borderRadius};
    };
    const before = look();
    document.documentElement.style.cssText =
      '--crm-space: banana; --crm-shadow: url("/nowhere.png"); --crm-font-size: red; --crm-radius: expression(alert(1)); --crm-motion: 3';
    await until(() => warnings.length >= 5);
    expect(look()).to.deep.equal(before);
    expect(warnings.toSorted()).to.deep.equal([
      'crm-widgets: --crm-font-size takes a length, got "red"; it is ignored',
      'crm-widgets: --crm-motion takes a duration, got "3"; it is ignored',
      'crm-widgets: --crm-radius takes a length, got "expression(alert(1))"; it is ignored',
      'crm-widgets: --crm-shadow takes a shadow, got "url("/nowhere.png")"; it is ignored',
      'crm-widgets: --crm-space takes a length, got "banana"; it is ignored',
    ]);
  });

  it('of the kit\'s own themes is taken as it is', async () => {
    const el = await mount();
    for (const theme of themes) {
      el.dataset['crmTheme'] = theme.name;
      for (const [name, value] of Object.entries({...theme.reference, ...theme.semantic})) el.style.setProperty(`--crm-${name}`, value);
      await new Promise((resolve) => { setTimeout(resolve, 20); });
    }
    expect(warnings).to.deep.equal([]);
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

  it('that a page does not give is for the ground that its text is made for, whatever it calls its scheme', async () => {
    const el = await mount();
    el.parentElement!.style.cssText = 'color: white; background: #111';
    await until(() => colorOf(el) !== GREEN);
    expect(colorOf(el)).to.equal(GREEN_ON_DARK);
    el.parentElement!.style.cssText = 'color: #222';
    await until(() => colorOf(el) === GREEN);
    el.parentElement!.style.cssText = 'color-scheme: dark; color: #222';
    await new Promise((resolve) => { setTimeout(resolve, 50); });
    expect(colorOf(el)).to.equal(GREEN);
    el.parentElement!.style.cssText = 'color-scheme: dark; color: white';
    await until(() => colorOf(el) === GREEN_ON_DARK);
  });

  it('that goes away leaves no gap until the next frame', async () => {
    const el = await mount();
    const padding = () => getComputedStyle(el.shadowRoot!.querySelector('[part=frame]')!).paddingTop;
    const seen = [];
    for (const space of ['2px', '', '3px', '']) {
      el.style.setProperty('--crm-space', space);
      seen.push(padding());
      await new Promise((resolve) => { requestAnimationFrame(resolve); });
    }
    expect(seen).to.deep.equal(['8px', '16px', '12px', '16px']);
  });

  it('that gives ink says by it which ground the widget has', async () => {
    const el = await mount();
    el.style.cssText = '--crm-color-ink: #eee; --crm-color-surface: #123';
    await until(() => colorOf(el) === GREEN_ON_DARK);
    el.style.cssText = '';
    await until(() => colorOf(el) === GREEN);
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
