import {expect, oneEvent} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import type {CohortResult} from '@crm-widgets/core';
import type {Outcome} from '@crm-widgets/runtime';
import {Formats} from '../shared/format.js';
import {all, cell, contrast, MeasuredCohortRetention, mount, nameOf, text, type Place} from './cohort-retention-mount.js';
import {cdnow, cohortStates, fullTriangle, type CohortState} from './cohort-retention-states.js';
import {cohortLabel, rateText} from './cohort-words.js';

const formats = new Formats('en');
const key = (press: string) => () => sendKeys({press});
const control = (press: string) => async () => {
  await sendKeys({down: 'Control'});
  await sendKeys({press});
  await sendKeys({up: 'Control'});
};

describe('<crm-cohort-retention>', () => {
  before(() => setViewport({width: 1700, height: 900}));

  for (const [name, state] of Object.entries<CohortState>(cohortStates)) {
    it(`is accessible, and in its state, when ${name}`, async () => {
      const el = await mount(state);
      expect(el.widgetState).to.equal(state.shows);
      await expect(el).to.be.accessible();
    });
  }

  for (const name of ['ready', 'every month', 'a month not over', 'revenue above its start', 'one cohort'] as const) {
    it(`shows the numbers of the result, row by row: ${name}`, async () => {
      const el = await mount(cohortStates[name]);
      const {cohorts, average} = el.result as CohortResult;
      const rows = all(el, 'tbody:not(.average, .fold) tr').map((row) => [...row.children].map(text).filter((each, at) => at < 2 || each !== ''));
      expect(rows).to.deep.equal(cohorts.map(({from, size, cells}) => [
        cohortLabel(formats, from, 'month'), formats.count(size),
        ...cells.filter((each) => each !== null)
          .map((each) => `${rateText(formats, each.rate)}${each.isPartial && size > 0 ? '*' : ''}`),
      ]));
      const widths = all(el, 'tbody:not(.fold) tr').map((row) =>
        [...row.children].reduce((sum, each) => sum + (each as HTMLTableCellElement).colSpan, 0));
      expect(new Set(widths)).to.deep.equal(new Set([2 + average.length]));
      const [rates, counted] = all(el, '.average tr').map((row) => [...row.children].slice(2).map(text));
      const known = average.filter((each) => each !== null);
      expect(rates!.slice(0, known.length)).to.deep.equal(known.map((each) => rateText(formats, each.value)));
      expect(counted!.slice(0, known.length)).to.deep.equal(known.map((each) => formats.count(each.n!)));
      expect(all(el, 'thead tr:last-child th').map(text)).to.deep.equal(cohorts.map((_, period) => String(period)));
    });
  }

  it('has a caption, and heads of columns and rows', async () => {
    const el = await mount(cohortStates.ready);
    expect(all(el, 'caption').map(text)).to.deep.equal(['Share of each cohort, by months after the first']);
    expect(all(el, 'thead th[scope]')).to.have.length(3 + 18);
    expect(all(el, 'tbody th[scope=row]')).to.have.length(2 + 18);
  });

  it('calls the cell with the focus by a sentence: January 1997, 70 of 781 in month 3', async () => {
    const el = await mount(cohortStates.ready);
    expect(nameOf(el, '1997-01-01/3')).to.equal('January 1997 cohort, month 3: 70 of 781 customers, 9.0%');
    expect(nameOf(el, 'average/3')).to.equal('All cohorts, month 3: 9.5% of 2,357 customers');
    expect(all(el, 'td[aria-label]').map(({dataset}) => dataset.key)).to.deep.equal(['average/3']);
  });

  it('calls it by what it shows once another filter is answered', async () => {
    const {ready, 'every month': other} = cohortStates;
    const el = await mount({answers: [ready.answers[0]!, other.answers[0]!], shows: 'ready'});
    nameOf(el, '1997-01-01/3');
    el.where = {channel: 'web'};
    await el.whenReady();
    const {size, cells} = (other.answers[0] as Outcome<CohortResult>).result.cohorts[0]!;
    expect(cell(el, '1997-01-01/3').ariaLabel)
      .to.match(new RegExp(`^January 1997 cohort, month 3: ${cells[3]!.value} of ${formats.count(size)} customers`));
  });

  it('says money as money', async () => {
    const el = await mount(cohortStates['revenue above its start']);
    expect(nameOf(el, '1997-01-01/2')).to.equal('January 1997 cohort, month 2: $1,100.00 of $1,000.00, 110.0%');
  });

  it('tells the finding in a sentence: 345 of 2 357 after a month, 33 of 781 after 17', async () => {
    const el = await mount(cohortStates.ready);
    expect(all(el, '.finding').map(text))
      .to.deep.equal(['On average 14.6% of customers are active after 1 month and 4.2% after 17 months.']);
  });

  it('marks cells whose period is not over by a sign, a hatch and a word', async () => {
    const el = await mount(cohortStates['a month not over']);
    const open = cell(el, '1997-01-01/11');
    expect(text(open)).to.match(/\*$/);
    expect(getComputedStyle(open).backgroundImage).to.contain('repeating-linear-gradient');
    expect(nameOf(el, '1997-01-01/11')).to.match(/, not over yet$/);
    expect(all(el, '.legend').map(text)[0]).to.contain('* not over yet');
  });

  it('tells fifteen cohorts with nobody in one line, which opens', async () => {
    const el = await mount(cohortStates.ready);
    const fold = all(el, '[data-fold]')[0]!;
    const hidden = () => all(el, '.nobody').filter((row) => row.getClientRects().length === 0).length;
    expect(text(fold)).to.equal('Apr 1997 to Jun 1998: 15 cohorts with nobody in them');
    expect([hidden(), fold.getAttribute('aria-expanded')]).to.deep.equal([15, 'false']);
    fold.click();
    await el.updateComplete;
    expect([hidden(), fold.getAttribute('aria-expanded')]).to.deep.equal([0, 'true']);
  });

  const backs = {
    light: {scheme: 'light'}, dark: {scheme: 'dark'}, 'a grey page': {scheme: 'light', page: '#808080'},
    'a dark page that names no scheme': {scheme: 'light', page: '#14171c'},
    'a pale accent': {scheme: 'light', accent: '#ffd54a'},
    'a green accent in the dark': {scheme: 'dark', accent: '#00c853'},
  } as const satisfies Record<string, Place>;
  for (const [name, place] of Object.entries(backs)) {
    it(`keeps the ink of every coloured cell at 4.5:1 and more: ${name}`, async () => {
      const el = await mount(cohortStates['a month not over'], place);
      const cells = all(el, '.heat');
      expect(new Set(cells.map((each) => each.className.match(/heat-\d/)![0])).size).to.equal(9);
      for (const each of cells) {
        const {color, backgroundColor} = getComputedStyle(each);
        expect(contrast(color, backgroundColor), `${text(each)}: ${color} on ${backgroundColor}`).to.be.at.least(4.5);
      }
    });
  }

  it('mixes its colours with what lies behind it, and again when the colour of its text changes', async () => {
    const el = await mount(cohortStates.ready, {page: 'rgb(0, 0, 0)'});
    const region = all(el, '.scroll')[0]!;
    const behind = () => getComputedStyle(region).getPropertyValue('--backdrop');
    expect(behind()).to.equal('rgb(0, 0, 0)');
    expect(getComputedStyle(region).transitionProperty).to.equal('color');
    el.parentElement!.style.background = 'rgb(250, 240, 230)';
    region.dispatchEvent(new TransitionEvent('transitionrun', {bubbles: true, propertyName: 'color'}));
    expect(behind()).to.equal('rgb(250, 240, 230)');
  });

  for (const dir of ['ltr', 'rtl'] as const) {
    for (const width of [240, 320, 480, 960, 1600]) {
      it(`keeps within ${width} px, its texts within their cells, ${dir}`, async () => {
        for (const name of ['ready', 'a month not over'] as const) {
          const el = await mount(cohortStates[name], {width, dir});
          expect(el.shadowRoot!.querySelector('.frame')!.scrollWidth).to.be.at.most(width);
          const wide = all(el, 'th, td').filter(({scrollWidth, clientWidth}) => scrollWidth > clientWidth + 1);
          expect(wide.map(text)).to.deep.equal([]);
          el.remove();
        }
      });
    }
  }

  it('keeps the names of the cohorts in view when it scrolls', async () => {
    const el = await mount(cohortStates['thirty-six months'], {width: 480});
    const region = all(el, '.scroll')[0]!;
    const place = () => all(el, '.name')[2]!.getBoundingClientRect().left;
    const before = place();
    region.scrollLeft = 400;
    expect(region.scrollLeft).to.equal(400);
    expect(place()).to.equal(before);
  });

  it('moves cell by cell, with one stop for the tab key', async () => {
    const el = await mount(cohortStates['every month']);
    all(el, '[tabindex="0"]')[0]!.focus();
    const keys = [];
    const arrows = ['ArrowRight', 'ArrowDown', 'ArrowDown', 'End', 'ArrowDown', 'Home'].map(key);
    for (const press of [...arrows, control('End'), control('Home')]) {
      await press();
      await el.updateComplete;
      const focused = el.shadowRoot!.activeElement as HTMLElement;
      keys.push(focused.dataset.key);
      expect(all(el, 'table [tabindex="0"]')).to.deep.equal([focused]);
    }
    expect(keys).to.deep.equal([
      'average/1', '1997-01-01/1', '1997-02-01/1', '1997-02-01/10', '1997-03-01/9', '1997-03-01/0',
      '1997-12-01/0', 'average/0',
    ]);
  });

  it('goes on to the left where people read from the right', async () => {
    const el = await mount(cohortStates['every month'], {dir: 'rtl'});
    cell(el, '1997-01-01/2').focus();
    await sendKeys({press: 'ArrowLeft'});
    expect((el.shadowRoot!.activeElement as HTMLElement).dataset.key).to.equal('1997-01-01/3');
  });

  it('passes over cohorts that are folded away', async () => {
    const el = await mount({answers: [{...cohortStates.ready.answers[0], result: cdnow}], shows: 'ready'});
    cell(el, '1997-03-01/0').focus();
    await sendKeys({press: 'ArrowDown'});
    expect((el.shadowRoot!.activeElement as HTMLElement).dataset.key).to.equal('1997-03-01/0');
  });

  it('tells by crm-select which cell was picked, by click and by key, and never an average', async () => {
    const el = await mount(cohortStates.ready);
    setTimeout(() => cell(el, '1997-02-01/4').click());
    expect((await oneEvent(el, 'crm-select')).detail).to.deep.equal({metric: 'cohort-retention', key: '1997-02-01/4'});
    cell(el, '1997-01-01/3').focus();
    setTimeout(() => sendKeys({press: 'Enter'}));
    expect((await oneEvent(el, 'crm-select')).detail).to.deep.equal({metric: 'cohort-retention', key: '1997-01-01/3'});
    let more = 0;
    el.addEventListener('crm-select', () => more++);
    cell(el, 'average/3').click();
    expect(more).to.equal(0);
  });

  it('shows the sentence of the cell that is pointed at or has the focus', async () => {
    const el = await mount(cohortStates.ready);
    const line = () => text(all(el, '.readout')[0]!);
    cell(el, '1997-01-01/1').dispatchEvent(new PointerEvent('pointerover', {bubbles: true}));
    expect(line()).to.equal('January 1997 cohort, month 1: 124 of 781 customers, 15.9%');
    cell(el, '1997-01-01/2').focus();
    expect(line()).to.equal('January 1997 cohort, month 2: 95 of 781 customers, 12.2%');
    cell(el, '1997-01-01/2').blur();
    expect(line()).to.equal('');
  });

  it('asks for nothing of an attribute that was taken away', async () => {
    const el = await mount(cohortStates.ready);
    for (const name of ['mode', 'brackets', 'start', 'table']) {
      el.setAttribute(name, name);
      el.removeAttribute(name);
    }
    await el.updateComplete;
    const {mode, brackets, start, table} = (el as MeasuredCohortRetention).asked;
    expect([mode, brackets, start, table]).to.deep.equal([undefined, undefined, undefined, undefined]);
    expect(all(el, 'thead tr:last-child th').map(text).slice(0, 3)).to.deep.equal(['0', '1', '2']);
  });

  it('keeps its one tab stop when new data has no such cell', async () => {
    const small = {...cohortStates.ready.answers[0], result: fullTriangle(2)};
    const el = await mount({answers: [cohortStates['every month'].answers[0], small], shows: 'ready'});
    cell(el, '1997-06-01/3').focus();
    await el.refresh();
    await el.updateComplete;
    expect(all(el, 'table [tabindex="0"]').map(({dataset}) => dataset.key)).to.deep.equal(['average/0']);
  });
});
