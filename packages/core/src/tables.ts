import * as z from 'zod/mini';
import type {TableName} from './table-names.js';

// Compiling validators builds functions from text, which a strict content security policy reports; see zod #5414.
z.config({jitless: true});

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
  type: ColumnType;
  /** A metric that needs the column cannot do without it; a row with an empty cell in it is rejected. */
  required: boolean;
  default: ColumnDefault;
  about: string;
}

/** Column type, default and meaning, kept beside the zod schema of the cell. */
export const columnSpecs = z.registry<ColumnSpec>();

const cell: Record<ColumnType, () => z.ZodMiniType> = {
  id: () => z.string(),
  text: () => z.string(),
  money: () => z.number(),
  number: () => z.number(),
  integer: () => z.int(),
  boolean: () => z.boolean(),
  instant: () => z.union([z.iso.datetime({offset: true}), z.iso.date()]),
  day: () => z.iso.date(),
};

function column(type: ColumnType, about: string, rest: Partial<Omit<ColumnSpec, 'type' | 'about'>> = {}) {
  const {required = false, default: missing = {kind: 'null'}} = rest;
  const schema = required ? cell[type]() : z.nullish(cell[type]());
  return schema.register(columnSpecs, {type, required, default: missing, about});
}

const required = {required: true} as const;
const value = (v: string | number | boolean) => ({default: {kind: 'value', value: v}}) as const;
const rowNumber = {default: {kind: 'row-number'}} as const;
const sourceCurrency = {default: {kind: 'source-currency'}} as const;
const sameAs = (name: string) => ({default: {kind: 'column', column: name}}) as const;

