import {expect} from '@open-wc/testing';
import '../index.js';
import {testBox} from '../shared/test-page.js';

const exportsFolder = '/packages/testing/src/exports';

describe('preset', () => {
  it('on a widget reads a known export: 218.28 of orders in February 2024, refunds taken off', async () => {
    const kpi = document.createElement('crm-kpi');
    Object.assign(kpi, {
      metric: 'revenue', src: `${exportsFolder}/shopify-orders.csv`, preset: 'shopify-orders', asOf: '2024-03-01',
      timeZone: 'Europe/Paris', currency: 'EUR', loading: 'eager',
    });
    testBox().append(kpi);
    const {current, warnings} = await kpi.whenReady();
    expect(current.value).to.equal(218.28);
    expect(warnings.map(({code, count}) => [code, count])).to.deep.equal([['refund_undated', 2]]);
  });

  it('on a table, with the rows it skips in the report', async () => {
    const box = testBox();
    const source = document.createElement('crm-source');
    source.asOf = '2024-03-01';
    const table = document.createElement('crm-table');
    Object.assign(table, {name: 'transactions', src: `${exportsFolder}/shopify-orders.csv`, preset: 'shopify-orders'});
    const kpi = document.createElement('crm-kpi');
    Object.assign(kpi, {metric: 'revenue', loading: 'eager'});
    source.append(table, kpi);
    box.append(source);
    await kpi.whenReady();
    expect(table.report).to.deep.include({read: 9, accepted: 8, rejected: 0, skipped: 1});
  });

  it('that is not known is a fault that names those that are', async () => {
    const kpi = document.createElement('crm-kpi');
    Object.assign(kpi, {metric: 'revenue', src: `${exportsFolder}/shopify-orders.csv`, preset: 'etsy', loading: 'eager'});
    testBox().append(kpi);
    const error = await kpi.whenReady().catch((thrown: unknown) => thrown) as {code: string; where: string[]; what: string};
    expect([error.code, error.where.at(-1)]).to.deep.equal(['E_ATTR', 'attribute preset']);
    expect(error.what).to.contain('shopify-orders');
  });
});

describe('a table that nobody mapped', () => {
  it('is guessed at, and the number says so: 15 from "Total"', async () => {
    const box = testBox();
    const source = document.createElement('crm-source');
    source.asOf = '2024-03-01';
    const table = document.createElement('crm-table');
    table.name = 'transactions';
    const rows = document.createElement('script');
    rows.type = 'text/csv';
    rows.textContent = 'Client,Order Date,Total\na,2024-02-05,10\nb,2024-02-06,5\n';
    table.append(rows);
    const kpi = document.createElement('crm-kpi');
    Object.assign(kpi, {metric: 'revenue', loading: 'eager'});
    source.append(table, kpi);
    box.append(source);
    const {current, warnings} = await kpi.whenReady();
    expect(current.value).to.equal(15);
    expect(warnings.map(({code}) => code)).to.contain('columns_guessed');
    expect(kpi.shadowRoot!.querySelector('[part=warnings]')!.textContent).to.contain('amount from "Total" (80 % sure)');
  });
});
