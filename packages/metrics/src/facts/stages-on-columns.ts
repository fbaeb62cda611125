import {byCodePoint, isValid} from '@crm-widgets/core';
import type {DerivedRows, InstantColumn, SourceColumns, Sources, TextColumn} from '@crm-widgets/core';
import {outcomesOf} from './deals-on-columns.js';
import {isAny} from './derived.js';

/** The twin of `stageEntries`. */
export function entriesOnColumns(from: Sources, ofDeal: readonly string[]): DerivedRows {
  const entries = from.table('deal_stages');
  return {
    rows: entries.rows, baseRows: null,
    own: {outcome: outcomesOf(entries, null), ...columnsOfDeals(from, entries.text('deal_id'), ofDeal)},
  };
}

/** The twin of `stageReached`. */
export function reachedOnColumns(from: Sources, stages: readonly string[], ofDeal: readonly string[]): DerivedRows {
  const entries = from.table('deal_stages');
  const {codes, dictionary} = entries.text('deal_id');
  const entered = entries.instant('entered_at');
  const holds = isAny(entries.text('stage'), stages);
  const firsts = new Int32Array(dictionary.length).fill(-1);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (!holds[row] || code < 0 || !isValid(entered.valid, row)) continue;
    if (firsts[code]! < 0 || entered.instants[row]! < entered.instants[firsts[code]!]!) firsts[code] = row;
  }
  const rows = firsts.filter((row) => row >= 0);
  const deal_id: TextColumn = {type: 'id', codes: rows.map((row) => codes[row]!), dictionary};
  return {
    rows: rows.length, baseRows: null,
    own: {deal_id, entered_at: picked(entered, rows), ...columnsOfDeals(from, deal_id, ofDeal)},
  };
}

function picked({instants, days}: InstantColumn, rows: Int32Array): InstantColumn {
  const own = Float64Array.from(rows, (row) => instants[row]!);
  return {type: 'instant', instants: own, days: rows.map((row) => days[row]!), valid: null};
}

/** What deals say, for each row the deal that it names; of one that is listed twice the lesser text. */
function columnsOfDeals(from: Sources, named: TextColumn, columns: readonly string[]): Record<string, TextColumn> {
  if (columns.length === 0) return {};
  const deals = from.table('deals');
  const ids = deals.text('deal_id');
  const places = new Map(ids.dictionary.map((id, code) => [id, code]));
  const codeOf = named.dictionary.map((id) => places.get(id) ?? -1);
  return Object.fromEntries(columns.map((column) => {
    const least = leastByDeal(deals, ids, column);
    const {type, dictionary} = deals.text(column);
    const codes = named.codes.map((code) => (code < 0 || codeOf[code]! < 0 ? -1 : least[codeOf[code]!]!));
    return [column, {type, codes, dictionary}];
  }));
}

function leastByDeal(deals: SourceColumns, ids: TextColumn, column: string): Int32Array {
  const {codes, dictionary} = deals.text(column);
  const least = new Int32Array(ids.dictionary.length).fill(-1);
  for (let row = 0; row < codes.length; row++) {
    const deal = ids.codes[row]!;
    const code = codes[row]!;
    if (deal < 0 || code < 0) continue;
    if (least[deal]! < 0 || byCodePoint(dictionary[code]!, dictionary[least[deal]!]!) < 0) least[deal] = code;
  }
  return least;
}
