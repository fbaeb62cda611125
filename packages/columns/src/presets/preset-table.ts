import {InputError, Zone, type TableName, type Warning} from '@crm-widgets/core';
import {cut} from '../bytes.js';
import {EMPTY, type Cells, type Fault, type Value} from '../cells.js';
import {readingOf} from '../date-format.js';
import type {UndecidedDates} from '../instant-cells.js';
import type {ReadOptions} from '../read-options.js';
import {RowWriter, TableBuilder, type RowSource} from '../table-builder.js';
import type {TypedTable} from '../typed-table.js';
import {fieldsOf, missingHeaders, type ResolvedField} from './fields.js';
import type {Filling, Made, Preset} from './preset.js';
import {Places, Texts, Unreadable, type Reading} from './texts.js';

/** Collects the rows of an export of a known kind, each made into what the data model wants of it. */
export class PresetTable extends TableBuilder {
  readonly #filling: Filling;
  readonly #table: TableName;
  readonly #reading: Reading;
  readonly #mapping: Record<string, {header: string} | {default: string}> = {};
  readonly #kept = new Map<Texts, PresetWriter>();
  /** Whether the last line was blank, or one of a footer. */
  #isBehindRows = false;
  #noted = 0;

  constructor(private readonly id: string, private readonly preset: Preset, private readonly given: ReadOptions) {
    const table = tableOf(id, preset, given.candidates);
    super({...given, candidates: [table], columns: {}}, readingOf(given));
    this.#table = table;
    this.#filling = preset.tables[table]!;
    this.#reading = {
      zone: new Zone(given.zone), date: readingOf(given),
      includeShipping: readSwitch('includeShipping', given.includeShipping),
    };
  }

  override addHeader(headers: readonly string[], file: string): RowWriter {
    const places = new Places(headers);
    this.#check(places, file);
    const {fields, extras} = fieldsOf(this.#table, this.#filling, this.given.columns, places, file);
    for (const {name, from} of fields) this.#mapping[name] = from;
    const names = [...fields, ...extras].map(({name}) => name);
    const writer = super.addHeader(names, file);
    return new PresetWriter(this, writer, [...fields, ...extras], places, this.#reading, this.#filling);
  }

  /** @throws {InputError} `E_PRESET` for a header that is not of this export */
  #check(places: Places, file: string): void {
    const missing = missingHeaders(this.#table, this.#filling, this.given.columns, places);
    if (missing.length === 0) return;
    const found = places.headers.slice(0, 12).map((name) => `"${cut(name)}"`).join(', ');
    throw new InputError({
      code: 'E_PRESET', where: [file, 'header'],
      what: `preset ${this.id} (${this.preset.title}) wants ${missing.map((headers) => `"${headers[0]!}"`).join(', ')}; the file has ${found || 'no columns'}`,
      mend: 'Name the preset of this export, or leave preset out and map the headers with columns',
    });
  }

  override skipBlank(line: number): void {
    super.skipBlank(line);
    this.#isBehindRows = true;
  }

  /** Notes that a row came. */
  goOn(): void {
    this.#isBehindRows = false;
  }

  isFooter(cells: number): boolean {
    return this.#filling.hasFooter === true && cells === 1 && this.#isBehindRows;
  }

  /** Keeps a row until all are there. */
  keep(row: Texts, writer: PresetWriter): void {
    this.#kept.set(row.kept(), writer);
  }

  note(made: Made): void {
    if (this.#filling.note?.of(made)) this.#noted++;
  }

  override end(): boolean {
    this.#settle();
    return super.end();
  }

  override finish(deciding: UndecidedDates | null): TypedTable {
    const table = super.finish(deciding);
    return {...table, mapping: {...table.mapping, ...this.#mapping}, ...this.#notes()};
  }

  #settle(): void {
    for (const gathered of this.#filling.gather?.([...this.#kept.keys()]) ?? []) {
      const writer = this.#kept.get(gathered.row)!;
      if ('skip' in gathered) writer.skip(gathered.row.line, gathered.skip);
      else if ('fault' in gathered) writer.reject(gathered.row.line, gathered.fault);
      else writer.writeMade(gathered.row, gathered.made);
    }
  }

  #notes(): {notes?: readonly Warning[]} {
    const {note} = this.#filling;
    if (!note || this.#noted === 0) return {};
    return {notes: [{code: note.code, message: note.message, table: this.#table, count: this.#noted}]};
  }
}

function tableOf(id: string, {tables}: Preset, candidates: readonly TableName[]): TableName {
  const table = candidates.find((name) => tables[name]);
  if (table) return table;
  throw new InputError({
    code: 'E_PRESET', where: ['attribute preset'],
    what: `preset ${id} fills ${Object.keys(tables).join(', ')}, wanted ${candidates.join(', ')}`,
    mend: `Declare the file as the table ${Object.keys(tables)[0]!}, or name another preset`,
  });
}

function readSwitch(name: string, value: unknown = true): boolean {
  if (typeof value === 'boolean') return value;
  throw new InputError({
    code: 'E_PARAM', where: ['attribute params', name], what: `got ${cut(JSON.stringify(value))}, wanted true or false`,
    mend: `Set ${name} in params, or remove it for true`,
  });
}

/** Makes rows of an export into rows of the table. */
class PresetWriter extends RowWriter {
  readonly #filled: Filled;

  constructor(
    private readonly to: PresetTable, private readonly writer: RowWriter, fields: readonly ResolvedField[],
    private readonly places: Places, private readonly reading: Reading, private readonly filling: Filling,
  ) {
    super(to, []);
    this.#filled = new Filled(fields);
  }

  override write(line: number, source: RowSource): void {
    const {filling} = this;
    const row = new Texts(line, this.places, source, this.reading);
    this.to.goOn();
    try {
      const rule = filling.skip?.(row);
      if (rule) return this.skip(line, rule);
      if (filling.gather) return this.to.keep(row, this);
      if (!filling.split) return this.writeMade(row, none);
      const parts = filling.split(row);
      if (parts.length === 0) return this.skip(line, 'nothing_in_row');
      for (const made of parts) this.writeMade(row, made);
    } catch (thrown) {
      if (!(thrown instanceof Unreadable)) throw thrown;
      this.reject(line, thrown.fault);
    }
  }

  writeMade(row: Texts, made: Made): void {
    this.#filled.row = row;
    this.#filled.made = made;
    const before = this.to.rows;
    this.writer.write(row.line, this.#filled);
    if (this.to.rows > before) this.to.note(made);
  }

  skip(line: number, code: string): void {
    this.to.begin(line);
    this.to.skip(code, line);
  }

  override takeRagged(line: number, cells: number): void {
    if (this.to.isFooter(cells)) return this.skip(line, 'footer');
    super.takeRagged(line, cells);
  }

  /** Rows of an export are made one by one. */
  override writeAll(): number {
    return 0;
  }
}

const none: Made = {};

/** A row of the table as its export and its preset have it. */
class Filled implements RowSource {
  row: Texts | null = null;
  made: Made = none;

  constructor(private readonly fields: readonly ResolvedField[]) {}

  read(index: number, cells: Cells, at: number): Fault | null {
    const {name, place, make} = this.fields[index]!;
    const row = this.row!;
    if (Object.hasOwn(this.made, name)) return put(cells, at, this.made[name], row);
    if (!make) return place === null ? EMPTY : row.read(place, cells, at);
    try {
      return put(cells, at, make(row), row);
    } catch (thrown) {
      if (thrown instanceof Unreadable) return thrown.fault;
      throw thrown;
    }
  }
}

function put(cells: Cells, at: number, value: Value, {format}: Texts): Fault | null {
  return value === null || value === undefined || value === '' ? EMPTY : cells.putValue(at, value, format);
}
