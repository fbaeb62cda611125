import {InputError} from '@crm-widgets/core';
import {RecordBatchReader, type Data, type Field, type RecordBatch} from 'apache-arrow';
import {ArrowColumns, isReadable, lookUp, type EarlyTexts, type NamedType} from './arrow-columns.js';
import {overlook, type Overview} from './arrow-messages.js';
import type {Budget} from './byte-stages.js';
import {cut} from './bytes.js';
import {isFault} from './late-fault.js';
import {LateColumns} from './late-columns.js';
import type {TableBuilder} from './table-builder.js';
import {writeRows, type Column} from './value-rows.js';

/**
 * Reads Arrow IPC, the stream and the file format.
 * @param early texts of dictionaries that were looked up while the rows were on their way
 * @throws {InputError} `E_ARROW` for bytes that are damaged, end too soon or go on after the end, `E_ARROW_TYPE` for a
 *   type that is not read, `E_LIMIT_DECODED`
 */
export function readArrow(
  bytes: Uint8Array, table: TableBuilder, file: string, budget: Budget, early: EarlyTexts,
): void {
  const {rows: expected, dictionaries} = announced(bytes, file);
  const {fields, batches} = open(bytes, file);
  budget.spend(expected * fields.length, file);
  checkRows(batches, expected, file);
  const arrow = new ArrowColumns((field, what) => (what === 'type' ? wrongType(field, file)
    : broken(file, `field "${cut(field.name)}" has a code outside its dictionary`)),
  // A dictionary that comes behind rows adds to one that was looked up, or takes its place.
  dictionaries === early.dictionaries ? early.byId : new Map());
  const columns = columnsOf(arrow, fields, batches, file);
  const names = fields.map(({name}) => name ?? '');
  const late = new LateColumns({
    isReadable: (index) => isReadable(fields[index]!.type),
    isSafe: (index) => columns.every((some) => some[index]!.isSafe()),
    isFull: (index) => columns.every((some) => some[index]!.isFull()),
  });
  const writer = table.addHeader(names, file, late);
  writer.reserve(expected);
  let line = 1;
  for (const [index, {data, numRows}] of batches.entries()) {
    try {
      const accepted = writeRows(columns[index]!, numRows, line, writer, table);
      late.add((place) => arrow.detached(fields[place]!, data.children[place]!), accepted);
      line += numRows;
    } catch (cause) {
      throw isFault(cause) ? cause : broken(file, `row ${line} on cannot be read`, cause);
    }
  }
}

function columnsOf(arrow: ArrowColumns, fields: readonly Field[], batches: readonly RecordBatch[], file: string): Column[][] {
  try {
    return batches.map(({data}) => fields.map((field, index) => arrow.of(field, data.children[index]!)));
  } catch (cause) {
    throw broken(file, messageOf(cause), cause);
  }
}

/** Looks up the texts of the dictionaries at the start of a stream. @throws the bytes are damaged, or a text is unreadable */
export function earlyTexts(bytes: Uint8Array): EarlyTexts['byId'] {
  const reader = RecordBatchReader.from(bytes).open();
  // Held now, as a reader forgets them at the end.
  const {dictionaries} = reader;
  while (!reader.next().done);
  return new Map([...dictionaries].flatMap(([id, {data}]) => {
    const texts = data.length === 1 ? lookUp(data[0]!) : null;
    return texts ? [[id, texts]] : [];
  }));
}

function announced(bytes: Uint8Array, file: string): Overview {
  try {
    return overlook(bytes);
  } catch (cause) {
    throw broken(file, messageOf(cause), cause);
  }
}

function open(bytes: Uint8Array, file: string): {fields: Field[]; batches: RecordBatch[]} {
  try {
    const reader = RecordBatchReader.from(bytes).open();
    // Asked for now, as a reader forgets its schema at the end.
    const {fields} = reader.schema;
    return {fields, batches: [...reader]};
  } catch (cause) {
    throw broken(file, messageOf(cause), cause);
  }
}

function checkRows(batches: readonly RecordBatch[], expected: number, file: string): void {
  const rows = batches.reduce((sum, batch) => sum + batch.numRows, 0);
  if (rows !== expected) throw broken(file, `${expected} rows are announced and ${rows} are there`);
  for (const batch of batches) {
    for (const [index, data] of batch.data.children.entries()) {
      if (!fits(data)) throw broken(file, `field "${cut(batch.schema.fields[index]!.name)}" is shorter than its rows`);
    }
  }
}

/** Whether the buffers of a column hold as many rows as it says. */
function fits(data: Data): boolean {
  const {length, type, valueOffsets, values, nullCount, nullBitmap, stride} = data;
  if (nullCount > 0 && (!nullBitmap || nullBitmap.length * 8 < length)) return false;
  if (length === 0 || data.children.length > 0) return true;
  if (valueOffsets) return valueOffsets.length > length && Number(valueOffsets[length]) <= (values?.length ?? 0);
  if (!values || type.typeId === 1) return true;
  const perRow = type.typeId === 6 ? 1 / 8 : stride;
  return (values as Uint8Array).length >= length * perRow;
}

function messageOf(cause: unknown): string {
  return String((cause as Error).message).slice(0, 100);
}

function broken(file: string, what: string, cause?: unknown): InputError {
  return new InputError({
    code: 'E_ARROW', where: [file],
    what: `not whole Arrow IPC: ${what}`,
    mend: 'Write the file again, uncompressed inside, and check that it arrives whole',
  }, {cause});
}

function wrongType({name, type}: NamedType, file: string): InputError {
  return new InputError({
    code: 'E_ARROW_TYPE', where: [file, `field ${cut(name)}`],
    what: `values of type ${String(type).slice(0, 60)} are not read`,
    mend: 'Store the field as text, number, date or timestamp',
  });
}
