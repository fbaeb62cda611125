import {expect, oneEvent, waitUntil} from '@open-wc/testing';
import {InputError, QueryError, type CrmError} from '@crm-widgets/core';
import {assert, asyncProperty, constantFrom, array} from 'fast-check';
import '../source/crm-source.js';
import '../source/crm-table.js';
import type {CrmSource} from '../source/source-element.js';
import {HeldWidget, heldOutcome, heldValue} from './held-widget.js';
import {settle, testBox} from './test-page.js';

customElements.define('held-widget', HeldWidget);

const fault = new InputError({
  code: 'E_HTTP_404', where: ['crm-table transactions'], what: 'the server answered 404, wanted a file',
  mend: 'Correct src',
});
const closing = ['crm-ready', 'crm-stale', 'crm-error'] as const;

/** A widget without a source, with the closing events it fires. */
async function mount(attributes: Record<string, string> = {}, body = '') {
  const el = document.createElement('held-widget') as HeldWidget;
  el.sourceless = true;
  el.textContent = body;
  const all = {metric: 'revenue', loading: 'eager', ...attributes};
  for (const [name, value] of Object.entries(all)) el.setAttribute(name, value);
  const events = eventsOf(el);
  const box = testBox();
  box.append(el);
  await el.updateComplete;
  return {el, events, box};
}

function eventsOf(el: Element): string[] {
  const events: string[] = [];
  for (const type of closing) el.addEventListener(type, () => events.push(type));
  return events;
}

const shown = (el: Element) => el.shadowRoot!.querySelector('.held')?.textContent ?? null;
const part = (el: Element, name: string) => el.shadowRoot!.querySelector(`[part='${name}']`);
const told = (el: Element, name: string) => part(el, name)?.textContent?.replace(/\s+/g, ' ').trim() ?? null;

describe('a run', () => {
  it('goes from loading to ready, fires one event and settles whenReady', async () => {
    const {el, events} = await mount();
    expect([el.widgetState, el.result, el.error]).to.deep.equal(['loading', null, null]);
    const ready = el.whenReady();
    el.runs[0]!.give();
    expect(await ready).to.equal(heldOutcome.result);
    expect([el.widgetState, el.result, shown(el)]).to.deep.equal(['ready', heldOutcome.result, '5590.87']);
    expect(events).to.deep.equal(['crm-ready']);
  });

  it('is painted before its event is fired, which bubbles, is composed and carries the result', async () => {
    const {el, box} = await mount();
    const heard = oneEvent(box, 'crm-ready') as Promise<CustomEvent>;
    el.runs[0]!.give();
    const event = await heard;
    expect([shown(el), event.composed, event.detail.result]).to.deep.equal(['5590.87', true, heldOutcome.result]);
  });

  it('that is partial tells how many rows are left out', async () => {
    const {el} = await mount();
    const report = {read: 6919, accepted: 6907, rejected: 12, skipped: 0, reasons: []};
    el.runs[0]!.give({state: 'partial', card: {title: 'Revenue', tables: [{name: 'transactions', report}]}});
    await el.whenReady();
    expect([el.widgetState, told(el, 'partial')]).to.deep.equal(
      ['partial', '12 of 6,919 rows could not be read and are left out.']);
  });

  it('that finds nothing says which nothing, and the last date there is', async () => {
    const {el, events} = await mount();
    const emptiness = {kind: 'none_in_period', table: 'transactions', lastDay: '1998-06-30'} as const;
    el.runs[0]!.give({state: 'empty', emptiness});
    await el.whenReady();
    expect([el.widgetState, told(el, 'empty'), events]).to.deep.equal(
      ['empty', 'There is nothing in this period. The last date found is June 30, 1998.', ['crm-ready']]);
  });

  it('that fails says so calmly, with the mend, and rejects with the plain fault', async () => {
    const {el, events} = await mount({id: 'sales'});
    el.runs[0]!.fail(fault);
    const rejected = await el.whenReady().catch((reason: unknown) => reason);
    const wanted = {...fault.toJSON(), where: ['held-widget#sales', 'crm-table transactions']};
    expect(rejected).to.deep.equal(wanted);
    expect([el.widgetState, el.result, {...el.error}, events]).to.deep.equal(['error', null, wanted, ['crm-error']]);
    expect(told(el, 'error')).to.contain('This cannot be shown. The server answered 404, wanted a file. Correct src.');
    expect(await el.whenReady().catch((reason: unknown) => reason)).to.deep.equal(wanted);
  });

  it('that the page refuses is unsupported', async () => {
    const {el, events} = await mount();
    el.runs[0]!.fail(new QueryError({code: 'E_CSP_WORKER', where: ['worker'], what: 'refused', mend: 'Allow it'}));
    await el.whenReady().catch(() => undefined);
    expect([el.widgetState, events]).to.deep.equal(['unsupported', ['crm-error']]);
  });

  it('whose drawing fails is an error, and no fault of the page', async () => {
    const {el, events} = await mount();
    el.broken = true;
    el.runs[0]!.give();
    const error = await el.whenReady().catch((reason: unknown) => reason) as {code: string};
    expect([error.code, el.widgetState, el.result, events]).to.deep.equal(['E_INTERNAL', 'error', null, ['crm-error']]);
    expect(told(el, 'error')).to.contain('This cannot be shown.');
  });

  it('shows how much has arrived', async () => {
    const {el} = await mount();
    el.runs[0]!.onProgress({phase: 'fetching', share: 0.25});
    await el.updateComplete;
    expect(el.shadowRoot!.querySelector('.progress rect')!.getAttribute('width')).to.equal('25%');
  });
});

