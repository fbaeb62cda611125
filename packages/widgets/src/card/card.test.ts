import {expect} from '@open-wc/testing';
import type {Answer, Query} from '@crm-widgets/core';
import {InputError} from '@crm-widgets/core';
import {Formats} from '../shared/format.js';
import {en} from '../shared/messages/en.js';
import {mountState, settle, testBox, told} from '../shared/test-page.js';
import {ShownKpi} from '../kpi/kpi-states.js';
import {printFrame} from './card-print.js';
import {revenueOf, sampleAnswer} from './card-samples.js';
import {cardStates} from './card-states.js';
import type {CardSubject} from './card-model.js';
import {OpenCard} from './open-card.js';

customElements.define('shown-kpi', ShownKpi);

const first = cardStates['rows left out, answered by columns'];
const cardIn = (el: Element) => el.shadowRoot!.querySelector<HTMLElement>('.card:popover-open');
const button = (el: Element) => el.shadowRoot!.querySelector<HTMLButtonElement>('.about')!;
const act = (root: ParentNode, name: string) => root.querySelector<HTMLButtonElement>(`[data-act=${name}]`);

async function until<T>(look: () => T | null | undefined | false): Promise<T> {
  for (;;) {
    const found = look();
    if (found) return found;
    await settle({updateComplete: Promise.resolve()});
  }
}

/** Everything that is told, a space between pieces. */
function saidBy(card: Element): string {
  const texts = card.ownerDocument.createTreeWalker(card, NodeFilter.SHOW_TEXT);
  const said: string[] = [];
  while (texts.nextNode()) said.push(texts.currentNode.textContent!.trim());
  return said.filter(Boolean).join(' ').replace(/\s+/g, ' ');
}

async function opened(state: (typeof cardStates)[keyof typeof cardStates] = first) {
  const el = await mountState<never, never>('shown-kpi', state as never) as unknown as ShownKpi;
  button(el).focus();
  button(el).click();
  return {el, card: await until(() => cardIn(el))};
}

/** A press as a keyboard gives it, from inside the widget. */
function press(el: Element, key: string, more: KeyboardEventInit = {}): void {
  button(el).dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, composed: true, cancelable: true, ...more}));
}

describe('definition card', () => {
  for (const [name, state] of Object.entries(cardStates)) {
    it(`is accessible: ${name}`, async () => {
      const {el} = await opened(state);
      await expect(el).to.be.accessible();
    });

    for (const width of [120, 960]) {
      it(`leaves the frame as wide as it was at ${width} px: ${name}`, async () => {
        const el = await mountState<never, never>('shown-kpi', state as never, {width}) as unknown as ShownKpi;
        const {right} = button(el).getBoundingClientRect();
        expect(right).to.be.at.most(el.getBoundingClientRect().right);
        expect(button(el).getBoundingClientRect()).to.include({width: 24, height: 24});
      });
    }
  }

  it('has a button that is named after the number', async () => {
    const {el} = await opened();
    expect(button(el).ariaLabel).to.equal('Definition of Revenue');
  });

  for (const key of ['?', 'i']) {
    it(`opens by ${key}, and closes by it`, async () => {
      const el = await mountState('shown-kpi', first) as unknown as ShownKpi;
      press(el, key);
      await until(() => cardIn(el));
      press(el, key);
      expect(await until(() => !cardIn(el))).to.equal(true);
    });
  }

  it('leaves keys alone that belong to the browser', async () => {
    const el = await mountState('shown-kpi', first) as unknown as ShownKpi;
    press(el, 'i', {ctrlKey: true});
    await settle(el);
    expect(cardIn(el)).to.equal(null);
  });

  it('takes the focus, and gives it back when it is closed', async () => {
    const {el, card} = await opened();
    expect(el.shadowRoot!.activeElement).to.equal(card);
    act(card, 'close')!.click();
    expect([cardIn(el), el.shadowRoot!.activeElement]).to.deep.equal([null, button(el)]);
  });

  it('closes when the focus goes on into the page', async () => {
    const {el} = await opened();
    const next = document.createElement('button');
    el.after(next);
    next.focus();
    expect([cardIn(el), document.activeElement]).to.deep.equal([null, next]);
  });

  it('tells formula, inputs, period, settings, rows and engine', async () => {
    const {el, card} = await opened();
    const said = saidBy(card);
    expect(told(el, '.card-formula')).to.match(/^revenue = sum of amount over paid transactions/);
    for (const each of [
      'Revenue was $5,590.87 in June 1998', 'handbook of CRM Widgets, subscription revenue (3.10)',
      'Revenue $5,590.87 sum of amount of transactions by issued_at, status is paid', 'Rests on n = 213',
      'June 1, 1998 up to, not with, July 1, 1998', 'Compared with May 1998', '12 periods, each a month',
      'As of July 1, 1998', 'Europe/Paris', 'Basis paid which rows count', 'Filter: channel web',
      '6,933 rows read: 6,919 accepted, 12 rejected, 2 skipped · 340 kB in memory',
      '9 × not a date, in issued_at; first in line 104', '2 × of a test, skipped; first in line 17',
      'status paid, for the file has no such column', 'amount Total',
      'Typed columns answered 1 query in 3.4 ms',
    ]) expect(said).to.contain(each);
  });

  it('tells the two parts of a rate, and that its month is not over', async () => {
    const {card} = await opened(cardStates['a rate in a month that is not over']);
    const said = saidBy(card);
    for (const each of [
      'Numerator 26', 'Denominator 842', '95% interval 2.12% to 4.49%',
      'not over; counted up to, not with, June 20, 1998',
    ]) expect(said).to.contain(each);
  });

  it('shows SQL that reads what the file has', async () => {
    const {card} = await opened();
    expect(card.querySelector('.card-sql')!.textContent).to.contain('from raw_transactions');
  });

  it('says of values that the page gave neither period nor SQL', async () => {
    const {card} = await opened(cardStates['values that the page gave']);
    expect([...card.querySelectorAll('h3')].map((each) => each.textContent))
      .to.deep.equal(['Definition', 'Made of', 'Settings in force']);
    expect(saidBy(card)).to.contain('Cost €12,000.00 New customers 40 Numerator €12,000.00 Denominator 40 Rests on n = 40');
  });

  it('keeps up with its widget, in any language', async () => {
    const {el, card} = await opened();
    Object.assign(el, {heading: 'Takings', locale: 'de'});
    await settle(el);
    expect([card.querySelector('h2')!.textContent, saidBy(card).includes('5.590,87 $')]).to.deep.equal(['Takings', true]);
  });

  it('goes with its widget, and leaves nothing of itself', async () => {
    const {el, card} = await opened();
    el.remove();
    await settle(el);
    expect([card.isConnected, card.childElementCount, el.shadowRoot!.querySelector('.card')]).to.deep.equal([false, 0, null]);
  });

  it('is not there while there is nothing to explain', async () => {
    const el = await mountState('shown-kpi', {answers: [null], shows: 'loading'}) as unknown as ShownKpi;
    expect(getComputedStyle(button(el)).visibility).to.equal('hidden');
  });
});

