import * as arrow from 'apache-arrow';
import fc from 'fast-check';
import {compressors} from 'hyparquet-compressors';
import {parquetWriteBuffer} from 'hyparquet-writer';
import {brotliCompressSync, gzipSync} from 'node:zlib';
import {describe, expect, it} from 'vitest';
import {toArrowStream} from './arrow-stream.js';
import {contentOf, faultOf, options, read, refused, valuesOf} from './read-fixtures.js';
import {readRows} from './read-rows.js';

interface Row {
  readonly transaction_id: string;
  readonly customer_id: string | null;
  readonly issued_at: string;
  readonly amount: string;
  readonly is_recurring: boolean | null;
  readonly cogs: string | null;
}

/** The moment or day of a text, as files with types of their own hold it. */
const dateOf = (text: string) => new Date(text);

const rows: Row[] = [
  {
    transaction_id: '18446744073709551615', customer_id: '007', issued_at: '2024-03-31T00:30:00.000Z',
    amount: '1234.5', is_recurring: true, cogs: null,
  },
  {
    transaction_id: '2', customer_id: null, issued_at: '1969-12-31T23:59:59.999Z',
    amount: '-0.05', is_recurring: false, cogs: '0.3',
  },
  {
    transaction_id: 'é€💥', customer_id: 'a "b", c', issued_at: '2024-02-29T12:00:00.000Z',
    amount: '899999999999.9999', is_recurring: null, cogs: '0',
  },
];

const text = (value: string | boolean | null) => (value === null ? '' : `"${String(value).replaceAll('"', '""')}"`);

function csvOf(list: readonly Row[], delimiter = ','): string {
  const names = Object.keys(rows[0]!) as (keyof Row)[];
  return [names, ...list.map((row) => names.map((name) => text(row[name])))].map((cells) => `${cells.join(delimiter)}\n`).join('');
}

function arrowOf(list: readonly Row[], format: 'stream' | 'file'): Uint8Array {
  const column = (name: keyof Row, type: arrow.DataType, value = (row: Row): unknown => row[name]) =>
    arrow.vectorFromArray(list.map(value) as string[], type);
  const table = new arrow.Table({
    transaction_id: column('transaction_id', new arrow.Dictionary(new arrow.Utf8(), new arrow.Int32())),
    customer_id: column('customer_id', new arrow.LargeUtf8()),
    issued_at: column('issued_at', new arrow.TimestampMillisecond(), (row) => dateOf(row.issued_at).getTime()),
    amount: column('amount', new arrow.Utf8()),
    is_recurring: column('is_recurring', new arrow.Bool()),
    cogs: column('cogs', new arrow.Float64(), (row) => row.cogs && Number(row.cogs)),
  });
  return arrow.tableToIPC(table, format);
}

function parquetOf(list: readonly Row[], rest: object = {}): Uint8Array {
  const column = <T>(name: keyof Row, type: 'STRING' | 'BOOLEAN' | 'DOUBLE' | 'TIMESTAMP', value: (row: Row) => T) =>
    ({name, type, nullable: true, data: list.map(value) as unknown[]});
  return new Uint8Array(parquetWriteBuffer({
    columnData: [
      column('transaction_id', 'STRING', (row) => row.transaction_id), column('customer_id', 'STRING', (row) => row.customer_id),
      column('issued_at', 'TIMESTAMP', (row) => dateOf(row.issued_at)), column('amount', 'STRING', (row) => row.amount),
      column('is_recurring', 'BOOLEAN', (row) => row.is_recurring), column('cogs', 'DOUBLE', (row) => row.cogs && Number(row.cogs)),
    ],
    ...rest,
  }));
}

/** The same rows in every form that is read. */
function forms(list: readonly Row[]): Record<string, string | Uint8Array> {
  const json = list.map((row) => JSON.stringify(row));
  return {
    'rows.csv': csvOf(list), 'rows.tsv': csvOf(list, '\t'),
    'rows.json': `[${json.join(',')}]`, 'rows.ndjson': json.join('\n'),
    'rows.arrow': arrowOf(list, 'file'), 'rows.arrows': arrowOf(list, 'stream'), 'rows.parquet': parquetOf(list),
    'rows.csv.gz': new Uint8Array(gzipSync(csvOf(list))), 'rows.parquet.gz': new Uint8Array(gzipSync(parquetOf(list))),
  };
}

