import {isValid, type Day} from '@crm-widgets/core';
import {ByteDictionary} from './byte-dictionary.js';
import {decode, isEnd} from './bytes.js';
import {Cells, pick, reserved, roomFor, takeMissing, type Fault, type Value} from './cells.js';
import {isoDay, IsoReader, isUndecided, LocalDay, NO_DAY, type DateReading, type Moment, type ZoneDays} from './dates.js';
import type {NumberFormat} from './numbers.js';
import type {RecordBlock} from './record-block.js';
import type {TypedColumn} from './typed-table.js';
import type {Undecided} from './undecided-dates.js';

const MISSING = -0x8000_0000;
/** Beyond these a date is no date of any business, and its day no 32-bit number. */
const INSTANT_LIMIT = 8.64e15;

/** What columns of moments share: where they are in the file, and how dates are written there. */
export interface DateContext {
  readonly zone: ZoneDays;
  /** The page's `date-format`; null without one. */
  readonly reading: DateReading | null;
  /** Whether a date in ISO order may stand beside it. */
  readonly isoToo: boolean;
  /** How far the line of a row being read is ahead of its number. */
  readonly at: {ahead: number};
}

/** The code that finds the order of dates; it comes when some wait, as in most files none do. */
export type UndecidedDates = typeof import('./undecided-dates.js');

/** A row whose date can be read only when its column is known as a whole. */
export interface Waiting extends Undecided {
  readonly row: number;
}

/**
 * Moments and calendar days. A date of digits whose order is not known, such as 01/02/2024, waits until the whole
 * column is read: if one order fits every value and the other does not, it is that.
 */
export class InstantCells extends Cells {
  /** Null until a time of day comes; NaN where a row has none. */
  #instants: Float64Array | null = null;
  #days = new Int32Array(1024);
  readonly #iso = new IsoReader();
  readonly #waiting: Waiting[] = [];
  readonly #texts = new ByteDictionary();

  constructor(readonly name: string, private readonly type: 'instant' | 'day', private readonly context: DateContext) {
    super();
  }

  put(row: number, bytes: Uint8Array, start: number, end: number): Fault | null {
    const {context} = this;
    if (context.isoToo) {
      const kind = this.#iso.read(bytes, start, end);
      if (kind === 'date') return this.#setDay(row, this.#iso.day);
      if (kind === 'time') return this.#setInstant(row, this.#iso.instant);
    }
    if (end - start > 40) return 'not_a_date';
    const text = decode(bytes, start, end);
    if (context.reading) return this.#setMoment(row, context.reading(text));
    if (!isUndecided(text)) return 'not_a_date';
    this.#set(row, MISSING, null);
    this.#waiting.push({row, line: row + context.at.ahead, code: this.#texts.code(bytes, start, end)});
    return null;
  }