describe('a newer run', () => {
  it('aborts the older, whose answer is never painted and has no event', async () => {
    const {el, events} = await mount();
    el.metric = 'mrr';
    await settle(el);
    expect(el.runs[0]!.signal.aborted).to.equal(true);
    el.runs[1]!.give(heldValue(2));
    el.runs[0]!.give(heldValue(1));
    await el.whenReady();
    await settle(el);
    expect([shown(el), events]).to.deep.equal(['2', ['crm-ready']]);
  });

  it('that came before an older failure hides it', async () => {
    const {el, events} = await mount();
    el.period = '2024';
    await settle(el);
    el.runs[0]!.fail(fault);
    el.runs[1]!.give();
    await el.whenReady();
    expect([el.widgetState, events]).to.deep.equal(['ready', ['crm-ready']]);
  });

  it('does not start when nothing that it asks has changed', async () => {
    const {el} = await mount();
    el.runs[0]!.give();
    await el.whenReady();
    el.heading = 'Sales';
    el.setAttribute('metric', 'revenue');
    await settle(el);
    expect(el.runs.length).to.equal(1);
  });

  it('is the only one ever shown, in whatever order answers come', async () => {
    const step = constantFrom('change', 'give first', 'give last', 'fail first', 'refresh');
    const steps = array(step, {minLength: 1, maxLength: 8});
    await assert(asyncProperty(steps, async (order) => {
      const {el, box} = await mount();
      for (const [i, step] of order.entries()) {
        if (step === 'change') el.period = `20${10 + i}`;
        if (step === 'refresh') el.refresh().catch(() => undefined);
        if (step === 'give first') el.runs[0]!.give(heldValue(0));
        if (step === 'give last') el.runs.at(-1)!.give(heldValue(el.runs.length - 1));
        if (step === 'fail first') el.runs[0]!.fail(fault);
        await settle(el);
      }
      el.runs.at(-1)!.give(heldValue(el.runs.length - 1));
      await el.whenReady().catch(() => undefined);
      if (el.widgetState === 'ready') expect(shown(el)).to.equal(String(el.runs.length - 1));
      else expect(el.runs.length).to.equal(1);
      box.remove();
    }), {numRuns: 60});
  });
});

describe('a change of the question', () => {
  const busy = (el: Element) => part(el, 'frame')!.getAttribute('aria-busy');

  it('leaves the picture as it is until the answer is there, and tells in widgetState alone that one is awaited', async () => {
    const {el} = await mount();
    el.runs[0]!.give();
    await el.whenReady();
    el.setAttribute('where', '{"channel": "web"}');
    await settle(el);
    expect([el.widgetState, el.result, shown(el), busy(el)]).to.deep.equal(['loading', null, '5590.87', 'false']);
    el.runs[1]!.give(heldValue(7));
    await el.whenReady();
    expect([el.widgetState, shown(el), busy(el)]).to.deep.equal(['ready', '7', 'false']);
  });

  it('shows that it is busy when the answer lets people wait', async () => {
    const {el} = await mount();
    el.runs[0]!.give();
    await el.whenReady();
    el.setAttribute('where', '{"channel": "web"}');
    await waitUntil(() => busy(el) === 'true');
    expect([el.widgetState, shown(el)]).to.deep.equal(['loading', '5590.87']);
  });
});

