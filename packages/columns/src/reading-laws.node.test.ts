import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {contentOf, read} from './read-fixtures.js';
import type {ReadOptions} from './read-options.js';

const marks = ['a', 'B', '0', '"', '""', ',', ';', '\t', '|', '\n', '\r', '\r\n', "'", 'é', '💥', '\\', '#'];
const cell = fc.oneof(
  fc.string({unit: fc.constantFrom(...marks), maxLength: 6}),
  fc.string({maxLength: 8}).filter((text) => !text.includes('\0')),
);
const dialect = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  newline: fc.constantFrom('\n', '\r\n', '\r'),
  quotesAll: fc.boolean(),
  endsWithNewline: fc.boolean(),
});
type Dialect = {delimiter: string; newline: string; quotesAll: boolean; endsWithNewline: boolean};

function write(rows: readonly (readonly string[])[], {delimiter, newline, quotesAll, endsWithNewline}: Dialect): string {
  const written = (text: string) =>
    quotesAll || /["\n\r]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  const text = rows.map((row) => row.map(written).join(delimiter)).join(newline);
  return endsWithNewline ? text + newline : text;
}

/** A table of two texts beside what transactions need. */
function file(texts: readonly (readonly [string, string])[], how: Dialect): string {
  return write([['issued_at', 'amount', 'one', 'two'], ...texts.map(([one, two], i) => ['2024-01-01', String(i), one, two])], how);
}

const kept = (text: string) => text.trim() || null;

describe('laws of reading', () => {
  it('IN-03 IN-04 a CSV of any dialect comes back as it was written, white space around cells aside', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(cell, cell), {maxLength: 8}), dialect, async (texts, how) => {
      const {one, two, amount} = contentOf(await read(file(texts, how)));
      expect(amount).toEqual(texts.map((_, i) => i));
      expect(one).toEqual(texts.map(([text]) => kept(text)));
      expect(two).toEqual(texts.map(([, text]) => kept(text)));
    }), {numRuns: 1000});
  });

  it('bytes may be cut into chunks anywhere', async () => {
    const cuts = fc.array(fc.nat(400), {maxLength: 12});
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(cell, cell), {maxLength: 6}), dialect, cuts, async (texts, how, at) => {
      const bytes = new TextEncoder().encode(file(texts, how));
      const cut = await read([{bytes, cuts: at.map((place) => Math.min(place, bytes.length))}]);
      const whole = await read(bytes);
      expect(contentOf(cut)).toEqual(contentOf(whole));
      expect(cut.report).toEqual(whole.report);
    }), {numRuns: 1000});
  });

  it('IN-04 any bytes are read or refused, and rows accepted, rejected and skipped are the rows read', async () => {
    const part = fc.constantFrom(...'",;\n\r\t 01-.'.split(''), '2024-01-01', 'a', '\0').map((text) => [...Buffer.from(text)]);
    const noise = fc.array(fc.oneof(part, fc.nat(255).map((byte) => [byte])), {maxLength: 60});
    await fc.assert(fc.asyncProperty(noise, async (parts) => {
      const bytes = new Uint8Array([...Buffer.from('issued_at,amount\n'), ...parts.flat()]);
      const outcome = await read(bytes).then((table) => table, (fault: Error) => fault);
      if (outcome instanceof Error) expect(outcome.name).toBe('InputError');
      else {
        const {read: all, accepted, rejected, skipped, reasons} = outcome.report;
        expect(accepted + rejected + skipped).toBe(all);
        expect(reasons.reduce((sum, {count}) => sum + count, 0)).toBe(rejected + skipped);
        expect(outcome.rows).toBe(accepted);
      }
    }), {numRuns: 1500});
  });

  it('records read together are as those read one by one, refused ones and faults included', async () => {
    // Lines that end with CR alone are read one by one.
    const amount = fc.constantFrom('1', '-2.50', '0', '-0', ' 3 ', '1234567890.5', '', '€4', '$5', 'x', '"6"', '1,5', '900000000001', '.5', '5.');
    const date = fc.constantFrom(
      '2024-01-01', '2024-02-30', '2024-02-29', '1899-12-31', '2024-01-01T10:00:00Z', '13/02/2024', '', '"2024-01-02"', 'never', '2024-1-1');
    const text = fc.constantFrom(
      'c1', 'c2', 'c01', 'c', 'c999999999', 'c1234567890', '', ' ', 'é', '\u00A0', 'a\0b', '"q"', '"a,b"', '"a""b"', '"a"b', '"two\nlines"', ' x',
      'x ', '!', 'ninebytes', 'eightbyt', 'c3é');
    const flag = fc.constantFrom('true', 'No', '', '1', 'maybe');
    const row = fc.oneof(
      {weight: 20, arbitrary: fc.tuple(text, date, amount, flag, text).map((cells) => cells.join(','))},
      {weight: 10, arbitrary: fc.nat(30).map((i) => `c${i},2024-01-0${i % 9 + 1},${i}.25,false,web`)},
      fc.constantFrom('', 'a,b', ' ', '1,2,3,4,5,6'),
    );
    const columns = fc.constantFrom<ReadOptions['columns']>(
      {}, {channel: {from: 'note', map: {c1: 'web', é: ' '}}, amount: {from: 'amount', map: {x: '£7', '0': '$8'}}},
      {kind: {value: 'refund'}, paid_at: 'issued_at'}, {tax: {value: '€1'}, country: 'note', status: {from: 'note'}},
    );
    const outcome = (bytes: string, how: Partial<ReadOptions>) => read(bytes, how).then(
      (table) => ({content: contentOf(table), report: table.report, shape: table.shape}),
      (fault: {code: string; where: string[]; what: string}) => ({fault: [fault.code, fault.where, fault.what]}));
    let faults = 0;
    await fc.assert(fc.asyncProperty(fc.array(row, {maxLength: 60}), columns, fc.constantFrom('.', ','), async (rows, mapped, decimal) => {
      const lines = ['customer_id,issued_at,amount,is_recurring,note', ...rows];
      const how = {columns: mapped, decimal, zone: 'America/New_York'} as const;
      const together = await outcome(`${lines.join('\n')}\n`, how);
      if ('fault' in together) faults++;
      expect(together).toEqual(await outcome(`${lines.join('\r')}\r`, how));
      expect(together).toEqual(await outcome(`${lines.join('\r\n')}\r\n`, how));
    }), {numRuns: 2000});
    expect(faults).toBeGreaterThan(0);
  });

  it('DS-19 rows in another order, or over several files, are the same rows', async () => {
    const date = fc.constantFrom('2024-01-01', '13/02/2024', '01/02/2024', 'never');
    const row = fc.tuple(date, fc.constantFrom('1', '2.5', ''), fc.constantFrom('a', 'b', ''));
    const sorted = (content: Record<string, unknown[]>) =>
      content.amount!.map((_, i) => JSON.stringify([content.issued_at![i], content.amount![i], content.customer_id![i]])).sort();
    const outcome = (texts: string[]) =>
      read(texts.map((bytes) => ({bytes}))).then(
        (table) => ({rows: sorted(contentOf(table)), counts: {...table.report, reasons: []}, shape: table.shape}),
        (fault: {code: string}) => fault.code,
      );
    await fc.assert(fc.asyncProperty(fc.array(row, {maxLength: 10}), fc.nat(10), async (rows, at) => {
      const text = (list: string[][]) => ['issued_at,amount,customer_id', ...list.map((cells) => cells.join(','))].join('\n');
      const whole = await outcome([text(rows)]);
      expect(await outcome([text([...rows].reverse())])).toEqual(whole);
      expect(await outcome([text(rows.slice(at)), text(rows.slice(0, at))])).toEqual(whole);
    }), {numRuns: 300});
  });
});
