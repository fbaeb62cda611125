import fc from 'fast-check';
import type {ParquetType} from 'hyparquet';
import {parquetWriteBuffer} from 'hyparquet-writer';
import {describe, expect, it} from 'vitest';
import {plainFormat} from './numbers.js';
import {textColumn} from './parquet-texts.js';
import {read, valuesOf} from './read-fixtures.js';
import {TextCells} from './text-cells.js';
import type {TypedColumn} from './typed-table.js';

/** Numbers of the compact Thrift protocol, which page headers are written in. */
const small = (value: number) => (value < 64 ? [value * 2] : [(value * 2 & 0x7f) | 0x80, value * 2 >> 7]);
const int = (value: number) => [0x15, ...small(value)];
const bytesOf = (text: string) => [text.length, 0, 0, 0, ...Buffer.from(text)];

/** A data page of the first version: number of values, encoding, levels by run lengths. */
function dataPage(count: number, encoding: number, levels: number[], values: number[]): number[] {
  const body = [...(levels.length > 0 ? [levels.length, 0, 0, 0, ...levels] : []), ...values];
  return [...int(0), ...int(body.length), ...int(body.length), 0x2c, ...int(count), ...int(encoding), ...int(3), ...int(3), 0, 0, ...body];
}

function dictionaryPage(texts: string[]): number[] {
  const body = texts.flatMap(bytesOf);
  return [...int(2), ...int(body.length), ...int(body.length), 0x4c, ...int(texts.length), ...int(0), 0, 0, ...body];
}

const [PLAIN, PLAIN_DICTIONARY, DELTA_BYTE_ARRAY, RLE_DICTIONARY] = [0, 2, 7, 8];

function textsOf(bytes: number[], rows: number, isRequired = false): (string | null)[] | null {
  const view = new DataView(Uint8Array.from(bytes).buffer);
  const column = textColumn({view, rows, codec: 'UNCOMPRESSED', compressors: {}, isRequired});
  if (!column) return null;
  const cells = new TextCells('text', null);
  expect(column.take({at: 0, count: rows, required: false}, cells, 0, plainFormat)).toBe(rows);
  const {codes, dictionary} = cells.finish(rows, null) as Extract<TypedColumn, {type: 'text'}>;
  return Array.from(codes, (code) => dictionary[code] ?? null);
}

describe('texts of Parquet, by its format (Encodings.md)', () => {
  it('stand in pages of the first version, those that are null by their levels', () => {
    // 0b101 by one group of bits, 3 = 1 group * 2 + 1; then a run of four: 4 * 2, of level 1.
    const pages = [...dataPage(3, PLAIN, [3, 0b101], [...bytesOf('a'), ...bytesOf('bc')]), ...dataPage(1, PLAIN, [2, 1], bytesOf(''))];
    expect(textsOf(pages, 4)).toEqual(['a', null, 'bc', null]);
  });

  it('have no levels where none can be null', () => {
    expect(textsOf(dataPage(2, PLAIN, [], [...bytesOf('a'), ...bytesOf('b')]), 2, true)).toEqual(['a', 'b']);
  });

  it('are coded by a dictionary, of one text without a bit for each', () => {
    for (const encoding of [PLAIN_DICTIONARY, RLE_DICTIONARY]) {
      // Two bits a code: 0, 1, 2 and 0 of a group; the row between them is null.
      const coded = dataPage(5, encoding, [3, 0b11011], [2, 3, 0b00100100, 0]);
      expect(textsOf([...dictionaryPage(['x', 'y', 'z']), ...coded], 5)).toEqual(['x', 'y', null, 'z', 'x']);
      expect(textsOf([...dictionaryPage(['x']), ...dataPage(2, encoding, [], [0])], 2, true)).toEqual(['x', 'x']);
    }
  });

  it('are left to others in another encoding', () => {
    expect(textsOf(dataPage(1, DELTA_BYTE_ARRAY, [], []), 1, true)).toBeNull();
  });

  it('are a fault when they do not fit their page', () => {
    expect(() => textsOf(dataPage(1, PLAIN, [], [9, 0, 0, 0, 97]), 1, true)).toThrow('a text is longer than its page');
    expect(() => textsOf(dataPage(1, PLAIN, [], bytesOf('a')), 2, true)).toThrow('it has 1 of 2 values');
    expect(() => textsOf(dataPage(3, PLAIN, [], bytesOf('a')), 2, true)).toThrow('a page has more values than there are rows');
  });

  it('IN-16 are read or refused when bytes are others, and soon', () => {
    const pages = [
      ...dictionaryPage(['x', 'y', 'z']), ...dataPage(5, RLE_DICTIONARY, [3, 0b11011], [2, 3, 0b00100100, 0]),
      ...dataPage(3, PLAIN, [3, 0b101], [...bytesOf('a'), ...bytesOf('bc')]), ...dataPage(20, RLE_DICTIONARY, [40, 1], [2, 40, 1]),
    ];
    expect(textsOf(pages, 28)).toHaveLength(28);
    const change = fc.tuple(fc.nat(pages.length - 1), fc.nat(255));
    let refused = 0;
    fc.assert(fc.property(fc.array(change, {minLength: 1, maxLength: 3}), (changes) => {
      const bytes = Uint8Array.from(pages);
      for (const [at, byte] of changes) bytes[at] = byte;
      const chunk = {view: new DataView(bytes.buffer), rows: 28, codec: 'UNCOMPRESSED', compressors: {}, isRequired: false} as const;
      try {
        const cells = new TextCells('text', null);
        const taken = textColumn(chunk)?.take({at: 0, count: 28, required: false}, cells, 0, plainFormat) ?? 0;
        expect(taken).toBeLessThanOrEqual(28);
      } catch (fault) {
        expect(fault).toBeInstanceOf(Error);
        refused++;
      }
    }), {numRuns: 5000});
    expect(refused).toBeGreaterThan(500);
  });

  it('come back as they were written, whatever the pages', async () => {
    const text = fc.option(fc.oneof(fc.constantFrom('a', 'b', 'é', ''), fc.string({maxLength: 40}).filter((one) => !one.includes('\0'))));
    const how = fc.record({
      encoding: fc.constantFrom('PLAIN', 'RLE_DICTIONARY', 'DELTA_BYTE_ARRAY', 'DELTA_LENGTH_BYTE_ARRAY', undefined),
      pageSize: fc.constantFrom(1, 20, 1000), rowGroupSize: fc.nat(20).map((size) => size + 1), codec: fc.constantFrom('SNAPPY', 'UNCOMPRESSED'),
    });
    await fc.assert(fc.asyncProperty(fc.array(text, {minLength: 1, maxLength: 60}), how, async (note, {encoding, ...rest}) => {
      const string = {type: 'STRING' as ParquetType, ...(encoding && {encoding})};
      const file = parquetWriteBuffer({
        columnData: [
          {name: 'issued_at', data: note.map(() => '2024-01-01'), ...string}, {name: 'amount', data: note.map((_, row) => row), type: 'DOUBLE'},
          {name: 'note', data: note, ...string, nullable: true}, {name: 'customer_id', data: note, ...string, nullable: true},
        ] as never,
        ...rest as object,
      });
      const table = await read([{bytes: new Uint8Array(file), file: {name: 'rows.parquet'}}]);
      const expected = note.map((one) => one?.trim() || null);
      expect(valuesOf(table, 'note')).toEqual(expected);
      expect(valuesOf(table, 'customer_id')).toEqual(expected);
    }), {numRuns: 200});
  });
});