describe('DS-18 the same rows in every format', () => {
  const expected = {
    transaction_id: ['18446744073709551615', '2', 'é€💥'],
    customer_id: ['007', null, 'a "b", c'],
    issued_at: ['2024-03-31T00:30:00.000Z 2024-03-31', '1969-12-31T23:59:59.999Z 1970-01-01', '2024-02-29T12:00:00.000Z 2024-02-29'],
    amount: [1234.5, -0.05, 899_999_999_999.9999],
    cogs: [null, 0.3, 0],
    is_recurring: [true, false, false],
  };
  for (const [name, bytes] of Object.entries(forms(rows))) {
    it(`${name} becomes the same columns`, async () => {
      const table = await read([{bytes, file: {name}, cuts: [2, 9]}], {zone: 'Europe/Paris'});
      expect(contentOf(table)).toEqual(expected);
    });
  }

  it('rows of objects become the same columns', () => {
    expect(contentOf(readRows(options({zone: 'Europe/Paris'}), rows))).toEqual(expected);
  });

  const unit = fc.constantFrom('a', '0', '"', ',', '\n', ';', 'é', '💥', ' x');
  const row = fc.record<Row>({
    transaction_id: fc.string({minLength: 1, unit}).filter((id) => id.trim() !== ''),
    customer_id: fc.option(fc.nat().map(String)),
    issued_at: fc.date({min: dateOf('1900-01-01'), max: dateOf('2100-01-01'), noInvalidDate: true}).map((date) => date.toISOString()),
    amount: fc.oneof(fc.integer().map((n) => String(n / 100)), fc.constantFrom('', 'n/a', '9e15', 'NaN')),
    is_recurring: fc.option(fc.boolean()),
    cogs: fc.option(fc.integer({min: -1e9, max: 1e9}).map((n) => String(n / 10_000))),
  });

  it('holds for any rows, refused ones included: equal columns, equal counts', async () => {
    await fc.assert(fc.asyncProperty(fc.array(row, {minLength: 1, maxLength: 20}), async (list) => {
      const reference = readRows(options({zone: 'America/New_York'}), list);
      const {report} = reference;
      expect(report.accepted + report.rejected + report.skipped).toBe(report.read);
      for (const [name, bytes] of Object.entries(forms(list))) {
        const table = await read([{bytes, file: {name}}], {zone: 'America/New_York'});
        expect(contentOf(table)).toEqual(contentOf(reference));
        expect(table.report).toMatchObject({read: report.read, accepted: report.accepted, rejected: report.rejected});
        expect(table.shape).toEqual(reference.shape);
      }
    }), {numRuns: 40});
  });
});

describe('rows of objects', () => {
  it('may hold dates, big integers and nested values', () => {
    const table = readRows(options({candidates: ['events'], zone: 'America/New_York'}), [
      {at: new Date('2024-01-01T00:00:00Z'), actor_id: 18446744073709551615n, name: 'buy', value: 0.1 + 0.2, props: {a: [1n]}},
      {at: new Date(NaN), actor_id: 1, name: 'x'}, {at: '2024-01-01', actor_id: 2 ** 53, name: 'x'},
      {at: '2024-01-01', actor_id: 1, name: 'x', value: Infinity}, {at: 1704067200000, actor_id: 1, name: 'x'},
    ]);
    expect(contentOf(table)).toMatchObject({
      at: ['2024-01-01T00:00:00.000Z 2023-12-31'], actor_id: ['18446744073709551615'], value: [0.3], props: ['{"a":["1"]}'],
    });
    expect(refused(table)).toEqual([
      '2 not_a_date in at from line 2', '1 inexact_id in actor_id from line 3', '1 not_a_number in value from line 4',
    ]);
  });

  it('write numbers in texts as the page says', () => {
    const table = readRows(options({decimal: ','}), [{issued_at: '2024-01-01', amount: '1,5'}, {issued_at: '2024-01-01', amount: 1.5}]);
    expect(valuesOf(table, 'amount')).toEqual([1.5, 1.5]);
  });

  it('leave what prototypes hold alone', () => {
    const table = readRows(options(), [JSON.parse('{"issued_at": "2024-01-01", "amount": 1, "__proto__": "x", "toString": "y"}')]);
    expect(valuesOf(table, 'toString')).toEqual(['y']);
  });

  it('may be none', () => {
    expect(readRows(options(), []).rows).toBe(0);
  });
});

