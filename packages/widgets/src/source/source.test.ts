import {expect, oneEvent} from '@open-wc/testing';
import type {KpiResult, TableReport} from '@crm-widgets/core';
import '../kpi/crm-kpi.js';
import type {CrmKpi} from '../kpi/kpi-element.js';
import {settle, testBox} from '../shared/test-page.js';
import './crm-source.js';
import './crm-table.js';
import type {CrmTable} from './table-element.js';

// June 1998: 10 and 5.50 of a, 20 of b. May: 7 of b.
const rows = [
  {customer_id: 'a', issued_at: '1998-06-01', amount: 10}, {customer_id: 'a', issued_at: '1998-06-30', amount: 5.5},
  {customer_id: 'b', issued_at: '1998-06-15', amount: 20}, {customer_id: 'b', issued_at: '1998-05-02', amount: 7},
];
const csv = ['customer_id,issued_at,amount', ...rows.map((row) => Object.values(row).join(','))].join('\n');

/** A source of transactions with a revenue KPI beside it. */
function page(fill: (table: CrmTable) => void) {
  const box = testBox();
  const source = document.createElement('crm-source');
  source.setAttribute('as-of', '1998-07-01');
  source.setAttribute('currency', 'USD');
  const table = document.createElement('crm-table');
  table.setAttribute('name', 'transactions');
  fill(table);
  source.append(table);
  const kpi = kpiOf({metric: 'revenue'});
  box.append(source, kpi);
  return {box, source, table, kpi};
}

function kpiOf(attributes: Record<string, string>): CrmKpi {
  const kpi = document.createElement('crm-kpi');
  for (const [name, value] of Object.entries({loading: 'eager', ...attributes})) kpi.setAttribute(name, value);
  return kpi;
}

function script(type: string, text: string): HTMLScriptElement {
  const el = document.createElement('script');
  el.type = type;
  el.textContent = text;
  return el;
}

function htmlTable(): HTMLTableElement {
  const el = document.createElement('table');
  for (const line of csv.split('\n')) {
    const row = el.insertRow();
    for (const cell of line.split(',')) row.insertCell().textContent = cell;
  }
  return el;
}

const fails = (kpi: CrmKpi) => kpi.whenReady().then(() => expect.fail('it was ready'),
  (error: {code: string; where: string[]; what: string}) => error);
const value = async (kpi: CrmKpi) => (await kpi.whenReady()).current.value;
const july = {...rows[0]!, issued_at: '1998-06-02', amount: 100};

