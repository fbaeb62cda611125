import {isValid} from '@crm-widgets/core';
import type {DerivedRows, InstantColumn, NumericColumn, SourceColumns, Sources, TextColumn} from '@crm-widgets/core';
import {allOf, isAny, isBefore, Validity, type Flags} from './derived.js';
import type {GoalParams} from './goal-params.js';

const states = ['reached', 'recovered', 'abandoned', 'emptied', 'fresh', 'open'];
const MINUTE = 60_000;

/** Events that belong to tries: those of a visitor side by side, in the order of time. */
interface Tries {
  readonly rows: Int32Array;
  readonly isStart: Flags;
  readonly isGoal: Flags;
  readonly isEmpty: Flags;
  readonly at: InstantColumn;
  readonly actor: TextColumn;
}

/** The twin of `goalAttempts`. */
export function attemptsOnColumns(from: Sources, params: GoalParams): DerivedRows {
  const events = from.table('events');
  const tries = triesOf(events, params, from.asOf.instant);
  const attempts = new Attempts(tries, attemptOfEach(tries, events.text(params.key), params), params);
  const value = events.number('value');
  const adds = isAny(events.text('name'), params.adds);
  return attempts.rows(from.asOf.instant, value, adds);
}

function triesOf(events: SourceColumns, {key, starts, goals, empties = []}: GoalParams, known: number): Tries {
  const name = events.text('name');
  const isStart = starts === null ? new Uint8Array(events.rows).fill(1) : isAny(name, named(starts));
  const isGoal = isAny(name, named(goals));
  const isEmpty = isAny(name, named(empties));
  const at = events.instant('at');
  const isTry = isBefore(at, known, 0);
  const bots = events.boolean('is_bot');
  const {codes: keys} = events.text(key);
  for (let row = 0; row < isTry.length; row++) {
    const belongs = key === 'session_id' || isStart[row] === 1 || isGoal[row] === 1 || isEmpty[row] === 1 || keys[row]! >= 0;
    if (!belongs || (bots.values[row] === 1 && isValid(bots.valid, row))) isTry[row] = 0;
  }
  const actor = events.text('actor_id');
  return {isStart, isGoal, isEmpty, at, actor, rows: byActor(actor, at.instants, allOf(isTry))};
}

function named(names: readonly (string | null)[]): string[] {
  return names.filter((one) => one !== null);
}

/** Rows that hold, by actor and then by time; those of one instant as they are in the file. */
function byActor({codes, dictionary}: TextColumn, instants: Float64Array, holds: Flags): Int32Array {
  const starts = new Int32Array(dictionary.length + 2);
  for (let row = 0; row < codes.length; row++) if (holds[row]) starts[codes[row]! + 2]!++;
  for (let code = 0; code <= dictionary.length; code++) starts[code + 1]! += starts[code]!;
  const sorted = new Int32Array(starts.at(-1)!);
  const next = starts.slice();
  for (let row = 0; row < codes.length; row++) if (holds[row]) sorted[next[codes[row]! + 1]!++] = row;
  for (let code = 0; code <= dictionary.length; code++) {
    const own = sorted.subarray(starts[code]!, starts[code + 1]!);
    // Most files are in the order of time, and so is each visitor of them.
    if (own.some((row, i) => i > 0 && instants[own[i - 1]!]! > instants[row]!)) {
      own.sort((a, b) => instants[a]! - instants[b]! || a - b);
    }
  }
  return sorted;
}

/** For each of the events in order the number of its try. */
function attemptOfEach({rows, isGoal, at, actor}: Tries, key: TextColumn, {key: named, gapMinutes}: GoalParams) {
  const byKey = new Int32Array(key.dictionary.length).fill(-1);
  const attempts = new Int32Array(rows.length);
  let [count, own, lastKey] = [0, -1, -1];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const before = rows[i - 1];
    const goesOn = before !== undefined && actor.codes[before] === actor.codes[row] &&
      at.instants[row]! <= at.instants[before]! + gapMinutes * MINUTE &&
        (named === 'session_id' || isGoal[before] === 0);
    if (!goesOn) own = lastKey = -1;
    if (key.codes[row]! >= 0) lastKey = key.codes[row]!;
    if (lastKey >= 0 && byKey[lastKey]! < 0) byKey[lastKey] = count++;
    else if (lastKey < 0 && own < 0) own = count++;
    attempts[i] = lastKey >= 0 ? byKey[lastKey]! : own;
  }
  return {attempts, count};
}

/** What is known of each try. */
class Attempts {
  readonly #began: Float64Array;
  /** Row of the event that began it, -1 without any. */
  readonly #first: Int32Array;
  readonly #done: Float64Array;
  readonly #last: Float64Array;
  /** Its last event before the goal. */
  readonly #before: Float64Array;
  /** When it was last emptied, and when something was last put in. */
  readonly #emptied: Float64Array;
  readonly #filled: Float64Array;

