import {expect, oneEvent} from '@open-wc/testing';
import type {TrendResult} from '@crm-widgets/core';
import {Formats} from '../shared/format.js';
import {allTold, mountState, settle, stickingOut, told} from '../shared/test-page.js';
import {ShownTrend, trendStates} from './trend-states.js';

customElements.define('shown-trend', ShownTrend);

const cursorOf = (el: Element) => el.shadowRoot!.querySelector<HTMLElement>('[role=slider]')!;

async function press(el: ShownTrend, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    cursorOf(el).dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}));
    await settle(el);
  }
}

describe('<crm-trend>', () => {
  for (const [name, state] of Object.entries(trendStates)) {
    it(`is accessible: ${name}`, async () => {
      const el = await mountState('shown-trend', state);
      expect(el.widgetState).to.equal(state.shows);
      await expect(el).to.be.accessible();
    });

    for (const [width, dir] of [[240, 'ltr'], [960, 'ltr'], [320, 'rtl']] as const) {
      it(`fits ${width} px, ${dir}: ${name}`, async () => {
        expect(stickingOut(await mountState('shown-trend', state, {width, dir}))).to.deep.equal([]);
      });
    }
  }

  it('is headed by all its metrics before any of its code is there', async () => {
    const el = await mountState('shown-trend', {answers: [], shows: 'loading',
      attributes: {metric: 'revenue, nps, our-own', state: 'loading'}});
    expect(told(el, '.heading')).to.equal('Revenue, Net promoter score, our-own');
  });

  it('says in the label of the chart what the chart shows', async () => {
    const el = await mountState('shown-trend', trendStates.ready);
    expect(el.shadowRoot!.querySelector('[role=img]')!.getAttribute('aria-label')).to.equal(
      'Revenue went from $9,011.20 in July 1997 to $5,590.87 in June 1998; '
      + 'highest $12,044.00 in November 1997, lowest $5,590.87 in June 1998.');
  });

  it('has a table of exactly the figures of its result', async () => {
    const el = await mountState<TrendResult, ShownTrend>('shown-trend', trendStates.ready);
    const formats = new Formats('en');
    const [now, before] = el.result!.metrics;
    expect(allTold(el, 'tbody tr')).to.deep.equal(now!.series.map((point, i) =>
      `${formats.period(point)} ${formats.value(point.value, now!)} ${formats.value(before!.series[i]!.value, now!)}`));
  });

  for (const width of [240, 480, 960]) {
    it(`is as tall before it comes as when it is there, at ${width} px`, async () => {
      const tall = async (state: (typeof trendStates)[keyof typeof trendStates]) => {
        const el = await mountState<TrendResult, ShownTrend>('shown-trend', state, {width});
        while (el.width === 0) await new Promise((resolve) => { requestAnimationFrame(resolve); });
        await settle(el);
        return el.shadowRoot!.querySelector('.plot')!.getBoundingClientRect().height;
      };
      expect(await tall(trendStates.loading)).to.be.closeTo(await tall(trendStates.ready), 1);
    });
  }

  it('draws the comparison apart, and an unfinished month dotted', async () => {
    const parts = async (state: (typeof trendStates)[keyof typeof trendStates]) => {
      const root = (await mountState('shown-trend', state)).shadowRoot!;
      return ['.line:not(.tail)', '.tail', '.before'].map((each) => root.querySelectorAll(each).length);
    };
    expect(await parts(trendStates['without a comparison'])).to.deep.equal([1, 0, 0]);
    expect(await parts(trendStates['a month that is not over'])).to.deep.equal([1, 1, 1]);
  });

  it('has lines at round hours where hours are written', async () => {
    const el = await mountState('shown-trend', trendStates['a duration']);
    const labels = [...el.shadowRoot!.querySelectorAll('.grid + .tick, .base + .tick')].map(({textContent}) => textContent!.trim());
    expect(labels).to.deep.equal(['0 hr', '1 hr', '2 hr', '3 hr']);
  });

  it('writes the last value in the unit of the axis', async () => {
    const el = await mountState('shown-trend', trendStates['a duration']);
    // 2,200 seconds beside an axis of hours.
    expect(told(el, '.end')).to.equal('0.6 hr');
  });

  const ticksOf = (el: Element) => [...el.shadowRoot!.querySelectorAll('.grid + .tick, .base + .tick')].map(({textContent}) => textContent!.trim());

  it('writes an axis with as many digits at each line', async () => {
    expect(ticksOf(await mountState('shown-trend', trendStates['a rate']))).to.deep.equal(['2.5%', '3.0%', '3.5%', '4.0%']);
    const [june] = trendStates['one period'].answers[0]!.result.metrics;
    const orders = {...june!, series: [{...june!.series[0]!, value: 32.51}]};
    const answer = {...trendStates['one period'].answers[0]!, result: {metrics: [orders], warnings: []}};
    expect(ticksOf(await mountState('shown-trend', {...trendStates['one period'], answers: [answer]}))).to.deep.equal(['$0', '$10', '$20', '$30', '$40']);
  });

  it('draws a rate that never changes as far above zero as it is', async () => {
    const el = await mountState('shown-trend', trendStates['all equal']);
    expect(ticksOf(el)).to.deep.equal(['0%', '1%', '2%', '3%']);
  });

  for (const width of [240, 320, 700]) {
    it(`lays no period's name on the next, at ${width} px`, async () => {
      const el = await mountState('shown-trend', trendStates.ready, {width});
      const names = [...el.shadowRoot!.querySelectorAll('.tick:not(.grid + .tick, .base + .tick)')].map((each) => each.getBoundingClientRect());
      expect(names.length).to.be.at.least(2);
      names.slice(1).forEach(({left}, i) => expect(left - names[i]!.right).to.be.at.least(12));
    });
  }

  it('leaves gaps where nothing is known', async () => {
    const el = await mountState('shown-trend', trendStates.gaps);
    expect(el.shadowRoot!.querySelector('.line')!.getAttribute('d')!.match(/M/g)!.length).to.equal(4);
  });

  it('draws a point between two gaps as a dot, wider than the line', async () => {
    const el = await mountState('shown-trend', trendStates.gaps);
    const [dots] = el.shadowRoot!.querySelectorAll('.line.lone');
    expect(dots!.getAttribute('d')!.match(/M/g)!.length).to.equal(2);
    expect(getComputedStyle(dots!).strokeWidth).to.equal('5px');
  });

  it('writes heads and cells of the table under the chart in one small size', async () => {
    const el = await mountState('shown-trend', trendStates.ready);
    const sizes = [...el.shadowRoot!.querySelectorAll('details :is(th, td)')].map((cell) => getComputedStyle(cell).fontSize);
    expect(new Set(sizes)).to.deep.equal(new Set(['12.1875px']));
  });

  it('is read period by period with the arrow keys; Escape puts the tip away', async () => {
    const el = await mountState<TrendResult, ShownTrend>('shown-trend', trendStates.ready);
    cursorOf(el).focus();
    await settle(el);
    expect(cursorOf(el).getAttribute('aria-valuetext')).to.equal('June 1998: $5,590.87; before: June 1997 $6,100.00');
    await press(el, 'ArrowLeft');
    expect(cursorOf(el).getAttribute('aria-valuetext')).to.equal('May 1998: $7,271.99; before: May 1997 $6,800.00');
    expect(told(el, '.tip')).to.equal('May 1998 $7,271.99 May 1997 $6,800.00');
    await press(el, 'Home', 'ArrowLeft');
    expect(cursorOf(el).getAttribute('aria-valuenow')).to.equal('0');
    await press(el, 'Escape');
    expect(told(el, '.tip')).to.equal(null);
  });

  it('runs from right to left where the page does, arrows with it', async () => {
    const el = await mountState<TrendResult, ShownTrend>('shown-trend', trendStates.ready, {dir: 'rtl'});
    const dot = Number(el.shadowRoot!.querySelector('.dot')!.getAttribute('cx'));
    expect(dot).to.be.below(240);
    cursorOf(el).focus();
    await press(el, 'ArrowRight');
    expect(cursorOf(el).getAttribute('aria-valuenow')).to.equal('10');
  });

  it('fires crm-select with the first day of the period that was picked', async () => {
    const el = await mountState<TrendResult, ShownTrend>('shown-trend', trendStates.ready);
    cursorOf(el).focus();
    await press(el, 'ArrowLeft');
    const selected = oneEvent(el, 'crm-select') as Promise<CustomEvent>;
    await press(el, 'Enter');
    const {detail, cancelable, composed} = await selected;
    expect([detail, cancelable, composed]).to.deep.equal([{metric: 'revenue', key: '1998-05-01'}, true, true]);
  });
});
