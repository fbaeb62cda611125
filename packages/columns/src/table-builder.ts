import {
  knownColumnsOf, isValid, Zone, type ColumnDefault, type ColumnShape, type ColumnSpec, type InstantColumn, type TableName,
  type TableReport,
} from '@crm-widgets/core';
import {Cells, EMPTY, type Fault} from './cells.js';
import {ZoneDays, type DateReading} from './dates.js';
import {LateFault} from './late-fault.js';
import {emptyPlan, planHeader, type ColumnPlan, type HeaderPlan} from './header.js';
import {InstantCells, type DateContext, type UndecidedDates} from './instant-cells.js';
import type {Constant} from './mapped-cells.js';
import {BooleanCells, IntegerCells, MoneyCells, NumberCells} from './number-cells.js';
import type {NumberFormat} from './numbers.js';
import {PlainColumn} from './plain-texts.js';
import type {ReadOptions} from './read-options.js';
import type {RecordBlock} from './record-block.js';
import {RowNames} from './row-names.js';
import {TextCells, type TextDefault} from './text-cells.js';
import type {ColumnOrigin, Heard, TypedColumn, TypedTable} from './typed-table.js';

/** A row of a file as its reader has it: hands the cell at a place of the header to the column that wants it. */
export interface RowSource {
  /** `EMPTY` for a cell without a value. */
  read(index: number, cells: Cells, row: number): Fault | null;
}

type MappedCells = typeof import('./mapped-cells.js');

/** A column and where its cells are in a row. */
export interface Slot {
  readonly name: string;
  readonly cells: Cells;
  readonly source: Constant | null;
  readonly index: number;
  readonly required: boolean;
}

/** What is to be known of columns that have types of their own, by their place in the header. */
export interface TypedColumns {
  /** Whether it can be kept as text; else it is no extra column. */
  isReadable(index: number): boolean;
  /** Whether a column of the data model may stay in the file until somebody asks for it; null for an extra one. */
  mayWait(index: number, plan: ColumnPlan | null, table: TableName): boolean;
  /** Cells for a column that may wait. */
  cells(type: 'id' | 'text', missing: TextDefault): Cells;
  /** Whether it has taken a column that may wait upon itself, so that nothing is written. */
  keeps(index: number, cells: Cells): boolean;
}

/** Rows left out by rule: the column that says so, and what the report calls it. */
export const rules: Readonly<Record<string, string>> = {
  is_test: 'test', is_bot: 'bot', is_spam: 'spam', merged_into: 'merged',
};

/** How a table is built. */
export interface BuildOptions extends ReadOptions {
  /** Is told of what builds the table in place of this, before its first header. */
  watch?(table: TableBuilder): void;
}

/** Collects the rows of all files of a table, and what became of them. */
export class TableBuilder {
  /** Rows accepted so far; also where the next one is written. */
  rows = 0;
  readonly format: NumberFormat;
  /** Code of columns that are more than a header of the file; set before the first header where the options have such. */
  mapped: MappedCells | null = null;
  /** By name, as they are filled. */
  readonly columns = new Map<string, Cells>();
  /** Columns that leave a row out where they are set. */
  readonly rules: {code: string; cells: Cells}[] = [];
  readonly #tally = new Tally();
  readonly #dates: DateContext;
  #plan: HeaderPlan | null = null;
  #mapping: Record<string, ColumnOrigin> = {};

