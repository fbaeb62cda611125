import type {DerivedRows, InstantColumn} from '@crm-widgets/core';
import {Validity} from './derived.js';
import type {Steps} from './movement-steps.js';
import type {VersionColumns} from './mrr-versions.js';

const kinds = ['new', 'reactivation', 'expansion', 'contraction', 'churn'];
export const [NEW, REACTIVATION, EXPANSION, CONTRACTION, CHURN] = [0, 1, 2, 3, 4];
export const NONE = -1;

/** Movements as columns, those of a customer one after the other. */
export class MovementRows {
  count = 0;
  readonly steps: Int32Array;
  readonly kinds: Int32Array;
  readonly #mains: Int32Array;
  readonly #changes: Float64Array;

  constructor(private readonly of: Steps) {
    this.steps = new Int32Array(of.count);
    this.kinds = new Int32Array(of.count);
    this.#mains = new Int32Array(of.count);
    this.#changes = new Float64Array(of.count);
  }

  /** The main version of the row that was added last. */
  get lastMain(): number {
    return this.#mains[this.count - 1]!;
  }

  /** @param change in units of the sixteenth decimal */
  add(step: number, main: number, kind: number, change: number): void {
    this.steps[this.count] = step;
    this.#mains[this.count] = main;
    this.kinds[this.count] = kind;
    this.#changes[this.count++] = change;
  }

  /** Takes out rows from `first` up to `end`. */
  drop(first: number, end: number): void {
    for (const column of [this.steps, this.kinds, this.#mains, this.#changes]) column.copyWithin(first, end, this.count);
    this.count -= end - first;
  }

  finish({baseRows, own: {customer_id: {dictionary}}}: VersionColumns): DerivedRows {
    const {customer, mrr} = this.of;
    const steps = this.steps.subarray(0, this.count);
    const rows = {codes: new Int32Array(this.count), mrr: new Float64Array(this.count), change: new Float64Array(this.count)};
    const mains = this.#mains.slice(0, this.count);
    for (let row = 0; row < steps.length; row++) {
      rows.codes[row] = customer[steps[row]!]!;
      rows.mrr[row] = mrr[steps[row]!]! / 1e16;
      rows.change[row] = this.#changes[row]! / 1e16;
    }
    return {
      rows: this.count,
      baseRows: baseRows ? mains.map((main) => baseRows[main]!) : mains,
      own: {
        customer_id: {type: 'id', codes: rows.codes, dictionary},
        valid_from: this.#starts(steps), valid_to: this.#ends(steps),
        kind: {type: 'text', codes: this.kinds.slice(0, this.count), dictionary: kinds},
        mrr: {type: 'number', values: rows.mrr, valid: null},
        change: {type: 'number', values: rows.change, valid: null},
      },
    };
  }

  #starts(steps: Int32Array): InstantColumn {
    const [instants, days] = [new Float64Array(steps.length), new Int32Array(steps.length)];
    for (let row = 0; row < steps.length; row++) {
      instants[row] = this.of.at[steps[row]!]!;
      days[row] = this.of.day[steps[row]!]!;
    }
    return {type: 'instant', instants, days, valid: null};
  }

  /** Each lasts till the next of its customer. */
  #ends(steps: Int32Array): InstantColumn {
    const {customer, at, day} = this.of;
    const [instants, days, there] = [new Float64Array(steps.length), new Int32Array(steps.length), new Validity(steps.length)];
    for (let row = 0; row < steps.length; row++) {
      const next = steps[row + 1];
      if (next === undefined || customer[next] !== customer[steps[row]!]) there.miss(row);
      else [instants[row], days[row]] = [at[next]!, day[next]!];
    }
    return {type: 'instant', instants, days, valid: there.bits};
  }
}
