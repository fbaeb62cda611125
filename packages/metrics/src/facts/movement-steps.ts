import {byCodePoint, isValid} from '@crm-widgets/core';
import type {AsOf} from '@crm-widgets/core';
import type {Params} from '../metric.js';
import type {Flags} from './derived.js';
import {ExactSum} from './exact-sum.js';
import type {VersionColumns} from './mrr-versions.js';
import {inOrderOfTime, rowsByCode} from './rows-by-code.js';

/** What customers are worth after each day or instant on which it changed, those of one side by side in order of time. */
export interface Steps {
  readonly count: number;
  readonly customer: Int32Array;
  readonly at: Float64Array;
  readonly day: Int32Array;
  /** In units of the sixteenth decimal: the double nearest to it, and what is beside that. */
  readonly mrr: Float64Array;
  readonly rest: Float64Array;
  /** How many versions in force cost nothing. */
  readonly free: Int32Array;
  /** The version worth most then; -1 where none is in force. */
  readonly main: Int32Array;
}

/** @param names what a version is of, and its place in the file, to choose among versions worth the same */
export function stepsOf(versions: VersionColumns, names: Names, params: Params, asOf: AsOf): Steps {
  const turns = turnsOf(versions, params, asOf);
  const {starts, rows} = rowsByCode(turns.codes, versions.own.customer_id.dictionary.length, turns.holds);
  inOrderOfTime({starts, rows}, turns);
  const steps = noSteps(rows.length);
  const walk = new Walk(versions, names);
  const isOfOne = (turn: number, next: number) => turns.codes[turn] === turns.codes[next] && turns.days[turn] === turns.days[next]
    && (params.movementGrain !== 'event' || turns.instants[turn] === turns.instants[next]);
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    const turn = rows[i]!;
    if (i === 0 || turns.codes[rows[i - 1]!] !== turns.codes[turn]) walk.begin();
    walk.take(turn >> 1, turn % 2 === 0);
    if (i + 1 < rows.length && isOfOne(turn, rows[i + 1]!)) continue;
    steps.customer[count] = turns.codes[turn]!;
    steps.at[count] = turns.instants[turn]!;
    steps.day[count] = turns.days[turn]!;
    walk.note(steps, count++);
  }
  return {...steps, count};
}

type Names = (row: number) => readonly [string | null, number];

/** Starts (2 x row) and ends (2 x row + 1) of versions: those that count hold. */
function turnsOf({holds: are, own}: VersionColumns, {movementGrain, freeIsChurn}: Params, {instant}: AsOf) {
  const {customer_id, valid_from: from, valid_to: to, mrr} = own;
  const size = 2 * customer_id.codes.length;
  const [codes, holds, days, instants] = [new Int32Array(size), new Uint8Array(size), new Int32Array(size), new Float64Array(size)];
  for (let row = 0; row < are.length; row++) {
    const start = 2 * row;
    codes[start] = codes[start + 1] = customer_id.codes[row]!;
    days[start] = from.days[row]!;
    days[start + 1] = to.days[row]!;
    instants[start] = from.instants[row]!;
    instants[start + 1] = to.instants[row]!;
    const isWorth = mrr.values[row]! > 0 || freeIsChurn === false;
    const counts = are[row] === 1 && isWorth && isValid(mrr.valid, row) && isValid(from.valid, row) && instants[start]! < instant;
    if (!counts) continue;
    const ends = isValid(to.valid, row) && instants[start + 1]! < instant;
    const lasts = movementGrain === 'event' ? instants[start + 1]! > instants[start]! : days[start + 1]! > days[start]!;
    holds[start] = !ends || lasts ? 1 : 0;
    holds[start + 1] = ends && lasts ? 1 : 0;
  }
  return {codes, holds: holds as Flags, days, instants};
}

function noSteps(most: number): Omit<Steps, 'count'> {
  return {
    customer: new Int32Array(most), at: new Float64Array(most), day: new Int32Array(most), mrr: new Float64Array(most),
    rest: new Float64Array(most), free: new Int32Array(most), main: new Int32Array(most),
  };
}

/** Walks through the versions of a customer in order of time. */
class Walk {
  readonly #mrr = new ExactSum();
  #free = 0;
  #inForce: number[] = [];

  constructor(private readonly versions: VersionColumns, private readonly names: Names) {}

  begin(): void {
    this.#mrr.set(0, 0);
    this.#free = 0;
    this.#inForce.length = 0;
  }

  take(row: number, starts: boolean): void {
    const worth = Math.round(this.versions.own.mrr.values[row]! * 1e16);
    this.#mrr.add(starts ? worth : -worth);
    if (worth === 0) this.#free += starts ? 1 : -1;
    if (starts) this.#inForce.push(row);
    else this.#inForce.splice(this.#inForce.indexOf(row), 1);
  }

  note({mrr, rest, free, main}: Omit<Steps, 'count'>, step: number): void {
    mrr[step] = this.#mrr.high;
    rest[step] = this.#mrr.low;
    free[step] = this.#free;
    main[step] = this.#main();
  }

  #main(): number {
    let main = -1;
    for (const row of this.#inForce) if (main < 0 || this.#compare(row, main) < 0) main = row;
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
