import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import {emulateMedia, sendKeys, setViewport} from '@web/test-runner-commands';
import type {CohortResult} from '@crm-widgets/core';
import {settle} from '../shared/test-page.js';
import '../source/crm-source.js';
import '../source/crm-table.js';
import './crm-cohort-retention.js';
import type {CrmCohortRetention} from './cohort-retention-element.js';

const order = (customer_id: string, day: string, amount = 10) => ({customer_id, issued_at: `2024-${day}`, amount, kind: 'order', status: 'paid'});
const transactions = [
  order('1', '01-05'), order('=2', '01-20'), order('3', '01-31'), order('4', '02-01'), order('1', '02-10'), order('=2', '02-11', 25),
  order('1', '03-01'),
];
const customers = [{customer_id: '1', name: 'Ann', country: 'FR'}, {customer_id: '=2', name: 'Bob', country: '=DE()'}];
const columns = '{"name": {"from": "name", "private": true}}';

async function mount(attributes: Readonly<Record<string, string>> = {}, engine = 'columns'): Promise<CrmCohortRetention> {
  const box = await fixture(html`
    <crm-source as-of="2024-04-01" time-zone="UTC" currency="USD" engine=${engine}>
      <crm-table name="transactions" .rows=${transactions}></crm-table>
      <crm-table name="customers" .rows=${customers} columns=${columns}></crm-table>
    </crm-source>`);
  const el = document.createElement('crm-cohort-retention');
  const all = {lang: 'en', period: '2024-01..2024-03', table: 'transactions', loading: 'eager', ...attributes};
  for (const [name, value] of Object.entries(all)) el.setAttribute(name, value);
  box.append(el);
  await el.whenReady();
  await settle(el);
  return el;
}

