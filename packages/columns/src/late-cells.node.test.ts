import * as arrow from 'apache-arrow';
import fc from 'fast-check';
import {parquetWriteBuffer} from 'hyparquet-writer';
import {describe, expect, it} from 'vitest';
import {LateColumn} from './late-cells.js';
import {contentOf, faultOf, options, read, refused, valuesOf, type Piece} from './read-fixtures.js';
import {readRows} from './read-rows.js';
import {bytesOf} from './table-bytes.js';
import type {TypedTable} from './typed-table.js';

interface Row {
  readonly actor_id: string;
  readonly name: string;
  readonly at: string;
  readonly value: number | null;
  readonly is_bot: boolean;
  readonly note: string | null;
  readonly plan: string | null;
  readonly visits: number | null;
  readonly seen: number | null;
}

/** A stream of as many batches as lists, the plan coded in one dictionary. */
function arrowOf(lists: readonly (readonly Row[])[]): Uint8Array {
  const plan = new arrow.Dictionary(new arrow.Utf8(), new arrow.Int32());
  const column = (list: readonly Row[], name: keyof Row, type: arrow.DataType) =>
    arrow.vectorFromArray(list.map((row) => row[name]) as number[], type as arrow.Float64);
  const tables = lists.map((list) => new arrow.Table({
    actor_id: column(list, 'actor_id', new arrow.Utf8()), name: column(list, 'name', new arrow.Utf8()),
    at: column(list, 'at', new arrow.Utf8()), value: column(list, 'value', new arrow.Float64()),
    is_bot: column(list, 'is_bot', new arrow.Bool()), note: column(list, 'note', new arrow.Utf8()),
    plan: column(list, 'plan', plan), visits: column(list, 'visits', new arrow.Int32()),
    seen: column(list, 'seen', new arrow.TimestampMillisecond()),
  }));
  const batches = tables.flatMap(({batches: some}) => some);
  return arrow.tableToIPC(new arrow.Table(tables[0]!.schema, batches), 'stream');
}

function parquetOf(list: readonly Row[], rowGroupSize = 1000): Uint8Array {
  const column = (name: keyof Row, type: 'STRING' | 'DOUBLE' | 'BOOLEAN' | 'INT32' | 'TIMESTAMP', data: unknown[] = list.map((row) => row[name])) =>
    ({name, type, nullable: true, data});
  return new Uint8Array(parquetWriteBuffer({
    columnData: [
      column('actor_id', 'STRING'), column('name', 'STRING'), column('at', 'STRING'), column('value', 'DOUBLE'), column('is_bot', 'BOOLEAN'), column('note', 'STRING'),
      column('plan', 'STRING'), column('visits', 'INT32'), column('seen', 'TIMESTAMP', list.map(({seen}) => (seen === null ? null : new Date(seen)))),
    ],
    rowGroupSize,
  }));
}

/** As objects of JavaScript, whose columns are read at once. */
const objectsOf = (list: readonly Row[]) => list.map((row) => ({...row, seen: row.seen === null ? null : new Date(row.seen)}));

const readEvents = (pieces: Piece[]) => read(pieces, {candidates: ['events']});

const extras = ['note', 'plan', 'visits', 'seen'] as const;
const isLate = (table: TypedTable, name: string) => {
  const column = table.columns.get(name);
  return column instanceof LateColumn && column.waiting !== null;
};

const one = {actor_id: 'ann', name: 'visit'};
const rows: Row[] = [
  {...one, at: '2024-01-01', value: 1, is_bot: false, note: 'first', plan: 'a', visits: 3, seen: 0},
  {...one, at: 'never', value: 2, is_bot: false, note: 'no date', plan: 'b', visits: 4, seen: 1},
  {...one, at: '2024-01-03', value: 3, is_bot: true, note: 'a test', plan: 'c', visits: 5, seen: 2},
  {...one, at: '2024-01-04', value: 4, is_bot: false, note: null, plan: null, visits: null, seen: null},
  {...one, at: '2024-01-05', value: 5, is_bot: false, note: 'last', plan: 'a', visits: -6, seen: 1704067200123},
];
const kept = {
  note: ['first', null, 'last'], plan: ['a', null, 'a'], visits: ['3', null, '-6'],
  seen: ['1970-01-01T00:00:00.000Z', null, '2024-01-01T00:00:00.123Z'],
};

