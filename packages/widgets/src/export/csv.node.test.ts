import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {csvOf, defused, pastedOf} from './csv.js';
import type {Cell} from './data-table.js';

const table = (...rows: Cell[][]) => ({caption: '', columns: rows[0]!.map((_, k) => ({head: `c${k}`})), rows});

describe('defused', () => {
  // The corpus of reliability.md, SE-12.
  const formulas = [
    '=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '\0=1', ' =1', '"=1', "'=1", '＝1', '＋1', '－1', '＠A', '=HYPERLINK("http://x")', '\u00A0=1',
  ];
  for (const text of formulas) it(`${JSON.stringify(text)} is text`, () => expect(defused(text)[0]).toBe("'"));
  for (const text of ['', 'a', '1', 'a=b', 'Ann-Marie', 'ann@example.org', '3+4', '2024-05-01', 'é']) {
    it(`${JSON.stringify(text)} stays as it is`, () => expect(defused(text)).toBe(text));
  }
  it('leaves numbers numbers, below zero too; nothing is nothing', () => {
    expect([-1.5, 0, null, Number.NaN].map(defused)).toEqual(['-1.5', '0', '', '']);
  });
});

describe('csvOf', () => {
  it('has a head, commas, CRLF and a byte order mark', () => {
    expect(csvOf(table(['a', 1], ['b', null]))).toBe('\uFEFFc0,c1\r\na,1\r\nb,\r\n');
  });
  it('quotes what would end a cell', () => {
    expect(csvOf(table(['a,b', 'say "x"', 'two\nlines', ' lead']))).toBe('\uFEFFc0,c1,c2,c3\r\n"a,b","say ""x""","two\nlines"," lead"\r\n');
  });
  it('puts title, period and source above, defused as well', () => {
    expect(csvOf(table(['a']), ['Funnel', '=x', 'May, June'])).toBe('\uFEFFFunnel\r\n\'=x\r\n"May, June"\r\n\r\nc0\r\na\r\n');
  });
  it('defuses heads, which come from data too', () => {
    expect(csvOf({caption: '', columns: [{head: '=1'}], rows: []})).toBe("\uFEFF'=1\r\n");
  });
  it('law: no cell of any text begins as a formula', () => {
    fc.assert(fc.property(fc.array(fc.string({unit: 'binary'}), {minLength: 1, maxLength: 4}), (cells) => {
      for (const cell of cells) expect(/^[\s"]*[=+\-@\t\r\0]/.test(defused(cell))).toBe(false);
    }));
  });
});

describe('pastedOf', () => {
  it('has tabs between cells and a line a row', () => {
    expect(pastedOf(table(['a\tb', -1], ['two\nlines', '=1']))).toBe("c0\tc1\na b\t-1\ntwo lines\t'=1");
  });
  it('takes what a column writes for programs', () => {
    const at = {head: 'at', show: () => 'yesterday', write: (cell: Cell) => new Date(Number(cell)).toISOString()};
    expect(pastedOf({caption: '', columns: [at], rows: [[0]]})).toBe('at\n1970-01-01T00:00:00.000Z');
  });
});