describe('Arrow', () => {
  const one = (columns: Record<string, arrow.Vector>) => arrow.tableToIPC(new arrow.Table(columns), 'stream');
  const vector = (type: arrow.DataType, data: ArrayBufferView, length = 2) =>
    new arrow.Vector([arrow.makeData({type: type as arrow.Int32, length, data: data as Int32Array<ArrayBuffer>})]);
  const base = {
    issued_at: arrow.vectorFromArray(['2024-01-01', '2024-01-02'], new arrow.Utf8()),
    amount: arrow.vectorFromArray([1, 2], new arrow.Int32()),
  };
  const arrows = (bytes: Uint8Array) => read([{bytes, file: {name: 'rows.arrow'}}], {zone: 'America/New_York'});

  it('IN-14 numbers, decimals, dates and timestamps are what they mean', async () => {
    const below = 0xffff_ffff;
    const table = await arrows(one({
      amount: vector(new arrow.Decimal(2, 38), new Uint32Array([1999, 0, 0, 0, 0xffff_fffb, below, below, below])),
      issued_at: vector(new arrow.DateDay(), new Int32Array([19_723, -1])),
      paid_at: vector(new arrow.TimestampNanosecond('UTC'), new BigInt64Array([1_704_067_200_123_456_789n, -1n])),
      service_start: vector(new arrow.TimestampMicrosecond(), new BigInt64Array([1_704_067_200_123_456n, -1n])),
      service_end: vector(new arrow.TimestampSecond(), new BigInt64Array([1_704_067_200n, -1n])),
      customer_id: vector(new arrow.Uint64(), new BigUint64Array([18446744073709551615n, 9007199254740993n])),
      subscription_id: vector(new arrow.Decimal(0, 38), new Uint32Array([0, 0, 1, 0, 7, 0, 0, 0])),
      tax: vector(new arrow.Float32(), new Float32Array([1.1, -2])),
    }));
    expect(contentOf(table)).toMatchObject({
      amount: [19.99, -0.05],
      // A date without time is that local day: it starts at 5 o'clock UTC.
      issued_at: ['2024-01-01T05:00:00.000Z 2024-01-01', '1969-12-31T05:00:00.000Z 1969-12-31'],
      paid_at: ['2024-01-01T00:00:00.123Z 2023-12-31', '1969-12-31T23:59:59.999Z 1969-12-31'],
      service_start: ['2024-01-01T00:00:00.123Z 2023-12-31', '1969-12-31T23:59:59.999Z 1969-12-31'],
      service_end: ['2024-01-01T00:00:00.000Z 2023-12-31', '1969-12-31T23:59:59.000Z 1969-12-31'],
      customer_id: ['18446744073709551615', '9007199254740993'],
      // 2 to the 64th, one more than 64 bits hold.
      subscription_id: ['18446744073709551616', '7'],
      tax: [1.1, -2],
    });
  });

  it('IN-14 a type that is not read is named when the data model wants the column, and left out when not', async () => {
    const binary = arrow.vectorFromArray([new Uint8Array([1]), new Uint8Array([2])], new arrow.Binary());
    const fault = await faultOf(arrows(one({...base, customer_id: binary})));
    expect([fault.code, ...fault.where]).toEqual(['E_ARROW_TYPE', 'rows.arrow', 'field customer_id']);
    expect([...(await arrows(one({...base, picture: binary}))).columns.keys()]).toEqual(['transaction_id', 'issued_at', 'amount']);
  });

  it('IN-13 a stream cut anywhere, without end marker or with something behind it is an error', async () => {
    const whole = one(base);
    for (let length = 8; length < whole.length; length += 7) {
      expect((await faultOf(arrows(whole.slice(0, length)))).code).toBe('E_ARROW');
    }
    const noMarker = await faultOf(arrows(whole.slice(0, -8)));
    expect([noMarker.code, noMarker.what]).toEqual(['E_ARROW', 'not whole Arrow IPC: the end marker is missing after 2 rows']);
    expect((await faultOf(arrows(new Uint8Array([...whole, ...whole])))).code).toBe('E_ARROW');
  });

  it('IN-13 bytes changed at random are read or refused, never anything else', async () => {
    const whole = one(base);
    await fc.assert(fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
      const bytes = whole.slice();
      bytes[at] = byte;
      const outcome = await arrows(bytes).then((table) => table.report, (fault: Error) => fault);
      if (outcome instanceof Error) expect(String(outcome)).toMatch(/E_[A-Z_]+/);
      else expect(outcome.accepted + outcome.rejected + outcome.skipped).toBe(outcome.read);
    }), {numRuns: 400});
  });
});

