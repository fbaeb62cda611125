import {
  byCodePoint, matchesMissing, opposite, unknownColumn,
  type AsOf, type ColumnType, type Condition, type DayColumn, type DerivedTable, type InstantColumn,
  type TableName, type TypedColumn, type Where,
} from '@crm-widgets/core';
import {narrow, testOf, textsThat, type Test} from './conditions.js';
import {DayIndex, knownDays, NO_DAY} from './day-index.js';
import {dimensionOf, presenceOf, type Dimension, type Groups} from './dimension.js';
import type {TableViews} from './table-view.js';

/** Where a column that a user names is found. */
interface Found {
  readonly table: 'rows' | 'customers';
  readonly column: string;
}

/** The rows of a table or fact as they are known at an instant, with their columns. */
export class FactRows {
  readonly #dimensions = new Map<string, Dimension>();
  readonly #days = new Map<string, DayIndex>();
  #customers: CustomerLink | null = null;

  /** @param plan where the rows are those of its base table */
  constructor(
    private readonly tables: TableViews, readonly plan: DerivedTable, readonly asOf: AsOf,
    readonly rows = tables.get(plan.base!).rows,
  ) {}

  /** A column that a measure names. */
  column(named: string): TypedColumn {
    const {base} = this.plan;
    if (base === null) throw new RangeError(`no column ${named}`);
    return this.tables.get(base).column(named);
  }

  demand(named: string): void {
    this.tables.get(this.plan.base!).demand(named);
  }

  typeOf(named: string): ColumnType {
    return this.plan.own[named] ?? (this.plan.base ? this.tables.get(this.plan.base).typeOf(named) : 'text');
  }

  /** Codes and texts of an entity column, such as `customer_id`. */
  entity(named: string): Dimension {
    return this.#dimension(named, () => dimensionOf(this.column(named)));
  }

  /** The local days of an instant column by which rows are found, those known before as-of. */
  days(named: string): DayIndex {
    return this.#index(`known ${named}`, () => new DayIndex(knownDays(this.#dated(named), this.asOf), this.asOf.day));
  }

  /** The same of all rows, known or not. */
  writtenDays(named: string): DayIndex {
    return this.#index(`written ${named}`, () => new DayIndex(knownDays(this.#dated(named), {...this.asOf, isMidnight: true}), NO_DAY));
  }

  /** All rows on day 0. */
  undated(): DayIndex {
    return this.#index('', () => new DayIndex(new Int32Array(this.rows), 1));
  }

