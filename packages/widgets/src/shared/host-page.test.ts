import {expect} from '@open-wc/testing';
import {breakdownStates, ShownBreakdown} from '../breakdown/breakdown-states.js';
import {ShownKpi, kpiStates} from '../kpi/kpi-states.js';
import {mountState, settle} from './test-page.js';

customElements.define('shown-kpi', ShownKpi);
customElements.define('shown-breakdown', ShownBreakdown);

const root = document.documentElement;
const inside = (el: Element, selector: string) => el.shadowRoot!.querySelector<HTMLElement>(selector)!;

describe('a page that the kit does not know', () => {
  afterEach(() => root.removeAttribute('style'));

  it('lends its type and not its line breaks, indents and alignment', async () => {
    root.style.cssText = 'white-space: nowrap; text-indent: 2em; text-align: center; font-style: italic; letter-spacing: 1px';
    const el = await mountState('shown-kpi', kpiStates.error, {width: 320}) as unknown as HTMLElement;
    const {whiteSpace, textIndent, textAlign, fontStyle, letterSpacing} = getComputedStyle(inside(el, '[part=body]'));
    expect([whiteSpace, textIndent, textAlign, fontStyle, letterSpacing]).to.deep.equal(['normal', '0px', 'start', 'italic', '1px']);
    expect(inside(el, '[part=frame]').scrollWidth).to.equal(320 - 2);
  });

  it('with 1rem of 10 px has a card in the size of its widgets', async () => {
    root.style.cssText = 'font-size: 62.5%';
    document.body.style.fontSize = '1.6rem';
    const el = await mountState('shown-kpi', kpiStates.ready, {width: 320}) as unknown as HTMLElement;
    inside(el, '[part=about]').click();
    while (!inside(el, '[part=card]:popover-open')) await settle(el as unknown as ShownKpi);
    expect(getComputedStyle(inside(el, '[part=card]')).fontSize).to.equal('15px');
    document.body.removeAttribute('style');
  });

  it('without round corners has none on bars either', async () => {
    root.style.cssText = '--crm-radius: 0px';
    const el = await mountState('shown-breakdown', breakdownStates.ready) as unknown as HTMLElement;
    expect(getComputedStyle(inside(el, '.bar rect')).rx).to.equal('0px');
  });
});
