import {isValid} from '@crm-widgets/core';
import type {AsOf, DerivedRows, Sources} from '@crm-widgets/core';
import type {Has, Params} from '../metric.js';
import {Validity} from './derived.js';
import type {MrrColumns} from './mrr-on-columns.js';
import {versionsOnColumns} from './mrr-versions.js';

const kinds = ['new', 'reactivation', 'expansion', 'contraction', 'churn'];

/** A change of what a customer is worth, in units of the sixteenth decimal. */
interface Step {
  readonly at: number;
  readonly day: number;
  mrr: bigint;
}

/** The twin of `mrrMovements`. */
export function movementsOnColumns(from: Sources, params: Params, has: Has): DerivedRows {
  const versions = versionsOnColumns(from, params, has);
  const isDaily = params.movementGrain !== 'event';
  const gapDays = Number(params.reactivationGapDays ?? 0);
  const rows = new MovementRows(versions.own.customer_id.dictionary);
  const {turns, starts} = turnsByCustomer(versions, isDaily, from.asOf);
  for (let code = 0; code + 1 < starts.length; code++) {
    const own = turns.subarray(starts[code]!, starts[code + 1]!);
    if (own.length > 0) rows.add(code, bridged(stepsOf(own, versions, isDaily), gapDays));
  }
  return rows.finish();
}

/** Starts (2 x row) and ends (2 x row + 1) of the versions that are worth something, those of a customer side by side. */
function turnsByCustomer({holds, own}: MrrColumns, isDaily: boolean, {instant}: AsOf) {
  const {customer_id, valid_from, valid_to, mrr} = own;
  const {codes, dictionary} = customer_id;
  const starts = new Int32Array(dictionary.length + 1);
  const counts = new Uint8Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const isKnown = codes[row]! >= 0 && holds[row] === 1 && isValid(mrr.valid, row) && mrr.values[row]! > 0 &&
      isValid(valid_from.valid, row) && valid_from.instants[row]! < instant;
    if (!isKnown) continue;
    const ends = isValid(valid_to.valid, row) && valid_to.instants[row]! < instant;
    const lasts = isDaily
      ? valid_to.days[row]! > valid_from.days[row]!
      : valid_to.instants[row]! > valid_from.instants[row]!;
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

/** What a customer is worth after each day or instant on which it changed, in order. */
function stepsOf(turns: Float64Array, {own}: MrrColumns, isDaily: boolean): Step[] {
  const changes = Array.from(turns, (turn) => {
    const row = Math.floor(turn / 2);
    const {instants, days} = turn % 2 === 0 ? own.valid_from : own.valid_to;
    const worth = BigInt(Math.round(own.mrr.values[row]! * 1e16));
    return {at: instants[row]!, day: days[row]!, mrr: turn % 2 === 0 ? worth : -worth};
  }).sort((a, b) => a.at - b.at);
  const steps: Step[] = [];
  let mrr = 0n;
  for (const change of changes) {
    mrr += change.mrr;
    const last = steps.at(-1);
    if (last && (isDaily ? last.day === change.day : last.at === change.at)) steps.pop();
    steps.push({...change, mrr});
  }
  return steps;
}

/** Without times of nothing that are over within so many days. */
function bridged(steps: Step[], gapDays: number): Step[] {
  return steps.filter(({mrr, day}, i) => mrr !== 0n || i === steps.length - 1 || steps[i + 1]!.day - day > gapDays);
}

/** Below it, in units of the sixteenth decimal, a change is what doubles lost. */
const LEAST = 10_000_000n;

class MovementRows {
  readonly #customers: number[] = [];
  readonly #kinds: number[] = [];
  readonly #steps: Step[] = [];
  readonly #changes: number[] = [];

  constructor(private readonly customers: readonly string[]) {}

  add(customer: number, steps: readonly Step[]): void {
    let before = 0n;
    let isFirst = true;
    for (const step of steps) {
      const change = step.mrr - before;
      before = step.mrr;
      if (change < LEAST && change > -LEAST) continue;
      this.#customers.push(customer);
      this.#steps.push(step);
      this.#changes.push(major(change));
      this.#kinds.push(kinds.indexOf(kindOf(step.mrr, change, isFirst)));
      isFirst = false;
    }
  }

  finish(): DerivedRows {
    const rows = this.#steps.length;
    const ends = {instants: new Float64Array(rows), days: new Int32Array(rows), there: new Validity(rows)};
    for (let row = 0; row < rows; row++) {
      const isLast = row + 1 === rows || this.#customers[row + 1] !== this.#customers[row];
      if (isLast) ends.there.miss(row);
      else [ends.instants[row], ends.days[row]] = [this.#steps[row + 1]!.at, this.#steps[row + 1]!.day];
    }
    const steps = this.#steps;
    return {
      rows, baseRows: null,
      own: {
        customer_id: {type: 'id', codes: Int32Array.from(this.#customers), dictionary: this.customers},
        valid_from: {
          type: 'instant', instants: Float64Array.from(steps, ({at}) => at), days: Int32Array.from(steps, ({day}) => day),
          valid: null,
        },
        valid_to: {type: 'instant', instants: ends.instants, days: ends.days, valid: ends.there.bits},
        kind: {type: 'text', codes: Int32Array.from(this.#kinds), dictionary: kinds},
        mrr: {type: 'number', values: Float64Array.from(steps, ({mrr}) => major(mrr)), valid: null},
        change: {type: 'number', values: Float64Array.from(this.#changes), valid: null},
      },
    };
  }
}

function kindOf(mrr: bigint, change: bigint, isFirst: boolean): string {
  if (mrr === 0n) return 'churn';
  if (mrr === change) return isFirst ? 'new' : 'reactivation';
  return change > 0n ? 'expansion' : 'contraction';
}

function major(scaled: bigint): number {
  return Number(scaled) / 1e16;
}
