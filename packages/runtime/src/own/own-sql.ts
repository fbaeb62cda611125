import {InputError} from '@crm-widgets/core';
import type {OwnSql} from '@crm-widgets/metrics/own';

/** A word, a name in quotes, a text or a sign of SQL. */
interface Token {
  readonly kind: 'word' | 'text' | 'sign';
  /** Words and names in small letters, without quotes. */
  readonly text: string;
}

const tokenForm = new RegExp([
  String.raw`--[^\n\r]*|/\*[\s\S]*?\*/`,
  String.raw`(?<text>\$(?<tag>\w*)\$[\s\S]*?\$\k<tag>\$|[eE]'(?:\\[\s\S]|''|[^'\\])*'|'(?:''|[^'])*')`,
  String.raw`"(?<quoted>(?:""|[^"])*)"`,
  String.raw`(?<word>[\p{L}_][\p{L}\p{N}_$]*)`,
  String.raw`(?<sign>[^\s\p{L}\p{N}])|\p{N}+`,
].join('|'), 'gu');

/** The tokens of a text, without its comments. */
export function tokensOf(sql: string): Token[] {
  return [...sql.matchAll(tokenForm)].flatMap(({groups = {}}): Token[] => {
    const {text, quoted, word, sign} = groups;
    if (text !== undefined) return [{kind: 'text', text}];
    if (quoted !== undefined) return [{kind: 'word', text: quoted.replaceAll('""', '"').toLowerCase()}];
    if (word !== undefined) return [{kind: 'word', text: word.toLowerCase()}];
    return sign === undefined ? [] : [{kind: 'sign', text: sign}];
  });
}

/** What the engine tells of itself, by the names it goes by. */
const ofEngine = /^(duckdb_|sqlite_|pg_|pragma_|information_schema$)/;
/** Functions that make rows of what they are given, and of nothing else. */
const harmless: ReadonlySet<string> = new Set([
  'unnest', 'range', 'generate_series', 'repeat', 'repeat_row', 'histogram', 'histogram_values', 'version',
]);
const statements: ReadonlySet<string> = new Set(['show', 'describe', 'desc', 'summarize']);

/**
 * Reads what can be told of a page's SELECT without an engine.
 * @param functions those of the engine that stand where a table could
 * @throws {InputError} `E_OWN_SQL` naming what is refused
 */
export function checkText(id: string, {sql}: OwnSql, functions: ReadonlySet<string>): void {
  const tokens = tokensOf(sql);
  const first = tokens[0]?.text ?? 'nothing';
  if (first !== 'select' && first !== 'with') {
    throw refused(id, `it starts with "${first.slice(0, 30)}", wanted SELECT or WITH`, 'Write one SELECT');
  }
  // Wherever it stands, it would be taken for a value of the kit's own.
  if (sql.includes('?')) throw refused(id, 'it has a question mark', 'Write the value, or chr(63) for the sign');
  for (const i of tokens.keys()) {
    const fault = faultAt(tokens, i, functions);
    if (fault) throw refused(id, ...fault);
  }
}

/** What is wrong with a token, and how to mend it. */
function faultAt(tokens: readonly Token[], i: number, functions: ReadonlySet<string>): [what: string, mend: string] | null {
  const {kind, text} = tokens[i]!;
  if (kind === 'sign' && text === '$') return ['it has a parameter', 'Write the value'];
  if (kind !== 'word') return null;
  if (ofEngine.test(text)) return [`it names ${text}, which is the engine's`, 'Name tables of the data model'];
  const isCalled = tokens[i + 1]?.kind === 'sign' && tokens[i + 1]!.text === '(';
  if (isCalled && functions.has(text) && !harmless.has(text)) {
    return [`it calls ${text}, which reads more than tables`, 'Leave the function out'];
  }
  const isStatement = statements.has(text) && tokens[i - 1]?.text === '(';
  return isStatement ? [`it has ${text.toUpperCase()} within`, 'Write one SELECT'] : null;
}

/** @throws {InputError} `E_OWN_SQL` for a table that was not declared */
export function checkTables(id: string, {tables}: OwnSql, named: readonly string[]): void {
  const other = named.find((name) => !tables.some((table) => table === name.toLowerCase()));
  if (other !== undefined) {
    throw refused(id, `it names the table "${other.slice(0, 60)}", declared are ${tables.join(', ')}`,
      'Correct the name, or list the table in tables');
  }
}

export function refused(id: string, what: string, mend: string, cause?: unknown): InputError {
  return new InputError({code: 'E_OWN_SQL', where: ['property metrics', id.slice(0, 60), 'sql'], what, mend}, {cause});
}
