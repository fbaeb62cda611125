import {isValid} from '@crm-widgets/core';
import type {DerivedRows, InstantColumn, NumericColumn, SourceColumns, Sources, TextColumn} from '@crm-widgets/core';
import {lostStages, plainStage, wonStages} from '../funnel/stage-names.js';
import {cycleDaysOnColumns, cycleStarts} from './deal-cycles.js';
import {allOf, isAny, isBefore, isKnown, isNone, rowsThat, Validity, type Flags} from './derived.js';

const outcomes = ['won', 'lost', 'open'];
const [WON, LOST, OPEN] = [0, 1, 2] as const;

/** The twin of `closedDeals`. */
export function closedOnColumns(from: Sources, start: unknown, byHistory: boolean): DerivedRows {
  const deals = from.table('deals');
  const closed = deals.instant('closed_at');
  const outcome = outcomesOf(deals, closed);
  const holds = allOf(isNone(outcome, ['open']), isBefore(closed, from.asOf.instant, 1));
  const entries = byHistory ? outcomesOf(from.table('deal_stages'), null) : null;
  return rowsThat(holds, {outcome, cycle_days: cycleDaysOnColumns(from, cycleStarts(from, start), entries)});
}

/** The twin of `openDeals`. */
export function openOnColumns(from: Sources, probabilities: Readonly<Record<string, number>>): DerivedRows {
  const deals = from.table('deals');
  const closed = deals.instant('closed_at');
  const {codes} = outcomesOf(deals, closed);
  const holds = isKnown(closed);
  for (let row = 0; row < holds.length; row++) if (codes[row] === OPEN) holds[row] = 1;
  return rowsThat(holds, {
    created_at: deals.instant('created_at'), closed_at: closed, weighted: weightedBy(deals, probabilities),
  });
}

/** The twin of `funnelDeals`. */
export function funnelOnColumns(from: Sources): DerivedRows {
  const deals = from.table('deals');
  const created = deals.instant('created_at');
  const closed = deals.instant('closed_at');
  const {instant} = from.asOf;
  const isOver = isBefore(closed, instant, 1);
  return rowsThat(isBefore(created, instant, 1), {
    stage: whereIn(isOver, deals.text('stage'), -1),
    outcome: whereIn(isOver, outcomesOf(deals, closed), OPEN),
    created_at: created,
  });
}

export function areWon(deals: SourceColumns): Flags {
  return isAny(outcomesOf(deals, deals.instant('closed_at')), ['won']);
}

/** @param closed when deals were closed; null where rows do not say it */
export function outcomesOf(deals: SourceColumns, closed: InstantColumn | null): TextColumn {
  const stage = deals.text('stage');
  const isWon = deals.boolean('is_won');
  const isClosed = deals.boolean('is_closed');
  const usual = meaningsOf(stage.dictionary);
  const codes = new Int32Array(stage.codes.length);
  for (let row = 0; row < codes.length; row++) {
    const meant = usual[stage.codes[row]! + 1]!;
    const saysWon = isValid(isWon.valid, row);
    const won = saysWon ? isWon.values[row] === 1 : meant === WON;
    const over = isValid(isClosed.valid, row)
      ? isClosed.values[row] === 1
      : meant === LOST || (saysWon && closed !== null && isValid(closed.valid, row));
    codes[row] = won ? WON : over ? LOST : OPEN;
  }
  return {type: 'text', codes, dictionary: outcomes};
}

/** By code + 1, what a stage of that name usually means. */
function meaningsOf(stages: readonly string[]): Uint8Array {
  const meanings = new Uint8Array(stages.length + 1).fill(OPEN);
  stages.forEach((stage, code) => {
    const plain = plainStage(stage);
    if (wonStages.includes(plain)) meanings[code + 1] = WON;
    else if (lostStages.includes(plain)) meanings[code + 1] = LOST;
  });
  return meanings;
}

/** Amounts times the chances of their stages, else their own; in major units. */
function weightedBy(deals: SourceColumns, probabilities: Readonly<Record<string, number>>): NumericColumn {
  const amount = deals.number('amount');
  const own = deals.number('probability');
  const {codes, dictionary} = deals.text('stage');
  const named = dictionary.map((stage) => (Object.hasOwn(probabilities, stage) ? probabilities[stage]! : null));
  const values = new Float64Array(codes.length);
  const there = new Validity(values.length);
  for (let row = 0; row < values.length; row++) {
    const chance = named[codes[row]!] ?? (isValid(own.valid, row) ? own.values[row]! : null);
    if (chance === null || !isValid(amount.valid, row)) there.miss(row);
    else values[row] = amount.values[row]! / 10_000 * chance;
  }
  return {type: 'number', values, valid: there.bits};
}

/** The texts of rows that hold, another one's code in the rest. */
function whereIn(holds: Flags, column: TextColumn, otherwise: number): TextColumn {
  if (!holds.includes(0)) return column;
  const codes = column.codes.slice();
  for (let row = 0; row < codes.length; row++) if (!holds[row]) codes[row] = otherwise;
  return {type: column.type, codes, dictionary: column.dictionary};
}
