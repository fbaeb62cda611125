import {Decimal, makeData, Table, tableFromArrays, tableToIPC, vectorFromArray, Utf8, Vector} from 'apache-arrow';
import {describe, expect, it} from 'vitest';
import {answerFrom} from './answer.js';

const ipc = (table: Table) => [tableToIPC(table, 'stream')];

const text = (...values: (string | null)[]) => vectorFromArray(values, new Utf8());

/** Decimal128 as DuckDB sends it: four words a value, the lowest first. */
function decimals(scale: number, ...values: bigint[]): Table {
  const words = values.flatMap((value) => [0n, 32n, 64n, 96n].map((shift) => Number((value >> shift) & 0xffffffffn)));
  const data = makeData({type: new Decimal(scale, 38), length: values.length, data: Uint32Array.from(words)});
  return new Table({a: new Vector([data])});
}

describe('an answer made of Arrow', () => {
  it('makes numbers of integers, big integers, floats and booleans', () => {
    const columns = {i: Int32Array.of(1, -2), b: BigInt64Array.of(3n, -4n), f: Float64Array.of(0.5, -0.25)};
    const table = tableFromArrays(columns);
    expect(answerFrom(ipc(table), {i: 'number', b: 'number', f: 'number'}))
      .toEqual({rows: 2, columns: {i: [1, -2], b: [3, -4], f: [0.5, -0.25]}});
    const yes = new Table({a: vectorFromArray([true, false, null])});
    expect(answerFrom(ipc(yes), {a: 'number'}).columns).toEqual({a: [1, 0, null]});
  });

  it('scales decimals, negative ones and such above 2^53 too', () => {
    const table = decimals(2, 110n, -5n, 0n, 9007199254740993n, -(2n ** 100n));
    expect(answerFrom(ipc(table), {a: 'number'}).columns.a)
      .toEqual([1.1, -0.05, 0, 90071992547409.93, -12676506002282294014967032053.76]);
  });

  it('makes numbers of decimal text, and null of what is not finite', () => {
    const table = new Table({t: text('12.30', '-0.01', null, 'four'), f: vectorFromArray([1, NaN, Infinity, null])});
    expect(() => answerFrom(ipc(table), {t: 'number'})).toThrow('no number');
    expect(answerFrom(ipc(table), {f: 'number'}).columns.f).toEqual([1, null, null, null]);
    const clean = new Table({t: text('12.30', '-0.01', null)});
    expect(answerFrom(ipc(clean), {t: 'number'}).columns.t).toEqual([12.3, -0.01, null]);
  });

  it('keeps text as it is, and digits of whole numbers as text', () => {
    const table = new Table({t: text('007', '', null), n: vectorFromArray([1n, 2n, 9007199254740993n])});
    const {columns} = answerFrom(ipc(table), {t: 'text', n: 'text'});
    expect(columns).toEqual({t: ['007', '', null], n: ['1', '2', '9007199254740993']});
  });

  it('has every column of an answer without rows, and none that was not asked for', () => {
    const table = tableFromArrays({a: new Int32Array(0), b: new Int32Array(0)});
    expect(answerFrom(ipc(table), {a: 'number'})).toEqual({rows: 0, columns: {a: []}});
  });

  it('refuses a column that is missing or of a type nobody asked for', () => {
    const table = new Table({d: vectorFromArray([new Date(0)])});
    expect(() => answerFrom(ipc(table), {a: 'number'})).toThrow('column a: is not in the answer');
    expect(() => answerFrom(ipc(table), {d: 'number'})).toThrow('wanted a number');
    expect(() => answerFrom(ipc(table), {d: 'text'})).toThrow('wanted text');
  });
});