  constructor(
    private readonly tries: Tries, private readonly of: {readonly attempts: Int32Array; readonly count: number},
    private readonly params: GoalParams,
  ) {
    this.#began = new Float64Array(of.count).fill(Infinity);
    this.#first = new Int32Array(of.count).fill(-1);
    this.#done = new Float64Array(of.count).fill(Infinity);
    this.#last = new Float64Array(of.count).fill(-Infinity);
    this.#before = new Float64Array(of.count).fill(Infinity);
    this.#emptied = new Float64Array(of.count).fill(-Infinity);
    this.#filled = new Float64Array(of.count).fill(-Infinity);
    this.#find();
  }

  #find(): void {
    const {isStart, isGoal, isEmpty} = this.tries;
    const reach = (this.params.reachMinutes ?? Infinity) * MINUTE;
    this.#each((attempt, row, at) => {
      this.#last[attempt] = Math.max(this.#last[attempt]!, at);
      if (isEmpty[row] === 1) this.#emptied[attempt] = Math.max(this.#emptied[attempt]!, at);
      if (isStart[row] === 1) this.#filled[attempt] = Math.max(this.#filled[attempt]!, at);
      const isFirst = isStart[row] === 1 &&
        (at < this.#began[attempt]! || (at === this.#began[attempt]! && row < this.#first[attempt]!));
      if (!isFirst) return;
      this.#began[attempt] = at;
      this.#first[attempt] = row;
    });
    this.#each((attempt, row, at) => {
      const began = this.#began[attempt]!;
      const isDone = isGoal[row] === 1 && at >= began && at <= began + reach;
      if (isDone) this.#done[attempt] = Math.min(this.#done[attempt]!, at);
    });
    this.#each((attempt, row, at) => {
      if (isGoal[row] === 1 || at > this.#done[attempt]!) return;
      const before = this.#before[attempt]!;
      this.#before[attempt] = before === Infinity ? at : Math.max(before, at);
    });
  }

  rows(known: number, value: NumericColumn, adds: Flags): DerivedRows {
    const places = Array.from(this.#first.keys()).filter((attempt) => this.#first[attempt]! >= 0);
    const stateOf = places.map((attempt) => states.indexOf(this.#stateOf(attempt, known)));
    const rows = Int32Array.from(places, (attempt) => this.#first[attempt]!);
    const {instants, days} = this.tries.at;
    return {
      rows: rows.length, baseRows: rows,
      own: {
        began_at: {
          type: 'instant', instants: Float64Array.from(rows, (row) => instants[row]!),
          days: Int32Array.from(rows, (row) => days[row]!), valid: null,
        },
        state: {type: 'text', codes: Int32Array.from(stateOf), dictionary: states},
        worth: this.#worth(places, value, adds),
      },
    };
  }

  #stateOf(attempt: number, known: number): string {
    const {idleMinutes, reachMinutes} = this.params;
    const idle = idleMinutes * MINUTE;
    const isLate = reachMinutes !== null && this.#done[attempt]! > this.#before[attempt]! + idle;
    if (this.#done[attempt]! < Infinity) return isLate ? 'recovered' : 'reached';
    if (this.#last[attempt]! + idle > known) return 'open';
    if (this.#emptied[attempt]! > this.#filled[attempt]!) return 'emptied';
    return reachMinutes !== null && this.#began[attempt]! + reachMinutes * MINUTE > known ? 'fresh' : 'abandoned';
  }

  /** Values that add up, else the greatest of an event that begins a try. */
  #worth(places: readonly number[], value: NumericColumn, adds: Flags): NumericColumn {
    const sums = new Float64Array(this.of.count).fill(Number.NaN);
    const most = sums.slice();
    this.#each((attempt, row) => {
      if (!isValid(value.valid, row)) return;
      const own = value.values[row]!;
      const [sum, greatest] = [sums[attempt]!, most[attempt]!];
      if (adds[row] === 1) sums[attempt] = (Number.isNaN(sum) ? 0 : sum) + own;
      if (this.tries.isStart[row] === 1) most[attempt] = Number.isNaN(greatest) ? own : Math.max(greatest, own);
    });
    const worths = sums.map((sum, attempt) => (Number.isNaN(sum) ? most[attempt]! : sum));
    const values = Float64Array.from(places, (attempt) => worths[attempt]!);
    const there = new Validity(values.length);
    values.forEach((worth, row) => { if (Number.isNaN(worth)) there.miss(row); });
    return {...value, values, valid: there.bits};
  }

  #each(take: (attempt: number, row: number, at: number) => void): void {
    const {rows, at: {instants}} = this.tries;
    for (let i = 0; i < rows.length; i++) take(this.of.attempts[i]!, rows[i]!, instants[rows[i]!]!);
  }
}
