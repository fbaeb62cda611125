import {isValid} from '@crm-widgets/core';
import type {AsOf} from '@crm-widgets/core';
import {boundInstant} from '../sql/conditions.js';
import {sql, type Sql} from '../sql/fragment.js';
import type {Has, Params} from '../metric.js';
import {allOf, isBefore, isPositive} from './derived.js';
import type {MrrColumns} from './mrr-on-columns.js';
import {mrrRows} from './mrr-versions.js';
import {rowsByCode, type RowsByCode} from './rows-by-code.js';

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
  readonly #byCustomer: RowsByCode;

  constructor(readonly columns: MrrColumns, {instant}: AsOf) {
    const {holds, own: {customer_id: {codes, dictionary}, mrr, valid_from}} = columns;
    this.#byCustomer = rowsByCode(codes, dictionary.length, allOf(isPositive(mrr), holds, isBefore(valid_from, instant, 0)));
  }

  /** All of them. */
  get rows(): Int32Array {
    return this.#byCustomer.rows;
  }

  of(customer: number): Int32Array {
    const {starts, rows} = this.#byCustomer;
    return rows.subarray(starts[customer], starts[customer + 1]);
  }

  /** Whether a version is in force at the end of a day. */
  covers(row: number, day: number): boolean {
    const {valid_from, valid_to} = this.columns.own;
    return valid_from.days[row]! <= day && (!isValid(valid_to.valid, row) || valid_to.days[row]! > day);
  }
}
