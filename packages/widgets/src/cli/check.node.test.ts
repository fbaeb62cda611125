import {afterAll, describe, expect, it} from 'vitest';
import type {Findings} from './check.js';
import {TestFolder} from './test-folder.js';

const folder = new TestFolder({
  'orders.csv': 'Client,Order Date,Total,Note\na,2024-01-05,10,x\nb,soon,20.5,y\n\na,2024-03-09,12.25,z\n',
  'more.csv': 'Client,Order Date,Total,Note\nc,2024-03-10,1,x\n',
  'subs.csv': 'customer_id,started_at,unit_amount\na,2024-01-01,20\nb,2024-02-01,30\n',
  'odd.csv': 'Foo,Bar\n1,2\n',
  'source.json': {currency: 'EUR', asOf: '2024-04-01', tables: [{name: 'subscriptions', src: 'subs.csv'}]},
});
afterAll(() => folder.remove());

async function found(...args: string[]): Promise<{status: number; findings: Findings}> {
  const {status, out} = await folder.run('check', ...args, '--json');
  return {status, findings: JSON.parse(out) as Findings};
}

describe('check', () => {
  it('tells table, columns and how sure they are, rows and why they are left out', async () => {
    const {status, findings} = await found('orders.csv');
    expect(status).toBe(0);
    expect(findings.files).toMatchObject([{
      file: 'orders.csv', table: 'transactions', guess: {preset: null, confidence: 0.8}, rows: 2, extras: ['Note'],
      report: {read: 4, accepted: 2, rejected: 1, skipped: 1, reasons: [
        {code: 'blank', column: null, count: 1, firstLine: 4}, {code: 'not_a_date', column: 'issued_at', count: 1, firstLine: 3},
      ]},
    }]);
    const [file] = findings.files;
    expect('columns' in file! && file.columns.slice(0, 2)).toEqual([
      {column: 'transaction_id', type: 'id', header: null, default: 'row number', confidence: null},
      {column: 'customer_id', type: 'id', header: 'Client', default: null, confidence: 0.8},
    ]);
  });

  it('tells which metrics the files serve, and what is missing for the others', async () => {
    const {findings: {metrics}} = await found('orders.csv');
    expect(metrics.find(({metric}) => metric === 'revenue')).toEqual({metric: 'revenue', title: 'Revenue', serves: true, missing: null});
    expect(metrics.find(({metric}) => metric === 'win-rate')).toMatchObject({serves: false, missing: 'wanted the table deals; the source has transactions'});
  });

  it('asks of all files together', async () => {
    const serves = async (...files: string[]) =>
      (await found(...files)).findings.metrics.filter((one) => one.serves).map(({metric}) => metric);
    expect(await serves('subs.csv')).not.toContain('revenue');
    expect(await serves('orders.csv', 'subs.csv')).toEqual(expect.arrayContaining(['revenue', 'mrr']));
  });

  it('joins files of one table', async () => {
    const {status, findings} = await found('orders.csv', 'more.csv', '--for', 'revenue');
    expect([status, findings.files.map((file) => 'table' in file && file.rows)]).toEqual([0, [2, 1]]);
  });

  const statuses: readonly [string, string[], number][] = [
    ['0 when the files serve what was asked', ['orders.csv', '--for', 'revenue'], 0],
    ['0 for a short name', ['subs.csv', '--for', 'nrr'], 0],
    ['1 when they do not', ['orders.csv', '--for', 'win-rate'], 1],
    ['1 when a file cannot be read', ['orders.csv', 'odd.csv'], 1],
    ['1 when a file is not there', ['gone.csv'], 1],
    ['1 for a metric that is none', ['orders.csv', '--for', 'revenu'], 1],
    ['1 for a table that is none', ['orders.csv', '--table', 'orders'], 1],
    ['1 for a preset that does not fit', ['orders.csv', '--preset', 'stripe-invoices'], 1],
    ['2 without a file', [], 2],
    ['2 for files beside a source', ['orders.csv', '--source', 'source.json'], 2],
    ['0 for the tables of a source', ['--source', 'source.json', '--for', 'mrr'], 0],
    ['1 for a source that lacks the table', ['--source', 'source.json', '--for', 'revenue'], 1],
  ];
  for (const [name, args, status] of statuses) {
    it(`ends with ${name}`, async () => expect((await folder.run('check', ...args)).status).toBe(status));
  }

  it('takes what is said of a file in place of a guess', async () => {
    const {findings: {files}} = await found('orders.csv', '--table', 'transactions', '--columns', '{"issued_at": "Order Date", "amount": "Total"}');
    expect(files).toMatchObject([{table: 'transactions', guess: null, rows: 2}]);
  });

  it('writes it for people', async () => {
    const {out} = await folder.run('check', 'orders.csv', 'odd.csv', '--for', 'win-rate');
    expect(out.split('\n').filter((line) => !/^ {2}\w+ +(id|text|instant|money|boolean) /.test(line))).toEqual([
      'orders.csv: transactions (columns guessed, 80 % sure)',
      '  4 rows read: 2 accepted, 1 rejected, 1 skipped',
      '    blank: 1, first in line 4',
      '    not_a_date in issued_at: 1, first in line 3',
      '  kept under their own name: Note',
      '',
      'odd.csv: could not be read',
      expect.stringContaining('E_SCHEMA_MISSING odd.csv') as string,
      '',
      expect.stringMatching(/^Metrics served: .*revenue/) as string,
      'Not served:',
      '  win-rate: wanted the table deals; the source has transactions',
    ]);
    expect(out).toContain('  amount           money    "Total", 80 % sure');
  });
});