describe('what a card can do', () => {
  const cards: OpenCard[] = [];
  afterEach(() => cards.splice(0).forEach((card) => card.close()));

  function open(askDuckDb: (query: Query, signal: AbortSignal) => Promise<Answer>, more: Partial<CardSubject> = {}) {
    const host = testBox();
    const root = host.attachShadow({mode: 'open'});
    const card = new OpenCard(root);
    cards.push(card);
    const subject: CardSubject = {
      heading: 'Revenue', outcome: revenueOf('columns'), compare: '', formats: new Formats('en'), messages: en,
      source: {askDuckDb}, ...more,
    };
    card.toggle(subject);
    return {root, host, card, subject};
  }

  const verdict = (root: ShadowRoot) => until(() => root.querySelector('.card-verdict'));

  it('says that both engines agree', async () => {
    const {root, host} = open(async () => sampleAnswer);
    act(root, 'check')!.click();
    expect((await verdict(root)).textContent).to.equal('Both agree: DuckDB answers 1 query with the same numbers.');
    await expect(host).to.be.accessible();
  });

  it('says where they differ, to the last digit', async () => {
    const {root} = open(async () => ({...sampleAnswer, columns: {...sampleAnswer.columns, m0: [7271.99, 5590.88]}}));
    act(root, 'check')!.click();
    expect((await verdict(root)).textContent).to.equal('They differ in 1 place:');
    expect(root.querySelector('.card-check li')!.textContent)
      .to.equal('June 1998: sum of amount is 5590.87 here, 5590.88 in DuckDB');
  });

  it('says why DuckDB could not be asked', async () => {
    const {root} = open(async () => {
      throw new InputError({code: 'E_CSP_WASM', where: [], what: 'the policy refuses WebAssembly', mend: 'Allow it'});
    });
    act(root, 'check')!.click();
    expect((await verdict(root)).textContent).to.equal('DuckDB could not be asked: the policy refuses WebAssembly. Allow it.');
  });

  it('calls a check off when it is closed', async () => {
    let asked: AbortSignal | undefined;
    const {root, card} = open((_query, signal) => {
      asked = signal;
      return new Promise(() => undefined);
    });
    act(root, 'check')!.click();
    card.close();
    expect(asked!.aborted).to.equal(true);
  });

  it('offers no check of DuckDB by itself', () => {
    const {root} = open(async () => sampleAnswer, {outcome: revenueOf('duckdb')});
    expect([act(root, 'check'), root.querySelector('.card')!.textContent!.includes('DuckDB answered 1 query')])
      .to.deep.equal([null, true]);
  });

  it('copies everything as Markdown', async () => {
    const {root} = open(async () => sampleAnswer);
    let copied = '';
    Object.defineProperty(navigator, 'clipboard', {configurable: true, value: {
      writeText: async (text: string) => { copied = text; },
    }});
    act(root, 'copy')!.click();
    await until(() => root.querySelector('.card-said')!.textContent === 'Copied');
    delete (navigator as {clipboard?: unknown}).clipboard;
    expect(copied.split('\n').filter((line) => line.startsWith('#'))).to.deep.equal([
      '## Revenue', '### Definition', '### Made of', '### Period', '### Settings in force', '### Data: transactions', '### Computation', '### SQL',
    ]);
  });

  it('prints the card, and nothing else of the page', async () => {
    const {root} = open(async () => sampleAnswer);
    const frame = await printFrame(root.querySelector('.card')!, 'en');
    const page = frame.contentDocument!;
    const shown = page.querySelector('.card')!;
    expect([page.body.childElementCount, page.title, page.documentElement.lang, shown.getAttribute('style')])
      .to.deep.equal([1, 'Revenue', 'en', null]);
    expect([getComputedStyle(shown).position, getComputedStyle(shown.querySelector('.card-tools')!).display])
      .to.deep.equal(['static', 'none']);
    frame.remove();
  });
});
