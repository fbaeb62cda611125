import {expect} from '@open-wc/testing';
import {emulateMedia, sendKeys, setViewport} from '@web/test-runner-commands';
import type {CohortResult} from '@crm-widgets/core';
import {wholly} from '../export/whole.js';
import {readScene} from '../export/read-scene.js';
import {settle} from '../shared/test-page.js';
import {all, cell, mount, text} from './cohort-retention-mount.js';
import {fullTriangle, triangleFrom, type CohortState} from './cohort-retention-states.js';

const stateOf = (...results: CohortResult[]): CohortState => ({
  answers: results.map((result) => ({result, state: 'ready', emptiness: null, card: {title: 'Cohort retention', tables: []}})), shows: 'ready',
});
const large = stateOf(fullTriangle(120, {unfinished: true}));
const one = (el: Element, selector: string) => all(el, selector)[0]!;
const focused = (el: Element) => el.shadowRoot!.activeElement as HTMLElement | null;

/** Until the browser told of the movement, and what is seen now is drawn. */
async function scrolled(el: Element, to: {top?: number; left?: number}): Promise<void> {
  const region = one(el, '.scroll');
  const told = new Promise((resolve) => region.addEventListener('scroll', resolve, {once: true}));
  region.scrollTo(to);
  await told;
  await settle(el as never);
}

const control = async (press: string) => {
  await sendKeys({down: 'Control'});
  await sendKeys({press});
  await sendKeys({up: 'Control'});
};

