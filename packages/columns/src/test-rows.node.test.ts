import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {options, read as readPieces, valuesOf, type Piece} from './read-fixtures.js';
import type {ReadOptions} from './read-options.js';
import {readRows} from './read-rows.js';
import {makerFor} from './read-table.js';
import type {Heard, TypedTable} from './typed-table.js';

const qa = {tests: ['qa']};
const read = (pieces: string | readonly Piece[], more: Partial<ReadOptions> = {}, said: Heard | undefined = qa) =>
  readPieces(pieces, {customers: true, ...more}, said);
const amounts = (table: TypedTable) => valuesOf(table, 'amount');
const header = 'customer_id,issued_at,amount\n';

describe('rows of test customers', () => {
  it('are skipped with the line of the first, behind lines that are blank, unreadable or longer than one', async () => {
    const table = await read(`${header}a,2024-01-01,1\n\n"b\nb",2024-01-01,2\nc,x,3\nqa,2024-01-01,4\nd,2024-01-01,5\nqa,2024-01-02,6\n`);
    expect(amounts(table)).toEqual([1, 2, 5]);
    expect(table.report).toEqual({
      read: 7, accepted: 3, rejected: 1, skipped: 3, reasons: [
        {code: 'test', column: null, count: 2, firstLine: 7}, {code: 'blank', column: null, count: 1, firstLine: 3},
        {code: 'not_a_date', column: 'issued_at', count: 1, firstLine: 6},
      ],
    });
    // Nothing is left of them, of texts as of days.
    expect(table.shape.columns.issued_at).toMatchObject({extent: {first: 19723, last: 19723}});
    expect(table.columns.get('customer_id')).toMatchObject({dictionary: ['a', 'b\nb', 'd']});
  });
  it('are found in several files, of JSON, and in rows of a page', async () => {
    expect((await read([{bytes: `${header}a,2024-01-01,1\n`}, {bytes: `${header}b,2024-01-01,2\nqa,2024-01-01,4\n`}])).report).toMatchObject({accepted: 2, skipped: 1});
    const given = options({customers: true});
    const rows = [{customer_id: 'qa', issued_at: '2024-01-01', amount: 1}, {customer_id: 'a', issued_at: '2024-01-01', amount: 2}];
    expect(amounts(await read([{bytes: JSON.stringify(rows), file: {name: 'rows.json'}}]))).toEqual([2]);
    expect(amounts(readRows(given, rows, await makerFor(given), qa))).toEqual([2]);
  });
  it('are found where headers are guessed at', async () => {
    const guessed = await read('Customer ID,Invoice Date,Total\nqa,2024-01-01,1\na,2024-01-01,2\n', {guess: 'columns'});
    expect([guessed.guess?.preset, amounts(guessed), guessed.report.skipped]).toEqual([null, [2], 1]);
  });
  it('with dates that wait for their order are left out after them', async () => {
    const table = await read(`${header}qa,13/02/2024,1\na,01/02/2024,2\n`);
    expect([amounts(table), table.report.skipped]).toEqual([[2], 1]);
    expect(table.shape.columns.issued_at).toMatchObject({extent: {first: 19754, last: 19754}});
  });
  it('stay where a table has no customers, or nobody is a test', async () => {
    expect((await read('currency,date,rate_to_reporting\nqa,2024-01-01,1\n', {candidates: ['fx_rates']})).rows).toBe(1);
    expect((await read(`${header}qa,2024-01-01,1\n`, {}, {tests: []})).report).toMatchObject({accepted: 1, skipped: 0});
  });
  it('are as many as the file has, wherever they stand', async () => {
    const ids = fc.array(fc.constantFrom('qa', 'a', '', 'b', '!'), {maxLength: 60});
    await fc.assert(fc.asyncProperty(ids, async (list) => {
      const lines = list.map((id, i) => (id === '!' ? 'a,x,1' : id === '' ? '' : `${id},2024-01-01,${i}`));
      const table = await read(header + lines.map((line) => `${line}\n`).join(''));
      const {report} = table;
      const at = list.indexOf('qa');
      expect(report.accepted + report.rejected + report.skipped).toBe(report.read);
      expect(report.reasons.find(({code}) => code === 'test'))
        .toEqual(at < 0 ? undefined : {code: 'test', column: null, count: list.filter((id) => id === 'qa').length, firstLine: at + 2});
      expect(amounts(table)).toEqual([...list.keys()].filter((i) => 'ab'.includes(list[i]!) && list[i] !== ''));
    }), {numRuns: 100});
  });
});

describe('customers', () => {
  it('say who is a test, whatever comes first, and have none of their rows left', async () => {
    const table = await read('customer_id,is_test\na,\nqa,no\nqa,TRUE\nb,\n', {candidates: ['customers']}, undefined);
    expect(table.said).toEqual({tests: ['qa']});
    expect(table.report).toMatchObject({read: 4, accepted: 2, skipped: 2, reasons: [{code: 'test', count: 2, firstLine: 3}]});
  });
});
