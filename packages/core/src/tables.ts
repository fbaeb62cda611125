import type {TableName} from './table-names.js';

/**
 * How a column is read and kept.
 * `id` and `text` stay text, `money` is exact to four decimals, `instant` is a moment with the local day it falls on.
 */
export type ColumnType = 'id' | 'text' | 'money' | 'number' | 'integer' | 'boolean' | 'instant' | 'day';

/** What stands in a column that the file lacks, or in an empty cell of it. */
export type ColumnDefault =
  | {kind: 'null'}
  | {kind: 'value'; value: string | number | boolean}
  | {kind: 'row-number'}
  | {kind: 'source-currency'}
  | {kind: 'column'; column: string};

export interface ColumnSpec {
  readonly type: ColumnType;
  /**
   * A metric that needs the column cannot do without it; a row with an empty cell in it is rejected, but where the
   * `column` alone is required.
   */
  readonly required: boolean | 'column';
  readonly default: ColumnDefault;
  /** Tells who a person is: left out of rows that are shown, copied or saved, unless the page says otherwise. */
  readonly private?: true;
}

const column = (type: ColumnType, missing: ColumnDefault = {kind: 'null'}): ColumnSpec =>
  ({type, required: false, default: missing});
const needed = (type: ColumnType): ColumnSpec => ({...column(type), required: true});
const asked = (type: ColumnType): ColumnSpec => ({...column(type), required: 'column'});
const value = (v: string | number | boolean): ColumnDefault => ({kind: 'value', value: v});
const rowNumber: ColumnDefault = {kind: 'row-number'};
const sourceCurrency: ColumnDefault = {kind: 'source-currency'};
const sameAs = (name: string): ColumnDefault => ({kind: 'column', column: name});

/**
 * The twelve tables of the data model (metrics.md 1): how each column is read. Order of columns is the order in which
 * they are shown. What they mean, and schemas to check rows by, are in `schemas.ts`, which a page does without.
 */
