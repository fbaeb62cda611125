import {tableFromIPC} from 'apache-arrow';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {toArrowStream} from './arrow-stream.js';
import {encode} from './bytes.js';
import {PlainColumn} from './plain-texts.js';
import {read, valuesOf} from './read-fixtures.js';
import {TextCells} from './text-cells.js';
import type {TypedColumn} from './typed-table.js';

/** A cell as a reader brings it, and whether another column has its row rejected, so that the next takes its place. */
type Cell = readonly [text: string | null, isRejected: boolean];

const text = fc.oneof(
  fc.string({unit: 'grapheme', minLength: 1, maxLength: 6}).map((one) => one.trim()).filter((one) => one !== ''),
  fc.constantFrom('a', 'é', '\u00A0x\u00A0', '\u00A0', 'a\0b', '💥'),
);
const cells = fc.array(fc.tuple(fc.option(text), fc.nat(9).map((one) => one === 0)), {maxLength: 60});

/** Writes cells into a column. @returns what became of each, and the rows there are */
function fill(column: TextCells, list: readonly Cell[]) {
  let rows = 0;
  const faults = list.map(([given, isRejected]) => {
    const bytes = encode(given ?? '');
    const fault = bytes.length === 0 ? '' : column.put(rows, bytes, 0, bytes.length);
    if (fault === '') column.putMissing(rows);
    if (!fault && !isRejected) rows++;
    return fault;
  });
  return {rows, faults};
}

function textsOf(column: TypedColumn): (string | null)[] {
  if (column.type !== 'id' && column.type !== 'text') throw new Error(`a column of ${column.type}`);
  return Array.from(column.codes, (code) => column.dictionary[code] ?? null);
}

const coded = (missing: string | null) => new TextCells('text', missing, Infinity);
const lazy = (missing: string | null) => new TextCells('text', missing, 4);

describe('columns whose texts are mostly new', () => {
  it('read the same whether they are coded at once or when asked', () => {
    let lazies = 0;
    fc.assert(fc.property(cells, fc.option(fc.constantFrom('none', 'a')), fc.nat(7), (list, missing, every) => {
      const [one, two] = [coded(missing), lazy(missing)];
      const {rows, faults} = fill(one, list);
      expect(fill(two, list)).toEqual({rows, faults});
      const all = Array.from({length: rows}, (_, row) => row);
      expect(all.map((row) => two.isSet(row))).toEqual(all.map((row) => one.isSet(row)));
      const kept = every === 0 ? null : Int32Array.from(all.filter((row) => row % every === 0));
      const [now, later] = [one.finish(rows, kept), two.finish(rows, kept)];
      if (later instanceof PlainColumn) lazies++;
      expect(textsOf(later)).toEqual(textsOf(now));
      expect([...(later as PlainColumn).dictionary].sort()).toEqual([...(now as PlainColumn).dictionary].sort());
    }), {numRuns: 2000});
    expect(lazies).toBeGreaterThan(500);
  });

  it('take from another column what they miss, and give it', () => {
    fc.assert(fc.property(cells, cells, (list, others) => {
      const filled = [coded, lazy].flatMap((make) => [coded, lazy].map((makeOther) => {
        const [column, other] = [make(null), makeOther(null)];
        const rows = Math.min(fill(column, list).rows, fill(other, others).rows);
        column.fillFrom(other, rows);
        return textsOf(column.finish(rows, null));
      }));
      for (const texts of filled) expect(texts).toEqual(filled[0]);
    }), {numRuns: 1000});
  });
});

/** 5 000 rows: an id of its own each, a note in two of three, and four plans. */
const big = ['transaction_id,issued_at,amount,note,plan', ...Array.from({length: 5000}, (_, row) =>
  `t${row},2024-01-01,1,${row % 3 === 0 ? '' : `é${row}`},${'abcd'[row % 4]}`)].join('\n');

describe('a table with ids that differ in every row', () => {
  it('has them in its columns and its Arrow stream, and no values of them in its shape', async () => {
    const table = await read(big);
    const {transaction_id: id, note, plan} = Object.fromEntries(table.columns);
    expect([id, note, plan].map((column) => column instanceof PlainColumn)).toEqual([true, true, false]);
    const ids = Array.from({length: 5000}, (_, row) => `t${row}`);
    const notes = Array.from({length: 5000}, (_, row) => (row % 3 === 0 ? null : `é${row}`));
    expect(valuesOf(table, 'transaction_id')).toEqual(ids);
    expect(valuesOf(table, 'note')).toEqual(notes);
    const arrow = tableFromIPC(toArrowStream(table, ['transaction_id', 'note', 'plan']));
    const {columns} = table.shape;
    expect([...arrow.getChild(columns.transaction_id!.sql)!]).toEqual(ids);
    expect([...arrow.getChild(columns.note!.sql)!]).toEqual(notes);
    expect(arrow.getChild(columns.note!.sql)!.nullCount).toBe(1667);
    expect(columns.note!.values).toBeUndefined();
    expect(columns.plan!.values).toEqual(['a', 'b', 'c', 'd']);
  });

  it('lists the few texts that stay when nearly all rows turn out to have no date', async () => {
    // The first date can only be of the day-first order, so the others, of a month 30, are none.
    const rows = Array.from({length: 5000}, (_, row) => `${row < 4990 ? '30/30/2024' : '30/01/2024'},1,n${row}`);
    const table = await read(['issued_at,amount,note', ...rows].join('\n'));
    expect(table.rows).toBe(10);
    expect(table.columns.get('note')).toBeInstanceOf(PlainColumn);
    expect(table.shape.columns.note!.values).toEqual(Array.from({length: 10}, (_, i) => `n${4990 + i}`));
  });

  it('numbers rows that have no id when asked', async () => {
    const table = await read('issued_at,amount\n2024-01-01,1\n2024-01-01,2\n');
    expect(valuesOf(table, 'transaction_id')).toEqual(['#1', '#2']);
    expect([...tableFromIPC(toArrowStream(table, ['transaction_id'])).getChild('transaction_id')!]).toEqual(['#1', '#2']);
  });
});