describe('widgets that a filter changes in one task', () => {
  async function filtered() {
    const both = [(await mount()).el, (await mount()).el] as const;
    for (const el of both) el.runs[0]!.give();
    await Promise.all(both.map((el) => el.whenReady()));
    for (const el of both) el.setAttribute('where', '{"channel": "web"}');
    await Promise.all(both.map((el) => el.updateComplete));
    return both;
  }

  it('show what they found in one task, so that no frame has half of it', async () => {
    const both = await filtered();
    both[0].runs[1]!.give(heldValue(1));
    await settle(both[0]);
    expect(both.map(shown)).to.deep.equal(['5590.87', '5590.87']);
    both[1].runs[1]!.give(heldValue(2));
    await settle(both[1]);
    expect(both.map(shown)).to.deep.equal(['1', '2']);
  });

  it('show it as it is drawn when they show it, also where something else changed meanwhile', async () => {
    const both = await filtered();
    both[0].runs[1]!.give(heldValue(1));
    await settle(both[0]);
    both[0].locale = 'de';
    await settle(both[0]);
    both[1].runs[1]!.give(heldValue(2));
    await settle(both[1]);
    expect(both.map((el) => [shown(el), el.shadowRoot!.querySelector('.held')!.getAttribute('lang')]))
      .to.deep.equal([['1', 'de'], ['2', '']]);
  });

  it('wait for none that takes long', async () => {
    const both = await filtered();
    both[0].runs[1]!.give(heldValue(1));
    await both[0].whenReady();
    expect(both.map(shown)).to.deep.equal(['1', '5590.87']);
  });

  it('wait for none that fails, or is asked something else', async () => {
    const both = await filtered();
    both[1].runs[1]!.fail(fault);
    both[0].runs[1]!.give(heldValue(1));
    await settle(both[0]);
    expect([shown(both[0]), both[1].widgetState]).to.deep.equal(['1', 'error']);
  });
});

describe('a refresh', () => {
  async function painted() {
    const mounted = await mount();
    mounted.el.runs[0]!.give();
    await mounted.el.whenReady();
    return mounted;
  }

  it('keeps the picture while it loads', async () => {
    const {el} = await painted();
    el.refresh().catch(() => undefined);
    await settle(el);
    expect([el.widgetState, shown(el), part(el, 'frame')!.getAttribute('aria-busy')]).to.deep.equal(
      ['loading', '5590.87', 'true']);
  });

  it('that fails keeps it, says how old it is, and is stale', async () => {
    const {el, events} = await painted();
    const refreshed = el.refresh();
    await settle(el);
    const stale = oneEvent(el, 'crm-stale') as Promise<CustomEvent>;
    el.runs[1]!.fail(fault);
    const {detail} = await stale;
    expect((await refreshed.catch((reason: unknown) => reason) as {code: string}).code).to.equal('E_HTTP_404');
    expect([el.widgetState, shown(el), el.result, events]).to.deep.equal(
      ['stale', '5590.87', heldOutcome.result, ['crm-ready', 'crm-stale']]);
    expect(told(el, 'stale')).to.match(/^Could not be refreshed; this is from \d+ seconds? ago\.$/);
    expect([detail.error.code, Date.now() - Date.parse(detail.since) < 60_000]).to.deep.equal(['E_HTTP_404', true]);
  });

  it('of another question that fails shows no old picture', async () => {
    const {el, events} = await painted();
    el.period = '2024';
    await settle(el);
    el.runs[1]!.fail(fault);
    await el.whenReady().catch(() => undefined);
    expect([el.widgetState, shown(el), events]).to.deep.equal(['error', null, ['crm-ready', 'crm-error']]);
  });

  it('recovers', async () => {
    const {el, events} = await painted();
    el.refresh().catch(() => undefined);
    await settle(el);
    el.runs[1]!.fail(fault);
    await settle(el);
    const again = el.refresh();
    await settle(el);
    el.runs[2]!.give(heldValue(7));
    await again;
    expect([el.widgetState, shown(el), el.error, events]).to.deep.equal(
      ['ready', '7', null, ['crm-ready', 'crm-stale', 'crm-ready']]);
  });

  it('keeps its figures when it is called otherwise', async () => {
    const {el} = await painted();
    el.heading = 'Takings';
    await settle(el);
    expect([shown(el), told(el, 'heading')]).to.deep.equal(['5590.87', 'Takings']);
  });

  it('never shows the figures of one metric under the title of another', async () => {
    const {el} = await painted();
    el.metric = 'mrr';
    await settle(el);
    expect([shown(el), told(el, 'heading')]).to.deep.equal([null, 'Monthly recurring revenue']);
  });
});

