import type {DerivedRows} from '@crm-widgets/core';
import {Validity} from './derived.js';
import type {Move} from './movements-on-columns.js';
import type {VersionColumns} from './mrr-versions.js';

const kinds = ['new', 'reactivation', 'expansion', 'contraction', 'churn'];

/** Movements as columns, those of a customer one after the other. */
export class MovementRows {
  readonly #customers: number[] = [];
  readonly #moves: Move[] = [];

  constructor(private readonly versions: VersionColumns) {}

  add(customer: number, moves: readonly Move[]): void {
    for (const move of moves) {
      this.#customers.push(customer);
      this.#moves.push(move);
    }
  }

  finish(): DerivedRows {
    const {baseRows, own: {customer_id: {dictionary}}} = this.versions;
    const moves = this.#moves;
    return {
      rows: moves.length,
      baseRows: Int32Array.from(moves, ({main}) => (baseRows ? baseRows[main]! : main)),
      own: {
        customer_id: {type: 'id', codes: Int32Array.from(this.#customers), dictionary},
        valid_from: {
          type: 'instant', instants: Float64Array.from(moves, ({at}) => at), days: Int32Array.from(moves, ({day}) => day),
          valid: null,
        },
        valid_to: this.#ends(),
        kind: {type: 'text', codes: Int32Array.from(moves, ({kind}) => kinds.indexOf(kind ?? '')), dictionary: kinds},
        mrr: {type: 'number', values: Float64Array.from(moves, ({mrr}) => major(mrr)), valid: null},
        change: {type: 'number', values: Float64Array.from(moves, ({change}) => major(change)), valid: null},
      },
    };
  }

  /** Each lasts till the next of its customer. */
  #ends() {
    const rows = this.#moves.length;
    const [instants, days, there] = [new Float64Array(rows), new Int32Array(rows), new Validity(rows)];
    for (let row = 0; row < rows; row++) {
      const isLast = row + 1 === rows || this.#customers[row + 1] !== this.#customers[row];
      if (isLast) there.miss(row);
      else [instants[row], days[row]] = [this.#moves[row + 1]!.at, this.#moves[row + 1]!.day];
    }
    return {type: 'instant' as const, instants, days, valid: there.bits};
  }
}

function major(scaled: bigint): number {
  return Number(scaled) / 1e16;
}