describe('<crm-table>', () => {
  const ways: Readonly<Record<string, (table: CrmTable) => void>> = {
    'a property': (table) => { table.rows = rows; },
    'an Arrow table of the page\'s own': (table) => { table.rows = {numRows: 4, toArray: () =>
      rows.map((row) => ({toJSON: () => row}))}; },
    'a script of JSON': (table) => table.append(script('application/json', JSON.stringify(rows))),
    'a script of CSV': (table) => table.append(script('text/csv', `\n${csv}\n`)),
    'an HTML table': (table) => table.append(htmlTable()),
  };
  for (const [way, fill] of Object.entries(ways)) {
    it(`takes rows from ${way}`, async () => {
      const {kpi, table} = page(fill);
      const {current, previous} = await kpi.whenReady() as KpiResult;
      expect([current.value, previous!.value]).to.deep.equal([35.5, 7]);
      expect(table.report).to.deep.equal({read: 4, accepted: 4, rejected: 0, skipped: 0,
        reasons: []} satisfies TableReport);
    });
  }

  it('has customers of one account counted as one, be it read before the table of customers or after', async () => {
    const {kpi, source, box} = page((table) => { table.rows = [...rows, {customer_id: 'c', issued_at: '1998-06-20', amount: 1}]; });
    const customers = document.createElement('crm-table');
    customers.name = 'customers';
    customers.rows = [{customer_id: 'a', parent_id: null}, {customer_id: 'b', parent_id: 'a'}, {customer_id: 'c', parent_id: null}];
    source.append(customers);
    source.setAttribute('params', '{"rollupToParent": true}');
    const [paying, active] = [kpiOf({metric: 'paying-customers'}), kpiOf({metric: 'active-customers'})];
    box.append(paying, active);
    expect([await value(kpi), await value(paying), await value(active)]).to.deep.equal([36.5, 2, 2]);
    await source.refresh();
    expect(await value(paying)).to.equal(2);
  });

  it('has rows of test customers counted nowhere, and again as the table of customers changes', async () => {
    const {kpi, source, table} = page(ways['a script of CSV']!);
    expect(await value(kpi)).to.equal(35.5);
    const customers = document.createElement('crm-table');
    customers.name = 'customers';
    customers.rows = [{customer_id: 'a', is_test: false}, {customer_id: 'b', is_test: true}];
    source.append(customers);
    await settle(kpi);
    expect(await value(kpi)).to.equal(15.5);
    expect(table.report).to.deep.equal({read: 4, accepted: 2, rejected: 0, skipped: 2,
      reasons: [{code: 'test', column: null, count: 2, firstLine: 4}]} satisfies TableReport);
    await source.refresh();
    expect(await value(kpi)).to.equal(15.5);
    customers.rows = [{customer_id: 'a', is_test: true}];
    await settle(kpi);
    expect(await value(kpi)).to.equal(20);
    expect(table.report).to.include({accepted: 2, skipped: 2});
    customers.remove();
    await settle(kpi);
    expect(await value(kpi)).to.equal(35.5);
    expect(table.report).to.include({accepted: 4, skipped: 0});
  });

  it('shows nothing', async () => {
    const {table} = page(ways['an HTML table']!);
    await settle(table);
    expect(getComputedStyle(table).display).to.equal('none');
  });

  it('is read again when its rows change, as a property and as content', async () => {
    const {kpi, table} = page(ways['a property']!);
    expect(await value(kpi)).to.equal(35.5);
    table.rows = [...rows, july];
    await settle(table);
    expect(await value(kpi)).to.equal(135.5);
    table.rows = null;
    table.append(script('application/json', JSON.stringify(rows.slice(0, 1))));
    await settle(table);
    expect(await value(kpi)).to.equal(10);
  });

  it('may come later, go and come back', async () => {
    const {kpi, source, table} = page(ways['a property']!);
    expect(await value(kpi)).to.equal(35.5);
    table.remove();
    await settle(kpi);
    expect((await fails(kpi)).code).to.equal('E_TABLE');
    source.append(table);
    await settle(kpi);
    expect(await value(kpi)).to.equal(35.5);
  });

  it('is not read again when it moves within its source', async () => {
    const {kpi, source, table} = page(ways['a property']!);
    await kpi.whenReady();
    let runs = 0;
    kpi.addEventListener('crm-ready', () => runs++);
    const inner = document.createElement('div');
    source.append(inner);
    inner.append(table);
    await settle(kpi);
    await settle(kpi);
    expect([kpi.widgetState, runs]).to.deep.equal(['ready', 0]);
  });

  it('that is the second of one name fires crm-error, and widgets say so', async () => {
    const {kpi, source} = page(ways['a property']!);
    const second = document.createElement('crm-table');
    second.name = 'transactions';
    second.rows = rows;
    const told = oneEvent(second, 'crm-error') as Promise<CustomEvent>;
    source.append(second);
    const {error} = (await told).detail;
    expect([error.code, error.what]).to.deep.equal(['E_TABLE_DUP',
      'the source has two tables called transactions, wanted one']);
    expect((await fails(kpi)).code).to.equal('E_TABLE_DUP');
    second.remove();
    await settle(kpi);
    expect(await value(kpi)).to.equal(35.5);
  });

  const faults: readonly [string, (table: CrmTable) => void, string, string][] = [
    ['an unknown name', (table) => { table.name = 'orders'; table.rows = rows; }, 'attribute name', 'E_ATTR'],
    ['columns that are no JSON', (table) => { table.columns = '{'; table.rows = rows; }, 'attribute columns', 'E_ATTR'],
    ['an address of another scheme', (table) => { table.src = 'javascript:alert(1)'; }, 'attribute src',
      'E_URL_SCHEME'],
    ['neither address nor rows', () => undefined, 'attribute src', 'E_ATTR'],
    ['rows that are none', (table) => { table.rows = {} as never; }, 'property rows', 'E_ATTR'],
  ];
  for (const [name, fill, where, code] of faults) {
    it(`with ${name} fires crm-error and fails the widgets that need it`, async () => {
      const errors: {code: string; where: string[]}[] = [];
      const listen = (event: Event) => errors.push((event as CustomEvent).detail.error);
      document.addEventListener('crm-error', listen);
      const {kpi} = page(fill);
      await fails(kpi);
      document.removeEventListener('crm-error', listen);
      expect(kpi.widgetState).to.equal('error');
      expect(errors.some((error) => error.code === code && error.where.at(-1) === where)).to.equal(true);
    });
  }

  it('whose attributes are wrong leaves widgets of other tables alone', async () => {
    const {kpi, source} = page(ways['a property']!);
    const broken = document.createElement('crm-table');
    broken.name = 'deals';
    broken.columns = '[]';
    source.append(broken);
    expect(await value(kpi)).to.equal(35.5);
  });
});