describe('an attribute that is wrong', () => {
  const cases: readonly [string, string, RegExp][] = [
    ['where', '{"channel":', /got "\{"channel":", wanted JSON such as/],
    ['params', '[]', /wanted JSON such as/],
    ['format', 'tiny', /wanted compact, full, or options/],
    ['loading', 'soon', /wanted lazy, eager/],
    ['refresh', 'often', /wanted a number/],
    ['locale', 'no such tongue', /wanted a language tag/],
    ['state', 'sleepy', /wanted idle, loading/],
  ];
  for (const [name, value, what] of cases) {
    it(`${name}="${value}" is told by name`, async () => {
      const {el} = await mount({[name]: value});
      const error = await el.whenReady().then(() => expect.fail('it was ready'), (reason: CrmError) => reason);
      expect([error.code, error.where]).to.deep.equal(['E_ATTR', ['held-widget', `attribute ${name}`]]);
      expect(error.what).to.match(what);
      expect(el.runs.length).to.equal(0);
    });
  }

  for (const name of ['locale', 'metric', 'where', 'format', 'period', 'refreshSeconds'] as const) {
    it(`${name} set to null or undefined, as frameworks do for what is not given, is as if it had never been there`, async () => {
      const {el} = await mount();
      el.runs[0]!.give();
      await el.whenReady();
      const usual = {locale: '', metric: '', where: '', format: '', period: '', refreshSeconds: ''}[name];
      for (const nothing of [null, undefined]) {
        Object.assign(el, {[name]: nothing});
        el.runs.at(-1)!.give();
        await el.updateComplete;
        el.runs.at(-1)!.give();
        expect([(await el.whenReady()).metric, el[name], el.error]).to.deep.equal(['revenue', usual, null]);
      }
    });
  }

  it('leaves nothing behind when the attribute is taken away', async () => {
    const {el} = await mount({locale: 'de', metric: 'mrr'});
    el.removeAttribute('locale');
    el.removeAttribute('metric');
    await el.updateComplete;
    expect([el.locale, el.metric, el.metrics]).to.deep.equal(['', '', ['']]);
  });

  it('that is a number, as frameworks set a year, is its text', async () => {
    const {el} = await mount();
    Object.assign(el, {period: 2024});
    await el.updateComplete;
    expect(el.runs.at(-1)!.ask.period).to.equal('2024');
  });

  it('recovers when it is mended', async () => {
    const {el} = await mount({where: '{'});
    await el.whenReady().catch(() => undefined);
    el.where = {channel: 'web'};
    await settle(el);
    el.runs[0]!.give();
    await el.whenReady();
    expect([el.widgetState, JSON.stringify(el.runs[0]!.ask.where)]).to.deep.equal(['ready', '{"channel":"web"}']);
  });
});

describe('starting', () => {
  it('waits for the view', async () => {
    const box = testBox();
    box.style.paddingBlockStart = '9000px';
    const el = document.createElement('held-widget') as HeldWidget;
    el.sourceless = true;
    box.append(el);
    await settle(el);
    expect(el.widgetState).to.equal('idle');
    const ready = el.whenReady();
    await settle(el);
    el.runs[0]!.give();
    await ready;
    expect(el.widgetState).to.equal('ready');
  });

  it('shows the page\'s own content until the picture is there', async () => {
    const {el} = await mount({}, 'Revenue in June: 5 590 $');
    expect(el.shadowRoot!.querySelector('slot:not([name])')).not.to.equal(null);
    expect(part(el, 'skeleton')).to.equal(null);
    el.runs[0]!.give();
    await el.whenReady();
    expect(el.shadowRoot!.querySelector('slot:not([name])')).to.equal(null);
  });

  it('shows a skeleton where the page has none', async () => {
    const {el} = await mount();
    expect(part(el, 'skeleton')).not.to.equal(null);
  });
});

