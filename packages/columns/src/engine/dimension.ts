import {isoOf, isValid, type TypedColumn} from '@crm-widgets/core';

/** A column as groups: for each row the index of its label, -1 without one. */
export interface Groups {
  readonly codes: Int32Array;
  readonly labels: readonly string[];
}

/** Groups with a name that tells them apart from others of the same rows. */
export interface Dimension extends Groups {
  readonly name: string;
}

const varied = new WeakMap<Groups, boolean>();

/** Whether it tells rows apart: not all of them have the one label, nor none. */
export function isVaried(groups: Groups): boolean {
  let is = varied.get(groups);
  if (is === undefined) varied.set(groups, is = groups.labels.length > 1 || (groups.labels.length === 1 && groups.codes.includes(-1)));
  return is;
}

/** The groups of a column, called as its values are written. */
export function dimensionOf(column: TypedColumn): Groups {
  switch (column.type) {
    case 'id':
    case 'text': return {codes: column.codes, labels: column.dictionary};
    case 'money': return coded(column.values, column.valid, (value) => (value / 10_000).toFixed(4));
    case 'number': return coded(column.values, column.valid, writtenDouble);
    case 'integer': return coded(column.values, column.valid, String);
    case 'boolean': return coded(column.values, column.valid, (value) => (value === 1 ? 'true' : 'false'));
    case 'instant':
    case 'day': return coded(column.days, column.valid, isoOf);
  }
}

/** Whether rows have a value of a column: those that do have the label "". */
export function presenceOf(column: Exclude<TypedColumn, {type: 'id' | 'text'}>): Groups {
  const rows = column.type === 'instant' || column.type === 'day' ? column.days.length : column.values.length;
  const codes = new Int32Array(rows);
  if (column.valid) for (let row = 0; row < rows; row++) if (!isValid(column.valid, row)) codes[row] = -1;
  return {codes, labels: ['']};
}

function coded(
  values: Float64Array | Int32Array | Uint8Array, valid: Uint8Array | null, write: (value: number) => string,
): Groups {
  const codes = new Int32Array(values.length);
  const known = new Map<number, number>();
  const labels: string[] = [];
  for (let row = 0; row < values.length; row++) {
    if (!isValid(valid, row)) {
      codes[row] = -1;
      continue;
    }
    const value = values[row]!;
    let code = known.get(value);
    if (code === undefined) {
      known.set(value, code = labels.length);
      labels.push(write(value));
    }
    codes[row] = code;
  }
  return {codes, labels};
}

/** As databases write a double: whole ones with a digit behind the point. */
function writtenDouble(value: number): string {
  const text = String(value);
  if (/^-?\d+$/.test(text)) return `${text}.0`;
  return text.replace(/e([+-])(\d)$/, 'e$10$2');
}

/** Several dimensions as one: for each row the index of its combination of labels. */
export interface Combos {
  readonly codes: Int32Array;
  readonly size: number;
  /** The code that a combination has in one of the dimensions, -1 without a label. */
  codeIn(dimension: number, combo: number): number;
}

/** @returns null where there may be more than `most` combinations */
export function combine(dimensions: readonly Groups[], rows: number, most: number): Combos | null {
  const sizes = dimensions.map((one) => (isVaried(one) ? one.labels.length + 1 : 1));
  const size = sizes.reduce((product, own) => product * own, 1);
  if (size > most) return null;
  const strides = sizes.map((_, k) => sizes.slice(k + 1).reduce((product, own) => product * own, 1));
  return {
    codes: combinedCodes(dimensions, sizes, strides, rows), size,
    codeIn(dimension, combo) {
      const code = Math.floor(combo / strides[dimension]!) % sizes[dimension]!;
      return code < dimensions[dimension]!.labels.length ? code : -1;
    },
  };
}

function combinedCodes(
  dimensions: readonly Groups[], sizes: readonly number[], strides: readonly number[], rows: number,
): Int32Array {
  const several = dimensions.filter((_, k) => sizes[k]! > 1);
  // One that tells rows apart, all of them labelled, is its own combination.
  if (several.length === 1 && !several[0]!.codes.includes(-1)) return several[0]!.codes;
  const combined = new Int32Array(rows);
  dimensions.forEach(({codes, labels}, k) => {
    if (sizes[k] === 1) return;
    const stride = strides[k]!;
    const none = labels.length;
    for (let row = 0; row < rows; row++) combined[row]! += stride * (codes[row]! < 0 ? none : codes[row]!);
  });
  return combined;
}