describe('<crm-source>', () => {
  it('shows what stands inside it', async () => {
    const {source, kpi} = page((table) => { table.rows = rows; });
    source.append(kpi);
    await kpi.whenReady();
    expect(kpi.getClientRects().length).to.equal(1);
  });

  it('reads anew what changed, on refresh', async () => {
    const live = [...rows];
    const {source, kpi} = page((table) => { table.rows = live; });
    expect(await value(kpi)).to.equal(35.5);
    live.push(july);
    await source.refresh();
    await settle(kpi);
    expect(await value(kpi)).to.equal(135.5);
  });

  it('whose refresh fails leaves every widget its picture, stale', async () => {
    const box = testBox();
    const source = document.createElement('crm-source');
    source.asOf = '1998-07-01';
    const table = document.createElement('crm-table');
    table.name = 'transactions';
    table.src = '/packages/widgets/src/source/test-orders.csv?fails-later';
    source.append(table);
    const kpis = [kpiOf({metric: 'revenue'}), kpiOf({metric: 'new-customers'})];
    box.append(source, ...kpis);
    await Promise.all(kpis.map((kpi) => kpi.whenReady()));
    const {fetch} = window;
    window.fetch = () => Promise.resolve(new Response('', {status: 503}));
    const error = await source.refresh().catch((reason: unknown) => reason) as {code: string};
    window.fetch = fetch;
    await settle(kpis[1]!);
    expect(error.code).to.equal('E_HTTP_503');
    expect(kpis.map((kpi) => [kpi.widgetState, kpi.result !== null, kpi.error!.code])).to.deep.equal(
      [['stale', true, 'E_HTTP_503'], ['stale', true, 'E_HTTP_503']]);
    await source.refresh();
    await settle(kpis[0]!);
    await Promise.all(kpis.map((kpi) => kpi.whenReady()));
    expect(kpis.map((kpi) => kpi.widgetState)).to.deep.equal(['ready', 'ready']);
  });

  it('gives the same to a widget that names the period, whichever way', async () => {
    const {box} = page((table) => { table.rows = rows; });
    const [one, two] = [kpiOf({metric: 'revenue', period: '1998-06'}),
      kpiOf({metric: 'revenue', from: '1998-06-01', until: '1998-07-01'})];
    box.append(one, two);
    expect(await one.whenReady()).to.deep.equal(await two.whenReady());
  });
});