describe('a life in the document', () => {
  it('moves without loading again', async () => {
    const {el, box, events} = await mount();
    el.runs[0]!.give();
    await el.whenReady();
    const other = document.createElement('section');
    box.append(other);
    other.append(el);
    await settle(el);
    expect([el.runs.length, el.widgetState, events]).to.deep.equal([1, 'ready', ['crm-ready']]);
  });

  it('moves by moveBefore without loading again', async () => {
    const {el, box} = await mount();
    const other = document.createElement('section');
    box.append(other);
    (other as unknown as {moveBefore(node: Node, before: Node | null): void}).moveBefore(el, null);
    await settle(el);
    expect([el.runs.length, el.runs[0]!.signal.aborted]).to.deep.equal([1, false]);
  });

  it('with `refresh` asks again after a first load that failed, as after any other', async () => {
    const {el} = await mount({refresh: '1'});
    el.runs[0]!.fail(fault);
    await el.whenReady().catch(() => undefined);
    await waitUntil(() => el.runs.length === 2, 'no second run', {timeout: 5000});
    el.runs[1]!.give();
    await el.whenReady();
    expect(el.widgetState).to.equal('ready');
  });

  it('leaves nothing behind when it goes', async () => {
    const {el, box} = await mount({refresh: '1'});
    el.runs[0]!.give();
    await el.whenReady();
    const heard: string[] = [];
    const {removeEventListener} = document;
    document.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
      heard.push(args[0]);
      removeEventListener.apply(document, args);
    };
    box.remove();
    await settle(el);
    document.removeEventListener = removeEventListener;
    expect(heard).to.deep.equal(['crm-source-change']);
  });

  it('ends a run that is under way without a word when it leaves, and starts again when it is back', async () => {
    const {el, box, events} = await mount();
    el.remove();
    await settle(el);
    expect([el.runs[0]!.signal.aborted, el.widgetState, events]).to.deep.equal([true, 'idle', []]);
    el.runs[0]!.give(heldValue(1));
    box.append(el);
    await settle(el);
    el.runs[1]!.give(heldValue(2));
    await el.whenReady();
    expect([shown(el), events]).to.deep.equal(['2', ['crm-ready']]);
  });

  it('goes on when a listener of the page throws', async () => {
    const {el} = await mount();
    const trapped = new Promise((resolve) => window.addEventListener('error', (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      resolve(event.message);
    }, {once: true, capture: true}));
    el.addEventListener('crm-ready', () => { throw new Error('of the page'); });
    const mocha = window.onerror;
    window.onerror = null;
    el.runs[0]!.give();
    await el.whenReady();
    expect(await trapped).to.contain('of the page');
    window.onerror = mocha;
    expect([el.widgetState, shown(el)]).to.deep.equal(['ready', '5590.87']);
  });
});

