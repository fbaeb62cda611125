import {expect, oneEvent} from '@open-wc/testing';
import {wrongAttribute, type KpiResult} from '@crm-widgets/core';
import type {Ask, Outcome} from '@crm-widgets/runtime';
import {heldOutcome} from './held-widget.js';
import {LateWidget, type Part} from './late-widget.js';
import {settle, testBox, told} from './test-page.js';
import '../source/crm-source.js';

/** A widget whose part comes when its test says so. */
class SlowWidget extends LateWidget<KpiResult> {
  static override properties = {size: {}};
  declare size: string;
  arrive!: () => void;
  readonly asked: Ask[] = [];

  protected override get needsSource(): boolean {
    return false;
  }

  protected override async load() {
    await new Promise<void>((resolve) => { this.arrive = resolve; });
    return SlowPart;
  }
}

class SlowPart implements Part<KpiResult> {
  readonly #widget: SlowWidget;

  constructor(widget: SlowWidget) {
    this.#widget = widget;
  }

  query(): Ask {
    const {size} = this.#widget;
    if (size === 'wrong') throw wrongAttribute('size', size, 'small or large', 'Set size="small"');
    return {by: size};
  }

  answer(_source: unknown, ask: Ask): Promise<Outcome<KpiResult>> {
    this.#widget.asked.push(ask);
    return Promise.resolve(heldOutcome);
  }

  render(): string {
    return `drawn ${this.#widget.size}`;
  }
}
customElements.define('slow-widget', SlowWidget);

class SlowSourcedWidget extends SlowWidget {
  protected override get needsSource(): boolean {
    return true;
  }
}
customElements.define('slow-sourced-widget', SlowSourcedWidget);

async function mount(size: string, tag = 'slow-widget'): Promise<SlowWidget> {
  const el = document.createElement(tag) as SlowWidget;
  el.setAttribute('size', size);
  el.loading = 'eager';
  testBox().append(el);
  await settle(el);
  return el;
}

describe('a widget whose code comes later', () => {
  it('is loading until then, and shows the shape of what comes', async () => {
    const el = await mount('small');
    expect(el.widgetState).to.equal('loading');
    expect(el.shadowRoot!.querySelector('[part=skeleton]')).to.not.equal(null);
    expect(el.asked).to.deep.equal([]);
  });

  it('asks once, with what was set in between, and answers who waits', async () => {
    const el = await mount('small');
    const ready = el.whenReady();
    const event = oneEvent(el, 'crm-ready');
    el.size = 'large';
    await settle(el);
    el.arrive();
    expect(await ready).to.equal(heldOutcome.result);
    await event;
    await settle(el);
    expect(el.asked).to.deep.equal([{by: 'large'}]);
    expect(told(el, '.drawn')).to.equal('drawn large');
  });

  for (const tag of ['slow-widget', 'slow-sourced-widget']) {
    it(`tells of a wrong attribute then, once: ${tag}`, async () => {
      testBox().append(document.createElement('crm-source'));
      const el = await mount('wrong', tag);
      let told = 0;
      el.addEventListener('crm-error', () => { told++; });
      const ready = el.whenReady();
      el.arrive();
      const fault = await ready.catch((error: {code: string}) => error);
      await settle(el);
      expect(fault).to.include({code: 'E_ATTR'});
      expect([el.widgetState, told]).to.deep.equal(['error', 1]);
    });
  }

  it('asks again where a property changes after that, and waits for no code', async () => {
    const el = await mount('small');
    el.arrive();
    await el.whenReady();
    const again = oneEvent(el, 'crm-ready');
    el.size = 'large';
    await again;
    expect(el.asked).to.deep.equal([{by: 'small'}, {by: 'large'}]);
  });
});
