import {isValid, type InstantColumn, type TextColumn, type Warning} from '@crm-widgets/core';
import type {Roots, TypedColumn, TypedTable} from './typed-table.js';

/** A table whose `customer_id` is that of the account at the head. */
export function rolledUp(table: TypedTable, roots: Roots): TypedTable {
  const ids = table.columns.get('customer_id');
  return ids && isText(ids) ? {...table, columns: new Map([...table.columns, ['customer_id', renamed(ids, roots)]])} : table;
}

/**
 * A table of customers of which one row is left of each account, that of its head, else of the first that belongs to it; it
 * was acquired when the first of them was.
 */
export function headsOf(table: TypedTable): {readonly table: TypedTable; readonly roots: Roots} {
  const [ids, parents] = [table.columns.get('customer_id'), table.columns.get('parent_id')];
  if (!ids || !parents || !isText(ids) || !isText(parents)) return {table: {...table, notes: [...table.notes ?? [], withoutParents]}, roots: {}};
  const roots = rootsOf(ids, parents, table.rows);
  const heads = new Map<string, number>();
  for (let row = 0; row < table.rows; row++) {
    const id = ids.dictionary[ids.codes[row]!];
    if (id === undefined) continue;
    const head = roots[id] ?? id;
    if (!heads.has(head) || id === head) heads.set(head, row);
  }
  const rows = Int32Array.from(heads.values()).sort();
  const columns = new Map([...table.columns].map(([name, column]) => [name, rowsOf(column, rows)] as const));
  columns.set('customer_id', renamed(rowsOf(ids, rows) as TextColumn, roots));
  const acquired = table.columns.get('acquired_at');
  if (acquired?.type === 'instant') columns.set('acquired_at', earliest(acquired, renamed(ids, roots), columns.get('customer_id') as TextColumn));
  return {table: {...table, rows: rows.length, columns, shape: {...table.shape, rows: rows.length}}, roots};
}

const withoutParents: Warning = {
  code: 'param_idle', table: 'customers', count: null,
  message: 'The parameter rollupToParent changes nothing: customers have no parent_id. '
    + 'Name its header in columns, or remove rollupToParent from params.',
};

function rootsOf(ids: TextColumn, parents: TextColumn, rows: number): Roots {
  const parentOf = new Map<string, string>();
  for (let row = 0; row < rows; row++) {
    const [id, parent] = [ids.dictionary[ids.codes[row]!], parents.dictionary[parents.codes[row]!]];
    if (id !== undefined && parent !== undefined && parent !== id) parentOf.set(id, parent);
  }
  const roots: Record<string, string> = Object.create(null);
  for (const id of parentOf.keys()) {
    const head = headOf(id, parentOf);
    if (head !== id) roots[id] = head;
  }
  return roots;
}

/** Of those that belong to each other in a circle the first by name. */
function headOf(id: string, parentOf: ReadonlyMap<string, string>): string {
  const passed = new Set<string>();
  let head = id;
  for (let parent = parentOf.get(head); parent !== undefined; parent = parentOf.get(head)) {
    if (passed.has(head)) return circleOf(head, parentOf).sort()[0]!;
    passed.add(head);
    head = parent;
  }
  return head;
}

function circleOf(start: string, parentOf: ReadonlyMap<string, string>): string[] {
  const circle = [start];
  for (let next = parentOf.get(start)!; next !== start; next = parentOf.get(next)!) circle.push(next);
  return circle;
}

function renamed({type, codes, dictionary}: TextColumn, roots: Roots): TextColumn {
  const places = new Map<string, number>();
  const to = Int32Array.from(dictionary, (id) => {
    const head = Object.hasOwn(roots, id) ? roots[id]! : id;
    if (!places.has(head)) places.set(head, places.size);
    return places.get(head)!;
  });
  return {type, codes: codes.map((code) => (code < 0 ? code : to[code]!)), dictionary: [...places.keys()]};
}

/** Of each head the earliest moment of all that belong to it. */
function earliest({instants, days, valid}: InstantColumn, all: TextColumn, heads: TextColumn): InstantColumn {
  const first = new Map<string, number>();
  all.codes.forEach((code, row) => {
    if (code < 0 || !isValid(valid, row)) return;
    const id = all.dictionary[code]!;
    const known = first.get(id);
    if (known === undefined || instants[row]! < instants[known]!) first.set(id, row);
  });
  const rows = Int32Array.from(heads.codes, (code) => first.get(heads.dictionary[code]!) ?? -1);
  return {
    type: 'instant', instants: Float64Array.from(rows, (row) => (row < 0 ? 0 : instants[row]!)),
    days: rows.map((row) => (row < 0 ? 0 : days[row]!)), valid: bitsOf(rows, (row) => row >= 0),
  };
}

function isText(column: TypedColumn): column is TextColumn {
  return column.type === 'id' || column.type === 'text';
}

function rowsOf(column: TypedColumn, rows: Int32Array): TypedColumn {
  if (isText(column)) return {type: column.type, codes: rows.map((row) => column.codes[row]!), dictionary: column.dictionary};
  const {valid: known} = column;
  const valid = known && bitsOf(rows, (row) => isValid(known, row));
  switch (column.type) {
    case 'instant': return {
      type: 'instant', valid, instants: Float64Array.from(rows, (row) => column.instants[row]!), days: rows.map((row) => column.days[row]!),
    };
    case 'day': return {type: 'day', valid, days: rows.map((row) => column.days[row]!)};
    case 'boolean': return {type: 'boolean', valid, values: Uint8Array.from(rows, (row) => column.values[row]!)};
    default: return {type: column.type, valid, values: Float64Array.from(rows, (row) => column.values[row]!)};
  }
}

function bitsOf(rows: Int32Array, isSet: (row: number) => boolean): Uint8Array {
  const bits = new Uint8Array(Math.ceil(rows.length / 8));
  rows.forEach((row, at) => { if (isSet(row)) bits[at >> 3]! |= 1 << (at & 7); });
  return bits;
}
