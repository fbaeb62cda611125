import {expect} from '@open-wc/testing';
import {june} from '../kpi/kpi-samples.js';
import {CrmKpi} from '../kpi/kpi-element.js';
import {LanguageFollower, rootsHeard} from './language-follower.js';
import {learn} from './messages/languages.js';
import {settle, testBox, told} from './test-page.js';
import type {Outcome} from '@crm-widgets/runtime';
import type {KpiResult} from '@crm-widgets/core';

class HeardKpi extends CrmKpi {
  protected override get needsSource(): boolean {
    return false;
  }

  protected override answer(): Promise<Outcome<KpiResult>> {
    return Promise.resolve({result: june, state: 'ready', emptiness: null, card: {title: 'Revenue', tables: []}});
  }
}
customElements.define('heard-kpi', HeardKpi);

async function mount(attributes: Record<string, string> = {}, box: Element | ShadowRoot = testBox()): Promise<HeardKpi> {
  const el = document.createElement('heard-kpi') as HeardKpi;
  for (const [name, value] of Object.entries({metric: 'revenue', loading: 'eager', ...attributes})) el.setAttribute(name, value);
  box.append(el);
  await el.whenReady();
  await settle(el);
  return el;
}

/** Waits for words to be on the page, however many updates that takes. */
async function says(el: HeardKpi, text: string): Promise<void> {
  for (let i = 0; i < 200 && !told(el, '.frame')?.includes(text); i += 1) await settle(el);
  expect(told(el, '.frame')).to.contain(text);
}

const boxIn = (lang: string, dir = '') => Object.assign(testBox(), {lang, dir});

describe('the language of a widget', () => {
  it('is that around it, from the first picture on', async () => {
    const el = await mount({}, boxIn('de'));
    expect(told(el, '.heading')).to.equal('Umsatz');
    expect(told(el, '.when')).to.equal('Juni 1998');
  });

  it('follows a change of lang on an ancestor, live', async () => {
    const box = boxIn('en');
    const el = await mount({}, box);
    await says(el, 'down 23%');
    box.lang = 'de';
    await says(el, '23 % weniger');
    box.lang = 'en';
    await says(el, 'down 23%');
  });

  it('follows it from outside the shadow root that it lives in', async () => {
    const box = boxIn('en');
    const host = document.createElement('div');
    box.append(host);
    const el = await mount({}, host.attachShadow({mode: 'open'}));
    box.lang = 'de';
    await says(el, 'Umsatz');
  });

  it('follows its own locale before any lang', async () => {
    const el = await mount({locale: 'de'}, boxIn('en'));
    expect(told(el, '.heading')).to.equal('Umsatz');
    expect(el.shadowRoot!.querySelector('.frame')!.getAttribute('lang')).to.equal('de');
    el.locale = '';
    await says(el, 'Revenue');
  });

  it('goes with it to another place', async () => {
    const el = await mount({}, boxIn('en'));
    boxIn('de').append(el);
    await says(el, 'Umsatz');
  });

  it('is English in one that the kit does not speak, and says so', async () => {
    const el = await mount({}, boxIn('sv'));
    expect(told(el, '.heading')).to.equal('Revenue');
    expect(el.shadowRoot!.querySelector('.frame')!.getAttribute('lang')).to.equal('en');
  });

  it('is listened for once a root, and no longer than a widget is there', async () => {
    const before = rootsHeard();
    const both = [await mount(), await mount()];
    // The code that listens may still be on its way.
    for (let i = 0; i < 200 && rootsHeard() === before; i += 1) await settle(both[0]!);
    expect(rootsHeard()).to.equal(Math.max(1, before));
    for (const el of both) el.remove();
    await settle(both[0]!);
    expect(rootsHeard()).to.equal(0);
  });
});

describe('the live region of a widget', () => {
  class Lacking extends HeardKpi {
    protected override answer(): Promise<Outcome<KpiResult>> {
      return Promise.resolve({
        result: june, state: 'partial', emptiness: null,
        card: {title: 'Revenue', tables: [{name: 'transactions', report: {read: 9, accepted: 7, rejected: 2, skipped: 0, reasons: []}}]},
      });
    }
  }
  customElements.define('lacking-kpi', Lacking);

  it('keeps no word of the language before, and says nothing twice', async () => {
    const box = boxIn('en');
    const el = document.createElement('lacking-kpi') as Lacking;
    Object.assign(el, {metric: 'revenue', loading: 'eager'});
    box.append(el);
    await el.whenReady();
    const region = () => el.shadowRoot!.querySelector('[role=status]')!.textContent;
    for (let i = 0; i < 200 && !region(); i += 1) await settle(el);
    expect(region()).to.contain('could not be read');
    box.lang = 'de';
    await says(el, 'konnten nicht gelesen werden');
    expect(region()).to.equal('');
  });
});

describe('the direction of a widget', () => {
  before(() => learn('ar'));

  it('runs from the right in a language that does, where the page says nothing', async () => {
    const el = await mount({}, Object.assign(testBox(), {lang: 'ar'}));
    await says(el, 'الإيرادات');
    expect(el.matches(':dir(rtl)')).to.equal(true);
  });

  it('is what the page says', async () => {
    const el = await mount({}, boxIn('ar', 'ltr'));
    await says(el, 'الإيرادات');
    expect(el.matches(':dir(rtl)')).to.equal(false);
  });

  it('is that of its own locale', async () => {
    const el = await mount({locale: 'ar'}, boxIn('en', 'ltr'));
    await says(el, 'الإيرادات');
    expect(el.dir).to.equal('rtl');
    el.locale = 'en';
    await says(el, 'Revenue');
    expect(el.hasAttribute('dir')).to.equal(false);
  });

  it('never goes over a dir of its own', async () => {
    const el = await mount({locale: 'ar', dir: 'ltr'});
    await says(el, 'الإيرادات');
    expect(el.dir).to.equal('ltr');
  });
});

describe('digits', () => {
  it('are those of Europe', async () => {
    const el = await mount({}, boxIn('ar', 'rtl'));
    expect(told(el, '.value')).to.contain('5,590.87');
  });

  it('are native where lang asks for them', async () => {
    const el = await mount({}, boxIn('ar-u-nu-arab', 'rtl'));
    expect(told(el, '.value')).to.contain('٥٬٥٩٠٫٨٧');
    expect(told(el, '.when')).to.contain('١٩٩٨');
    await says(el, 'الإيرادات');
    expect(el.shadowRoot!.querySelector('.frame')!.hasAttribute('lang')).to.equal(false);
  });

  it('are native in every word, and of Europe again where no more is asked', async () => {
    const box = boxIn('hi-u-nu-deva');
    const el = await mount({}, box);
    await says(el, '१९९८');
    expect(told(el, '.frame')).not.to.match(/[0-9]/);
    box.lang = 'hi';
    await says(el, '1998');
  });
});

it('a follower ends with its widget', async () => {
  const el = await mount();
  const follower = new LanguageFollower(el, 'en');
  await follower.learned;
  el.remove();
  await settle(el);
  expect(rootsHeard()).to.equal(0);
});
