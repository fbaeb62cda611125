import {columnsOf, type TableName} from '@crm-widgets/core';
import {usualHeaders} from './usual-headers.js';

/** A column of the data model and the header that it was taken from. */
export interface GuessedColumn {
  readonly column: string;
  readonly header: string;
  /** From 0 to 1; 1 is a header called as the column is. */
  readonly confidence: number;
}

export interface ColumnsGuess {
  readonly table: TableName;
  readonly columns: readonly GuessedColumn[];
  /** Of the least certain required column. */
  readonly confidence: number;
  /** Required columns that no header was found for. */
  readonly missing: readonly string[];
}

const SAME_WORDS = 0.95;
const USUAL = 0.8;
/** Several headers would do, and the likeliest was taken. */
const ONE_OF_SEVERAL = 0.6;
const PART = 0.5;

/** The words of a header in small letters: `orderDate`, `order_date` and `Order Date (UTC)` are `order date`. */
export function plainWords(header: string): string {
  return header.replace(/\([^)]*\)/g, ' ').replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** What the headers of a file could be in a table, each used once, the surest first. */
export function guessColumns(headers: readonly string[], table: TableName): ColumnsGuess {
  const specs = columnsOf(table);
  const free = new Map(headers.map((header) => [header, plainWords(header)] as const));
  const found = new Map<string, GuessedColumn>();
  for (const look of [sameName, sameWords, usual, part]) {
    for (const [column, {required}] of specs) {
      if (found.has(column) || (look === part && !required)) continue;
      const guess = look(column, free, usualHeaders[table][column] ?? []);
      if (!guess) continue;
      found.set(column, {column, ...guess});
      free.delete(guess.header);
    }
  }
  const needed = [...specs].filter(([, {required}]) => required).map(([name]) => name);
  const missing = needed.filter((name) => !found.has(name));
  const confidence = missing.length > 0 ? 0 : Math.min(...needed.map((name) => found.get(name)!.confidence));
  return {table, missing, confidence, columns: [...specs.keys()].flatMap((name) => found.get(name) ?? [])};
}

type Free = ReadonlyMap<string, string>;
type Found = Pick<GuessedColumn, 'header' | 'confidence'> | null;

function sameName(column: string, free: Free): Found {
  const header = [...free.keys()].find((each) => each.trim().toLowerCase() === column);
  return header === undefined ? null : {header, confidence: 1};
}

function sameWords(column: string, free: Free): Found {
  const header = [...free].find(([, words]) => words === plainWords(column))?.[0];
  return header === undefined ? null : {header, confidence: SAME_WORDS};
}

function usual(_column: string, free: Free, names: readonly string[]): Found {
  const fits = names.flatMap((name) => [...free].filter(([, words]) => words === name).map(([header]) => header));
  const [header] = fits;
  return header === undefined ? null : {header, confidence: fits.length > 1 ? ONE_OF_SEVERAL : USUAL};
}

/** A header with such words in it, when it is the only one. */
function part(column: string, free: Free, names: readonly string[]): Found {
  const wanted = [plainWords(column), ...names].filter((name) => name.length > 3);
  const fits = [...free].filter(([, words]) => wanted.some((name) => ` ${words} `.includes(` ${name} `)));
  return fits.length === 1 ? {header: fits[0]![0], confidence: PART} : null;
}
