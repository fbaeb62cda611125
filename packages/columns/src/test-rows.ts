import type {Cells} from './cells.js';
import type {TableBuilder} from './table-builder.js';
import type {Heard} from './typed-table.js';

/** Rows of customers that are a test, to be left out once it is known which those are. */
export class TestRows {
  /** Ids of test customers; found here in the table of customers, else as customers say. */
  ids: ReadonlySet<string> = new Set();
  /** What customers say of this table, before it is finished. */
  said: Heard | undefined;
  /** The column of customers that says so. */
  #isTest: Cells | null = null;
  readonly #lines = new Lines();

  /** @param isOwn whether this is the table of customers */
  constructor(private readonly isOwn: boolean) {}

  /** Looks over what builds the table. */
  watch(table: TableBuilder): void {
    this.#lines.follow(table);
    const [addHeader, kept] = [table.addHeader.bind(table), table.kept.bind(table)];
    if (this.isOwn) table.addHeader = (...header) => {
      const writer = addHeader(...header);
      this.#suspend(table);
      return writer;
    };
    table.kept = (deciding) => this.#without(table, kept(deciding));
  }

  /** Test customers stay until all rows are there, for their ids are wanted. */
  #suspend({rules}: TableBuilder): void {
    const at = rules.findIndex(({code}) => code === 'test');
    if (at >= 0) this.#isTest = rules.splice(at, 1)[0]!.cells;
  }

  #without(table: TableBuilder, kept: Int32Array | null): Int32Array | null {
    const tests = this.said && 'tests' in this.said ? this.said.tests : [];
    if (this.isOwn ? !this.#isTest : tests.length === 0) return kept;
    const rows = kept ?? Int32Array.from({length: table.rows}, (_, row) => row);
    const idOf = idsOf(table);
    this.ids = new Set(this.isOwn ? [...rows].filter((row) => this.#isTest!.isSet(row)).map((row) => idOf(row)!) : tests);
    if (this.ids.size === 0) return kept;
    return rows.filter((row) => {
      const id = idOf(row);
      const isTest = id !== undefined && this.ids.has(id);
      if (isTest) table.skip('test', this.#lines.of(row));
      return !isTest;
    });
  }
}

/** The customer of each row collected so far; nobody's where the table does not say. */
function idsOf({columns, rows}: TableBuilder): (row: number) => string | undefined {
  // Of rows that are named a copy is made, so that the column can be finished again.
  const ids = columns.get('customer_id')?.finish(rows, Int32Array.from({length: rows}, (_, row) => row));
  if (ids?.type !== 'id') return () => undefined;
  const {codes, dictionary} = ids;
  return (row) => dictionary[codes[row]!];
}

/** Which line of its file a row stands in: how far ahead it is, noted where that changes. */
class Lines {
  readonly #rows: number[] = [];
  readonly #ahead: number[] = [];

  follow(table: TableBuilder): void {
    const [begin, beginAll] = [table.begin.bind(table), table.beginAll.bind(table)];
    table.begin = (line) => { this.#note(table.rows, line); begin(line); };
    table.beginAll = (line) => { this.#note(table.rows, line); beginAll(line); };
  }

  /** A row that was not accepted gives its place to the next. */
  #note(row: number, line: number): void {
    if (this.#rows.at(-1) === row) {
      this.#rows.pop();
      this.#ahead.pop();
    }
    if (this.#ahead.at(-1) === line - row) return;
    this.#rows.push(row);
    this.#ahead.push(line - row);
  }

  of(row: number): number {
    let [from, until] = [0, this.#rows.length];
    while (until - from > 1) {
      const middle = (from + until) >> 1;
      if (this.#rows[middle]! <= row) from = middle;
      else until = middle;
    }
    return row + this.#ahead[from]!;
  }
}