const all = (el: Element, selector: string) => [...el.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const one = (el: Element, selector: string) => all(el, selector)[0]!;
const text = (el: Element) => el.textContent!.replace(/\s+/g, ' ').trim();
const cell = (el: Element, key: string) => one(el, `[data-key="${key}"]`);
const shown = async (el: CrmCohortRetention) => {
  for (let wait = 0; wait < 500 && all(el, '.rows').length === 0; wait++) await new Promise((resolve) => setTimeout(resolve, 10));
  await settle(el);
};

describe('rows behind a cell of <crm-cohort-retention>', function () {
  this.timeout(60_000);

  for (const engine of ['columns', 'duckdb']) {
    it(`are a row for each, without private columns, from ${engine}`, async () => {
      const el = await mount({}, engine);
      const picked = oneEvent(el, 'crm-select');
      cell(el, '2024-01-01/1').click();
      expect((await picked).detail).to.deep.equal({metric: 'cohort-retention', key: '2024-01-01/1', ids: ['1', '=2']});
      await shown(el);
      expect(text(one(el, '.rows-heading'))).to.match(/^January 2024 cohort, month 1: 2 of 3 customers, 66\.7%/);
      const rows = all(el, '.rows .data tr').map((row) => [...row.children].map(text));
      expect(rows).to.deep.equal([['customer_id', 'country'], ['1', 'FR'], ['=2', '=DE()']]);
      expect(cell(el, '2024-01-01/1').className).to.contain('open');
      await expect(el).to.be.accessible();
    });
  }

  for (const engine of ['columns', 'duckdb']) {
    it(`of revenue say what each brought, most first, in money and in the file as a number, from ${engine}`, async () => {
      const el = await mount({measure: 'revenue-net'}, engine);
      cell(el, '2024-01-01/1').click();
      await shown(el);
      const rows = all(el, '.rows .data tr').map((row) => [...row.children].map(text));
      expect(rows).to.deep.equal([['customer_id', 'revenue_net (USD)', 'country'], ['=2', '$25.00', '=DE()'], ['1', '$10.00', 'FR']]);
    });
  }

  const printed: Record<string, string>[] = [{measure: 'revenue-net'}, {measure: 'revenue-net', show: 'counts'}, {period: '2022-04..2024-03'}];
  for (const attributes of printed) {
    it(`fit a sheet, which does not scroll, and so does all of the triangle: ${JSON.stringify(attributes)}`, async () => {
      await setViewport({width: 718, height: 900});
      const el = await mount({period: '2023-04..2024-03', ...attributes});
      cell(el, '2024-01-01/1').click();
      await shown(el);
      await emulateMedia({media: 'print'});
      await settle(el);
      const {right} = el.getBoundingClientRect();
      for (const table of all(el, '.triangle, .rows .data')) expect(table.getBoundingClientRect().right).to.be.at.most(right);
      expect(getComputedStyle(one(el, '.rows .close')).display).to.equal('none');
      await emulateMedia({media: 'screen'});
      await setViewport({width: 1280, height: 900});
    });
  }

  it('are called after the widget too, for two may stand on one page', async () => {
    const el = await mount({heading: 'Who came back to the shop'});
    cell(el, '2024-01-01/1').click();
    await shown(el);
    const names = all(el, '[role=region], section').map((region) => region.getAttribute('aria-labelledby')!.split(' ')
      .map((id) => text(el.shadowRoot!.getElementById(id)!)).join(' '));
    expect(names.length).to.be.greaterThan(1);
    for (const name of names) expect(name).to.match(/^Who came back to the shop \S/);
  });

  it('are told by keys too; the same cell once more closes them, and gives the cell back its look', async () => {
    const el = await mount();
    cell(el, '2024-01-01/0').focus();
    await sendKeys({press: 'Enter'});
    await shown(el);
    expect(all(el, '.rows .data tbody tr')).to.have.length(3);
    await sendKeys({press: 'Enter'});
    await settle(el);
    expect([all(el, '.rows').length, all(el, '.cell.open').length]).to.deep.equal([0, 0]);
  });

  it('are told of when they come, and give the focus back when they go', async () => {
    for (const [attributes, at] of [[{}, '[data-key="2024-01-01/1"]'], [{view: 'curves'}, '.cursor']] as const) {
      const el = await mount(attributes);
      one(el, at).focus();
      if (at === '.cursor') await sendKeys({press: 'ArrowDown'});
      await sendKeys({press: 'Enter'});
      await shown(el);
      expect(one(el, '.frame > [role=status]').textContent).to.match(/^Rows: January 2024 cohort, month 1: 2 of 3 customers/);
      one(el, '.rows .close').focus();
      await sendKeys({press: 'Escape'});
      await settle(el);
      expect([all(el, '.rows').length, el.shadowRoot!.activeElement]).to.deep.equal([0, one(el, at)]);
    }
  });

  it('are left to the page where it says so', async () => {
    const el = await mount();
    el.addEventListener('crm-select', (event) => event.preventDefault());
    const picked = oneEvent(el, 'crm-select');
    cell(el, '2024-01-01/2').click();
    expect((await picked).detail.ids).to.deep.equal(['1']);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(all(el, '.rows')).to.deep.equal([]);
  });

  it('are saved so that no spreadsheet takes them for formulas', async () => {
    const el = await mount();
    cell(el, '2024-01-01/1').click();
    await shown(el);
    const saved: Blob[] = [];
    const create = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => (saved.push(blob as Blob), create(blob));
    one(el, '.rows [data-act=csv]').click();
    URL.createObjectURL = create;
    expect((await saved[0]!.text()).split('\r\n').slice(0, 3)).to.deep.equal(['customer_id,country', '1,FR', "'=2,'=DE()"]);
  });

  it('go with the triangle that they are of', async () => {
    const el = await mount();
    cell(el, '2024-01-01/1').click();
    await shown(el);
    el.where = {customer_id: '1'};
    await el.whenReady();
    await settle(el);
    expect(all(el, '.rows')).to.deep.equal([]);
  });

  it('are those of a point of a curve', async () => {
    const el = await mount({view: 'curves'});
    one(el, '[role=slider]').focus();
    await sendKeys({press: 'ArrowDown'});
    await sendKeys({press: 'Enter'});
    await shown(el);
    expect(all(el, '.rows .data tbody tr')).to.have.length(2);
  });
});

describe('<crm-cohort-retention> of a source', function () {
  this.timeout(60_000);

  it('is grouped anew by another grain, of rows that were read once', async () => {
    const el = await mount();
    const table = document.querySelector('crm-table')!;
    let reads = 0;
    table.addEventListener('crm-ready', () => reads++);
    const ready = oneEvent(el, 'crm-ready');
    const grain = one(el, '.grain') as HTMLSelectElement;
    grain.value = 'week';
    grain.dispatchEvent(new Event('change'));
    const result = (await ready).detail.result as CohortResult;
    expect([result.grain, result.cohorts.length, result.cohorts[0]!.from]).to.deep.equal(['week', 13, '2024-01-01']);
    await settle(el);
    expect([text(one(el, '.periods')), reads, (one(el, '.grain') as HTMLSelectElement).value]).to.deep.equal(['Weeks after the first', 0, 'week']);
  });

  it('says that no row is what starts a cohort', async () => {
    const el = await mount({start: '{"kind": "gift"}'});
    expect(el.widgetState).to.equal('empty');
    expect((el.result as CohortResult).warnings.map(({code, message}) => [code, message]))
      .to.deep.equal([['start_unmatched', 'No row is the start {"kind": "gift"}.']]);
  });

  for (const attribute of [{view: 'pie'}, {target: 'high'}] as Readonly<Record<string, string>>[]) {
    it(`says what is wrong with ${JSON.stringify(attribute)}`, async () => {
      const el = await mount(attribute).then(() => null, () => document.querySelector('crm-cohort-retention'));
      expect([el!.widgetState, el!.error!.code]).to.deep.equal(['error', 'E_ATTR']);
    });
  }
});
