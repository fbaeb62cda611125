import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {FunnelResult} from '@crm-widgets/core';
import {settle} from '../shared/test-page.js';
import '../source/crm-source.js';
import '../source/crm-table.js';
import './crm-funnel.js';
import type {CrmFunnel} from './funnel-element.js';

const at = (actor_id: string, name: string, day: string, customer_id: string | null = null) => ({actor_id, name, at: `2024-05-${day}`, customer_id});
const events = [
  at('a', 'visit', '01', '1'), at('a', 'signup', '02', '1'), at('b', 'visit', '03', '2'), at('c', 'visit', '30'), at('=d', 'visit', '04'), at('=d', 'signup', '08'),
];
const customers = [{customer_id: '1', name: 'Ann', country: 'FR', acquired_at: '2024-05-05'}, {customer_id: '2', name: 'Bob', country: 'DE'}];
const columns = '{"name": {"from": "name", "private": true}}';

async function mount(inner: string, attributes: Readonly<Record<string, string>> = {}, rows = events): Promise<CrmFunnel> {
  const box = await fixture(html`
    <crm-source as-of="2024-06-01" time-zone="UTC">
      <crm-table name="events" .rows=${rows}></crm-table>
      <crm-table name="customers" .rows=${customers} columns=${columns}></crm-table>
    </crm-source>`);
  const el = document.createElement('crm-funnel');
  for (const [name, value] of Object.entries({lang: 'en', period: 'all', table: 'events', loading: 'eager', ...attributes})) el.setAttribute(name, value);
  const steps = new DOMParser().parseFromString(inner, 'text/html').body.children;
  el.append(...steps);
  box.append(el);
  return el;
}

