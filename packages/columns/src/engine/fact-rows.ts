import type {
  AsOf, ColumnType, Condition, DayColumn, DerivedTable, InstantColumn, TypedColumn, Where,
} from '@crm-widgets/core';
import {LateFault} from '../late-fault.js';
import {labelTest, textsThat, type Test} from './conditions.js';
import type {CustomerLink} from './customer-link.js';
import {DayIndex, knownDays, NO_DAY} from './day-index.js';
import {dimensionOf, presenceOf, type Dimension, type Groups} from './dimension.js';
import type {TableViews} from './table-view.js';

/** Where a column that a user names is found. */
export interface Found {
  readonly table: 'rows' | 'customers';
  readonly column: string;
}

export type LinkCustomers = (customer: Groups, tables: TableViews) => CustomerLink;

/** The rows of a table or fact as they are known at an instant, with their columns. */
export class FactRows {
  readonly #dimensions = new Map<string, Dimension>();
  readonly #days = new Map<string, DayIndex>();
  #customers: CustomerLink | null = null;

  /**
   * @param plan where the rows are those of its base table
   * @param linkCustomers makes what tells the customers of rows, when somebody asks for it
   */
  constructor(
    private readonly tables: TableViews, readonly plan: DerivedTable, readonly asOf: AsOf, private readonly linkCustomers: LinkCustomers,
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
    const {table, column} = this.find(named, 'where');
    return table === 'rows' && this.column(column).type === 'instant' ? column : null;
  }

  /**
   * The first name at fault is told, in the order in which they are said.
   * @returns whether any is of customers
   * @throws {LateFault} `E_ATTR`
   */
  checkNames(by: readonly string[], where: Where): boolean {
    const found = [...by.map((named) => this.find(named, 'by')), ...Object.keys(where).map((named) => this.find(named, 'where'))];
    return found.some(({table}) => table === 'customers');
  }

  /** A column that a user groups by. */
  dimension(named: string): Dimension {
    const {table, column} = this.find(named, 'by');
    if (table === 'rows') return this.#dimension(column, () => dimensionOf(this.column(column)));
    return this.#dimension(`customers.${column}`, () => this.customers.dimension(column));
  }

  /**
   * What a condition of a user looks at, where groups of rows tell it: a text of the row or of its customer, or whether there
   * is a value at all. Null where they do not, as for amounts and dates, or where a customer is listed twice.
   */
  conditionDimension(named: string, condition: Condition): Dimension | null {
    const {table, column} = this.find(named, 'where');
    if (table === 'rows') return this.ownDimension(column, condition);
    return this.customers.isUnique && isLabel(this.tables.get('customers').typeOf(column)) ? this.dimension(named) : null;
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
    const {table, column} = this.find(named, 'where');
    if (table === 'rows') return this.ownLabelsThat(column, condition, named);
    const type = this.tables.get('customers').typeOf(column);
    return labelsThat(this.dimension(named).labels, labelTest(type, condition, named), type);
  }

  ownLabelsThat(named: string, condition: Condition, said = named): Uint8Array {
    const type = this.typeOf(named);
    return labelsThat(this.ownDimension(named, condition)!.labels, labelTest(type, condition, said), type);
  }

  #dimension(name: string, make: () => Groups): Dimension {
    let known = this.#dimensions.get(name);
    if (!known) {
      const {codes, labels} = make();
      this.#dimensions.set(name, known = {name, codes, labels});
    }
    return known;
  }

  /** What the table of customers says of theirs. */
  get customers(): CustomerLink {
    return (this.#customers ??= this.linkCustomers(this.entity('customer_id'), this.tables));
  }

  /** @param attribute what names it, for errors @throws {LateFault} `E_ATTR` */
  find(named: string, attribute: 'by' | 'where'): Found {
    const {plan: {base, own, isNobodys}, tables} = this;
    const ofCustomer = named.startsWith('customers.') ? named.slice('customers.'.length) : null;
    const column = ofCustomer ?? named;
    if (ofCustomer === null || base === 'customers') {
      if (Object.hasOwn(own, column) || (base && tables.get(base).offers(column))) return {table: 'rows', column};
    }
    const hasCustomer = own.customer_id ?? (base && tables.get(base).has('customer_id'));
    const linked = base !== 'customers' && !isNobodys && hasCustomer && tables.has('customers');
    if (linked && tables.get('customers').offers(column)) return {table: 'customers', column};
    throw new LateFault((words) => words.unknownName(named, attribute, base, tables));
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
