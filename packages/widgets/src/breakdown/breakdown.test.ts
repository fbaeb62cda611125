import {expect, oneEvent} from '@open-wc/testing';
import {allTold, mountState, settle, stickingOut, told} from '../shared/test-page.js';
import {ShownBreakdown, breakdownStates} from './breakdown-states.js';

customElements.define('shown-breakdown', ShownBreakdown);

const widths = (el: Element) => [...el.shadowRoot!.querySelectorAll('.fill')].map((bar) => bar.getAttribute('width'));

describe('<crm-breakdown>', () => {
  for (const [name, state] of Object.entries(breakdownStates)) {
    it(`is accessible: ${name}`, async () => {
      const el = await mountState('shown-breakdown', state);
      expect(el.widgetState).to.equal(state.shows);
      await expect(el).to.be.accessible();
    });

    for (const width of [240, 960]) {
      it(`fits ${width} px: ${name}`, async () => {
        expect(stickingOut(await mountState('shown-breakdown', state, {width}))).to.deep.equal([]);
      });
    }
  }

  it('is a table of names, values and shares, and says what it shows', async () => {
    const el = await mountState('shown-breakdown', breakdownStates.ready);
    expect(told(el, 'caption')).to.equal('Revenue by channel in June 1998: 5 groups; web comes first with $2,900.50.');
    expect(allTold(el, 'tbody tr')).to.deep.equal([
      'web $2,900.50 52%', 'store $1,740.12 31%', 'partner $640.25 11%', 'fair $210.00 4%',
        'Not stated n = 4 · small base $100.00 2%',
    ]);
  });

  it('writes what is small beside millions with digits of its own, and none of it as nothing', async () => {
    const el = await mountState('shown-breakdown', breakdownStates['huge beside tiny']);
    expect(allTold(el, '.amount')).to.deep.equal(['$1.20M', '$35.0K', '$40.00', '$0.04', '$0.004']);
  });

  for (const width of [240, 320, 960]) {
    it(`writes a group's name and its value on one line, ${width} px wide`, async () => {
      const el = await mountState('shown-breakdown', breakdownStates['thirty long names'], {width});
      const firstLine = (query: string) => {
        const range = document.createRange();
        range.selectNodeContents(el.shadowRoot!.querySelector(query)!);
        return range.getClientRects()[0]!;
      };
      expect(firstLine('.name bdi').bottom).to.be.closeTo(firstLine('.amount').bottom, 0.5);
    });
  }

  for (const width of [320, 480]) {
    it(`says that a group is small without breaking the line, ${width} px wide`, async () => {
      const el = await mountState('shown-breakdown', breakdownStates.ready, {width});
      const few = document.createRange();
      few.selectNodeContents(el.shadowRoot!.querySelector('.few')!);
      expect(new Set([...few.getClientRects()].map(({top}) => Math.round(top))).size).to.equal(1);
    });
  }

  it('is headed by metric and dimension before any of its code is there', async () => {
    const el = await mountState('shown-breakdown', {answers: [], shows: 'loading',
      attributes: {metric: 'revenue', by: 'channel', state: 'loading'}});
    expect(told(el, '.heading')).to.equal('Revenue by channel');
  });

  it('draws bars to one scale from zero', async () => {
    expect(widths(await mountState('shown-breakdown', breakdownStates['one group']))).to.deep.equal(['100%']);
    expect(widths(await mountState('shown-breakdown', breakdownStates['all zero']))).to.deep.equal(['0%', '0%']);
    // 900, 100 and -450 span 1 350.
    expect(widths(await mountState('shown-breakdown', breakdownStates['below zero']))).to.deep.equal(['66.67%',
      '7.41%', '33.33%']);
  });

  it('tells cost that no group can be charged with, and spreads it over none', async () => {
    const el = await mountState('shown-breakdown', breakdownStates['cost of no channel']);
    expect(allTold(el, 'tbody tr')).to.deep.equal([
      'web $128.40', 'fair $61.50', 'Unallocated $3,200.00 spent –',
    ]);
  });

  it('gives no share to rates, which do not add up, and a dash to the unknown', async () => {
    const el = await mountState('shown-breakdown', breakdownStates['rates, which do not add up']);
    expect(allTold(el, 'tbody tr')).to.deep.equal([
      'referral 71.0%', 'web 63.2%', 'fair n = 4 · small base 50.0%', 'cold call 31.0%', 'print n = 0 · small base –',
    ]);
  });

  it('shows twelve groups, and all when asked', async () => {
    const el = await mountState('shown-breakdown', breakdownStates['thirty long names']);
    expect([allTold(el, 'tbody tr').length, told(el, '.more')]).to.deep.equal([12, 'and 18 more']);
    el.shadowRoot!.querySelector<HTMLElement>('.more')!.click();
    await settle(el);
    expect(allTold(el, 'tbody tr').length).to.equal(30);
  });

  it('brings the focus to the first of the groups that were asked for', async () => {
    const el = await mountState('shown-breakdown', breakdownStates['thirty long names']);
    const more = el.shadowRoot!.querySelector<HTMLElement>('.more')!;
    more.focus();
    more.click();
    await settle(el);
    expect(el.shadowRoot!.activeElement).to.equal(el.shadowRoot!.querySelectorAll('tbody th .name')[12]);
  });

  it('fires crm-select with the group that was picked', async () => {
    const el = await mountState('shown-breakdown', breakdownStates.ready);
    const selected = oneEvent(el, 'crm-select') as Promise<CustomEvent>;
    el.shadowRoot!.querySelector<HTMLElement>('.name')!.click();
    expect((await selected).detail).to.deep.equal({metric: 'revenue', key: 'web'});
  });

  it('shows names and warnings from a file as text, whatever they hold', async () => {
    const payload = '<img src=x onerror=alert(1)><svg onload=alert(2)>';
    const [answer] = breakdownStates.ready.answers;
    const [first] = answer.result.groups!;
    const warnings = [{code: 'odd', message: payload, table: null, count: null}];
    const hostile = {...answer, result: {...answer.result, groups: [{...first!, key: payload}], warnings}};
    const el = await mountState('shown-breakdown', {answers: [hostile], shows: 'ready'});
    expect([told(el, '.name'), told(el, 'details li')]).to.deep.equal([payload, payload]);
    expect(el.shadowRoot!.querySelectorAll('img, [onload], [onerror]').length).to.equal(0);
  });
});
