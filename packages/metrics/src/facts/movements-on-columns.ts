import {byCodePoint, civil, isValid} from '@crm-widgets/core';
import type {AsOf, DerivedRows, Sources} from '@crm-widgets/core';
import type {Has, Params} from '../metric.js';
import {MovementRows} from './movement-rows.js';
import {isInvoiced} from './mrr-params.js';
import {versionsOnColumns, type VersionColumns} from './mrr-versions.js';

/** Below it a change is what doubles lost; in units of the sixteenth decimal. */
const LEAST = 10_000_000n;

/** What a customer is worth after each day or instant on which it changed. */
interface Step {
  readonly at: number;
  readonly day: number;
  /** In units of the sixteenth decimal. */
  readonly mrr: bigint;
  /** How many versions in force cost nothing. */
  readonly free: number;
  /** The version worth most then; -1 where none is in force. */
  readonly main: number;
}

/** A step of one who is a customer after it, or was before. */
export interface Move extends Step {
  readonly kind: string | null;
  readonly change: bigint;
}

/** The twin of `mrrMovements`. */
export function movementsOnColumns(from: Sources, params: Params, has: Has): DerivedRows {
  const versions = versionsOnColumns(from, params, has);
  const of = from.table(isInvoiced(params, has) ? 'transactions' : 'subscriptions').text('subscription_id');
  const walk = new Walk(versions, (row) => {
    const place = versions.baseRows ? versions.baseRows[row]! : row;
    return [of.dictionary[of.codes[place]!] ?? null, place] as const;
  }, params);
  const rows = new MovementRows(versions);
  const {turns, starts} = turnsByCustomer(versions, params, from.asOf);
  for (let code = 0; code + 1 < starts.length; code++) {
    const own = turns.subarray(starts[code]!, starts[code + 1]!);
    if (own.length > 0) rows.add(code, movesOf(walk.stepsOf(own), params));
  }
  return rows.finish();
}

/** Starts (2 x row) and ends (2 x row + 1) of the versions that count, those of a customer side by side. */
function turnsByCustomer({holds, own}: VersionColumns, {movementGrain, freeIsChurn}: Params, {instant}: AsOf) {
  const {customer_id, valid_from, valid_to, mrr} = own;
  const {codes, dictionary} = customer_id;
  const starts = new Int32Array(dictionary.length + 1);
  const counts = new Uint8Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const counted = codes[row]! >= 0 && holds[row] === 1 && isValid(mrr.valid, row) &&
      (mrr.values[row]! > 0 || freeIsChurn === false) && isValid(valid_from.valid, row) && valid_from.instants[row]! < instant;
    if (!counted) continue;
    const ends = isValid(valid_to.valid, row) && valid_to.instants[row]! < instant;
    const lasts = movementGrain === 'event'
      ? valid_to.instants[row]! > valid_from.instants[row]!
      : valid_to.days[row]! > valid_from.days[row]!;
    counts[row] = ends ? (lasts ? 2 : 0) : 1;
    starts[codes[row]! + 1]! += counts[row]!;
  }
  for (let code = 0; code < dictionary.length; code++) starts[code + 1]! += starts[code]!;
  const turns = new Float64Array(starts.at(-1)!);
  const next = starts.slice();
  for (let row = 0; row < codes.length; row++) {
    for (let turn = 0; turn < counts[row]!; turn++) turns[next[codes[row]!]!++] = 2 * row + turn;
  }
  return {turns, starts};
}

/** Walks through the versions of a customer in order of time. */
class Walk {
  readonly #isDaily: boolean;

  /** @param names what a version is of, and its place in the file, to choose among versions worth the same */
  constructor(
    private readonly versions: VersionColumns, private readonly names: (row: number) => readonly [string | null, number],
    {movementGrain}: Params,
  ) {
    this.#isDaily = movementGrain !== 'event';
  }

  stepsOf(turns: Float64Array): Step[] {
    const {own} = this.versions;
    const changes = Array.from(turns, (turn) => {
      const row = Math.floor(turn / 2);
      const {instants, days} = turn % 2 === 0 ? own.valid_from : own.valid_to;
      return {row, starts: turn % 2 === 0, at: instants[row]!, day: days[row]!};
    }).sort((a, b) => a.day - b.day || a.at - b.at);
    const steps: Step[] = [];
    const inForce = new Set<number>();
    let [mrr, free] = [0n, 0];
    changes.forEach(({row, starts, at, day}, i) => {
      const worth = BigInt(Math.round(own.mrr.values[row]! * 1e16));
      mrr += starts ? worth : -worth;
      if (worth === 0n) free += starts ? 1 : -1;
      if (starts) inForce.add(row);
      else inForce.delete(row);
      const next = changes[i + 1];
      if (next && next.day === day && (this.#isDaily || next.at === at)) return;
      steps.push({at, day, mrr, free, main: this.#main(inForce)});
    });
    return steps;
  }

  #main(inForce: ReadonlySet<number>): number {
    let main = -1;
    for (const row of inForce) if (main < 0 || this.#compare(row, main) < 0) main = row;
    return main;
  }

  /** The one worth more first; of equal ones the one that began first. */
  #compare(a: number, b: number): number {
    const {mrr: {values}, valid_from: {days, instants}} = this.versions.own;
    const rounded = (row: number) => Math.round(values[row]! * 1e6);
    const order = rounded(b) - rounded(a) || days[a]! - days[b]! || instants[a]! - instants[b]!;
    if (order !== 0) return order;
    const [[one, place], [other, otherPlace]] = [this.names(a), this.names(b)];
    if (one === other) return place - otherPlace;
    return one === null || (other !== null && byCodePoint(one, other) > 0) ? 1 : -1;
  }
}

/** What steps are, once times of nothing that are over soon are left out. */
function movesOf(steps: readonly Step[], {reactivationGapDays, dropSamePeriodNewChurn}: Params): Move[] {
  const gapDays = Number(reactivationGapDays ?? 0);
  const isGone = ({mrr, free}: Step) => mrr < LEAST && free === 0;
  const bridged = steps.filter((step, i) =>
    !isGone(step) || i === steps.length - 1 || steps[i + 1]!.day - step.day > gapDays);
  const moves: Move[] = [];
  let before: Step | null = null;
  let stayed = false;
  for (const step of bridged) {
    // One who pays is a customer; one in whose versions nothing is to be paid stays one.
    const stays: boolean = step.mrr >= LEAST || (stayed && step.free > 0);
    const change = step.mrr - (before?.mrr ?? 0n);
    if (stays || stayed) {
      const kind = !stays ? 'churn' : !stayed ? (moves.length === 0 ? 'new' : 'reactivation') : kindOf(change);
      moves.push({...step, change, kind, main: stays ? step.main : moves.at(-1)!.main});
    }
    [before, stayed] = [step, stays];
  }
  return dropSamePeriodNewChurn === true ? withoutShortStay(moves) : moves;
}

function kindOf(change: bigint): string | null {
  if (change >= LEAST) return 'expansion';
  return change <= -LEAST ? 'contraction' : null;
}

/** Without a first stay that ends in the calendar month in which it began. */
function withoutShortStay(moves: Move[]): Move[] {
  const left = moves.findIndex(({kind}) => kind === 'churn');
  return left >= 0 && monthOf(moves[0]!) === monthOf(moves[left]!) ? moves.slice(left + 1) : moves;
}

function monthOf({day}: Step): string {
  const [year, month] = civil(day);
  return `${year} ${month}`;
}
