import {matchesMissing, opposite, unknownColumn} from '@crm-widgets/core';
import type {AsOf, FactRef, TableName, Where} from '@crm-widgets/core';
import type {FactContext, FactPlan} from '../facts/fact.js';
import {findFact} from '../facts/index.js';
import {holds} from './conditions.js';
import {dialect} from './dialect.js';
import {column, joined, name, nothing, sql, type Sql} from './fragment.js';
import type {Column, Tables} from './tables.js';

/** The rows of a fact within one statement, and the columns that the statement uses of them. */
export class Rows {
  readonly plan: FactPlan;
  readonly #carried = new Map<string, Column>();
  readonly #labels = new Map<string, Column>();
  #isPlaced = false;

  /** @param label name of the `with` step; the rows of a bare table stand under the table's own */
  constructor(readonly tables: Tables, fact: FactRef, readonly asOf: AsOf, readonly label = fact.name) {
    if (fact.rates) tables.convert(fact.rates);
    this.plan = planOf(fact, tables);
    if (this.plan.namesColumns) tables.callByHeader();
    for (const [table, columns] of Object.entries(this.plan.uses) as [TableName, readonly string[]][]) {
      tables.touch(table);
      for (const used of columns) tables.ask(table, used);
    }
    for (const [table, columns] of Object.entries(this.plan.musts ?? {}) as [TableName, readonly string[]][]) {
      for (const must of columns) tables.demand(table, must);
    }
    if (this.plan.base) tables.touch(this.plan.base);
  }

  /** A column that a measure names. */
  column(named: string): Column {
    const {own} = this.plan;
    if (Object.hasOwn(own, named)) return {id: named, type: own[named]!};
    if (this.plan.base === null) {
      if (this.tables.catalog) throw new RangeError(`no column ${named}`);
      return {id: named, type: 'text'};
    }
    const carried = this.tables.ask(this.plan.base, named);
    this.#carried.set(named, carried);
    return carried;
  }

  /** The same as text, as groups are called. */
  text(named: string): Sql {
    return asText('r', this.column(named));
  }

  /** Where a row stands in the file of its base table; rows of none lie in no order. */
  place(): Sql {
    if (this.plan.base === null) return sql`0`;
    this.#isPlaced = true;
    return column('r', this.tables.place(this.plan.base));
  }

  /** A column that a user groups by, as `r.x`, or `c.x` of the customer. */
  dimension(named: string): Sql {
    const found = this.#find(named, 'by');
    if (found.table === 'rows') return asText('r', this.column(found.column));
    const of = this.tables.ask('customers', found.column);
    this.#labels.set(found.column, of);
    return asText('c', of);
  }

  /** Whether a column that a user filters by is the rows' own text, so that each row has one value as it is written. */
  isText(named: string): boolean {
    const found = this.#find(named, 'where');
    return found.table === 'rows' && ['id', 'text'].includes(this.column(found.column).type);
  }

  /** What a user filters by, each a condition on `r`. */
  conditions(where: Where): Sql[] {
    return Object.entries(where).map(([named, condition]) => {
      const found = this.#find(named, 'where');
      if (found.table === 'rows') return holds('r', this.column(found.column), condition, named);
      const of = this.tables.ask('customers', found.column);
      const missing = matchesMissing(condition);
      const picked = holds('c', of, missing ? opposite(condition) : condition, named);
      const within = sql`r.customer_id in (select c.customer_id from customers as c where ${picked})`;
      return missing ? sql`not coalesce(${within}, false)` : within;
    });
  }

  /** What a measure filters by: our own columns, missing ones included. */
  filter(where: Where): Sql[] {
    return Object.entries(where).map(([named, condition]) => holds('r', this.column(named), condition, named));
  }

  /** `rows as r` */
  get relation(): Sql {
    return sql`${name(this.plan.rows ? this.label : this.plan.base!)} as r`;
  }

  /** A join of the customers' columns as `c`, where they are grouped by. */
  get labels(): Sql {
    if (this.#labels.size === 0) return nothing;
    // Grouped, so that a customer listed twice does not make every row of his count twice.
    const labels = [...this.#labels.values()].map(({id, type}) => name(type === 'instant' ? `${id}_day` : id))
      .map((label) => sql`min(${label}) as ${label}`);
    return sql`
  left join (
    select customer_id, ${joined(labels, ', ')} from customers group by 1
  ) as c on c.customer_id = r.customer_id`;
  }

  /** The `with` step of a derived table; none for a bare one. */
  steps(): Sql[] {
    const {rows} = this.plan;
    if (!rows) return [];
    const context: FactContext = {
      asOf: this.asOf, carried: (alias) => this.#carry(alias),
      carry: (named) => { this.column(named); },
      place: () => {
        this.#isPlaced = true;
        return this.tables.place(this.plan.base!);
      },
    };
    return [sql`${name(this.label)} as (\n  ${rows(context)}\n)`];
  }

  /** Last local day of an instant column, where the file tells; for a derived one nobody knows. */
  lastDay(named: string): number {
    if (Object.hasOwn(this.plan.own, named) || this.plan.base === null) return Infinity;
    const shape = this.tables.catalog?.[this.plan.base]?.shape.columns[named];
    return shape?.extent?.last ?? Infinity;
  }

  #carry(alias: string): Sql {
    const parts = [...this.#carried.values()].flatMap(({id, type}) => type === 'instant' ? [id, `${id}_day`] : [id]);
    if (this.#isPlaced) parts.push(this.tables.place(this.plan.base!));
    return parts.length === 0 ? nothing : sql`, ${joined(parts.map((id) => column(alias, id)), ', ')}`;
  }

  #find(named: string, attribute: string): {table: 'rows' | 'customers'; column: string} {
    const {plan: {base, own, isNobodys}, tables} = this;
    const ofCustomer = named.startsWith('customers.') ? named.slice('customers.'.length) : null;
    const column = ofCustomer ?? named;
    if (ofCustomer === null || base === 'customers') {
      if (Object.hasOwn(own, column) || (base && tables.offers(base, column))) return {table: 'rows', column};
    }
    const hasCustomer = own.customer_id ?? (base && tables.mayHave(base, 'customer_id'));
    const linked = base !== 'customers' && !isNobodys && tables.has('customers') && hasCustomer;
    if (linked) {
      this.column('customer_id');
      tables.ask('customers', 'customer_id');
      if (tables.offers('customers', column)) return {table: 'customers', column};
      // Before anything is read either table may turn out to have the column, so both are needed.
      if (!tables.catalog) tables.ask('customers', column);
    }
    if (!tables.catalog) return {table: base ? 'rows' : 'customers', column};
    throw unknownColumn(named, attribute, columnsThere(base, tables));
  }
}

function planOf(fact: FactRef, tables: Tables): FactPlan {
  return findFact(fact, tables.has) ?? {base: fact.name as TableName, uses: {}, own: {}};
}

function asText(alias: string, {id, type}: Column): Sql {
  if (type === 'id' || type === 'text') return column(alias, id);
  if (type === 'instant') return dialect.isoDay(column(alias, `${id}_day`));
  // Whole numbers travel as doubles, which are written with a point.
  if (type === 'integer') return sql`cast(cast(${column(alias, id)} as bigint) as varchar)`;
  return sql`cast(${column(alias, id)} as varchar)`;
}

function columnsThere(base: TableName | null, tables: Tables): string[] {
  return [
    ...(base ? tables.names(base) : []),
    ...(base === 'customers' ? [] : tables.names('customers').map((c) => `customers.${c}`)),
  ];
}