describe('Parquet', () => {
  const parquet = (bytes: Uint8Array, rest = {}) => read([{bytes, file: {name: 'rows.parquet'}}], rest);

  it('IN-16 dates, decimals, 64-bit ids and several row groups are what they mean', async () => {
    const bytes = new Uint8Array(parquetWriteBuffer({
      rowGroupSize: 2,
      columnData: [
        {name: 'issued_at', data: [19_723, 19_724, -1]},
        {name: 'amount', data: [19.99, -0.05, 1234.56]},
        {name: 'customer_id', data: [9007199254740993n, 2n, 3n]},
        {name: 'note', data: ['a', null, 'c']},
      ],
      schema: [
        {name: 'root', num_children: 4},
        {name: 'issued_at', type: 'INT32', converted_type: 'DATE', repetition_type: 'REQUIRED'},
        {name: 'amount', type: 'INT32', converted_type: 'DECIMAL', scale: 2, precision: 9, repetition_type: 'REQUIRED'},
        {name: 'customer_id', type: 'INT64', repetition_type: 'REQUIRED'},
        {name: 'note', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL'},
      ],
    }));
    const table = await parquet(bytes, {zone: 'America/New_York'});
    expect(contentOf(table)).toMatchObject({
      issued_at: ['2024-01-01T05:00:00.000Z 2024-01-01', '2024-01-02T05:00:00.000Z 2024-01-02', '1969-12-31T05:00:00.000Z 1969-12-31'],
      amount: [19.99, -0.05, 1234.56], customer_id: ['9007199254740993', '2', '3'], note: ['a', null, 'c'],
    });
  });

  const codecs: Record<string, (input: Uint8Array) => Uint8Array> = {
    GZIP: (input) => new Uint8Array(gzipSync(input)), BROTLI: (input) => new Uint8Array(brotliCompressSync(input)),
  };
  for (const codec of ['UNCOMPRESSED', 'SNAPPY', ...Object.keys(codecs)]) {
    it(`IN-16 reads ${codec}`, async () => {
      const table = await parquet(parquetOf(rows, {codec, compressors: codecs}));
      expect(valuesOf(table, 'amount')).toEqual([1234.5, -0.05, 899_999_999_999.9999]);
    });
  }

  it('IN-16 knows the other codecs by name', () => {
    expect(Object.keys(compressors)).toEqual(expect.arrayContaining(['ZSTD', 'LZ4', 'LZ4_RAW']));
  });

  it('IN-16 a file cut anywhere is refused', async () => {
    const whole = parquetOf(rows);
    for (let length = 4; length < whole.length; length += 13) {
      expect((await faultOf(parquet(whole.slice(0, length)))).code).toBe('E_PARQUET');
    }
  });

  it('IN-18 a file that says it grows beyond the limit is refused before it does', async () => {
    const data = new Array<string>(100_000).fill('2024-01-01');
    const bytes = new Uint8Array(parquetWriteBuffer({columnData: [{name: 'issued_at', data}, {name: 'amount', data: data.map(() => 1)}]}));
    expect(bytes.length).toBeLessThan(10_000);
    expect((await faultOf(parquet(bytes, {maxBytes: 50_000}))).code).toBe('E_LIMIT_DECODED');
  });
});

describe('the Arrow stream for an engine', () => {
  const back = (bytes: Uint8Array) => arrow.tableFromIPC(bytes);

  it('has the columns asked for, under the names of the shape', async () => {
    const table = await read(csvOf(rows).replace('transaction_id', 'my"id'), {zone: 'Europe/Paris'});
    const stream = back(toArrowStream(table, ['transaction_id', 'my"id', 'issued_at', 'amount', 'is_recurring', 'cogs', 'nowhere']));
    expect(stream.schema.fields.map(String)).toEqual([
      'transaction_id: Dictionary<Int32, Utf8>', 'extra_0: Dictionary<Int32, Utf8>',
      'issued_at: Timestamp<MILLISECOND>', 'issued_at_day: Int32',
      'amount: Decimal[18e+4]', 'is_recurring: Bool', 'cogs: Decimal[18e+4]',
    ]);
    expect(Array.from(stream.getChild('extra_0')!)).toEqual(['18446744073709551615', '2', 'é€💥']);
    expect(Array.from(stream.getChild('issued_at_day')!)).toEqual([19_813, 0, 19_782]);
    expect(Array.from(stream.getChild('issued_at')!)).toEqual(rows.map((row) => dateOf(row.issued_at).getTime()));
    expect(Array.from(stream.getChild('is_recurring')!)).toEqual([true, false, false]);
  });

  it('ends with its end marker, also without rows or columns', async () => {
    for (const text of [csvOf([]), csvOf(rows)]) {
      const table = await read(text);
      for (const columns of [[], [...table.columns.keys()]]) {
        const bytes = toArrowStream(table, columns);
        expect([...bytes.slice(-8)]).toEqual([255, 255, 255, 255, 0, 0, 0, 0]);
        expect(back(bytes).numRows).toBe(columns.length === 0 ? back(bytes).numRows : table.rows);
      }
    }
  });

  it('brings back what went in: read as a file it is the same table', async () => {
    const table = await read(csvOf(rows), {zone: 'Europe/Paris'});
    const bytes = toArrowStream(table, [...table.columns.keys()]);
    const again = await read([{bytes, file: {name: 'again.arrow'}}], {zone: 'Europe/Paris'});
    const {issued_at_day: days, ...rest} = contentOf(again);
    expect(rest).toEqual(contentOf(table));
    expect(days).toEqual(['19813', '0', '19782']);
  });
});