const countsOf = ({steps}: FunnelResult) => steps.map(({id, label, count}) => [id, label, count]);
const all = (el: Element, selector: string) => [...el.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const text = (el: Element) => el.textContent!.replace(/\s+/g, ' ').trim();

describe('<crm-step>', function () {
  this.timeout(60_000);

  it('is a step by its id, its label, its rows, its table and its window', async () => {
    const el = await mount(`
      <crm-step id="visit" label="Came by"></crm-step>
      <crm-step id="in" where='{"name": "signup"}'></crm-step>
      <crm-step id="won" table="customers" window="7d"></crm-step>`, {entity: 'customer_id'});
    expect(countsOf(await el.whenReady())).to.deep.equal([['visit', 'Came by', 2], ['in', 'in', 1], ['won', 'won', 1]]);
    await settle(el);
    expect(all(el, '.label').map(text)).to.deep.equal(['Came by', 'in', 'won']);
  });

  it('may come, go and change at any time', async () => {
    const el = await mount('<crm-step id="visit"></crm-step><crm-step id="signup"></crm-step>');
    expect(countsOf(await el.whenReady())).to.deep.equal([['visit', 'visit', 4], ['signup', 'signup', 2]]);
    const next = async (change: () => void) => {
      const ready = oneEvent(el, 'crm-ready');
      change();
      return countsOf((await ready).detail.result as FunnelResult);
    };
    const [, second] = el.querySelectorAll('crm-step');
    expect(await next(() => { second!.window = '36h'; })).to.deep.equal([['visit', 'visit', 4], ['signup', 'signup', 1]]);
    expect(await next(() => second!.remove())).to.deep.equal([['visit', 'visit', 4]]);
    expect(await next(() => {
      const step = document.createElement('crm-step');
      Object.assign(step, {id: 'any', label: 'Any', where: {name: ['visit', 'signup']}});
      el.append(step);
    })).to.deep.equal([['visit', 'visit', 4], ['any', 'Any', 2]]);
  });

  it('shows the skeleton while the first rows come, for steps are nothing to look at', async () => {
    const el = await mount('<crm-step id="visit"></crm-step>', {state: 'loading'});
    await settle(el);
    expect(all(el, '.skeleton')).to.have.length(1);
  });

  for (const [inner, what] of [
    ['<crm-step label="x"></crm-step>', /wanted \{"id"/], ['<crm-step id="a" where="{"></crm-step>', /JSON in where/],
    ['<crm-step id="visit"></crm-step><crm-step id="b" window="0d"></crm-step>', /a number above 0/], ['<crm-step id="a" table="nothing"></crm-step>', /the name of a table/],
  ] as const) {
    it(`refuses ${inner}`, async () => {
      const el = await mount(inner);
      await el.whenReady().catch(() => undefined);
      expect(el.error!.where).to.deep.equal(['crm-funnel', 'attribute steps']);
      expect(el.error!.what).to.match(what);
    });
  }
});

describe('<crm-funnel> and who is behind it', function () {
  this.timeout(60_000);

  async function picked(selector: string, attributes: Readonly<Record<string, string>> = {}, rows = events) {
    const el = await mount('', {steps: 'visit, signup', ...attributes}, rows);
    await el.whenReady();
    await settle(el);
    const event = oneEvent(el, 'crm-select');
    all(el, selector)[0]!.click();
    const {detail} = await event;
    await settle(el);
    return {el, detail, cells: () => all(el, '.rows .data tr').map((row) => [...row.children].map(text))};
  }

  it('tells the ids of a step, and shows a row for each', async () => {
    const {el, detail, cells} = await picked('.step:last-child');
    expect(detail).to.deep.equal({metric: 'funnel', key: 'signup', ids: ['a', '=d']});
    expect(text(all(el, '.rows-heading')[0]!)).to.equal('Reached signup: 2');
    expect(cells()).to.deep.equal([
      ['actor_id', 'visit', 'signup'], ['a', 'May 1, 2024', 'May 2, 2024'], ['=d', 'May 4, 2024', 'May 8, 2024'],
    ]);
    expect(text(all(el, '.waits figcaption')[0]!)).to.equal('Time from the step before: median 2.5 days, mean 2.5 days');
    await expect(el).to.be.accessible();
  });

  it('has a table of the times that a pointer is told of', async () => {
    const {el} = await picked('.step:last-child');
    const pointed = all(el, '.bin title').map(text);
    const table = all(el, '.waits table')[0]!;
    expect(text(table.querySelector('caption')!)).to.equal(all(el, '.waits-bars')[0]!.getAttribute('aria-label'));
    expect([...table.querySelectorAll('thead th')].map(text)).to.deep.equal(['From', 'Until', 'Reached']);
    expect([...table.querySelectorAll('tbody tr')].map((row) => [...row.children].map(text)).map(([from, until, count]) => `${from} to ${until}: ${count}`))
      .to.deep.equal(pointed);
  });

  it('tells that the rows have come, and brings the focus back to what was picked when they go', async () => {
    const el = await mount('', {steps: 'visit,signup'});
    await el.whenReady();
    await settle(el);
    const status = all(el, '.frame > [role=status]')[0]!;
    for (const close of ['Escape', 'click']) {
      const step = all(el, '.step')[1]!;
      step.focus();
      step.click();
      for (let wait = 0; wait < 500 && !status.textContent; wait++) await new Promise((resolve) => setTimeout(resolve, 10));
      expect(status.textContent).to.equal('Rows: Reached signup: 2');
      const button = all(el, '.rows .close')[0]!;
      button.focus();
      if (close === 'click') button.click();
      else await sendKeys({press: 'Escape'});
      await settle(el);
      expect([all(el, '.rows').length, status.textContent, el.shadowRoot!.activeElement]).to.deep.equal([0, '', step]);
    }
  });

  it('tells those of a drop', async () => {
    const {el, detail} = await picked('.passage');
    expect(detail).to.deep.equal({metric: 'funnel', key: 'signup/lost', ids: ['b']});
    expect(text(all(el, '.rows-heading')[0]!)).to.equal('Lost between visit and signup: 1');
  });

  it('tells those who may still come, apart from who is lost, also of the view of drops and of bars that stand', async () => {
    for (const attributes of [{}, {view: 'abandonment'}, {orientation: 'vertical'}] as Record<string, string>[]) {
      const {el, detail, cells} = await picked('.still', attributes);
      expect(detail).to.deep.equal({metric: 'funnel', key: 'signup/pending', ids: ['c']});
      expect(text(all(el, '.rows-heading')[0]!)).to.equal('Still on the way from visit to signup: 1');
      expect(cells()[1]![0]).to.equal('c');
      expect(all(el, '.still')[0]!.getAttribute('aria-expanded')).to.equal('true');
      await expect(el).to.be.accessible();
    }
  });

  it('shows what the source says of them, without columns that the page calls private', async () => {
    const {cells} = await picked('.step', {entity: 'customer_id'});
    expect(cells().map((row) => row.filter((_, k) => k !== 1 && k !== 2))).to.deep.equal([
      ['customer_id', 'acquired_at', 'country'], ['1', 'May 5, 2024', 'FR'], ['2', '–', 'DE'],
    ]);
  });

  it('says the hour in a column where any of its moments is not the start of a day', async () => {
    const {cells} = await picked('.step', {steps: 'visit, call'}, [at('e', 'visit', '01'), at('e', 'call', '02T09:30:00Z'), at('f', 'visit', '03'), at('f', 'call', '04')]);
    expect(cells().slice(1)).to.deep.equal([['e', 'May 1, 2024', 'May 2, 2024, 9:30 AM'], ['f', 'May 3, 2024', 'May 4, 2024, 12:00 AM']]);
  });

  it('closes by a second click, and by its button', async () => {
    const {el} = await picked('.step');
    expect(all(el, '.step')[0]!.getAttribute('aria-expanded')).to.equal('true');
    all(el, '.step')[0]!.click();
    await settle(el);
    expect(all(el, '.rows')).to.have.length(0);
    const again = oneEvent(el, 'crm-select');
    all(el, '.step')[0]!.click();
    await again;
    await settle(el);
    all(el, '.rows .close')[0]!.click();
    await settle(el);
    expect(all(el, '.rows')).to.have.length(0);
  });

  it('shows nothing where the page takes the picking for itself', async () => {
    const el = await mount('', {steps: 'visit, signup'});
    await el.whenReady();
    await settle(el);
    const event = oneEvent(el, 'crm-select');
    el.addEventListener('crm-select', (each) => each.preventDefault());
    all(el, '.step')[0]!.click();
    await event;
    await settle(el);
    expect(all(el, '.rows')).to.have.length(0);
  });

  it('saves them as CSV that no spreadsheet takes for formulas', async () => {
    const {el} = await picked('.step:last-child');
    const saved: {name: string; blob: Blob}[] = [];
    const [create, click] = [URL.createObjectURL, HTMLAnchorElement.prototype.click];
    let blob = new Blob();
    URL.createObjectURL = (given) => create.call(URL, blob = given as Blob);
    HTMLAnchorElement.prototype.click = function () { saved.push({name: this.download, blob}); };
    try {
      all(el, '[data-act=csv]')[0]!.click();
    } finally {
      URL.createObjectURL = create;
      HTMLAnchorElement.prototype.click = click;
    }
    expect(saved[0]!.name).to.equal('funnel-reached-signup-2.csv');
    expect(await saved[0]!.blob.text())
      .to.equal("actor_id,visit,signup\r\na,2024-05-01T00:00:00Z,2024-05-02T00:00:00Z\r\n'=d,2024-05-04T00:00:00Z,2024-05-08T00:00:00Z\r\n");
  });
});