  #index(key: string, make: () => DayIndex): DayIndex {
    let index = this.#days.get(key);
    if (!index) this.#days.set(key, index = make());
    return index;
  }

  #dated(named: string): InstantColumn | DayColumn {
    const column = this.column(named);
    if (column.type === 'instant' || column.type === 'day') return column;
    throw new RangeError(`${named} has no days`);
  }

  /** The column of the rows that a user means by a name, where it is one of instants. */
  instantNamed(named: string): string | null {
    const {table, column} = this.#find(named, 'where');
    return table === 'rows' && this.column(column).type === 'instant' ? column : null;
  }

  /** The first name at fault is told, in the order in which they are said. @throws {InputError} `E_ATTR` */
  checkNames(by: readonly string[], where: Where): void {
    for (const named of by) this.#find(named, 'by');
    for (const named of Object.keys(where)) this.#find(named, 'where');
  }

  /** A column that a user groups by. */
  dimension(named: string): Dimension {
    const {table, column} = this.#find(named, 'by');
    if (table === 'rows') return this.#dimension(column, () => dimensionOf(this.column(column)));
    return this.#dimension(`customers.${column}`, () => this.#link().dimension(column));
  }

  /**
   * What a condition of a user looks at, where groups of rows tell it: a text of the row or of its customer, or whether there
   * is a value at all. Null where they do not, as for amounts and dates, or where a customer is listed twice.
   */
  conditionDimension(named: string, condition: Condition): Dimension | null {
    const {table, column} = this.#find(named, 'where');
    if (table === 'rows') return this.ownDimension(column, condition);
    return this.#link().isUnique && isLabel(this.tables.get('customers').typeOf(column)) ? this.dimension(named) : null;
  }

  /** The same for what a measure filters by: our own columns. */
  ownDimension(named: string, condition: Condition): Dimension | null {
    const column = this.column(named);
    if (column.type === 'id' || column.type === 'text' || column.type === 'boolean') {
      return this.#dimension(named, () => dimensionOf(column));
    }
    return asksForValue(condition) ? this.#dimension(`any ${named}`, () => presenceOf(column)) : null;
  }

  /** For each label of a condition's dimension whether it satisfies the condition; the last place is for no label. */
  labelsThat(named: string, condition: Condition): Uint8Array {
    const {table, column} = this.#find(named, 'where');
    if (table === 'rows') return this.ownLabelsThat(column, condition, named);
    const type = this.tables.get('customers').typeOf(column);
    return labelsThat(this.dimension(named).labels, testOf(type, condition, named), type);
  }

  ownLabelsThat(named: string, condition: Condition, said = named): Uint8Array {
    const type = this.typeOf(named);
    return labelsThat(this.ownDimension(named, condition)!.labels, testOf(type, condition, said), type);
  }

  /** Clears in `mask` the rows that do not satisfy what a user filters by. */
  filter(mask: Uint8Array, where: Where): void {
    for (const [named, condition] of Object.entries(where)) {
      const {table, column} = this.#find(named, 'where');
      if (table === 'rows') narrow(mask, this.column(column), testOf(this.typeOf(column), condition, named));
      else this.#link().filter(mask, column, condition, named);
    }
  }

  /** The same for what a measure filters by: our own columns. */
  filterOwn(mask: Uint8Array, where: Where): void {
    for (const [named, condition] of Object.entries(where)) {
      narrow(mask, this.column(named), testOf(this.typeOf(named), condition, named));
    }
  }

  #dimension(name: string, make: () => Groups): Dimension {
    let known = this.#dimensions.get(name);
    if (!known) {
      const {codes, labels} = make();
      this.#dimensions.set(name, known = {name, codes, labels});
    }
    return known;
  }

  #link(): CustomerLink {
    return (this.#customers ??= new CustomerLink(this.entity('customer_id'), this.tables));
  }

  #find(named: string, attribute: string): Found {
    const {plan: {base, own, isNobodys}, tables} = this;
    const ofCustomer = named.startsWith('customers.') ? named.slice('customers.'.length) : null;
    const column = ofCustomer ?? named;
    if (ofCustomer === null || base === 'customers') {
      if (Object.hasOwn(own, column) || (base && tables.get(base).offers(column))) return {table: 'rows', column};
    }
    const hasCustomer = own.customer_id ?? (base && tables.get(base).has('customer_id'));
    const linked = base !== 'customers' && !isNobodys && hasCustomer && tables.has('customers');
    if (linked && tables.get('customers').offers(column)) return {table: 'customers', column};
    throw unknownColumn(named, attribute, this.#columnsThere());
  }

  #columnsThere(): string[] {
    const {plan: {base}, tables} = this;
    const names = (table: TableName) => (tables.has(table) ? [...tables.get(table).table.columns.keys()] : []);
    return [
      ...(base ? names(base) : []),
      ...(base === 'customers' ? [] : names('customers').map((column) => `customers.${column}`)),
    ];
  }
}

/** What the table of customers says of the customer of each row. */
class CustomerLink {
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

/** Whether a condition is on there being a value. */
function asksForValue(condition: Condition): boolean {
  return condition === null || (typeof condition === 'object' && 'not' in condition && condition.not === null);
}

function isLabel(type: ColumnType): boolean {
  return type === 'text' || type === 'id' || type === 'boolean';
}

function labelsThat(labels: readonly string[], test: Test, type: ColumnType): Uint8Array {
  if (type !== 'boolean') return textsThat(labels, test);
  return Uint8Array.from([...labels.map((label) => Number(test.holds(Number(label === 'true'), 0))), Number(test.missing)]);
}