describe('columns that the data model has not', () => {
  for (const [name, bytes] of [['rows.arrow', arrowOf([rows])], ['rows.parquet', parquetOf(rows, 2)]] as const) {
    it(`stay in ${name} until somebody asks, and have the rows that were accepted`, async () => {
      const table = await readEvents([{bytes, file: {name}}]);
      expect(extras.map((extra) => isLate(table, extra))).toEqual([true, true, true, true]);
      expect(contentOf(table)).toMatchObject(kept);
      expect(extras.map((extra) => isLate(table, extra))).toEqual([false, false, false, false]);
      expect(refused(table)).toEqual(['1 bot from line 3', '1 not_a_date in at from line 2']);
      expect(table.shape.columns.plan).toEqual({type: 'text', sql: 'extra_1'});
    });
  }

  it('take what is kept of their file until they are read, and then what they hold', async () => {
    const many = Array.from({length: 10_000}, () => rows[0]!);
    const table = await readEvents([{bytes: arrowOf([many]), file: {name: 'rows.arrow'}}]);
    const before = bytesOf(table);
    for (const extra of extras) expect(valuesOf(table, extra)[9999]).toBe(kept[extra][0]);
    // Four columns of codes, and a text or two each; of the file nothing any more.
    expect(bytesOf(table)).toBeLessThan(before);
    expect(extras.some((extra) => isLate(table, extra))).toBe(false);
  });

  const when = fc.constantFrom('2024-01-01', '2024-02-30', '13/02/2024', '02/13/2024', '01/02/2024');
  const row = fc.record<Row>({
    actor_id: fc.constant('ann'), name: fc.constant('visit'), at: when, value: fc.option(fc.integer({min: -99, max: 99})), is_bot: fc.nat(4).map((n) => n === 0),
    note: fc.option(fc.constantFrom('a', ' b ', 'é', '\u00A0', 'x'.repeat(300))), plan: fc.option(fc.constantFrom('p', 'q', ' p')),
    visits: fc.option(fc.integer()), seen: fc.option(fc.integer({min: -1e12, max: 1e12})),
  });

  it('are the same as when they are read at once, whichever rows are refused', async () => {
    await fc.assert(fc.asyncProperty(fc.array(row, {minLength: 1, maxLength: 40}), fc.nat(40), async (list, cut) => {
      const outcome = (reading: Promise<TypedTable>) => reading.then(
        (table) => ({content: contentOf(table), report: table.report}), ({code}: {code: string}) => code);
      const expected = await outcome(Promise.resolve().then(() => readRows(options({candidates: ['events']}), objectsOf(list))));
      const parts = [list.slice(0, cut), list.slice(cut)].filter(({length}) => length > 0);
      const one = (bytes: Uint8Array, name: string) => outcome(readEvents([{bytes, file: {name}}]));
      expect(await one(arrowOf(parts), 'rows.arrow')).toEqual(expected);
      expect(await one(parquetOf(list, Math.max(cut, 1)), 'rows.parquet')).toEqual(expected);
      const files = await outcome(readEvents(parts.map((part) => ({bytes: arrowOf([part]), file: {name: 'rows.arrow'}}))));
      if (typeof files !== 'string' && typeof expected !== 'string') expect(files.content).toEqual(expected.content);
    }), {numRuns: 150});
  });

  it('are joined with those of other files, whatever their form, and missing in files without them', async () => {
    const csv = {bytes: 'at,actor_id,name,note,shop\n2024-03-01,1,x,from csv,x\n2024-03-02,2,x,,y\n'};
    const bare = {bytes: 'at,actor_id,name\n2024-04-01,1,x\n'};
    const arrows = {bytes: arrowOf([rows]), file: {name: 'rows.arrow'}};
    const parquet = {bytes: parquetOf(rows), file: {name: 'rows.parquet'}};
    const notes = async (...pieces: Piece[]) => valuesOf(await readEvents(pieces), 'note');
    expect(await notes(arrows, csv, bare)).toEqual([...kept.note, 'from csv', null, null]);
    expect(await notes(csv, arrows, bare, parquet)).toEqual(['from csv', null, ...kept.note, null, ...kept.note]);
    expect(await notes(bare, parquet, bare, arrows)).toEqual([null, ...kept.note, null, ...kept.note]);
    expect(valuesOf(await readEvents([arrows, csv]), 'shop')).toEqual([null, null, null, 'x', 'y']);
    expect(valuesOf(await readEvents([arrows, csv]), 'plan')).toEqual([...kept.plan, null, null]);
  });

  it('are read at once where a cell may be unreadable: Arrow tells before it is read', async () => {
    const nul = await readEvents([{bytes: arrowOf([[{...rows[0]!, note: 'a\0b'}, rows[4]!]]), file: {name: 'rows.arrow'}}]);
    expect([refused(nul), valuesOf(nul, 'note')]).toEqual([['1 nul_character in note from line 1'], ['last']]);
    const codesOf = (codes: number[]) => new arrow.Vector([arrow.makeData({
      type: new arrow.Dictionary(new arrow.Utf8(), new arrow.Int32()), data: new Int32Array(codes), length: 2, nullCount: 0,
      dictionary: arrow.vectorFromArray(['a'], new arrow.Utf8()),
    })]);
    const broken = arrow.tableToIPC(new arrow.Table({
      at: arrow.vectorFromArray(['2024-01-01', '2024-01-02'], new arrow.Utf8()), actor_id: codesOf([0, 0]), name: codesOf([0, 0]),
      plan: codesOf([0, 7]),
    }), 'stream');
    const fault = await faultOf(readEvents([{bytes: broken, file: {name: 'rows.arrow'}}]));
    expect(fault.what).toBe('not whole Arrow IPC: field "plan" has a code outside its dictionary');
  });

  it('in Parquet may turn out damaged, which is an error of whoever asks and of nobody else', async () => {
    const bytes = parquetOf(rows.map((row) => ({...row, note: 'a note of some length'})));
    const at = Buffer.from(bytes).indexOf('a note of');
    bytes.fill(255, at, at + 4);
    const table = await readEvents([{bytes, file: {name: 'rows.parquet'}}]);
    expect(valuesOf(table, 'value')).toEqual([1, 4, 5]);
    expect(valuesOf(table, 'plan')).toEqual(kept.plan);
    for (const _ of [1, 2]) {
      expect((await faultOf(Promise.resolve().then(() => valuesOf(table, 'note')))).code).toBe('E_PARQUET');
    }
  });
});

