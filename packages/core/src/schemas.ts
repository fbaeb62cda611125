import * as z from 'zod/mini';
import {tableNames, type TableName} from './table-names.js';
import type {ColumnSpec, ColumnType} from './column-spec.js';
import {columnsOf, type tables} from './tables.js';

// Compiling validators builds functions from text, which a strict content security policy reports; see zod #5414.
z.config({jitless: true});

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

type About = {readonly [T in TableName]: Readonly<Record<keyof (typeof tables)[T], string>>};

/** What the columns of the data model mean (metrics.md 1). */
export const about: About = {
  customers: {
    customer_id: 'who pays; one row for each',
    name: 'name of the account',
    created_at: 'when the record was made, not when the customer was won',
    acquired_at: 'when the customer first paid',
    parent_id: 'account it belongs to',
    segment: 'segment',
    country: 'country',
    channel: 'channel that won the customer',
    owner: 'who looks after the account',
    is_test: 'a test record, left out',
  },
  people: {
    person_id: 'contact or lead; one row for each',
    customer_id: 'account the person belongs to',
    email: 'address; equal ones are one person',
    created_at: 'when the record was made',
    lead_at: 'when the person became a lead',
    qualified_at: 'when the lead was qualified',
    converted_at: 'when the person became a customer',
    status: 'lead status',
    lifecycle_stage: 'lifecycle stage',
    source: 'where the person came from',
    campaign: 'campaign',
    owner: 'owner',
    is_test: 'a test record, left out',
  },
  subscriptions: {
    subscription_id: 'subscription; one row for each version of it',
    valid_from: 'when this version came into force',
    valid_to: 'when it ceased to be in force, not counted; empty while it is',
    customer_id: 'who pays',
    status: 'trialing, active, past_due, unpaid, paused, canceled or incomplete',
    plan: 'plan',
    quantity: 'units or seats',
    unit_amount: 'price of a unit for an interval, before discount, without tax',
    currency: 'ISO 4217',
    interval: 'day, week, month or year',
    interval_count: 'intervals a price covers',
    discount_pct: 'percent off, 0 to 100',
    discount_amount: 'amount off for an interval',
    discount_duration: 'once, repeating or forever',
    is_metered: 'billed by use',
    started_at: 'when the subscription started',
    trial_start: 'start of the trial',
    trial_end: 'end of the trial',
    cancel_requested_at: 'when the customer asked to cancel',
    cancel_at_period_end: 'ends with the current term',
    ended_at: 'when the subscription ended',
    cancel_reason: 'why it was cancelled',
    term_end: 'end of the current term',
  },
  transactions: {
    transaction_id: 'invoice, order, refund or credit; one row for each',
    customer_id: 'who paid',
    subscription_id: 'subscription it belongs to',
    kind: 'invoice, order, refund, credit or one_off',
    status: 'draft, open, paid, void, uncollectible or cancelled',
    issued_at: 'when it was issued',
    paid_at: 'when it was paid',
    amount: 'net of tax and discount; refunds and credits negative',
    tax: 'tax',
    currency: 'ISO 4217',
    cogs: 'direct cost of this sale',
    service_start: 'first day the payment covers',
    service_end: 'end of what the payment covers, not counted',
    is_recurring: 'a recurring charge',
    refunds_id: 'transaction that it refunds',
  },
  deals: {
    deal_id: 'opportunity; one row for each',
    customer_id: 'account',
    person_id: 'contact',
    name: 'name of the deal',
    pipeline: 'pipeline',
    stage: 'stage it stands in',
    amount: 'value of the deal',
    currency: 'ISO 4217',
    created_at: 'when the deal was opened; without it, counted only over all time',
    closed_at: 'when it was won or lost; empty while open',
    expected_close: 'when it is expected to close',
    is_closed: 'won or lost; from the name of the stage when absent',
    is_won: 'won; from the name of the stage when absent',
    probability: 'chance of winning, 0 to 1',
    type: 'new, expansion or renewal',
    source: 'where the deal came from',
    owner: 'owner',
    lost_reason: 'why it was lost',
  },
  deal_stages: {
    deal_id: 'opportunity',
    seq: 'order within the deal',
    stage: 'stage entered',
    entered_at: 'when it was entered',
    exited_at: 'when it was left',
    amount: 'value at that time',
    stage_order: 'place of the stage in the pipeline',
    is_won: 'the stage means won',
    is_closed: 'the stage means won or lost',
  },
  expenses: {
    expense_id: 'one row for each expense',
    incurred_at: 'when it was incurred',
    service_start: 'first day it pays for',
    service_end: 'end of what it pays for, not counted',
    amount: 'amount',
    currency: 'ISO 4217',
    category: 'acquisition_marketing, acquisition_sales, acquisition_onboarding, retention, support, cogs or other',
    channel: 'channel it was spent on',
    acquisition_share: 'part that buys new customers, 0 to 1; 1 for acquisition_*, else 0, when absent',
    customer_id: 'account it was spent on',
  },
  tickets: {
    ticket_id: 'ticket; one row for each',
    customer_id: 'account',
    person_id: 'person who asked',
    subject: 'subject',
    category: 'category',
    channel: 'email, chat, phone, web, social or api',
    priority: 'priority',
    status: 'new, open, pending, hold, solved or closed',
    created_at: 'when it was opened',
    created_by: 'customer, agent, bot or system',
    first_reply_at: 'first public reply of a person',
    first_solved_at: 'first time it was solved',
    solved_at: 'last time it was solved',
    closed_at: 'when it was closed',
    reopens: 'times it was reopened',
    agent_replies: 'public replies of agents',
    customer_replies: 'replies of the customer',
    handle_seconds: 'effort of agents, in seconds',
    assignee: 'agent',
    group: 'team',
    is_spam: 'spam, left out',
    merged_into: 'ticket it was merged into; left out then',
    source_frt_min: 'first reply time as exported, minutes',
    source_frt_business_min: 'the same within business hours',
    source_full_res_min: 'full resolution time as exported, minutes',
    source_full_res_business_min: 'the same within business hours',
  },
  ticket_events: {
    event_id: 'one row for each event',
    ticket_id: 'ticket',
    at: 'when',
    kind: 'public_reply, private_note, customer_message, status, assign or csat',
    actor: 'agent, customer, bot or system',
    from_status: 'status before',
    to_status: 'status after',
    seconds: 'effort, in seconds',
  },
  surveys: {
    response_id: 'one row for each response',
    survey: 'nps, csat or ces',
    score: 'answer; empty while there is none',
    scale_min: 'lowest answer',
    scale_max: 'highest answer',
    scale_good: 'high or low: which end is good',
    sent_at: 'when it was asked',
    responded_at: 'when it was answered; empty while it is not',
    customer_id: 'account',
    person_id: 'person',
    ticket_id: 'ticket',
    channel: 'channel',
    comment: 'comment',
  },
  events: {
    event_id: 'one row for each event',
    at: 'when',
    actor_id: 'visitor, device or person',
    customer_id: 'account',
    session_id: 'session',
    cart_id: 'cart',
    name: 'what happened, such as page_view or purchase',
    value: 'value',
    currency: 'ISO 4217',
    is_bot: 'a bot, left out',
    source: 'source',
    props: 'more about it, a JSON object as text; what it has under a key is a column, as in props.plan',
  },
  fx_rates: {
    currency: 'ISO 4217',
    date: 'first day the rate holds',
    rate_to_reporting: 'what one unit is in the reporting currency',
  },
};

/** What a column means and how it is read, kept beside the zod schema of its cells. */
export const columnNotes = z.registry<ColumnSpec & {about: string}>();

type Cells = Record<string, z.ZodMiniType>;

/** The zod schema of a row of each table, for those who check rows before they hand them over; the readers need none. */
export const schemas = Object.fromEntries(tableNames.map((table) => [table, z.object(cellsOf(table))])) as
  Readonly<Record<TableName, z.ZodMiniObject<Cells>>>;

function cellsOf(table: TableName): Cells {
  const notes: Readonly<Record<string, string>> = about[table];
  const cells: Cells = {};
  for (const [name, spec] of columnsOf(table)) {
    const value = cell[spec.type]();
    const schema = spec.required === true ? value : spec.required ? z.nullable(value) : z.nullish(value);
    cells[name] = schema.register(columnNotes, {...spec, about: notes[name]!});
  }
  return cells;
}
