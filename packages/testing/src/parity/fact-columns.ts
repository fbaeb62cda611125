import {
  isTableName,
  type Attribution, type ColumnType, type FactRef, type FindDerived, type TableName,
} from '@crm-widgets/core';
import {pick, type Choice} from './choices.js';
import type {CellValue, RandomCompany} from './random-company.js';
import type {Filterable} from './random-where.js';

/** What a query may be asked of: a company as it was read. */
export interface Asked {
  readonly company: RandomCompany;
  readonly has: (table: TableName, column?: string) => boolean;
  readonly columns: (table: TableName) => readonly (readonly [name: string, type: ColumnType])[];
  readonly find: FindDerived;
  /** Facts that metrics are made of, as they ask for them. */
  readonly facts: readonly FactRef[];
}

/** Facts and tables that a company may be asked for; @param params which of the ways to make them */
export function factsOf(params: Choice, {has, facts}: Asked): FactRef[] {
  const among = (...values: object[]) => pick(values, params) as Record<string, unknown>;
  const billing = among({billable: ['active', 'past_due'], discounts: 'recurring'}, {billable: ['active'], discounts: 'none'},
    {billable: ['trialing', null, 'Active'], discounts: 'all'}, {billable: [], discounts: 'recurring'});
  const categories = among({categories: ['acquisition_marketing', 'acquisition_sales']}, {categories: ['retention', null]});
  return [
    {name: 'transactions'}, {name: 'mrr_versions', params: billing},
    {name: 'activity', params: has('subscriptions') ? billing : among({inactivityDays: 30}, {inactivityDays: 1}, {inactivityDays: 365})},
    {name: 'mrr_movements', params: {...billing, ...among(
      {movementGrain: 'day', reactivationGapDays: 0}, {movementGrain: 'event', reactivationGapDays: 30},
      {movementGrain: 'day', freeIsChurn: false}, {movementGrain: 'event', freeIsChurn: false, churnAt: 'requested'},
      {movementGrain: 'day', dropSamePeriodNewChurn: true, pastDueGraceDays: 5})}},
    {name: 'mrr_versions', params: {...billing, ...among(
      {churnAt: 'service_end'}, {churnAt: 'requested', pastDueGraceDays: 10}, has('transactions') ? {metered: 'trailing3'} : {})}},
    {name: 'orders'}, {name: 'customers'}, {name: 'deals'}, {name: 'closed_deals'}, {name: 'funnel_deals'},
    {name: 'open_deals', params: {probabilities: among({}, {Lead: 0.3, demo: 1 / 3, Won: 0})}},
    {name: 'acquisition_costs', params: {...categories, ...among({scope: 'acquisition'}, {scope: 'all_sm'}, {scope: 'total'})}},
    {name: 'acquisitions', params: among({}, {}, {from: 'transactions'}, {from: 'deals'}, {from: 'subscriptions'}, {withoutRefunded: true}, {withoutRefunded: true, from: 'deals'})},
    {name: 'purchase_gaps'}, {name: 'subscriptions'}, {name: 'expenses'},
    {name: 'goal_attempts', params: among(
      {key: 'cart_id', starts: ['add_to_cart', 'checkout_start'], goals: ['purchase'], adds: ['add_to_cart'],
        gapMinutes: 10_080, reachMinutes: 10_080, idleMinutes: 60},
      {key: 'cart_id', starts: ['add_to_cart', 'buy'], goals: ['purchase'], adds: [], empties: ['view', 'cart'],
        gapMinutes: 1440, reachMinutes: 1440, idleMinutes: 60},
      {key: 'session_id', starts: ['form_start'], goals: ['form_submit', 'buy'], adds: [], gapMinutes: 30, reachMinutes: null, idleMinutes: 30},
      {key: 'session_id', starts: null, goals: ['purchase'], adds: [], gapMinutes: 1440, reachMinutes: null, idleMinutes: 1440})},
    {name: 'prospects', params: {excludeStatuses: ['spam', 'duplicate', 'test'], ...among(
      {of: 'leads', windowDays: 90, dedupeLeads: true, unit: 'person'}, {of: 'leads', windowDays: 0, dedupeLeads: true, unit: 'account'},
      {of: 'qualified', windowDays: 30, dedupeLeads: false, unit: 'person'}, {of: 'deals', windowDays: 30, dedupeLeads: true, unit: 'person'},
      {of: 'deals', windowDays: 10, dedupeLeads: true, unit: 'account'})}},
    {name: 'closed_deals', params: among({from: 'qualified'}, {from: 'first_stage'}, {closes: 'history'}, {from: 'first_stage', closes: 'history'})},
    {name: 'open_spells', params: among({hours: 'calendar', schedule: null},
      {hours: 'business', schedule: {tz: 'Europe/Paris', weekly: [{day: 'sat', from: '00:00', to: '24:00'}, {day: 'sun', from: '01:00', to: '12:00'}]}})},
    {name: 'events'}, {name: 'events'}, ...facts,
  ];
}

