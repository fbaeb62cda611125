import {columnsOf, type TableName, type Warning} from '@crm-widgets/core';
import {datedTable, readingOf} from '../date-format.js';
import {planHeader} from '../header.js';
import type {UndecidedDates} from '../instant-cells.js';
import {missingHeaders, fieldsOf} from '../presets/fields.js';
import {PresetTable} from '../presets/preset-table.js';
import type {Preset} from '../presets/preset.js';
import {Places} from '../presets/texts.js';
import type {ReadOptions} from '../read-options.js';
import {TableBuilder, type BuildOptions, type RowWriter} from '../table-builder.js';
import type {Guess, TypedTable} from '../typed-table.js';
import {guessColumns, type ColumnsGuess} from './guess-columns.js';

/** The header of an export that is known tells it from any other file. */
const PRESET = 0.9;

/** Collects the rows of a file that nobody mapped, once its header tells what it is most likely. */
export class GuessTable extends TableBuilder {
  #table: TableBuilder | null = null;
  #guess: Guess | null = null;
  readonly #blank: number[] = [];

  constructor(private readonly given: BuildOptions, private readonly presets: ReadonlyMap<string, Preset>) {
    super(given, readingOf(given));
  }

  override addHeader(headers: readonly string[], file: string): RowWriter {
    const table = (this.#table ??= this.#watched(this.#open(headers, file)));
    for (const line of this.#blank.splice(0)) table.skipBlank(line);
    return table.addHeader(headers, file);
  }

  #watched(table: TableBuilder): TableBuilder {
    this.given.watch?.(table);
    return table;
  }

  override skipBlank(line: number): void {
    if (this.#table) this.#table.skipBlank(line);
    else this.#blank.push(line);
  }

  override end(): boolean {
    return this.#table ? this.#table.end() : super.end();
  }

  override finish(deciding: UndecidedDates | null): TypedTable {
    if (!this.#table) {
      for (const line of this.#blank) super.skipBlank(line);
      return super.finish(deciding);
    }
    const table = this.#table.finish(deciding);
    const guess = this.#guess;
    return guess ? {...table, guess, notes: [...(table.notes ?? []), noteOf(table.name, guess)]} : table;
  }

  #open(headers: readonly string[], file: string): TableBuilder {
    const {given} = this;
    if (given.guess === 'columns' && fits(headers, given, file)) return datedTable(given);
    const export_ = this.#exportOf(headers, file);
    const columns = best(headers, given.candidates);
    if (columns && columns.confidence === 1) return datedTable({...given, candidates: [columns.table]});
    if (export_) {
      this.#guess = {preset: export_.id, confidence: PRESET, columns: []};
      return new PresetTable(export_.id, export_.preset, {...given, candidates: [export_.table]});
    }
    // A file that goes by the names of the data model lacks a column, and is told which.
    if (!columns || (given.guess === 'columns' && isNamed(headers, given.candidates))) return datedTable(given);
    const guessed = columns.columns.filter(({confidence}) => confidence < 1);
    this.#guess = {preset: null, confidence: columns.confidence, columns: guessed};
    const mapping = Object.fromEntries(guessed.map(({column, header}) => [column, header]));
    return datedTable({...given, candidates: [columns.table], columns: mapping});
  }

  /** The preset whose header this is; of several, the one that knows most of its columns. */
  #exportOf(headers: readonly string[], file: string) {
    const places = new Places(headers);
    let found: {id: string; preset: Preset; table: TableName; known: number} | null = null;
    for (const [id, preset] of this.presets) {
      for (const table of this.given.candidates) {
        const filling = preset.tables[table];
        if (!filling || missingHeaders(table, filling, {}, places).length > 0) continue;
        const known = fieldsOf(table, filling, {}, places, file).fields.length;
        if (!found || known > found.known) found = {id, preset, table, known};
      }
    }
    return found;
  }
}

function fits(headers: readonly string[], options: ReadOptions, file: string): boolean {
  try {
    planHeader(headers, options, file);
    return true;
  } catch {
    return false;
  }
}

/** Whether some header is called as a column of the data model. */
function isNamed(headers: readonly string[], candidates: readonly TableName[]): boolean {
  return candidates.some((table) => headers.some((header) => columnsOf(table).has(header.trim().toLowerCase())));
}

/** The table that most of the headers speak for, required columns found. */
function best(headers: readonly string[], candidates: readonly TableName[]): ColumnsGuess | null {
  const weight = ({columns, table}: ColumnsGuess) => {
    const needed = columns.filter(({column}) => columnsOf(table).get(column)!.required);
    const sum = (list: typeof columns) => list.reduce((total, {confidence}) => total + confidence, 0);
    return sum(columns) + sum(needed);
  };
  const whole = candidates.map((table) => guessColumns(headers, table)).filter(({missing}) => missing.length === 0);
  return whole.sort((a, b) => weight(b) - weight(a))[0] ?? null;
}

function noteOf(table: TableName, {preset, confidence, columns}: Guess): Warning {
  const percent = (share: number) => `${Math.round(share * 100)} % sure`;
  const how = preset !== null
    ? `The file was taken for the export ${preset}, ${percent(confidence)}; say so with preset`
    : `Columns were guessed: ${columns.map(({column, header, confidence: sure}) => `${column} from "${header}" (${percent(sure)})`).join(', ')}; say so with columns`;
  return {code: 'columns_guessed', message: `${how}.`, table, count: null};
}
