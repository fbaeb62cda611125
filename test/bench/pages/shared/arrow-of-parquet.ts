import {DateDay, Dictionary, Float64, Int32, makeData, makeVector, Table, tableToIPC, Utf8, vectorFromArray, type Vector} from 'apache-arrow';
import {readPieces} from './parquet.js';

/** A Parquet file as an Arrow stream: text coded, dates as days, amounts as doubles. */
export async function arrowOf(bytes: Uint8Array<ArrayBuffer>, columns: string[]): Promise<Uint8Array> {
  const pieces = Object.fromEntries(columns.map((name) => [name, new Array<ArrayLike<unknown>>()]));
  await readPieces(bytes, columns, (column, values) => { pieces[column]!.push(values); });
  const vectors = columns.map((name) => [name, vectorOf(name, pieces[name]!)] as const);
  return tableToIPC(new Table(Object.fromEntries(vectors)), 'stream');
}

function vectorOf(name: string, pieces: readonly ArrayLike<unknown>[]): Vector {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  if (name === 'amount') return makeVector(makeData({type: new Float64(), length, nullCount: 0, data: joined(pieces, new Float64Array(length))}));
  if (name.endsWith('_at')) return makeVector(makeData({type: new DateDay(), length, nullCount: 0, data: joined(pieces, new Int32Array(length))}));
  const known = new Map<string, number>();
  const codes = joined(pieces.map((piece) => Int32Array.from(piece as ArrayLike<string>, (text) => codeOf(text, known))), new Int32Array(length));
  const dictionary = vectorFromArray([...known.keys()], new Utf8());
  return makeVector(makeData({type: new Dictionary(new Utf8(), new Int32()), length, nullCount: 0, data: codes, dictionary}));
}

function codeOf(text: string, known: Map<string, number>): number {
  const found = known.get(text);
  if (found !== undefined) return found;
  known.set(text, known.size);
  return known.size - 1;
}

function joined<T extends Int32Array | Float64Array>(pieces: readonly ArrayLike<unknown>[], all: T): T {
  let at = 0;
  for (const piece of pieces) {
    all.set(piece as ArrayLike<number>, at);
    at += piece.length;
  }
  return all;
}