/** The twelve tables of the data model (metrics.md 1). Order of columns is the order in which they are shown. */
export const tables = {
  customers: z.object({
    customer_id: column('id', 'who pays; one row for each', required),
    name: column('text', 'name of the account'),
    created_at: column('instant', 'when the record was made, not when the customer was won'),
    acquired_at: column('instant', 'when the customer first paid'),
    parent_id: column('id', 'account it belongs to'),
    segment: column('text', 'segment'),
    country: column('text', 'country'),
    channel: column('text', 'channel that won the customer'),
    owner: column('text', 'who looks after the account'),
    is_test: column('boolean', 'a test record, left out', value(false)),
  }),
  people: z.object({
    person_id: column('id', 'contact or lead; one row for each', rowNumber),
    customer_id: column('id', 'account the person belongs to'),
    email: column('text', 'address; equal ones are one person'),
    created_at: column('instant', 'when the record was made', required),
    lead_at: column('instant', 'when the person became a lead', sameAs('created_at')),
    qualified_at: column('instant', 'when the lead was qualified'),
    converted_at: column('instant', 'when the person became a customer'),
    status: column('text', 'lead status'),
    lifecycle_stage: column('text', 'lifecycle stage'),
    source: column('text', 'where the person came from'),
    campaign: column('text', 'campaign'),
    owner: column('text', 'owner'),
    is_test: column('boolean', 'a test record, left out', value(false)),
  }),
  subscriptions: z.object({
    subscription_id: column('id', 'subscription; one row for each version of it', rowNumber),
    valid_from: column('instant', 'when this version came into force', sameAs('started_at')),
    valid_to: column('instant', 'when it ceased to be in force, not counted; empty while it is'),
    customer_id: column('id', 'who pays', required),
    status: column('text', 'trialing, active, past_due, unpaid, paused, canceled or incomplete', value('active')),
    plan: column('text', 'plan'),
    quantity: column('number', 'units or seats', value(1)),
    unit_amount: column('money', 'price of a unit for an interval, before discount, without tax', required),
    currency: column('text', 'ISO 4217', sourceCurrency),
    interval: column('text', 'day, week, month or year', value('month')),
    interval_count: column('integer', 'intervals a price covers', value(1)),
    discount_pct: column('number', 'percent off, 0 to 100'),
    discount_amount: column('money', 'amount off for an interval'),
    discount_duration: column('text', 'once, repeating or forever'),
    is_metered: column('boolean', 'billed by use', value(false)),
    started_at: column('instant', 'when the subscription started', required),
    trial_start: column('instant', 'start of the trial'),
    trial_end: column('instant', 'end of the trial'),
    cancel_requested_at: column('instant', 'when the customer asked to cancel'),
    cancel_at_period_end: column('boolean', 'ends with the current term', value(false)),
    ended_at: column('instant', 'when the subscription ended'),
    cancel_reason: column('text', 'why it was cancelled'),
    term_end: column('instant', 'end of the current term'),
  }),
  transactions: z.object({
    transaction_id: column('id', 'invoice, order, refund or credit; one row for each', rowNumber),
    customer_id: column('id', 'who paid'),
    subscription_id: column('id', 'subscription it belongs to'),
    kind: column('text', 'invoice, order, refund, credit or one_off', value('order')),
    status: column('text', 'draft, open, paid, void, uncollectible or cancelled', value('paid')),
    issued_at: column('instant', 'when it was issued', required),
    paid_at: column('instant', 'when it was paid'),
    amount: column('money', 'net of tax and discount; refunds and credits negative', required),
    tax: column('money', 'tax'),
    currency: column('text', 'ISO 4217', sourceCurrency),
    cogs: column('money', 'direct cost of this sale'),
    service_start: column('instant', 'first day the payment covers'),
    service_end: column('instant', 'end of what the payment covers, not counted'),
    is_recurring: column('boolean', 'a recurring charge', value(false)),
    refunds_id: column('id', 'transaction that it refunds'),
  }),
  deals: z.object({
    deal_id: column('id', 'opportunity; one row for each', rowNumber),
    customer_id: column('id', 'account'),
    person_id: column('id', 'contact'),
    name: column('text', 'name of the deal'),
    pipeline: column('text', 'pipeline'),
    stage: column('text', 'stage it stands in', required),
    amount: column('money', 'value of the deal'),
    currency: column('text', 'ISO 4217', sourceCurrency),
    created_at: column('instant', 'when the deal was opened; without it, counted only over all time'),
    closed_at: column('instant', 'when it was won or lost; empty while open'),
    expected_close: column('instant', 'when it is expected to close'),
    is_closed: column('boolean', 'won or lost; from the name of the stage when absent'),
    is_won: column('boolean', 'won; from the name of the stage when absent'),
    probability: column('number', 'chance of winning, 0 to 1'),
    type: column('text', 'new, expansion or renewal'),
    source: column('text', 'where the deal came from'),
    owner: column('text', 'owner'),
    lost_reason: column('text', 'why it was lost'),
  }),
  deal_stages: z.object({
    deal_id: column('id', 'opportunity', required),
    seq: column('integer', 'order within the deal', rowNumber),
    stage: column('text', 'stage entered', required),
    entered_at: column('instant', 'when it was entered', required),
    exited_at: column('instant', 'when it was left'),
    amount: column('money', 'value at that time'),
    stage_order: column('integer', 'place of the stage in the pipeline'),
    is_won: column('boolean', 'the stage means won'),
    is_closed: column('boolean', 'the stage means won or lost'),
  }),
  expenses: z.object({
    expense_id: column('id', 'one row for each expense', rowNumber),
    incurred_at: column('instant', 'when it was incurred', required),
    service_start: column('instant', 'first day it pays for'),
    service_end: column('instant', 'end of what it pays for, not counted'),
    amount: column('money', 'amount', required),
    currency: column('text', 'ISO 4217', sourceCurrency),
    category: column(
      'text',
      'acquisition_marketing, acquisition_sales, acquisition_onboarding, retention, support, cogs or other',
      required,
    ),
    channel: column('text', 'channel it was spent on'),
    acquisition_share: column('number', 'part that buys new customers, 0 to 1; 1 for acquisition_*, else 0, when absent'),
    customer_id: column('id', 'account it was spent on'),
  }),
  tickets: z.object({
    ticket_id: column('id', 'ticket; one row for each', rowNumber),
    customer_id: column('id', 'account'),
    person_id: column('id', 'person who asked'),
    subject: column('text', 'subject'),
    category: column('text', 'category'),
    channel: column('text', 'email, chat, phone, web, social or api'),
    priority: column('text', 'priority'),
    status: column('text', 'new, open, pending, hold, solved or closed', required),
    created_at: column('instant', 'when it was opened', required),
    created_by: column('text', 'customer, agent, bot or system', value('customer')),
    first_reply_at: column('instant', 'first public reply of a person'),
    first_solved_at: column('instant', 'first time it was solved'),
    solved_at: column('instant', 'last time it was solved'),
    closed_at: column('instant', 'when it was closed'),
    reopens: column('integer', 'times it was reopened'),
    agent_replies: column('integer', 'public replies of agents'),
    customer_replies: column('integer', 'replies of the customer'),
    handle_seconds: column('number', 'effort of agents, in seconds'),
    assignee: column('text', 'agent'),
    group: column('text', 'team'),
    is_spam: column('boolean', 'spam, left out', value(false)),
    merged_into: column('id', 'ticket it was merged into; left out then'),
    source_frt_min: column('number', 'first reply time as exported, minutes'),
    source_frt_business_min: column('number', 'the same within business hours'),
    source_full_res_min: column('number', 'full resolution time as exported, minutes'),
    source_full_res_business_min: column('number', 'the same within business hours'),
  }),
  ticket_events: z.object({
    event_id: column('id', 'one row for each event', rowNumber),
    ticket_id: column('id', 'ticket', required),
    at: column('instant', 'when', required),
    kind: column('text', 'public_reply, private_note, customer_message, status, assign or csat', required),
    actor: column('text', 'agent, customer, bot or system', required),
    from_status: column('text', 'status before'),
    to_status: column('text', 'status after'),
    seconds: column('number', 'effort, in seconds'),
  }),
  surveys: z.object({
    response_id: column('id', 'one row for each response', rowNumber),
    survey: column('text', 'nps, csat or ces', required),
    score: column('number', 'answer', required),
    scale_min: column('number', 'lowest answer'),
    scale_max: column('number', 'highest answer'),
    scale_good: column('text', 'high or low: which end is good'),
    sent_at: column('instant', 'when it was asked'),
    responded_at: column('instant', 'when it was answered', required),
    customer_id: column('id', 'account'),
    person_id: column('id', 'person'),
    ticket_id: column('id', 'ticket'),
    channel: column('text', 'channel'),
    comment: column('text', 'comment'),
  }),
  events: z.object({
    event_id: column('id', 'one row for each event', rowNumber),
    at: column('instant', 'when', required),
    actor_id: column('id', 'visitor, device or person', required),
    customer_id: column('id', 'account'),
    session_id: column('id', 'session'),
    cart_id: column('id', 'cart'),
    name: column('text', 'what happened, such as page_view or purchase', required),
    value: column('money', 'value'),
    currency: column('text', 'ISO 4217', sourceCurrency),
    is_bot: column('boolean', 'a bot, left out', value(false)),
    source: column('text', 'source'),
    props: column('text', 'more about it, as JSON text'),
  }),
  fx_rates: z.object({
    currency: column('text', 'ISO 4217', required),
    date: column('day', 'first day the rate holds', required),
    rate_to_reporting: column('number', 'what one unit is in the reporting currency', required),
  }),
} as const satisfies Record<TableName, unknown>;

/** The columns of a table with their specs, in order. */
export function columnsOf(table: TableName): ReadonlyMap<string, ColumnSpec> {
  const specs = new Map<string, ColumnSpec>();
  for (const [name, schema] of Object.entries(tables[table].shape)) specs.set(name, columnSpecs.get(schema)!);
  return specs;
}