/** Null where a table of the fact is not there. */
export function columnsOfFact(fact: FactRef, {find, has, columns}: Asked): ReadonlyMap<string, ColumnType> | null {
  if (isTableName(fact.name)) return has(fact.name) ? new Map(columns(fact.name)) : null;
  const {own, base, uses} = find(fact, has)!;
  const tables = [...Object.keys(uses) as TableName[], ...(base ? [base] : [])];
  if (tables.length === 0 || !tables.every((table) => has(table))) return null;
  return new Map([...(base ? columns(base) : []), ...Object.entries(own)]);
}

/** The columns of a fact as a query may name them. */
export class FactColumns {
  readonly columns: ReadonlyMap<string, ColumnType>;
  readonly base: TableName | null;
  readonly own: Readonly<Record<string, ColumnType>>;
  readonly isLasting: boolean;
  readonly isNobodys: boolean;

  constructor(readonly fact: FactRef, private readonly asked: Asked) {
    const plan = asked.find(fact, asked.has);
    this.columns = columnsOfFact(fact, asked) ?? new Map();
    this.base = plan ? plan.base : fact.name as TableName;
    this.own = plan?.own ?? {};
    this.isLasting = plan?.lasting !== undefined;
    this.isNobodys = plan?.isNobodys === true;
  }

  /** Columns whose type is one of these; bounds that are known as days alone are none. */
  of(...types: ColumnType[]): string[] {
    return [...this.columns].filter(([name, type]) => types.includes(type) && !this.isBound(name)).map(([name]) => name);
  }

  /** A column that a user filters or groups by. */
  named(): Filterable[] {
    const {company, has, columns} = this.asked;
    const rows: Filterable[] = this.of('id', 'text', 'money', 'number', 'integer', 'boolean', 'instant')
      .map((name) => ({name, type: this.columns.get(name)!, cells: cellsOf(company, this.base, name)}));
    const link = this.base !== 'customers' && !this.isNobodys && this.columns.has('customer_id') && has('customers');
    const linked = link ? columns('customers') : [];
    return [...rows, ...linked.flatMap(([name, type]) => {
      const cells = cellsOf(company, 'customers', name);
      return [{name: `customers.${name}`, type, cells}, ...(this.columns.has(name) ? [] : [{name, type, cells}])];
    })];
  }

  attributions(): Attribution[] {
    const {own} = this;
    const dated = this.of('instant').map((column): Attribution => ({kind: 'dated', column}));
    if (own.cost_from) return [{kind: 'spread', from: 'cost_from', to: 'cost_to'}, ...dated];
    const pairs = [['valid_from', 'valid_to'], ['created_at', 'closed_at'], ['service_start', 'service_end']] as const;
    const between = pairs.filter(([from, to]) => this.columns.has(from) && this.columns.has(to)).flatMap(([from, to]): Attribution[] => [
      {kind: 'state', from, to, edge: 'end'}, {kind: 'state', from, to, edge: 'start'},
      ...(this.isLasting ? [] : [{kind: 'state', from, to, edge: 'end', begun: 'within'} as const]),
      ...(this.columns.has('customer_id') ? [{kind: 'kept', from, to, entity: 'customer_id'} as const] : []),
      ...(own.mrr ? (['edges', 'moved'] as const).map((kind) => ({kind, from, to, entity: 'customer_id', value: 'mrr'})) : []),
      ...(own.change ? [{kind: 'daily', from, to, lost: {kind: 'churn'}} as const] : []),
      ...(this.isLasting ? [] : [{kind: 'spread', from, to} as const]),
    ]);
    return [...between, ...dated, {kind: 'always'}];
  }

  /** The end of what lasts for days, and the days that an expense pays for, have no instant. */
  private isBound(name: string): boolean {
    return (this.isLasting && name === 'valid_to') || name === 'cost_from' || name === 'cost_to';
  }
}

function cellsOf({tables}: RandomCompany, table: TableName | null, column: string): CellValue[] {
  const derived: Readonly<Record<string, readonly CellValue[]>> = {
    outcome: ['won', 'lost', 'open'], cycle_days: [0, 1, 10], mrr: [10, 0], seats: [1, 2], weighted: [5, 0.1], cost: [10], gap_days: [1, 10],
    kind: ['new', 'churn', 'expansion'], change: [10, -10], worth: [10, 0],
  };
  return [...(table ? tables[table] ?? [] : []).map((row) => row[column] ?? null), ...(derived[column] ?? [])];
}

/** Columns that a user can name of each of these, of one type in all. */
export function columnsInAll([first, ...others]: readonly FactColumns[]): Filterable[] {
  return first!.named().filter(({name, type}) =>
    others.every((other) => other.named().some((one) => one.name === name && one.type === type)));
}
