import {isValid} from '@crm-widgets/core';
import type {DerivedRows, InstantColumn, NumericColumn, SourceColumns, Sources, TextColumn} from '@crm-widgets/core';
import {plainStage as plain} from '../funnel/stage-names.js';
import {allOf, isBefore, rowsThat, textsThat, Validity, type Flags} from './derived.js';
import type {AnswerParams} from './survey-params.js';

/** Answers with their scales; all arrays are as long as the table. */
export interface RatedAnswers {
  /** Rows of the survey before as-of. */
  readonly holds: Flags;
  readonly low: NumericColumn;
  readonly high: NumericColumn;
  readonly rate: NumericColumn;
}

/** The twin of `surveyAnswers`. */
export function answersOnColumns(from: Sources, params: AnswerParams): DerivedRows {
  const surveys = from.table('surveys');
  const {holds, ...rated} = ratedOnColumns(from, params);
  const responded = surveys.instant('responded_at');
  const who = askersOf(surveys, params.replaces);
  const counts = (row: number) => holds[row] === 1 && isValid(rated.rate.valid, row) && who[row]! >= 0;
  return rowsThat(holds, {valid_from: responded, valid_to: nextOf(who, responded, counts), ...rated});
}

/** The twin of `ratedAnswers`. */
export function ratedOnColumns(from: Sources, {survey, scaleMin, scaleMax, scaleGood, scales}: AnswerParams): RatedAnswers {
  const surveys = from.table('surveys');
  const score = surveys.number('score');
  const holds = allOf(isOf(surveys, survey), areAnswered(surveys, from.asOf.instant));
  const [low, high] = [orElse(surveys.number('scale_min'), scaleMin), orElse(surveys.number('scale_max'), scaleMax)];
  const isMirrored = mirrored(surveys.text('scale_good'), scaleGood);
  const values = new Float64Array(surveys.rows);
  const there = new Validity(surveys.rows);
  for (let row = 0; row < values.length; row++) {
    const [least, most, given] = [low.values[row]!, high.values[row]!, score.values[row]!];
    const fits = least < most && isValid(score.valid, row) && given >= least && given <= most
      && (scales?.some(([from, to]) => from === least && to === most) ?? true);
    if (fits) values[row] = (isMirrored[row] ? most - given : given - least) / (most - least);
    else there.miss(row);
  }
  return {holds, low, high, rate: {type: 'number', values, valid: there.bits}};
}

/** The twin of `surveyInvitations`. */
export function invitationsOnColumns(from: Sources, survey: string): DerivedRows {
  const surveys = from.table('surveys');
  const sent = isBefore(surveys.instant('sent_at'), from.asOf.instant, 0);
  const codes = Int32Array.from(areAnswered(surveys, from.asOf.instant));
  return rowsThat(allOf(isOf(surveys, survey), sent), {is_answered: {type: 'text', codes, dictionary: ['no', 'yes']}});
}

function isOf(surveys: SourceColumns, survey: string): Flags {
  return textsThat(surveys.text('survey'), (text) => plain(text) === survey);
}

function areAnswered(surveys: SourceColumns, known: number): Flags {
  const answered = isBefore(surveys.instant('responded_at'), known, 0);
  const {valid} = surveys.number('score');
  if (valid) for (let row = 0; row < answered.length; row++) if (!isValid(valid, row)) answered[row] = 0;
  return answered;
}

/** The scale's good end is the low one. */
function mirrored(good: TextColumn, otherwise: AnswerParams['scaleGood']): Flags {
  const flags = textsThat(good, (text) => plain(text) === 'low');
  if (otherwise === 'low') for (let row = 0; row < flags.length; row++) if (good.codes[row]! < 0) flags[row] = 1;
  return flags;
}

function orElse({values, valid}: NumericColumn, otherwise: number): NumericColumn {
  return {type: 'number', values: values.map((value, row) => (isValid(valid, row) ? value : otherwise)), valid: null};
}

/** Numbers that tell who answers replace each other; -1 for an answer that replaces none. */
function askersOf(surveys: SourceColumns, replaces: AnswerParams['replaces']): Int32Array {
  if (replaces === 'none') return new Int32Array(surveys.rows).fill(-1);
  if (replaces === 'ticket') return surveys.text('ticket_id').codes;
  return people(surveys);
}

/** People by number, after them the customers of whom no person is known. */
export function people(surveys: SourceColumns): Int32Array {
  const {codes, dictionary} = surveys.text('person_id');
  const customers = surveys.text('customer_id').codes;
  return codes.map((code, row) => (code >= 0 || customers[row]! < 0 ? code : dictionary.length + customers[row]!));
}

/** For each row that counts the next later instant of a row of the same number that counts too. */
export function nextOf(numbers: ArrayLike<number>, at: InstantColumn, counts: (row: number) => boolean): InstantColumn {
  const rows = Array.from({length: at.days.length}, (_, row) => row).filter(counts)
    .sort((a, b) => numbers[a]! - numbers[b]! || at.instants[a]! - at.instants[b]!);
  const size = at.days.length;
  const next = {instants: new Float64Array(size), days: new Int32Array(size), valid: new Uint8Array((size + 7) >> 3)};
  let later = -1;
  for (let i = rows.length - 2; i >= 0; i--) {
    const [row, after] = [rows[i]!, rows[i + 1]!];
    if (numbers[row] !== numbers[after]) later = -1;
    else if (at.instants[after]! > at.instants[row]!) later = after;
    if (later < 0) continue;
    next.instants[row] = at.instants[later]!;
    next.days[row] = at.days[later]!;
    next.valid[row >> 3]! |= 1 << (row & 7);
  }
  return {type: 'instant', ...next};
}