export const tables = {
  customers: {
    customer_id: needed('id'),
    name: column('text'),
    created_at: column('instant'),
    acquired_at: column('instant'),
    parent_id: column('id'),
    segment: column('text'),
    country: column('text'),
    channel: column('text'),
    owner: column('text'),
    is_test: column('boolean', value(false)),
  },
  people: {
    person_id: column('id', rowNumber),
    customer_id: column('id'),
    email: {...column('text'), private: true},
    created_at: needed('instant'),
    lead_at: column('instant', sameAs('created_at')),
    qualified_at: column('instant'),
    converted_at: column('instant'),
    status: column('text'),
    lifecycle_stage: column('text'),
    source: column('text'),
    campaign: column('text'),
    owner: column('text'),
    is_test: column('boolean', value(false)),
  },
  subscriptions: {
    subscription_id: column('id', rowNumber),
    valid_from: column('instant', sameAs('started_at')),
    valid_to: column('instant'),
    customer_id: needed('id'),
    status: column('text', value('active')),
    plan: column('text'),
    quantity: column('number', value(1)),
    unit_amount: needed('money'),
    currency: column('text', sourceCurrency),
    interval: column('text', value('month')),
    interval_count: column('integer', value(1)),
    discount_pct: column('number'),
    discount_amount: column('money'),
    discount_duration: column('text'),
    is_metered: column('boolean', value(false)),
    started_at: needed('instant'),
    trial_start: column('instant'),
    trial_end: column('instant'),
    cancel_requested_at: column('instant'),
    cancel_at_period_end: column('boolean', value(false)),
    ended_at: column('instant'),
    cancel_reason: column('text'),
    term_end: column('instant'),
  },
  transactions: {
    transaction_id: column('id', rowNumber),
    customer_id: column('id'),
    subscription_id: column('id'),
    kind: column('text', value('order')),
    status: column('text', value('paid')),
    issued_at: needed('instant'),
    paid_at: column('instant'),
    amount: needed('money'),
    tax: column('money'),
    currency: column('text', sourceCurrency),
    cogs: column('money'),
    service_start: column('instant'),
    service_end: column('instant'),
    is_recurring: column('boolean', value(false)),
    refunds_id: column('id'),
  },
  deals: {
    deal_id: column('id', rowNumber),
    customer_id: column('id'),
    person_id: column('id'),
    name: column('text'),
    pipeline: column('text'),
    stage: needed('text'),
    amount: column('money'),
    currency: column('text', sourceCurrency),
    created_at: column('instant'),
    closed_at: column('instant'),
    expected_close: column('instant'),
    is_closed: column('boolean'),
    is_won: column('boolean'),
    probability: column('number'),
    type: column('text'),
    source: column('text'),
    owner: column('text'),
    lost_reason: column('text'),
  },
  deal_stages: {
    deal_id: needed('id'),
    seq: column('integer', rowNumber),
    stage: needed('text'),
    entered_at: needed('instant'),
    exited_at: column('instant'),
    amount: column('money'),
    stage_order: column('integer'),
    is_won: column('boolean'),
    is_closed: column('boolean'),
  },
  expenses: {
    expense_id: column('id', rowNumber),
    incurred_at: needed('instant'),
    service_start: column('instant'),
    service_end: column('instant'),
    amount: needed('money'),
    currency: column('text', sourceCurrency),
    category: needed('text'),
    channel: column('text'),
    acquisition_share: column('number'),
    customer_id: column('id'),
  },
  tickets: {
    ticket_id: column('id', rowNumber),
    customer_id: column('id'),
    person_id: column('id'),
    subject: column('text'),
    category: column('text'),
    channel: column('text'),
    priority: column('text'),
    status: needed('text'),
    created_at: needed('instant'),
    created_by: column('text', value('customer')),
    first_reply_at: column('instant'),
    first_solved_at: column('instant'),
    solved_at: column('instant'),
    closed_at: column('instant'),
    reopens: column('integer'),
    agent_replies: column('integer'),
    customer_replies: column('integer'),
    handle_seconds: column('number'),
    assignee: column('text'),
    group: column('text'),
    is_spam: column('boolean', value(false)),
    merged_into: column('id'),
    source_frt_min: column('number'),
    source_frt_business_min: column('number'),
    source_full_res_min: column('number'),
    source_full_res_business_min: column('number'),
  },
  ticket_events: {
    event_id: column('id', rowNumber),
    ticket_id: needed('id'),
    at: needed('instant'),
    kind: needed('text'),
    actor: needed('text'),
    from_status: column('text'),
    to_status: column('text'),
    seconds: column('number'),
  },
  surveys: {
    response_id: column('id', rowNumber),
    survey: needed('text'),
    score: asked('number'),
    scale_min: column('number'),
    scale_max: column('number'),
    scale_good: column('text'),
    sent_at: column('instant'),
    responded_at: asked('instant'),
    customer_id: column('id'),
    person_id: column('id'),
    ticket_id: column('id'),
    channel: column('text'),
    comment: column('text'),
  },
  events: {
    event_id: column('id', rowNumber),
    at: needed('instant'),
    actor_id: needed('id'),
    customer_id: column('id'),
    session_id: column('id'),
    cart_id: column('id'),
    name: needed('text'),
    value: column('money'),
    currency: column('text', sourceCurrency),
    is_bot: column('boolean', value(false)),
    source: column('text'),
    props: column('text'),
  },
  fx_rates: {
    currency: needed('text'),
    date: needed('day'),
    rate_to_reporting: needed('number'),
  },
} as const satisfies Record<TableName, Readonly<Record<string, ColumnSpec>>>;

/** The columns of a table with their specs, in order. */
export function columnsOf(table: TableName): ReadonlyMap<string, ColumnSpec> {
  return new Map<string, ColumnSpec>(Object.entries(tables[table]));
}