  override takeBlock(row: number, block: RecordBlock, count: number, required: boolean): number {
    const {bytes, at: places, stop} = block;
    const {isoToo} = this.context;
    this.daysUpTo(row, row + count - 1);
    for (let i = 0; i < count; i++) {
      const start = places[i]!;
      const end = start + 10;
      const day = isoToo && end < bytes.length && isEnd(bytes[end]!, stop) ? isoDay(bytes, start) : NO_DAY;
      if (day !== NO_DAY) {
        this.#days[row + i] = day;
        if (this.#instants) this.#instants[row + i] = NaN;
        places[i] = end;
      } else if (!this.takeCell(row, block, i, required)) return i;
    }
    return count;
  }

  /** The days, to write those of some rows; null where moments have to be written with them. */
  daysUpTo(first: number, last: number): Int32Array | null {
    this.#forget(first);
    this.#room(last);
    return this.#instants ? null : this.#days;
  }

  override putValue(row: number, value: Value, format: NumberFormat): Fault | null {
    if (value instanceof LocalDay) return this.#setDay(row, value.day);
    if (value instanceof Date) return this.#setInstant(row, value.getTime());
    return super.putValue(row, value, format);
  }

  override putInstant(row: number, instant: number): Fault | null {
    return this.#setInstant(row, instant);
  }

  override putDay(row: number, day: Day): Fault | null {
    return this.#setDay(row, day);
  }

  putMissing(row: number): void {
    this.#set(row, MISSING, null);
  }

  isSet(row: number): boolean {
    return this.#days[row] !== MISSING;
  }

  fillFrom(other: InstantCells, rows: number): void {
    for (let row = 0; row < rows; row++) {
      if (this.#days[row] !== MISSING) continue;
      const day = other.#days[row]!;
      this.#set(row, day, day === MISSING || !other.#instants ? null : other.#instants[row]!);
    }
  }

  /** Whether dates of these rows wait for the order that fits them all. */
  isWaiting(rows: number): boolean {
    this.#forget(rows);
    return this.#waiting.length > 0;
  }

  /**
   * Reads the dates that waited.
   * @returns the rows that have none after all
   * @throws {InputError} as `decide`
   */
  settle({decide}: UndecidedDates): Waiting[] {
    const momentOf = decide(this.name, this.#waiting, (code) => this.#texts.text(code));
    return this.#waiting.splice(0).filter(({row, code}) => this.#setMoment(row, momentOf(code)) !== null);
  }

  finish(rows: number, kept: Int32Array | null): TypedColumn {
    const days = pick(this.#days, rows, kept);
    const valid = takeMissing(days, MISSING);
    if (this.type === 'day') return {type: 'day', days, valid};
    const {zone} = this.context;
    const instants = this.#instants && pick(this.#instants, rows, kept);
    // Times of day may have stood in rows alone that were left out.
    if (!instants || instants.every(Number.isNaN)) return new DayStarts(days, valid, zone);
    for (let row = 0; row < days.length; row++) if (Number.isNaN(instants[row])) instants[row] = startOf(days, valid, row, zone);
    return {type: 'instant', instants, days, valid};
  }

  /** A rejected row's date waits no more: the next row, or the end, takes its place. */
  #forget(row: number): void {
    while (this.#waiting.length > 0 && this.#waiting.at(-1)!.row >= row) this.#waiting.pop();
  }

  #setMoment(row: number, moment: Moment | null): Fault | null {
    if (!moment) return 'not_a_date';
    return 'day' in moment ? this.#setDay(row, moment.day) : this.#setInstant(row, moment.instant);
  }

  #setDay(row: number, day: Day): Fault | null {
    if (Number.isNaN(day)) return 'not_a_date';
    return this.#set(row, day, null);
  }

  #setInstant(row: number, instant: number): Fault | null {
    if (!(Math.abs(instant) <= INSTANT_LIMIT)) return 'not_a_date';
    return this.#set(row, this.context.zone.dayAt(instant), instant);
  }

  /** @param instant null for the start of the day */
  #set(row: number, day: Day, instant: number | null): null {
    if (this.#waiting.length > 0) this.#forget(row);
    this.#room(row);
    this.#days[row] = day;
    if (instant !== null && this.type === 'instant') this.#instants ??= new Float64Array(this.#days.length).fill(NaN);
    if (this.#instants) this.#instants[row] = instant ?? NaN;
    return null;
  }

  override reserve(rows: number): void {
    this.#days = reserved(this.#days, rows);
  }

  #room(row: number): void {
    this.#days = roomFor(this.#days, row);
    if (this.#instants) this.#instants = roomFor(this.#instants, row);
  }
}

/** A column of moments that are all starts of days: which ones is reckoned when somebody asks. */
class DayStarts {
  readonly type = 'instant';
  readonly whole = true;
  #instants: Float64Array | null = null;

  constructor(readonly days: Int32Array, readonly valid: Uint8Array | null, private readonly zone: ZoneDays) {}

  get instants(): Float64Array {
    return (this.#instants ??= this.#starts());
  }

  #starts(): Float64Array {
    const starts = new Float64Array(this.days.length);
    for (let row = 0; row < starts.length; row++) starts[row] = startOf(this.days, this.valid, row, this.zone);
    return starts;
  }

  /** What it holds by now, in bytes. */
  get bytes(): number {
    return this.days.byteLength + (this.valid?.byteLength ?? 0) + (this.#instants?.byteLength ?? 0);
  }
}

/** When a row's day begins; 0 where it has none. */
function startOf(days: Int32Array, valid: Uint8Array | null, row: number, zone: ZoneDays): number {
  return isValid(valid, row) ? zone.startOf(days[row]!) : 0;
}
