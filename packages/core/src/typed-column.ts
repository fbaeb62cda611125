/**
 * A column of a table, typed. All arrays are as long as the table.
 *
 * Text is coded: `codes[i]` indexes `dictionary`, -1 is missing. Elsewhere `valid` is a bitmap, one byte eight rows, the
 * lowest bit first; null when every row has a value. Money is ten-thousandths of a major unit, which a double holds
 * exactly up to 900 billion. An instant is milliseconds UTC with the local day of the source's zone beside it.
 */
export type TypedColumn = TextColumn | NumericColumn | BooleanColumn | InstantColumn | DayColumn;

interface Coded<T> {
  readonly type: T;
  readonly codes: Int32Array;
  readonly dictionary: readonly string[];
}

interface Valued<T, V> {
  readonly type: T;
  readonly values: V;
  readonly valid: Uint8Array | null;
}

export type TextColumn = Coded<'id'> | Coded<'text'>;
export type NumericColumn = MoneyColumn | Valued<'number', Float64Array> | Valued<'integer', Float64Array>;
/** Ten-thousandths; whole ones but where amounts were converted at a rate. */
export interface MoneyColumn extends Valued<'money', Float64Array> {
  readonly isConverted?: true;
}

export type BooleanColumn = Valued<'boolean', Uint8Array>;

export interface InstantColumn {
  readonly type: 'instant';
  readonly instants: Float64Array;
  readonly days: Int32Array;
  readonly valid: Uint8Array | null;
  /** The file has dates without times in it: each is the start of its day. */
  readonly whole?: true | undefined;
}

export interface DayColumn {
  readonly type: 'day';
  readonly days: Int32Array;
  readonly valid: Uint8Array | null;
}

/** Whether a row has a value, by the bitmap of its column. */
export function isValid(valid: Uint8Array | null, row: number): boolean {
  return valid === null || (valid[row >> 3]! >> (row & 7) & 1) === 1;
}