describe('finding a source', () => {
  const widget = (attributes: Record<string, string> = {}) => {
    const el = document.createElement('held-widget') as HeldWidget;
    el.loading = 'eager';
    el.metric = 'revenue';
    for (const [name, value] of Object.entries(attributes)) el.setAttribute(name, value);
    return el;
  };
  const source = (id = '') => {
    const el = document.createElement('crm-source');
    el.id = id;
    return el;
  };
  const readFrom = async (el: HeldWidget) => {
    await settle(el);
    return el.runs.at(-1)?.source ?? null;
  };

  it('takes the only one of the document, wherever it stands', async () => {
    const box = testBox();
    const [el, only] = [widget(), source()];
    box.append(el, only);
    expect(await readFrom(el)).to.equal(only.provideSource());
  });

  it('takes the nearest ancestor, also out of a shadow root', async () => {
    const box = testBox();
    const [outer, inner, host, el] = [source(), source(), document.createElement('div'), widget()];
    box.append(outer);
    outer.append(inner);
    inner.append(host);
    host.attachShadow({mode: 'open'}).append(el);
    expect(await readFrom(el)).to.equal(inner.provideSource());
  });

  it('takes the one with the id', async () => {
    const box = testBox();
    const [one, two, el] = [source('one'), source('two'), widget({source: 'two'})];
    box.append(one, el, two);
    expect(await readFrom(el)).to.equal(two.provideSource());
  });

  it('says that an id leads nowhere, and recovers when the source comes', async () => {
    const box = testBox();
    const el = widget({source: 'late'});
    const events = eventsOf(el);
    box.append(el);
    const error = await el.whenReady().catch((reason: unknown) => reason) as {code: string; mend: string};
    expect([error.code, error.mend]).to.deep.equal(
      ['E_SOURCE', 'Add <crm-source id="late"> to the page, or correct the id']);
    const late = source('late');
    box.append(late);
    expect(await readFrom(el)).to.equal(late.provideSource());
    el.runs[0]!.give();
    await el.whenReady();
    expect(events).to.deep.equal(['crm-error', 'crm-ready']);
  });

  it('says that there is none, or that several could be meant', async () => {
    const box = testBox();
    const el = widget();
    box.append(el);
    const none = await el.whenReady().catch((reason: unknown) => reason) as {code: string; what: string};
    expect([none.code, none.what]).to.deep.equal(['E_SOURCE', 'there is no crm-source on the page, and no src']);
    box.append(source(), source());
    await settle(el);
    const two = await el.whenReady().catch((reason: unknown) => reason) as {code: string; what: string};
    expect([two.code, two.what]).to.deep.equal(['E_SOURCE', 'the page has 2 sources, and no word says which is meant']);
  });

  it('refuses an id that two sources share', async () => {
    const box = testBox();
    const el = widget({source: 'same'});
    box.append(source('same'), source('same'), el);
    const error = await el.whenReady().catch((reason: unknown) => reason) as {code: string};
    expect(error.code).to.equal('E_SOURCE_NAME_CLASH');
  });

  it('waits without an error when its source goes, and reads the next', async () => {
    const box = testBox();
    const [first, el] = [source('a'), widget({source: 'a'})];
    const events = eventsOf(el);
    box.append(first, el);
    await settle(el);
    el.runs[0]!.give();
    await el.whenReady();
    first.remove();
    await settle(el);
    expect([el.widgetState, el.result, shown(el)]).to.deep.equal(['idle', null, null]);
    const next = source('a');
    box.append(next);
    expect(await readFrom(el)).to.equal(next.provideSource());
    expect(events).to.deep.equal(['crm-ready']);
  });

  it('reads again when a setting of the source changes, and not for an equal one', async () => {
    const box = testBox();
    const [only, el] = [source(), widget()];
    box.append(only, el);
    await settle(el);
    el.runs[0]!.give();
    await el.whenReady();
    only.asOf = '1998-07-01';
    await settle(el);
    expect(el.runs.length).to.equal(2);
    only.setAttribute('as-of', '1998-07-01');
    await settle(el);
    expect(el.runs.length).to.equal(2);
  });

  it('shows the fault of a wrong setting, and recovers', async () => {
    const box = testBox();
    const [only, el] = [source('acme') as CrmSource, widget()];
    only.setAttribute('params', '{');
    box.append(only, el);
    const error = await el.whenReady().catch((reason: unknown) => reason) as {where: string[]};
    expect(error.where).to.deep.equal(['held-widget', 'crm-source#acme', 'attribute params']);
    only.removeAttribute('params');
    await settle(el);
    expect(el.runs.length).to.equal(1);
  });

  it('gives the same whatever the order in which things are put on the page', async () => {
    const orders = ['source table widget', 'widget source table', 'source widget table', 'widget table source'];
    for (const order of orders) {
      const box = testBox();
      const [only, table, el] = [source(), document.createElement('crm-table'), widget()];
      table.name = 'transactions';
      table.rows = [{customer_id: 'a', issued_at: '2024-01-01', amount: 1}];
      const put = {source: () => box.append(only), table: () => only.append(table), widget: () => box.append(el)};
      for (const step of order.split(' ')) {
        put[step as keyof typeof put]();
        await Promise.resolve();
      }
      expect(await readFrom(el)).to.equal(only.provideSource());
      box.remove();
    }
  });
});

describe('design states', () => {
  for (const state of ['idle', 'loading', 'empty', 'error', 'unsupported']) {
    it(`${state} is shown without a run, and is accessible`, async () => {
      const {el} = await mount({state});
      expect([el.widgetState, el.runs.length]).to.deep.equal([state, 0]);
      await expect(el).to.be.accessible();
    });
  }
  for (const state of ['ready', 'partial', 'stale']) {
    it(`${state} is shown over real figures`, async () => {
      const {el} = await mount({state});
      el.runs[0]!.give();
      await el.whenReady();
      expect([el.widgetState, shown(el)]).to.deep.equal([state, '5590.87']);
    });
  }
});

describe('text from outside', () => {
  it('stays text', async () => {
    const payload = '<img src=x onerror=alert(1)>';
    const {el} = await mount({heading: payload, description: payload});
    el.runs[0]!.fail(new InputError({code: 'E_ATTR', where: [payload], what: payload, mend: payload}));
    await el.whenReady().catch(() => undefined);
    expect(el.shadowRoot!.querySelectorAll('img').length).to.equal(0);
    expect([told(el, 'heading'), told(el, 'description')]).to.deep.equal([payload, payload]);
  });
});
