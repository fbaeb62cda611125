import {expect} from '@open-wc/testing';
import {HeldWidget} from './held-widget.js';
import {settle, testBox} from './test-page.js';
import {guardTheme} from './theme-guard.js';

customElements.define('dressed-widget', HeldWidget);

async function mount() {
  const box = testBox();
  const frame = document.createElement('iframe');
  const el = document.createElement('dressed-widget') as HeldWidget;
  Object.assign(el, {sourceless: true, metric: 'revenue', loading: 'eager'});
  box.append(frame, el);
  await el.updateComplete;
  el.runs[0]!.give();
  await el.whenReady();
  // The code that follows has come when a theme is looked at.
  guardTheme(el);
  await import('./companions.js');
  await settle(el);
  return {box, el, there: frame.contentDocument!};
}

const display = (el: HeldWidget) => el.ownerDocument.defaultView!.getComputedStyle(el).display;

describe('a widget that moves to another document', () => {
  it('keeps its looks there, and on the way back', async () => {
    const {box, el, there} = await mount();
    const count = el.shadowRoot!.adoptedStyleSheets.length;
    there.body.append(el);
    await settle(el);
    expect([display(el), el.shadowRoot!.adoptedStyleSheets.length]).to.deep.equal(['block', count]);
    box.append(el);
    await settle(el);
    expect([display(el), el.shadowRoot!.adoptedStyleSheets.length]).to.deep.equal(['block', count]);
  });

  it('answers there', async () => {
    const {el, there} = await mount();
    there.body.append(el);
    await settle(el);
    const again = el.refresh();
    await settle(el);
    el.runs.at(-1)!.give();
    expect([(await again).metric, el.error]).to.deep.equal(['revenue', null]);
  });
});
