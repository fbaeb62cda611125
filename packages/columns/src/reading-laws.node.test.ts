import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {contentOf, read} from './read-fixtures.js';

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
  }, 60_000);

  it('bytes may be cut into chunks anywhere', async () => {
    const cuts = fc.array(fc.nat(400), {maxLength: 12});
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(cell, cell), {maxLength: 6}), dialect, cuts, async (texts, how, at) => {
      const bytes = new TextEncoder().encode(file(texts, how));
      const cut = await read([{bytes, cuts: at.map((place) => Math.min(place, bytes.length))}]);
      const whole = await read(bytes);
      expect(contentOf(cut)).toEqual(contentOf(whole));
      expect(cut.report).toEqual(whole.report);
    }), {numRuns: 1000});
  }, 60_000);

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
  }, 60_000);

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
  }, 60_000);
});
