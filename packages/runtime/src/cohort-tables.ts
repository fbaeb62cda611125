import {
  missingColumn, oneOf, wrongAttribute, type CohortQuery, type TableName, type TableShape, type Where,
} from '@crm-widgets/core';
import {subscribed, type CohortParams} from '@crm-widgets/metrics/cohort';
import type {CohortSpec} from './cohort-attributes.js';
import type {CohortAsk} from './outcome.js';

/** What happens to whom in a table, that it can start or come back. */
interface Happenings {
  readonly entity: string;
  /** When it happens. */
  readonly column: string;
  /** Column of the names that `start` and `return` may say. */
  readonly named?: string;
}

const tables = {
  transactions: {entity: 'customer_id', column: 'issued_at'},
  subscriptions: {entity: 'customer_id', column: 'valid_from'},
  events: {entity: 'actor_id', column: 'at', named: 'name'},
  deals: {entity: 'customer_id', column: 'created_at'},
  tickets: {entity: 'customer_id', column: 'created_at'},
  surveys: {entity: 'customer_id', column: 'responded_at'},
} as const satisfies Partial<Record<TableName, Happenings>>;

export type CohortTable = keyof typeof tables;

/** Tables that cohorts are made of, in the order in which they are taken where the page names none. */
export const cohortTables = Object.keys(tables) as CohortTable[];

const atEnd = {kind: 'state', from: 'valid_from', to: 'valid_to', edge: 'end'} as const;
const purchase = {status: 'paid', kind: ['order', 'invoice']} as const;
/** Versions worth more than nothing. */
const paid = {mrr: {not: [0, null]}} as const;

type Rows = Pick<CohortQuery, 'starts' | 'returns' | 'entity' | 'worth' | 'acquired'>;

/** What else is known of the source and the page: how they bill, and whether customers say when they were acquired. */
export interface CohortFrame {
  readonly params: CohortParams | null;
  readonly isAcquired: boolean;
}

/** Which rows of a table put somebody into a cohort, and which are returns. @throws {InputError} `E_ATTR` */
export function cohortRows(
  table: CohortTable, shape: TableShape, spec: CohortSpec, ask: CohortAsk, {params, isAcquired}: CohortFrame,
): Rows {
  checkServed(table, spec);
  const {entity, column} = tables[table];
  if (!Object.hasOwn(shape.columns, entity)) throw missingColumn(table, entity);
  const [start, back] = [readWhich('start', ask.start, table), readWhich('return', ask.return, table)];
  if (params) return {...versions(spec, start, back, params), ...(isAcquired ? {acquired: true} : {})};
  if (spec.measure !== 'customers') return revenue(spec, start, back);
  const which = (where: Where | null) => {
    if (table !== 'transactions') return {fact: {name: table}, ...(where ? {filter: where} : {})};
    return where ? {fact: {name: table}, filter: {...purchase, ...where}} : {fact: {name: 'orders'}};
  };
  return {entity, starts: {...which(start), column}, returns: {...which(back), at: {kind: 'dated', column}}};
}

function versions({measure}: CohortSpec, start: Where | null, back: Where | null, params: CohortParams): Rows {
  const isMoney = measure !== 'customers';
  const fact = subscribed(params, isMoney);
  const which = (where: Where | null) => {
    const filter = {...(isMoney ? paid : {}), ...where};
    return Object.keys(filter).length > 0 ? {fact, filter} : {fact};
  };
  return {
    entity: 'customer_id', starts: {...which(start), column: 'valid_from'}, returns: {...which(back), at: atEnd},
    ...(isMoney ? {worth: {column: 'mrr', of: measure === 'revenue-gross' ? 'lesser' : 'sum'}} : {}),
  };
}

/** Of transactions rows above nothing, or with refunds and credits. */
function revenue({measure}: CohortSpec, start: Where | null, back: Where | null): Rows {
  const column = 'issued_at';
  const isGross = measure === 'revenue-gross';
  if (isGross && back && Object.hasOwn(back, 'amount')) {
    const wanted = 'no amount, for measure="revenue-gross" has its own';
    throw wrongAttribute('return', JSON.stringify(back), wanted, 'Set measure="revenue-net"');
  }
  const fact = {name: 'transactions'};
  return {
    entity: 'customer_id',
    starts: start ? {fact, column, filter: {...purchase, ...start}} : {fact: {name: 'orders'}, column},
    returns: {fact, at: {kind: 'dated', column}, filter: {status: 'paid', ...back, ...(isGross ? {amount: {from: 0}} : {})}},
    worth: {column: 'amount', of: 'sum'},
  };
}

/** What a table cannot tell. */
function checkServed(table: CohortTable, {measure, mode, membership, atLeast}: CohortSpec): void {
  const isSubscriptions = table === 'subscriptions';
  const isMoney = measure !== 'customers';
  if (isMoney && !isSubscriptions && table !== 'transactions') {
    const wanted = `customers, for ${table} hold no revenue`;
    throw wrongAttribute('measure', measure, wanted, 'Set table="transactions" or "subscriptions"');
  }
  if (mode === 'survival' && (!isSubscriptions || isMoney)) {
    const wanted = 'another one, for only customers of subscriptions are known to have left';
    throw wrongAttribute('mode', mode, wanted, 'Set table="subscriptions" and measure="customers"');
  }
  if (atLeast > 1 && (isSubscriptions || isMoney)) {
    const wanted = isMoney ? '1, for revenue is summed up' : '1, for a subscription is there or not';
    throw wrongAttribute('min-count', String(atLeast), wanted, 'Remove min-count');
  }
  if (!isSubscriptions) return;
  if (membership === 'recurring') {
    throw wrongAttribute('cohort', membership, 'first, for a customer of subscriptions starts once', 'Set cohort="first"');
  }
  if (mode === 'rolling24' || (isMoney && mode !== 'on')) {
    const wanted = isMoney ? 'on, for what recurs is worth something at the end of a period' : 'a mode of whole periods';
    throw wrongAttribute('mode', mode, wanted, 'Set mode="on"');
  }
}

/** The attribute `start` or `return`: the name of an event, or JSON; null for any. @throws {InputError} `E_ATTR` */
function readWhich(attribute: 'start' | 'return', text: string | undefined, table: CohortTable): Where | null {
  if (text === undefined || text.trim() === '') return null;
  const {named}: Happenings = tables[table];
  const example = `Set ${attribute}='{"${named ?? 'kind'}": "..."}'`;
  if (!text.trim().startsWith('{')) {
    if (named) return {[named]: text.trim()};
    throw wrongAttribute(attribute, text, `JSON such as {"kind": "order"}, for rows of ${table} have no name`, example);
  }
  try {
    return JSON.parse(text) as Where;
  } catch (cause) {
    throw wrongAttribute(attribute, text, 'JSON', example, cause);
  }
}

/** @throws {InputError} `E_ATTR` for a table in which nobody comes back */
export function readCohortTable(given: string): CohortTable {
  return oneOf('table', given, cohortTables);
}
