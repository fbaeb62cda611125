import {expect} from '@open-wc/testing';
import {learn} from '../../packages/widgets/src/shared/messages/languages.js';
import {cardStates} from '../../packages/widgets/src/card/card-states.js';
import {caseOf, drawn, mainCases, nextFrame, show} from './shown.js';

describe('3.1.2 Language of Parts: words of another language than those around them say which', () => {
  it('the kit\'s English on a page in a language that it does not speak', async () => {
    const el = await show(caseOf('shown-kpi'), {lang: 'sv'});
    expect(el.shadowRoot!.querySelector('.frame')!.getAttribute('lang')).to.equal('en');
  });
  it('the kit\'s German on a page in German needs say nothing', async () => {
    await learn('de');
    const el = await show(caseOf('shown-kpi'), {lang: 'de'});
    expect(el.shadowRoot!.querySelector('.frame')!.hasAttribute('lang')).to.equal(false);
  });
  it('formulas and parameters on a German card', async () => {
    await learn('de');
    const el = await show({tag: 'shown-kpi', name: 'card', state: cardStates['rows left out, answered by columns']}, {lang: 'de'});
    el.shadowRoot!.querySelector<HTMLElement>('.about')!.click();
    while (!el.shadowRoot!.querySelector('.card:popover-open')) await nextFrame();
    await drawn(el);
    const langOf = (text: string) => [...el.shadowRoot!.querySelectorAll('.card *')]
      .find((part) => part.children.length === 0 && part.textContent!.includes(text))?.closest('[lang]')?.getAttribute('lang') ?? null;
    expect([langOf('sum of amount over paid'), langOf('which rows count'), langOf('Festlegung')]).to.deep.equal(['en', 'en', null]);
  });
});

describe('3.2.2 On Input: what is switched changes the picture beside it, and takes the focus nowhere', () => {
  it('the numbers in the cells of cohorts', async () => {
    const el = await show(caseOf('shown-cohort-retention'), {width: 960});
    let picked = 0;
    el.addEventListener('crm-select', () => { picked++; });
    const switches = [...el.shadowRoot!.querySelectorAll<HTMLElement>('[part~=switches] button, [part~=switches] select')];
    expect(switches.length).to.be.above(1);
    for (const each of switches) {
      // What was switched before may have put another in its place.
      if (!each.isConnected) continue;
      each.focus();
      if (each instanceof HTMLSelectElement) each.dispatchEvent(new Event('change', {bubbles: true}));
      else each.click();
      await drawn(el);
      expect(el.shadowRoot!.activeElement).to.equal(each);
    }
    expect([picked, document.activeElement]).to.deep.equal([0, el]);
  });
});

describe('3.2.4 Consistent Identification: what does the same is called the same in every widget', () => {
  it('definition and saving', async () => {
    const names = new Set<string>();
    for (const each of mainCases.filter(({state}) => state.shows === 'ready')) {
      const el = await show(each);
      const heading = el.shadowRoot!.querySelector('.heading')!.textContent!.trim();
      names.add([...el.shadowRoot!.querySelectorAll('.about')].map((button) => button.ariaLabel!.replace(heading, '…')).join(', '));
    }
    expect([...names]).to.deep.equal(['Definition of …, Save or print …']);
  });
});
