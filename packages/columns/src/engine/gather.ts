import {isValid, type TypedColumn} from '@crm-widgets/core';

/** The cells of a column at some rows, in their order. */
export function gather(column: TypedColumn, rows: Int32Array): TypedColumn {
  switch (column.type) {
    case 'id':
    case 'text': return {type: column.type, codes: picked(column.codes, rows, new Int32Array(rows.length)), dictionary: column.dictionary};
    case 'money':
    case 'number':
    case 'integer': return {...column, values: picked(column.values, rows, new Float64Array(rows.length)), valid: pickedBits(column.valid, rows)};
    case 'boolean': return {...column, values: picked(column.values, rows, new Uint8Array(rows.length)), valid: pickedBits(column.valid, rows)};
    case 'instant': return {
      ...column, instants: picked(column.instants, rows, new Float64Array(rows.length)),
      days: picked(column.days, rows, new Int32Array(rows.length)), valid: pickedBits(column.valid, rows),
    };
    case 'day': return {...column, days: picked(column.days, rows, new Int32Array(rows.length)), valid: pickedBits(column.valid, rows)};
  }
}

function picked<T extends Int32Array | Float64Array | Uint8Array>(from: T, rows: Int32Array, to: T): T {
  for (let i = 0; i < rows.length; i++) to[i] = from[rows[i]!]!;
  return to;
}

function pickedBits(valid: Uint8Array | null, rows: Int32Array): Uint8Array | null {
  if (!valid) return null;
  const bits = new Uint8Array((rows.length + 7) >> 3);
  for (let i = 0; i < rows.length; i++) if (isValid(valid, rows[i]!)) bits[i >> 3]! |= 1 << (i & 7);
  return bits;
}
