import {expect} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import {paintOf} from './colors.js';
import {readScene} from './read-scene.js';
import type {PathMark, Scene, TextMark} from './scene.js';
import {all, mount, one, opened, saved, textsOf, until, type Tag} from './test-saving.js';
import {wholly} from './whole.js';

const pathsOf = ({marks}: Scene) => marks.filter((mark): mark is PathMark => mark.kind === 'path');
const textOf = ({marks}: Scene, said: RegExp) => marks.find((mark): mark is TextMark => mark.kind === 'text' && said.test(mark.text))!;
const colorOf = (el: Element, property: 'color' | 'backgroundColor', pseudo?: string) => paintOf(getComputedStyle(el, pseudo)[property])!.color;

/** A widget as its menu saves it, and where that begins. */
async function pictured(tag: Tag, options = {}) {
  const el = await opened(tag, options);
  const frame = one(el, '.frame');
  return {el, scene: await wholly(el.shadowRoot!, () => readScene(frame)), origin: frame.getBoundingClientRect()};
}

async function svgOf(tag: Tag, options = {}): Promise<Document> {
  const {blob} = await saved(await opened(tag, options), 'svg');
  return new DOMParser().parseFromString(await blob.text(), 'image/svg+xml');
}

describe('a saved picture is as the widget is', function () {
  this.timeout(20_000);
  before(() => setViewport({width: 1100, height: 900}));

  it('has the signs of cohorts that are compared, and of what is beyond noise', async () => {
    const {el, scene} = await pictured('shown-cohort-retention', {state: 'two compared', width: 1000});
    const fills = pathsOf(scene).flatMap(({fill}) => fill?.color ?? []);
    const signs = all(el, '.pin[aria-pressed=true]').map((each) => colorOf(each, 'backgroundColor', '::before'));
    expect(signs).to.have.length(2);
    expect(fills).to.include.members(signs);
    expect(textsOf(scene).filter((text) => text === '●')).to.have.length(all(el, '.compared .sign').length).above(1);
    const [sign, value] = [textOf(scene, /●/), textOf(scene, /^\+3\.5$/)];
    expect(sign.x).to.be.below(value.x);
    expect(Math.abs(sign.y - value.y)).to.be.below(6);
  });

  it('has all periods of two cohorts that are compared, where the page scrolls', async () => {
    const {el, scene} = await pictured('shown-cohort-retention', {state: 'two compared', width: 480});
    const differences = all(el, '.differences td bdi').map(({textContent}) => textContent);
    expect(differences).to.have.length(15);
    expect(textsOf(scene)).to.include.members(differences);
  });

  it('leaves cells apart, as their borders do', async () => {
    const {el, scene, origin} = await pictured('shown-cohort-retention', {state: 'every month', width: 1000});
    const cell = one(el, 'tbody:not(.average) .heat');
    const {left, width} = cell.getBoundingClientRect();
    const drawn = pathsOf(scene).filter(({fill}) => fill?.color === colorOf(cell, 'backgroundColor'));
    // One pixel of border on both sides, and the corner of five.
    expect(drawn.some(({d}) => d.startsWith(`M${Math.round((left - origin.left + 1 + 5) * 100) / 100} `))).to.equal(true);
    expect(drawn.every(({d}) => Number(/h([\d.]+)/.exec(d)![1]) <= width - 2 - 10 + 0.02)).to.equal(true);
  });

  it('hatches months that are not over around their numbers, and in the legend', async () => {
    const {el, scene} = await pictured('shown-cohort-retention', {state: 'a month not over', width: 1000});
    const hatched = pathsOf(scene).filter(({d, strokeWidth}) => strokeWidth === 1 && (d.match(/M/g)?.length ?? 0) > 2);
    expect(hatched).to.have.length(all(el, '.partial').length).above(10);
  });

  for (const [tag, state] of [['shown-trend', 'two metrics'], ['shown-funnel', 'partial'], ['shown-cohort-retention', 'two compared as curves']] as const) {
    it(`has no hole where a table can be opened: ${tag}`, async () => {
      const heightOf = (svg: Document) => svg.documentElement.getAttribute('height');
      const el = await opened(tag, {state});
      const {blob} = await saved(el, 'svg');
      const before = heightOf(new DOMParser().parseFromString(await blob.text(), 'image/svg+xml'));
      for (const each of all(el, 'details')) each.remove();
      one(el, '.tools').click();
      await until(() => one(el, '[role=menuitem]'));
      const after = await saved(el, 'svg');
      expect(heightOf(new DOMParser().parseFromString(await after.blob.text(), 'image/svg+xml'))).to.equal(before);
    });
  }

  it('paints the dot at the end of a line, which is a line of no length', async () => {
    const el = await opened('shown-kpi', {width: 300});
    const dot = one(el, '.dot').getBoundingClientRect();
    const origin = one(el, '.frame').getBoundingClientRect();
    const color = paintOf(getComputedStyle(one(el, '.dot')).stroke)!.color;
    const image = await createImageBitmap((await saved(el, 'png')).blob);
    const context = Object.assign(document.createElement('canvas'), {width: image.width, height: image.height}).getContext('2d')!;
    context.drawImage(image, 0, 0);
    // Above the line's end by more than half of its width.
    const [x, y] = [dot.left + dot.width / 2 - origin.left, dot.top + dot.height / 2 - origin.top - 2];
    const [r, g, b] = context.getImageData(Math.round(2 * x), Math.round(2 * y), 1, 1).data;
    expect(`#${[r, g, b].map((part) => part!.toString(16).padStart(2, '0')).join('')}`).to.equal(color);
  });

  it('keeps joints round and letters as close as they are', async () => {
    const svg = await svgOf('shown-kpi');
    expect(svg.querySelectorAll('path[stroke-linejoin=round]').length).to.be.above(0);
    const value = [...svg.querySelectorAll('text')].find(({textContent}) => textContent === '$5,590.87')!;
    expect(Number(value.getAttribute('letter-spacing'))).to.be.below(0);
  });

  it('is no wider for a name that is cut', async () => {
    for (const dir of ['ltr', 'rtl']) {
      const {scene, origin} = await pictured('shown-funnel', {state: 'twelve long steps', width: 320, dir});
      expect(scene.width, dir).to.equal(origin.width);
    }
  });

  it('keeps the marks that tell which way an amount runs', async () => {
    const {scene} = await pictured('shown-breakdown', {lang: 'ar', dir: 'rtl'});
    // Intl begins it with a mark; one after the sign keeps that with its letters.
    expect(textOf(scene, /2,900\.50/).text).to.equal('\u200f2,900.50 US$\u200e');
    const trend = await pictured('shown-trend', {lang: 'ar', dir: 'rtl'});
    expect(textOf(trend.scene, /15 /).rtl).to.equal(true);
    const rate = await pictured('shown-trend', {lang: 'ar', dir: 'rtl', state: 'a rate'});
    expect(textOf(rate.scene, /3\.5/).rtl).to.equal(false);
  });

  it('reads a line that begins within a name as a part of it', async () => {
    const el = await mount('shown-kpi');
    const said = document.createElement('p');
    said.dir = 'rtl';
    Object.assign(said.style, {width: '9em', font: '16px monospace'});
    said.textContent = 'من \u2068abc def ghi (jkl) mno pqr…\u2069 بلغ';
    one(el, '.body').replaceChildren(said);
    const lines = textsOf(readScene(one(el, '.frame'))).filter((text) => /[a-z]{3}/.test(text) && text !== 'Revenue');
    expect(lines.length).to.be.above(1);
    for (const line of lines.slice(1)) expect(line.startsWith('\u2068'), line).to.equal(true);
  });

  it('says its source where its own words begin', async () => {
    const svg = await svgOf('shown-kpi', {state: 'partial'});
    const at = (said: RegExp) => [...svg.querySelectorAll('text')].find(({textContent}) => said.test(textContent!))!.getAttribute('x');
    expect(at(/^Source/)).to.equal(at(/^Revenue$/));
  });
});
