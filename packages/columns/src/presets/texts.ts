import type {Zone} from '@crm-widgets/core';
import {decode, encode} from '../bytes.js';
import {Cells, EMPTY, type Fault} from '../cells.js';
import {IsoReader, type DateReading} from '../dates.js';
import {numberOf, plainFormat, plainNumber, tenThousandthsOf, type NumberFormat} from '../numbers.js';
import type {RowSource} from '../table-builder.js';
import type {TypedColumn} from '../typed-table.js';
import type {Headers} from './preset.js';

/** A cell that a preset has to reckon with and cannot read; the row is rejected for it. */
export class Unreadable extends Error {
  constructor(readonly fault: Fault) {
    super(fault);
  }
}

/** How the texts of a file are read where a preset reckons with them. */
export interface Reading {
  readonly zone: Zone;
  readonly date: DateReading | null;
  readonly includeShipping: boolean;
}

/** The places of headers in a file. */
export class Places {
  readonly #places = new Map<string, number>();
  /** What was asked for before, as it was written; presets ask the same of each row. */
  readonly #asked = new Map<string, number | null>();

  constructor(readonly headers: readonly string[]) {
    headers.forEach((header, index) => {
      if (!this.#places.has(plain(header))) this.#places.set(plain(header), index);
    });
  }

  /** The place of the first header that is there. */
  of(headers: Headers): number | null {
    for (const header of headers) {
      const place = this.#one(header);
      if (place !== null) return place;
    }
    return null;
  }

  #one(header: string): number | null {
    let place = this.#asked.get(header);
    if (place === undefined) this.#asked.set(header, place = this.#places.get(plain(header)) ?? null);
    return place;
  }

  /** The place of another header of the same name. */
  twinOf(place: number): number | null {
    const twin = this.headers.findIndex((header, at) => at !== place && plain(header) === plain(this.headers[place]!));
    return twin < 0 ? null : twin;
  }

  name(place: number): string {
    return this.headers[place]!.replace(/\uFEFF/g, '').trim();
  }
}

function plain(header: string): string {
  return header.replace(/\uFEFF/g, '').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** A row of an export, its cells by header. */
export class Texts {
  constructor(
    readonly line: number, private readonly places: Places, private readonly source: RowSource, private readonly reading: Reading,
  ) {}

  get headers(): readonly string[] {
    return this.places.headers;
  }

  /** How the file writes numbers; known once a cell was read. */
  get format(): NumberFormat {
    return probe.format;
  }

  get includeShipping(): boolean {
    return this.reading.includeShipping;
  }

  /** Whether a header is there at all. */
  has(...headers: string[]): boolean {
    return this.places.of(headers) !== null;
  }

  /** The text under the first of these headers that is there; null for an empty cell. */
  text(...headers: string[]): string | null {
    const place = this.places.of(headers);
    return place === null ? null : this.at(place);
  }

  /** The first text that is not empty, whichever of the headers it stands under. */
  any(...headers: string[]): string | null {
    for (const header of headers) {
      const text = this.text(header);
      if (text !== null) return text;
    }
    return null;
  }

  at(place: number): string | null {
    probe.text = null;
    const fault = this.source.read(place, probe, 0);
    if (fault !== null && fault !== EMPTY) throw new Unreadable(fault);
    return probe.text;
  }

  /** An amount in whole ten-thousandths; null for an empty cell. @throws {Unreadable} */
  money(...headers: string[]): number | null {
    const text = this.text(...headers);
    if (text === null) return null;
    const number = plainNumber(text, this.format);
    const value = number && tenThousandthsOf(number);
    if (value === null) throw new Unreadable('not_a_number');
    if (value === Infinity) throw new Unreadable('money_range');
    return value;
  }

  /** @throws {Unreadable} */
  number(...headers: string[]): number | null {
    const text = this.text(...headers);
    return text === null ? null : numberIn(text, this.format);
  }

  /** A moment in milliseconds UTC, a day being its start in the source's zone. @throws {Unreadable} */
  instant(...headers: string[]): number | null {
    const text = this.text(...headers);
    return text === null ? null : this.instantOf(text);
  }

  /** @throws {Unreadable} */
  instantOf(text: string): number {
    const {zone, date} = this.reading;
    const bytes = encode(text);
    const kind = iso.read(bytes, 0, bytes.length);
    if (kind === 'time') return iso.instant;
    if (kind === 'date') return zone.startOf(iso.day);
    const moment = date?.(text);
    if (!moment) throw new Unreadable('not_a_date');
    return 'day' in moment ? zone.startOf(moment.day) : moment.instant;
  }

  /** The same row, its cells kept though its file goes on. */
  kept(): Texts {
    const cells = this.headers.map((_, place) => this.at(place));
    return new Texts(this.line, this.places, new KeptRow(cells, this.format), this.reading);
  }

  /** Hands a cell to the column that wants it, as its file does. */
  read(place: number, cells: Cells, row: number): Fault | null {
    return this.source.read(place, cells, row);
  }
}

/** A number as the file writes them. @throws {Unreadable} */
export function numberIn(text: string, format: NumberFormat): number {
  const number = plainNumber(text, format);
  if (!number) throw new Unreadable('not_a_number');
  return numberOf(number);
}

const iso = new IsoReader();

class KeptRow implements RowSource {
  constructor(private readonly cells: readonly (string | null)[], private readonly format: NumberFormat) {}

  read(place: number, cells: Cells, row: number): Fault | null {
    const text = this.cells[place] ?? null;
    return text === null ? EMPTY : cells.putValue(row, text, this.format);
  }
}

/** Takes the cell of whatever file as its text. */
class Probe extends Cells {
  text: string | null = null;
  format: NumberFormat = plainFormat;

  put(_row: number, bytes: Uint8Array, start: number, end: number, format: NumberFormat): Fault | null {
    this.text = decode(bytes, start, end);
    this.format = format;
    return null;
  }

  putMissing(): void {
    this.text = null;
  }

  isSet(): boolean {
    return this.text !== null;
  }

  fillFrom(): void {
    throw new TypeError('one cell at a time');
  }

  finish(): TypedColumn {
    throw new TypeError('one cell at a time');
  }
}

const probe = new Probe();