describe('<crm-cohort-retention> with 120 cohorts and more', () => {
  before(() => setViewport({width: 1700, height: 900}));

  it('draws what is seen, and tells assistive technology how much there is', async () => {
    const el = await mount(large);
    expect(all(el, '[data-key]').length).to.be.below(2200);
    const table = one(el, 'table');
    // Two heads, two rows of the average, 120 cohorts; name and size, 120 periods.
    expect([table.ariaRowCount, table.ariaColCount]).to.deep.equal(['124', '122']);
    const first = cell(el, '1997-01-01/3');
    expect([first.parentElement!.ariaRowIndex, first.ariaColIndex]).to.deep.equal(['5', '6']);
    await expect(el).to.be.accessible();
  });

  it('draws no more of 365 x 365', async () => {
    const el = await mount(stateOf(fullTriangle(365)));
    expect(all(el, '[data-key]').length).to.be.below(2200);
  });

  it('is as wide and as high as if all were drawn, its heads in view', async () => {
    const el = await mount(large);
    const region = one(el, '.scroll');
    const {width, height} = cell(el, '1997-01-01/0').getBoundingClientRect();
    expect(region.scrollHeight).to.be.within(120 * height, 125 * height);
    expect(region.scrollWidth).to.be.within(120 * width, 125 * width);
    await scrolled(el, {top: region.scrollHeight, left: 0});
    const last = cell(el, '2006-12-01/0').getBoundingClientRect();
    expect(last.bottom).to.be.closeTo(region.getBoundingClientRect().top + region.clientHeight, 2);
    const heads = one(el, 'thead').getBoundingClientRect();
    expect(heads.top).to.be.closeTo(region.getBoundingClientRect().top, 1);
    expect(text(one(el, 'thead tr:last-child th'))).to.equal('0');
  });

  for (const dir of ['ltr', 'rtl'] as const) {
    it(`has each cell below its head, wherever it is scrolled: ${dir}`, async () => {
      const el = await mount(large, {dir});
      await scrolled(el, {top: 600, left: dir === 'rtl' ? -2000 : 2000});
      const heads = all(el, 'thead tr:last-child th');
      const shown = heads[Math.floor(heads.length / 2)]!;
      const below = all(el, `[data-key$="/${text(shown)}"]`);
      expect(below.length).to.be.above(10);
      for (const each of below) expect(each.getBoundingClientRect().left).to.be.closeTo(shown.getBoundingClientRect().left, 1);
      expect(shown.ariaColIndex).to.equal(below[0]!.ariaColIndex);
    });
  }

  it('moves cell by cell past what is drawn, and says each in a sentence', async () => {
    const el = await mount(large);
    cell(el, '1997-01-01/0').focus();
    await control('End');
    await settle(el);
    expect(focused(el)!.dataset.key).to.equal('2006-12-01/0');
    expect(focused(el)!.ariaLabel).to.match(/^December 2006 cohort, month 0: /);
    await control('Home');
    await sendKeys({press: 'ArrowDown'});
    await sendKeys({press: 'End'});
    await settle(el);
    expect(focused(el)!.ariaLabel).to.match(/^January 1997 cohort, month 119: .*, not over yet$/);
    const region = one(el, '.scroll').getBoundingClientRect();
    expect(focused(el)!.getBoundingClientRect().right).to.be.at.most(region.right + 1);
    await sendKeys({press: 'ArrowLeft'});
    expect(focused(el)!.dataset.key).to.equal('1997-01-01/118');
  });

  it('keeps the cell with the focus when it is scrolled away, and goes on from there', async () => {
    const el = await mount(large);
    cell(el, '1997-02-01/1').focus();
    await scrolled(el, {top: 2500, left: 2000});
    expect(focused(el)!.dataset.key).to.equal('1997-02-01/1');
    await sendKeys({press: 'ArrowDown'});
    await settle(el);
    expect(focused(el)!.dataset.key).to.equal('1997-03-01/1');
    expect(all(el, 'table [tabindex="0"]')).to.deep.equal([focused(el)]);
  });

  it('shows the numbers of another answer where it is scrolled to', async () => {
    const before = fullTriangle(120);
    const cohorts = before.cohorts.map((each) => ({...each, cells: each.cells.map((held) => held && {...held, rate: 0.5})}));
    const el = await mount(stateOf(before, {...before, cohorts}));
    await scrolled(el, {top: 1500});
    el.where = {channel: 'web'};
    await el.whenReady();
    await settle(el);
    const texts = all(el, 'tbody:not(.average) [data-key]').map(text);
    expect([...new Set(texts)]).to.deep.equal(['50.0%']);
  });

  it('tells a run of cohorts with nobody in one line, which opens', async () => {
    const el = await mount(stateOf(triangleFrom([[50, 20], [40, 10]], 120)));
    const fold = one(el, '[data-fold]');
    expect(text(fold)).to.equal('Mar 1997 to Dec 2006: 118 cohorts with nobody in them');
    expect([one(el, 'table').ariaRowCount, all(el, '.nobody').length]).to.deep.equal(['7', 0]);
    fold.click();
    await settle(el);
    expect(one(el, 'table').ariaRowCount).to.equal('125');
    expect(all(el, '.nobody').length).to.be.within(10, 60);
  });

  it('stands on paper in parts below each other, in letters of 7 pixels at least, each cohort and period once', async () => {
    await setViewport({width: 718, height: 900});
    const el = await mount(stateOf(fullTriangle(36)));
    await emulateMedia({media: 'print'});
    dispatchEvent(new Event('beforeprint'));
    await el.updateComplete;
    const parts = all(el, '.triangle');
    expect(parts.map((part) => [...part.querySelectorAll('thead th[aria-colindex]')].map(text).join(' '))).to.deep.equal([
      Array.from({length: 18}, (_, k) => k).join(' '), Array.from({length: 18}, (_, k) => k + 18).join(' '),
    ]);
    for (const part of parts) {
      expect(part.getBoundingClientRect().right).to.be.at.most(el.getBoundingClientRect().right);
      expect(Number.parseFloat(getComputedStyle(part).fontSize)).to.be.at.least(7);
    }
    const keys = all(el, 'tbody:not(.average) [data-key]').map((each) => each.dataset['key']);
    expect([keys.length, new Set(keys).size]).to.deep.equal([36 * 37 / 2, 36 * 37 / 2]);
    // Of 36 cohorts 18 are old enough to have a month 18; one legend serves all.
    expect([parts[1]!.querySelectorAll('tbody:not(.average)').length, all(el, '.legend').length]).to.deep.equal([18, 1]);
    dispatchEvent(new Event('afterprint'));
    await el.updateComplete;
    expect(all(el, '.triangle')).to.have.length(1);
    await emulateMedia({media: 'screen'});
    await setViewport({width: 1700, height: 900});
  });

  it('is drawn in whole on paper', async () => {
    const el = await mount(large);
    dispatchEvent(new Event('beforeprint'));
    await el.updateComplete;
    expect(all(el, 'tbody:not(.average) [data-key]').length).to.equal(120 * 121 / 2);
    expect(one(el, '.scroll').scrollHeight).to.equal(one(el, '.scroll').clientHeight);
    dispatchEvent(new Event('afterprint'));
    await el.updateComplete;
    expect(all(el, '[data-key]').length).to.be.below(2200);
  });

  for (const dir of ['ltr', 'rtl'] as const) {
    it(`is a picture in whole, whatever of it is seen: ${dir}`, async () => {
      const el = await mount(stateOf(fullTriangle(60)), {dir});
      await scrolled(el, {top: 700, left: dir === 'rtl' ? -800 : 800});
      const {marks, width, height} = await wholly(el.shadowRoot!, () => readScene(one(el, '.frame')));
      const texts = marks.flatMap((mark) => (mark.kind === 'text' ? [mark] : []));
      expect(texts.filter(({text: said}) => said === '100%').length).to.be.at.least(60);
      expect(texts.map(({text: said}) => said)).to.include.members(['Jan 1997', 'Dec 2001', '59']);
      for (const {x, y, text: said} of texts) {
        expect(x, said).to.be.within(0, width);
        expect(y, said).to.be.within(0, height);
      }
      expect(one(el, '.scroll').scrollTop).to.equal(700);
    });
  }
});