  /** @param reading of the options' `dateFormat`, as it takes code of its own; null without one */
  constructor(private readonly options: ReadOptions, reading: DateReading | null) {
    this.format = {decimal: options.decimal ?? '.', grouped: true};
    const {dateFormat} = options;
    this.#dates = {
      zone: new ZoneDays(new Zone(options.zone)),
      reading,
      // 2024-02-01 means another day where the page says that the day comes second.
      isoToo: !/^yyyy-d/i.test(dateFormat?.trim() ?? ''),
      at: {ahead: 0},
    };
  }

  /** How many columns the table has by now; a file that brings new ones leaves the others behind. */
  get width(): number {
    return this.columns.size;
  }

  /**
   * Takes the header of a file, the first of which settles what table this is.
   * @throws {LateFault} as `planHeader`
   */
  addHeader(headers: readonly string[], file: string, typed?: TypedColumns): RowWriter {
    const candidates = this.#plan ? [this.#plan.table] : this.options.candidates;
    const plan = planHeader(headers, {...this.options, candidates}, file);
    this.#plan ??= plan;
    for (const [name, how] of Object.entries(plan.mapping)) {
      if (!Object.hasOwn(this.#mapping, name) || 'header' in how) this.#mapping[name] = how;
    }
    const slots = plan.columns.flatMap((column) => this.#slot(column, plan.table, typed));
    for (const {name, index} of plan.extras) {
      if (typed && !typed.isReadable(index)) continue;
      const canWait = typed?.mayWait(index, null, plan.table) === true;
      const cells = this.#cells(name, () => (canWait ? typed!.cells('text', null) : new TextCells('text', null)));
      if (!canWait || !typed!.keeps(index, cells)) slots.push({name, cells, source: null, index, required: false});
    }
    return new RowWriter(this, slots);
  }

  /** Where a column is written; nowhere where it waits. */
  #slot(column: ColumnPlan, table: TableName, typed: TypedColumns | undefined): Slot[] {
    const {name, spec, index, map, value} = column;
    const canWait = index !== null && typed?.mayWait(index, column, table) === true;
    const cells = this.#cells(name, () => (canWait
      ? typed!.cells('id', textDefault(spec.default, this.options.currency)) : this.#typed(name, spec)));
    if (canWait && typed!.keeps(index, cells)) return [];
    return [{
      name, index: index ?? 0, required: spec.required === true,
      cells: map ? new this.mapped!.TranslatedCells(cells, map) : cells,
      source: index === null ? new this.mapped!.Constant(value) : null,
    }];
  }

  #cells(name: string, make: () => Cells): Cells {
    const known = this.columns.get(name);
    if (known) return known;
    const cells = make();
    this.columns.set(name, cells);
    for (let row = 0; row < this.rows; row++) cells.putMissing(row);
    const isRule = Object.hasOwn(rules, name) && knownColumnsOf(this.#plan!.table).has(name);
    if (isRule) this.rules.push({code: rules[name]!, cells});
    return cells;
  }

  #typed(name: string, {type, default: missing}: ColumnSpec): Cells {
    switch (type) {
      case 'id':
      case 'text': return new TextCells(type, textDefault(missing, this.options.currency));
      case 'money': return new MoneyCells(numberDefault(missing));
      case 'number': return new NumberCells(numberDefault(missing));
      case 'integer':
        return new IntegerCells(missing.kind === 'row-number' ? {ofRow: (row) => row + 1} : numberDefault(missing));
      case 'boolean': return new BooleanCells(missing.kind === 'value' ? Boolean(missing.value) : null);
      case 'instant':
      case 'day': return new InstantCells(name, type, this.#dates);
    }
  }

  /** Columns that a writer of these does not fill, in a file that lacks them. */
  othersThan(slots: readonly Slot[]): Cells[] {
    const filled = new Set(slots.map(({name}) => name));
    return [...this.columns].filter(([name]) => !filled.has(name)).map(([, cells]) => cells);
  }

  /** Whether the page said which decimal mark its numbers have. */
  get isDecimalStated(): boolean {
    return this.options.decimal !== undefined;
  }

  /** A line with nothing in it; it counts as a row of the file, left out by rule. */
  skipBlank(line: number): void {
    this.begin(line);
    this.skip('blank', line);
  }

  begin(line: number): void {
    this.#tally.read++;
    this.#dates.at.ahead = line - this.rows;
  }

  reject(code: string, column: string | null, line: number): void {
    this.#tally.add('rejected', code, column, line);
  }

  skip(code: string, line: number): void {
    this.#tally.add('skipped', code, null, line);
  }

  /** Keeps the row just written, unless a rule leaves it out. */
  accept(line: number): void {
    for (const {code, cells} of this.rules) if (cells.isSet(this.rows)) return this.skip(code, line);
    this.rows++;
  }

  /** Rows are about to be written that stand in the lines from one on. */
  beginAll(line: number): void {
    this.#dates.at.ahead = line - this.rows;
  }

  /** Keeps rows just written, up to the first that a rule leaves out; returns how many. */
  acceptAll(count: number): number {
    let kept = count;
    for (const {cells} of this.rules) {
      for (let i = 0; i < kept; i++) if (cells.isSet(this.rows + i)) kept = i;
    }
    this.#tally.read += kept;
    this.rows += kept;
    return kept;
  }

  /** Takes in that no more rows come. @returns whether dates wait whose order only their whole column can tell */
  end(): boolean {
    return [...this.columns.values()].some((cells) => cells instanceof InstantCells && cells.isWaiting(this.rows));
  }

  /**
   * The table of all rows, after `end`.
   * @param deciding reads dates that wait; null where none do
   * @param _said what customers say of these rows, for who looks over this
   * @throws {LateFault} amounts have the signs of several currencies
   * @throws {InputError} `E_DATE_AMBIGUOUS`
   */
  finish(deciding: UndecidedDates | null, _said?: Heard): TypedTable {
    const plan = this.#plan ?? emptyPlan(this.options);
    const written = this.rows;
    const kept = this.kept(deciding);
    this.#fillDefaults(plan.table);
    this.#checkSymbols();
    const rows = kept?.length ?? written;
    const columns = new Map<string, TypedColumn>();
    const specs = knownColumnsOf(plan.table);
    for (const [name, spec] of specs) {
      const {default: missing, type} = spec;
      // Without a header nothing is known to lack: no rows, of every column.
      const cells = this.columns.get(name) ?? (this.#plan ? undefined : this.#typed(name, spec));
      if (cells) columns.set(name, cells.finish(written, kept));
      else if (missing.kind === 'row-number') columns.set(name, rowNumbers(type, rows));
    }
    for (const [name, cells] of this.columns) if (!specs.has(name)) columns.set(name, cells.finish(written, kept));
    const shape = {rows, columns: shapesOf(columns, specs)};
    const mapping = this.#plan ? this.#mapping : plan.mapping;
    return {name: plan.table, rows, columns, shape, report: this.#tally.report(rows), mapping};
  }

  /** Rows that stay once dates that waited are read; null for all. */
  kept(deciding: UndecidedDates | null): Int32Array | null {
    if (!deciding) return null;
    const faults = new Map<number, {line: number; column: string}>();
    for (const [column, cells] of this.columns) {
      if (!(cells instanceof InstantCells) || !cells.isWaiting(this.rows)) continue;
      for (const {row, line} of cells.settle(deciding)) if (!faults.has(row)) faults.set(row, {line, column});
    }
    if (faults.size === 0) return null;
    for (const {line, column} of faults.values()) this.reject('not_a_date', column, line);
    const kept = new Int32Array(this.rows - faults.size);
    for (let row = 0, to = 0; row < this.rows; row++) if (!faults.has(row)) kept[to++] = row;
    return kept;
  }

  #fillDefaults(table: TableName): void {
    for (const [name, {default: missing}] of knownColumnsOf(table)) {
      const from = missing.kind === 'column' ? this.columns.get(missing.column) : undefined;
      if (from) this.columns.get(name)?.fillFrom(from, this.rows);
    }
  }

  #checkSymbols(): void {
    if (this.columns.has('currency')) return;
    for (const [name, cells] of this.columns) {
      if (!(cells instanceof MoneyCells) || cells.symbols.size < 2) continue;
      throw new LateFault((words) => words.mixedSigns(name, [...cells.symbols].sort()));
    }
  }
}

/** Writes the rows of one file into the columns of its table. */
export class RowWriter {
  #others: Cells[] = [];
  #width = -1;
  /** By the place in a record, the columns that its cells go to. */
  #takers: readonly (readonly Slot[])[] | null = null;

  constructor(private readonly table: TableBuilder, readonly slots: readonly Slot[]) {}

  /** Reads a row; the first of its cells that is unreadable, or empty and required, rejects it. */
  write(line: number, source: RowSource): void {
    const {table, slots} = this;
    const row = table.rows;
    table.begin(line);
    for (const slot of slots) {
      const fault = (slot.source ?? source).read(slot.index, slot.cells, row);
      if (fault === null) continue;
      if (fault !== EMPTY) return table.reject(fault, slot.name, line);
      if (slot.required) return table.reject('missing_required', slot.name, line);
      slot.cells.putMissing(row);
    }
    if (this.#width !== table.width) this.#findOthers();
    for (const cells of this.#others) cells.putMissing(row);
    table.accept(line);
  }

  /**
   * Reads records of a block, column by column.
   * @param width cells of a record
   * @returns how many were read; the one behind them is to be read by itself
   */
  writeBlock(block: RecordBlock, width: number): number {
    const {table} = this;
    const row = table.rows;
    this.#takers ??= takersOf(this.slots, width);
    return this.writeAll(block.line, () => {
      let count = block.count;
      for (let index = 0; index < width; index++) {
        if (index > 0) count = block.next(count);
        count = take(this.#takers![index]!, block, row, count);
      }
      return block.close(count);
    });
  }

  /**
   * Writes rows from a line on as far as `take` gets, and accepts them up to the first that a rule leaves out.
   * @returns how many
   */
  writeAll(line: number, take: () => number): number {
    const {table, slots} = this;
    const row = table.rows;
    table.beginAll(line);
    for (const {cells} of slots) cells.tentative = true;
    let count = take();
    for (const {source, cells, required} of slots) if (source) count = source.fill(cells, row, count, required);
    for (const {cells} of slots) cells.tentative = false;
    if (this.#width !== table.width) this.#findOthers();
    for (const cells of this.#others) for (let i = 0; i < count; i++) cells.putMissing(row + i);
    return table.acceptAll(count);
  }

  /** Makes room for rows that are about to come. */
  reserve(rows: number): void {
    for (const {cells} of this.slots) cells.reserve(this.table.rows + rows);
  }

  /** A record of more or fewer cells than the header. */
  takeRagged(line: number, _cells: number): void {
    this.reject(line, 'ragged');
  }

  reject(line: number, code: string): void {
    this.table.begin(line);
    this.table.reject(code, null, line);
  }

  #findOthers(): void {
    this.#others = this.table.othersThan(this.slots);
    this.#width = this.table.width;
  }
}

function takersOf(slots: readonly Slot[], width: number): Slot[][] {
  const takers = Array.from({length: width}, (): Slot[] => []);
  for (const slot of slots) if (!slot.source) takers[slot.index]!.push(slot);
  return takers;
}

/** Reads the cells that a block is at into the columns that want them; returns how many. */
function take(takers: readonly Slot[], block: RecordBlock, row: number, count: number): number {
  if (takers.length === 0) return block.skip(count);
  if (takers.length > 1) block.mark();
  let taken = count;
  for (const [place, {cells, required}] of takers.entries()) {
    if (place > 0) block.reset();
    taken = cells.takeBlock(row, block, taken, required);
  }
  return taken;
}

/** Counts what became of rows. */
class Tally {
  read = 0;
  #rejected = 0;
  #skipped = 0;
  readonly #reasons = new Map<string, TableReport['reasons'][number]>();

  add(fate: 'rejected' | 'skipped', code: string, column: string | null, line: number): void {
    if (fate === 'rejected') this.#rejected++;
    else this.#skipped++;
    const key = JSON.stringify([code, column]);
    const reason = this.#reasons.get(key);
    if (!reason) this.#reasons.set(key, {code, column, count: 1, firstLine: line});
    else {
      reason.count++;
      reason.firstLine = Math.min(reason.firstLine, line);
    }
  }

  report(accepted: number): TableReport {
    const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
    const reasons = [...this.#reasons.values()].sort((a, b) =>
      b.count - a.count || order(a.code, b.code) || order(a.column ?? '', b.column ?? ''));
    return {read: this.read, accepted, rejected: this.#rejected, skipped: this.#skipped, reasons};
  }
}

function textDefault(missing: ColumnDefault, currency: string | null) {
  switch (missing.kind) {
    case 'value': return String(missing.value);
    case 'source-currency': return currency;
    // The sign keeps it apart from ids that files number themselves.
    case 'row-number': return {ofRow: (row: number) => `#${row + 1}`};
    default: return null;
  }
}

function numberDefault(missing: ColumnDefault): number | null {
  return missing.kind === 'value' ? Number(missing.value) : null;
}

function rowNumbers(type: string, rows: number): TypedColumn {
  if (type !== 'integer') return new RowNames(rows);
  const values = new Float64Array(rows);
  for (let row = 0; row < rows; row++) values[row] = row + 1;
  return {type, values, valid: null};
}

function shapesOf(columns: ReadonlyMap<string, TypedColumn>, specs: ReadonlyMap<string, ColumnSpec>) {
  let extras = 0;
  // fromEntries, for a header may be __proto__, which an assignment would take for the prototype.
  return Object.fromEntries([...columns].map(([name, column]) => {
    const sql = specs.has(name) ? name : `extra_${extras++}`;
    return [name, shapeOf(column, sql)];
  }));
}

function shapeOf(column: TypedColumn, sql: string): ColumnShape {
  const {type} = column;
  if (type === 'instant' || type === 'day') {
    return {type, sql, whole: (column as InstantColumn).whole, extent: extentOf(column.days, column.valid)};
  }
  // A look at its texts would read it.
  const few = type === 'text' && !('waiting' in column) ? fewTexts(column) : null;
  return few ? {type, sql, values: [...few].sort()} : {type, sql};
}

function fewTexts(column: TypedColumn & {readonly type: 'id' | 'text'}): readonly string[] | null {
  if (column instanceof PlainColumn) return column.few(16);
  return column.dictionary.length > 16 ? null : column.dictionary;
}

function extentOf(days: Int32Array, valid: Uint8Array | null) {
  let first = Infinity;
  let last = -Infinity;
  for (let row = 0; row < days.length; row++) {
    if (!isValid(valid, row)) continue;
    const day = days[row]!;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  return first <= last ? {first, last} : undefined;
}
