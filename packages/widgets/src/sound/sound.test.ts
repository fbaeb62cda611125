import {expect} from '@open-wc/testing';
import {sendKeys, sendMouse} from '@web/test-runner-commands';
import type {TrendResult} from '@crm-widgets/core';
import {readyWith} from '../shared/answers.js';
import {mountState, settle, told} from '../shared/test-page.js';
import {june, monthly} from '../kpi/kpi-samples.js';
import {ShownTrend, trendStates} from '../trend/trend-states.js';
import {schedule} from './play-tones.js';
import {tonesOf} from './tones.js';

customElements.define('shown-trend', ShownTrend);

const RATE = 8000;

/** Hertz of a stretch of sound, by how often it crosses zero; 0 for silence. */
function hertzOf(samples: Float32Array): number {
  const crossings = samples.filter((sample, i) => i > 0 && sample > 0 !== samples[i - 1]! > 0).length;
  return samples.every((sample) => Math.abs(sample) < 1e-4) ? 0 : (crossings / 2) * (RATE / samples.length);
}

/** What a series sounds like, tone by tone: its pitch in the middle of each. */
async function heard(values: readonly (number | null)[], each = 0.25): Promise<{hertz: number[]; loud: number[]}> {
  const context = new OfflineAudioContext(2, RATE * each * values.length, RATE);
  schedule(context, tonesOf(values.map((value) => ({value, isPartial: false}))), {each, start: 0});
  const [left, right] = [0, 1].map(((sound) => (channel: number) => sound.getChannelData(channel))(await context.startRendering()));
  const both = left!.map((sample, i) => sample + right![i]!);
  const tones = values.map((_, i) => both.slice((i + 0.1) * each * RATE, (i + 0.7) * each * RATE));
  return {hertz: tones.map(hertzOf), loud: tones.map((tone) => Math.max(...tone.map(Math.abs)))};
}

async function mount(attributes: Record<string, string> = {sonify: ''}): Promise<ShownTrend> {
  const {answers, shows} = trendStates.ready;
  const el = await mountState<TrendResult, ShownTrend>('shown-trend', {answers, shows, attributes: {metric: 'revenue', ...attributes}});
  if ('sonify' in attributes) while (!buttonOf(el)) await frame();
  return el;
}

const frame = () => new Promise((resolve) => { requestAnimationFrame(resolve); });
const buttonOf = (el: Element) => el.shadowRoot!.querySelector<HTMLButtonElement>('.listen');

/** As a person does, for browsers play nothing otherwise. */
async function press(button: HTMLElement): Promise<void> {
  button.scrollIntoView({block: 'center'});
  const {left, top, width, height} = button.getBoundingClientRect();
  await sendMouse({type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)]});
}

describe('a series as tones', () => {
  it('rises with its values, and is silent where nothing is known', async () => {
    const {hertz, loud} = await heard([0, 5, null, 10]);
    for (const [i, wanted] of [220, 440, 0, 880].entries()) expect(hertz[i]).to.be.closeTo(wanted, wanted * 0.05);
    expect(loud[0]).to.be.above(0.1);
  });
});

describe('1.4.2 Audio Control: a line is heard when a person asks for it, and stops at once when they say so', () => {
  const made: AudioContext[] = [];
  const {AudioContext: Real} = globalThis;
  before(() => {
    globalThis.AudioContext = class extends Real {
      constructor() {
        super();
        made.push(this);
      }
    };
  });
  after(() => { globalThis.AudioContext = Real; });
  beforeEach(() => made.splice(0));

  async function playing() {
    const el = await mount();
    await press(buttonOf(el)!);
    await settle(el);
    expect([made.length, buttonOf(el)!.textContent, buttonOf(el)!.ariaLabel]).to.deep.equal([1, 'Stop', 'Stop: Revenue']);
    return el;
  }
  const silent = async (el: ShownTrend) => {
    await settle(el);
    expect([made[0]!.state, buttonOf(el)?.textContent ?? 'Listen', told(el, '.tip')]).to.deep.equal(['closed', 'Listen', null]);
  };

  it('there is a button where the page asks for one, and none else', async () => {
    expect(buttonOf(await mount({}))).to.equal(null);
    expect(buttonOf(await mount())!.ariaLabel).to.equal('Listen: Revenue');
  });
  it('nothing sounds by itself', async () => {
    await mount();
    expect(made.length).to.equal(0);
  });
  it('the period that is heard is shown', async () => {
    const el = await playing();
    while (!told(el, '.tip')) await frame();
    expect(told(el, '.tip')).to.contain('1997');
    buttonOf(el)!.click();
    await silent(el);
  });
  it('the button stops it, and gives the sound of the device back', async () => {
    const el = await playing();
    await press(buttonOf(el)!);
    await silent(el);
  });
  it('Escape stops it, wherever the focus is', async () => {
    const el = await playing();
    (document.activeElement as HTMLElement | null)?.blur();
    await sendKeys({press: 'Escape'});
    await silent(el);
  });
  it('another line stops it', async () => {
    const el = await playing();
    const other = await mount();
    await press(buttonOf(other)!);
    await silent(el);
    buttonOf(other)!.click();
  });
  it('it goes with its widget', async () => {
    const el = await playing();
    el.remove();
    await settle(el);
    expect(made[0]!.state).to.equal('closed');
  });
  it('and with its figures', async () => {
    const el = await playing();
    el.answers.list = [readyWith<TrendResult>({metrics: [{...june, series: monthly('1998-01-01', [1, 2])}], warnings: []}, 'Revenue')];
    await el.refresh();
    await silent(el);
  });
  it('it ends by itself', async () => {
    const el = await mount();
    el.answers.list = [readyWith<TrendResult>({metrics: [{...june, series: monthly('1998-01-01', [1, 2])}], warnings: []}, 'Revenue')];
    await el.refresh();
    await settle(el);
    await press(buttonOf(el)!);
    while (made[0]?.state !== 'closed') await frame();
    await silent(el);
  });
});
