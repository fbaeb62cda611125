import {InputError, type Answer, type Query} from '@crm-widgets/core';
import {ofNoRows} from '@crm-widgets/metrics';

/**
 * Where two results differ, as a path; null where they are alike. Numbers may differ by a billionth of themselves, for
 * what is no whole ten-thousandth is added up in doubles by one engine and in decimals by the other.
 */
export function difference(a: unknown, b: unknown, at = ''): string | null {
  if (typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))) return null;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return a === b ? null : `${at}: ${JSON.stringify(a)} and ${JSON.stringify(b)}`;
  }
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const found = difference((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key], `${at}.${key}`);
    if (found) return found;
  }
  return null;
}

/**
 * What an answer says, its values by their window and group. The order of these says nothing, nor does it matter whether
 * one in which nothing was found is there.
 *
 * @throws {RangeError} a window and group is there twice
 */
export function contentOf(query: Query, {rows, columns}: Answer): object {
  const keys = keysOf(query);
  const values = Object.keys(columns).filter((name) => !keys.includes(name)).sort();
  const nothing = query.kind === 'measures' ? JSON.stringify(query.measures.map(({aggregate}) => ofNoRows(aggregate))) : null;
  const content = new Map<string, unknown>();
  for (let row = 0; row < rows; row++) {
    const key = ['rows', 'reached', 'members'].includes(query.kind) ? `row ${row}` : JSON.stringify(keys.map((name) => columns[name]![row]));
    const found = values.map((name) => columns[name]![row]);
    if (content.has(key)) throw new RangeError(`two rows of ${key}`);
    content.set(key, JSON.stringify(found) === nothing ? undefined : found);
  }
  return {columns: [...keys, ...values], ...Object.fromEntries(content)};
}

function keysOf(query: Query): string[] {
  switch (query.kind) {
    case 'measures': return ['window', ...query.by.map((_, k) => `by${k}`)];
    case 'cohort': return ['cohort', 'period'];
    case 'waits':
    case 'distribution': return ['from', 'until'];
    case 'funnel': return query.by.map((_, k) => `by${k}`);
    default: return [];
  }
}

/** Throws where the engines say different things, be it an answer or a refusal. */
export async function checkAgreement(query: Query, duckdb: Promise<Answer>, columns: Promise<Answer>): Promise<void> {
  const [one, other] = await Promise.all([said(query, duckdb), said(query, columns)]);
  const found = difference(one, other);
  if (found) throw new Error(`DuckDB and columns differ at ${found}\n${JSON.stringify(query)}`);
}

async function said(query: Query, answer: Promise<Answer>): Promise<object> {
  return answer.then((found) => contentOf(query, found), saidOf);
}

/** What a fault says; any other error is thrown on, for it says nothing to a user. */
export function saidOf(thrown: unknown): object {
  if (!(thrown instanceof InputError)) throw thrown;
  const {code, message} = thrown;
  return {code, message};
}