describe('ids of the data model', () => {
  const orders = (ids: arrow.Vector) => arrow.tableToIPC(new arrow.Table({
    transaction_id: ids, issued_at: arrow.vectorFromArray(['2024-01-01', 'never', '2024-01-03'], new arrow.Utf8()),
    amount: arrow.vectorFromArray([1, 2, 3], new arrow.Int32()),
  }), 'stream');
  const texts = (list: (string | null)[]) => arrow.vectorFromArray(list, new arrow.Utf8());
  const reading = (ids: arrow.Vector) => read([{bytes: orders(ids), file: {name: 'rows.arrow'}}]);

  for (const [what, ids, expected] of [
    ['texts', texts(['a1', 'a2', 'a3']), ['a1', 'a3']],
    ['whole numbers', arrow.vectorFromArray([1n, 2n, 18446744073709551615n], new arrow.Uint64()), ['1', '18446744073709551615']],
  ] as const) {
    it(`stay in Arrow as ${what} when every row has one`, async () => {
      const table = await reading(ids);
      expect([isLate(table, 'transaction_id'), table.columns.get('transaction_id')!.type]).toEqual([true, 'id']);
      expect(valuesOf(table, 'transaction_id')).toEqual(expected);
      const csv = {bytes: 'transaction_id,issued_at,amount\n,2024-02-01,1\nc2,2024-02-02,1\n'};
      const joined = await read([{bytes: orders(ids), file: {name: 'rows.arrow'}}, csv]);
      expect(valuesOf(joined, 'transaction_id')).toEqual([...expected, '#3', 'c2']);
    });
  }

  it('are read at once where one is missing, unreadable or no whole number', async () => {
    const read = async (ids: arrow.Vector) => {
      const table = await reading(ids);
      return [isLate(table, 'transaction_id'), ...valuesOf(table, 'transaction_id'), ...refused(table)];
    };
    const never = '1 not_a_date in issued_at from line 2';
    expect(await read(texts(['a1', null, null]))).toEqual([false, 'a1', '#2', never]);
    expect(await read(texts([' ', 'a2', 'a3']))).toEqual([false, '#1', 'a3', never]);
    expect(await read(texts(['a1', 'a2', 'a\0']))).toEqual([false, 'a1', never, '1 nul_character in transaction_id from line 3']);
    expect(await read(arrow.vectorFromArray([1, 2, 2 ** 53], new arrow.Float64())))
      .toEqual([false, '1', '1 inexact_id in transaction_id from line 3', never]);
  });
});
