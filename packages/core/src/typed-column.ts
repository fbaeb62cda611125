/**
 * A column of a table, typed. All arrays are as long as the table.
 *
 * Text is coded: `codes[i]` indexes `dictionary`, -1 is missing. Elsewhere `valid` is a bitmap, one byte eight rows, the
 * lowest bit first; null when every row has a value. Money is whole ten-thousandths of a major unit, which a double holds
 * exactly up to 900 billion. An instant is milliseconds UTC with the local day of the source's zone beside it.
 */
export type TypedColumn =
  | {readonly type: 'id' | 'text'; readonly codes: Int32Array; readonly dictionary: readonly string[]}
  | {readonly type: 'money' | 'number' | 'integer'; readonly values: Float64Array; readonly valid: Uint8Array | null}
  | {readonly type: 'boolean'; readonly values: Uint8Array; readonly valid: Uint8Array | null}
  | {readonly type: 'instant'; readonly instants: Float64Array; readonly days: Int32Array; readonly valid: Uint8Array | null}
  | {readonly type: 'day'; readonly days: Int32Array; readonly valid: Uint8Array | null};

export type TextColumn = Extract<TypedColumn, {type: 'id' | 'text'}>;
export type NumericColumn = Extract<TypedColumn, {type: 'money' | 'number' | 'integer'}>;
export type BooleanColumn = Extract<TypedColumn, {type: 'boolean'}>;
export type InstantColumn = Extract<TypedColumn, {type: 'instant'}>;

/** Whether a row has a value, by the bitmap of its column. */
export function isValid(valid: Uint8Array | null, row: number): boolean {
  return valid === null || (valid[row >> 3]! >> (row & 7) & 1) === 1;
}
