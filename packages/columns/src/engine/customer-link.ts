import {byCodePoint, isValid, matchesMissing, opposite, type AsOf, type Condition} from '@crm-widgets/core';
import {NO_DAY} from './day-index.js';
import {dimensionOf, type Groups} from './dimension.js';
import {narrow, testOf} from './row-filter.js';
import type {TableViews} from './table-view.js';

export function linkCustomers(customer: Groups, tables: TableViews): CustomerLink {
  return new CustomerLink(customer, tables);
}

/** What the table of customers says of the customer of each row. */
export class CustomerLink {
  /** Rows of the table for each customer, by code; a customer of no row there has none. */
  readonly #listed: readonly (readonly number[])[];
  readonly isUnique: boolean;

  constructor(private readonly customer: Groups, private readonly tables: TableViews) {
    const {codes, dictionary} = tables.get('customers').text('customer_id');
    const codeOf = new Map(customer.labels.map((label, code) => [label, code]));
    const known = dictionary.map((id) => codeOf.get(id) ?? -1);
    const listed: number[][] = customer.labels.map(() => []);
    for (let row = 0; row < codes.length; row++) listed[codes[row]! < 0 ? -1 : known[codes[row]!]!]?.push(row);
    this.#listed = listed;
    this.isUnique = listed.every((rows) => rows.length < 2);
  }

  /** Labels of a customer's column; of one listed twice the lesser one. */
  dimension(named: string): Groups {
    const {codes, labels} = dimensionOf(this.tables.get('customers').column(named));
    const byCustomer = this.#listed.map((rows) => rows.map((row) => codes[row]!).filter((code) => code >= 0)
      .reduce((least, code) => (least < 0 || byCodePoint(labels[code]!, labels[least]!) < 0 ? code : least), -1));
    return {codes: this.customer.codes.map((code) => (code < 0 ? -1 : byCustomer[code]!)), labels};
  }

  /** The earliest day of a column of instants for each customer, by code: null without one, `NO_DAY` if not before as-of. */
  earliest(named: string, asOf: AsOf): (number | null)[] {
    const column = this.tables.get('customers').column(named);
    if (column.type !== 'instant') throw new RangeError(`${named} has no instants`);
    const {instants, days, valid} = column;
    return this.#listed.map((rows) => {
      const first = rows.filter((row) => isValid(valid, row))
        .reduce((least, row) => (least < 0 || instants[row]! < instants[least]! ? row : least), -1);
      if (first < 0) return null;
      return instants[first]! < asOf.instant ? days[first]! : NO_DAY;
    });
  }

  filter(mask: Uint8Array, named: string, condition: Condition, said: string): void {
    const view = this.tables.get('customers');
    // A customer without a row there has no value either, so it is asked who of them must not be taken.
    const missing = matchesMissing(condition);
    const picked = new Uint8Array(view.rows).fill(1);
    narrow(picked, view.column(named), testOf(view.typeOf(named), missing ? opposite(condition) : condition, said));
    const holds = Uint8Array.from(this.#listed, (rows) => Number(rows.some((row) => picked[row] === 1) !== missing));
    const {codes} = this.customer;
    for (let row = 0; row < mask.length; row++) mask[row]! &= codes[row]! < 0 ? Number(missing) : holds[codes[row]!]!;
  }
}
