import {expect} from '@open-wc/testing';
import {settle, testBox} from '../../packages/widgets/src/shared/test-page.js';
import {HeldWidget, heldValue} from '../../packages/widgets/src/shared/held-widget.js';
import {emptyOf, notFound, partialOf, readyWith} from '../../packages/widgets/src/shared/answers.js';
import {june} from '../../packages/widgets/src/kpi/kpi-samples.js';
import {caseOf, looked, laidOut, nameOf, operable, show} from './shown.js';

customElements.define('held-status', HeldWidget);

describe('4.1.2 Name, Role, Value: what can be operated has a name, a role, and says what it stands at', () => {
  for (const each of looked) {
    it(`${each.tag}: ${each.name}`, async () => {
      const el = await show(each);
      const nameless = operable(el).filter((part) => !(part.ariaLabel || part.getAttribute('aria-labelledby') || part.innerText.trim()
        || (part as HTMLInputElement).labels?.length));
      expect(nameless.map(nameOf)).to.deep.equal([]);
      const frame = el.shadowRoot!.querySelector('[part=frame]')!;
      expect([frame.role, frame.getAttribute('aria-busy')]).to.deep.equal(['group', String(each.state.shows === 'loading')]);
    });
  }
  it('a trend says its period in words', async () => {
    const el = await show(caseOf('shown-trend'));
    const [slider] = laidOut(el, '[role=slider]');
    expect([slider!.ariaLabel, slider!.ariaValueText]).to.deep.equal(['Period', 'June 1998: $5,590.87; before: June 1997 $6,100.00']);
  });
});

describe('4.1.3 Status Messages: one polite message a run, of what went otherwise than expected', () => {
  /** What the live region of a widget says over time, also where it says the same again. */
  async function mount() {
    const el = document.createElement('held-status') as HeldWidget;
    Object.assign(el, {sourceless: true, loading: 'eager', heading: 'Revenue'});
    testBox().append(el);
    // What speaks comes after the widget.
    await import('../../packages/widgets/src/shared/companions.js');
    await settle(el);
    const region = el.shadowRoot!.querySelector('[role=status]')!;
    const said: string[] = [];
    new MutationObserver(() => {
      const text = region.textContent!.trim();
      if (text) said.push(text);
    }).observe(region, {childList: true, characterData: true, subtree: true});
    return {el, said, region};
  }
  const partly = partialOf(readyWith(june, 'Revenue'));

  it('of rows that are left out', async () => {
    const {el, said} = await mount();
    el.runs[0]!.give(partly);
    await el.whenReady();
    await settle(el);
    expect(said).to.deep.equal(['Revenue: 12 of 6,931 rows could not be read and are left out.']);
  });
  it('of the same rows once, however often they are read', async () => {
    const {el, said} = await mount();
    el.runs[0]!.give(partly);
    await el.whenReady();
    const again = el.refresh();
    await settle(el);
    el.runs[1]!.give(partly);
    await again;
    await settle(el);
    expect(said.length).to.equal(1);
  });
  it('of a filter that leaves nothing, but not of what is empty from the first', async () => {
    const empty = emptyOf(readyWith(june, 'Revenue'), 'filtered_out');
    const first = await mount();
    first.el.runs[0]!.give(empty);
    await first.el.whenReady();
    await settle(first.el);
    expect(first.said).to.deep.equal([]);
    const {el, said} = await mount();
    el.runs[0]!.give(heldValue(1));
    await el.whenReady();
    el.where = '{"channel": "none"}';
    await settle(el);
    el.runs[1]!.give(empty);
    await el.whenReady();
    await settle(el);
    expect(said).to.deep.equal(['Revenue: No rows match the filter.']);
  });
  it('of a fault, calmly', async () => {
    const {el, said} = await mount();
    el.runs[0]!.fail(notFound);
    await el.whenReady().catch(() => undefined);
    await settle(el);
    expect(said).to.deep.equal(['Revenue cannot be shown.']);
  });
  it('of a refresh that failed, once, however old the picture gets', async () => {
    const {el, said} = await mount();
    el.runs[0]!.give(heldValue(1));
    await el.whenReady();
    const again = el.refresh();
    await settle(el);
    el.runs[1]!.fail(notFound);
    await again.catch(() => undefined);
    await settle(el);
    expect(said).to.deep.equal(['Revenue: Could not be refreshed; this is from 0 seconds ago.']);
    const {now} = Date;
    try {
      Date.now = () => now() + 3_600_000;
      el.requestUpdate();
      await settle(el);
    } finally {
      Date.now = now;
    }
    expect([said.length, laidOut(el, '[part=stale]')[0]!.textContent]).to.deep.equal([1, 'Could not be refreshed; this is from 60 minutes ago.']);
    const third = el.refresh();
    await settle(el);
    el.runs[2]!.fail(notFound);
    await third.catch(() => undefined);
    await settle(el);
    expect(said.length).to.equal(1);
  });
  it('of a change of an attribute none', async () => {
    const {el, said} = await mount();
    el.runs[0]!.give(partly);
    await el.whenReady();
    await settle(el);
    Object.assign(el, {description: 'Of the shop', heading: 'Sales', format: 'full'});
    await settle(el);
    expect(said.length).to.equal(1);
  });
  it('and politely', async () => {
    const {region} = await mount();
    expect([region.role, region.getAttribute('aria-live') ?? 'polite']).to.deep.equal(['status', 'polite']);
  });
});