describe('src on a widget', () => {
  const address = '/packages/widgets/src/source/test-orders.csv';

  it('is a source of one table, found by the metric', async () => {
    const kpi = kpiOf({metric: 'revenue', src: address, 'as-of': '1998-07-01', currency: 'USD'});
    testBox().append(kpi);
    expect(await value(kpi)).to.equal(35.5);
  });

  it('is fetched once by widgets that say the same', async () => {
    const box = testBox();
    performance.clearResourceTimings();
    const kpis = [0, 1, 2].map(() => kpiOf({metric: 'revenue', src: `${address}?shared`, 'as-of': '1998-07-01'}));
    box.append(...kpis);
    await Promise.all(kpis.map((kpi) => kpi.whenReady()));
    expect(performance.getEntriesByType('resource').filter(({name}) => name.endsWith('?shared')).length).to.equal(1);
  });

  it('refuses a table that is none of the twelve', async () => {
    const kpi = kpiOf({metric: 'revenue', src: address, table: 'orders'});
    testBox().append(kpi);
    const error = await fails(kpi);
    expect([error.code, error.where]).to.deep.equal(['E_ATTR', ['crm-kpi', 'attribute table']]);
  });

  it('that is blank says so', async () => {
    const kpi = kpiOf({metric: 'revenue', src: ' '});
    testBox().append(kpi);
    const {code, where, what} = await fails(kpi);
    expect([code, where, what]).to.deep.equal(['E_URL_SCHEME', ['crm-kpi', 'attribute src'],
      'got "", wanted an address that starts with http or https, or is relative to the page']);
  });

  it('that leads nowhere says so, with the mend', async () => {
    const kpi = kpiOf({metric: 'revenue', src: '/nowhere/at/all.csv', id: 'lost'});
    testBox().append(kpi);
    const error = await fails(kpi);
    expect([error.code, error.where[0]]).to.deep.equal(['E_HTTP_404', 'crm-kpi#lost']);
  });
});

describe('src on a source', () => {
  it('is a JSON file with settings and tables, addresses relative to the file', async () => {
    const box = testBox();
    const source = document.createElement('crm-source');
    source.src = '/packages/widgets/src/source/test-source.json';
    const kpi = kpiOf({metric: 'revenue'});
    box.append(source, kpi);
    const {current, currency, period} = await kpi.whenReady();
    expect([current.value, currency, period!.from]).to.deep.equal([35.5, 'EUR', '1998-06-01']);
  });

  it('goes behind what the tag itself says', async () => {
    const box = testBox();
    const source = document.createElement('crm-source');
    source.src = '/packages/widgets/src/source/test-source.json';
    source.currency = 'GBP';
    const kpi = kpiOf({metric: 'revenue'});
    box.append(source, kpi);
    expect((await kpi.whenReady()).currency).to.equal('GBP');
  });

  it('that is changed takes its tables along, and so does one that is taken away', async () => {
    const box = testBox();
    const source = document.createElement('crm-source');
    source.src = '/packages/widgets/src/source/test-source.json';
    const kpi = kpiOf({metric: 'revenue'});
    box.append(source, kpi);
    expect(await value(kpi)).to.equal(35.5);
    source.src = '/packages/widgets/src/source/test-source.json?again';
    await settle(source);
    expect(await value(kpi)).to.equal(35.5);
    source.src = '';
    await settle(source);
    expect((await fails(kpi)).code).to.equal('E_TABLE');
  });

  it('that cannot be read is told by source and widget', async () => {
    const box = testBox();
    const source = document.createElement('crm-source');
    source.src = '/nowhere/source.json';
    const kpi = kpiOf({metric: 'revenue'});
    const told = oneEvent(source, 'crm-error') as Promise<CustomEvent>;
    box.append(source, kpi);
    expect((await told).detail.error.code).to.equal('E_HTTP_404');
    expect((await fails(kpi)).code).to.equal('E_HTTP_404');
  });
});
