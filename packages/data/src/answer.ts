import {QueryError} from '@crm-widgets/core';
import type {Answer, Statement} from '@crm-widgets/core';
import type {Table, Vector} from 'apache-arrow';
import {DataType, tableFromIPC} from 'apache-arrow';
import {joined} from './bytes.js';

type Value = number | string | null;

/**
 * The parts of one Arrow IPC stream as columns: `number` makes a number of integers, floats, decimals and
 * decimal text, `text` keeps what is text. A number that is not finite is null, as nobody knows it.
 * @throws {QueryError} a column is missing, or is of a type that only a cast in the statement could settle
 */
export function answerFrom(parts: readonly Uint8Array[], columns: Statement['columns']): Answer {
  const table = tableFromIPC(joined(parts));
  const read = Object.entries(columns).map(([name, kind]) => [name, valuesOf(table, name, kind)] as const);
  return {rows: table.numRows, columns: Object.fromEntries(read)};
}

function valuesOf(table: Table, name: string, kind: 'number' | 'text'): Value[] {
  const vector = table.getChild(name);
  if (!vector) throw columnFault(name, 'is not in the answer');
  const read = kind === 'number' ? numberReader(vector, name) : textReader(vector, name);
  return Array.from(vector, (value: unknown) => (value === null ? null : read(value)));
}

function numberReader({type}: Vector, name: string): (value: unknown) => Value {
  if (DataType.isDecimal(type)) return (words) => finite(decimal(words as Uint32Array, type.scale));
  if (isPlain(type)) return (value) => finite(Number(value));
  if (DataType.isUtf8(type)) return (text) => numberFromText(text as string, name);
  if (DataType.isNull(type)) return () => null;
  throw columnFault(name, `came as ${type}, wanted a number`);
}

function textReader({type}: Vector, name: string): (value: unknown) => Value {
  if (DataType.isUtf8(type) || DataType.isDictionary(type) || isPlain(type)) return String;
  if (DataType.isNull(type)) return () => null;
  throw columnFault(name, `came as ${type}, wanted text`);
}

const isPlain = (type: DataType) => DataType.isInt(type) || DataType.isFloat(type) || DataType.isBool(type);

const finite = (value: number) => (Number.isFinite(value) ? value : null);

function numberFromText(text: string, name: string): Value {
  const value = Number(text);
  if (text.trim() === '' || Number.isNaN(value)) throw columnFault(name, 'holds text that is no number');
  return finite(value);
}

/** Two's complement, 32-bit words from the lowest on; made text first so that the division rounds once. */
function decimal(words: Uint32Array, scale: number): number {
  const unsigned = words.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n);
  const value = BigInt.asIntN(words.length * 32, unsigned);
  return Number(`${value}e${-scale}`);
}

function columnFault(name: string, what: string): QueryError {
  const mend = 'Report it with this line';
  return new QueryError({code: 'E_QUERY', where: ['engine', `column ${name}`], what, mend});
}
