import {isValid} from '@crm-widgets/core';
import type {AsOf} from '@crm-widgets/core';
import {boundInstant} from '../sql/conditions.js';
import {sql, type Sql} from '../sql/fragment.js';
import type {Has, Params} from '../metric.js';
import type {MrrColumns} from './mrr-on-columns.js';
import {mrrRows} from './mrr-versions.js';

/** Versions worth more than nothing that started before as-of, with columns of their subscription. */
export function paidVersions(params: Params, has: Has, asOf: AsOf, carried: (alias: string) => Sql): Sql {
  return sql`select m.*
    from (${mrrRows(params, has, carried)}) as m
    where m.mrr > 0 and m.valid_from < ${boundInstant(asOf.instant)}`;
}

/** The first day of which not all is known yet. */
export function firstOpenDay({day, isMidnight}: AsOf): number {
  return isMidnight ? day : day - 1;
}

/** The same versions on columns: rows of the table, those of a customer side by side. */
export class PaidVersions {
  readonly #starts: Int32Array;
  readonly #rows: Int32Array;

  constructor(readonly columns: MrrColumns, {instant}: AsOf) {
    const {holds, own: {customer_id: {codes, dictionary}, mrr, valid_from}} = columns;
    const isPaid = (row: number) => codes[row]! >= 0 && holds[row] === 1 && isValid(mrr.valid, row) &&
      mrr.values[row]! > 0 && isValid(valid_from.valid, row) && valid_from.instants[row]! < instant;
    this.#starts = new Int32Array(dictionary.length + 1);
    for (let row = 0; row < codes.length; row++) if (isPaid(row)) this.#starts[codes[row]! + 1]!++;
    for (let code = 0; code < dictionary.length; code++) this.#starts[code + 1]! += this.#starts[code]!;
    this.#rows = new Int32Array(this.#starts.at(-1)!);
    const next = this.#starts.slice();
    for (let row = 0; row < codes.length; row++) if (isPaid(row)) this.#rows[next[codes[row]!]!++] = row;
  }

  /** All of them. */
  get rows(): Int32Array {
    return this.#rows;
  }

  of(customer: number): Int32Array {
    return this.#rows.subarray(this.#starts[customer], this.#starts[customer + 1]);
  }

  /** Whether a version is in force at the end of a day. */
  covers(row: number, day: number): boolean {
    const {valid_from, valid_to} = this.columns.own;
    return valid_from.days[row]! <= day && (!isValid(valid_to.valid, row) || valid_to.days[row]! > day);
  }
}
