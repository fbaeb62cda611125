import type {TableName} from '@crm-widgets/core';

type Usual = Readonly<Record<string, readonly string[]>>;

const account = ['customer', 'client', 'client id', 'customer number', 'customer no', 'account', 'account id', 'account name', 'company', 'company id',
  'company name', 'user id', 'user', 'customer name', 'customer email', 'email'];
const money = ['amount', 'total', 'net amount', 'total amount', 'net total', 'grand total', 'revenue', 'sales', 'order total', 'order value', 'value', 'price',
  'subtotal', 'sum'];
const currency = ['currency code', 'ccy'];
const opened = ['created', 'created date', 'create date', 'creation date', 'date created', 'opened at', 'open date', 'opened', 'date'];

/** What columns of the data model are called in files of no known kind, the likeliest first; written as `plainWords` makes them. */
export const usualHeaders: Readonly<Record<TableName, Usual>> = {
  customers: {
    customer_id: ['id', ...account], name: ['customer name', 'company name', 'account name', 'company'], created_at: opened,
    acquired_at: ['customer since', 'first purchase', 'first order date', 'won date', 'start date', 'signup date', 'sign up date'],
    segment: ['industry', 'tier', 'type'], country: ['region', 'country code'], channel: ['source', 'acquisition channel', 'lead source'],
    owner: ['account manager', 'account owner', 'sales rep'],
  },
  people: {
    person_id: ['id', 'contact id', 'lead id'], customer_id: account.filter((name) => !name.includes('email')), email: ['email address', 'e mail', 'mail'],
    created_at: [...opened, 'signup date', 'lead date'], converted_at: ['converted date', 'conversion date', 'became customer'],
    qualified_at: ['qualified date', 'sql date', 'mql date'], status: ['lead status'], source: ['lead source', 'channel', 'utm source'],
    campaign: ['utm campaign'], owner: ['lead owner', 'contact owner'],
  },
  subscriptions: {
    subscription_id: ['id', 'subscription', 'contract id'], customer_id: account,
    started_at: ['start', 'start date', 'started', 'started on', 'subscribed at', 'begin', 'created', 'created at', 'contract start'],
    ended_at: ['end', 'end date', 'ended', 'cancelled at', 'canceled at', 'churned at', 'churn date', 'contract end'],
    unit_amount: ['mrr', 'monthly price', 'monthly fee', 'monthly amount', 'price per month', 'plan amount', 'plan price', ...money],
    plan: ['plan name', 'product', 'tier'], quantity: ['seats', 'licenses', 'units', 'qty'], currency,
    interval: ['billing interval', 'billing period', 'period', 'billing cycle'], status: ['state', 'subscription status'],
    term_end: ['renewal date', 'next renewal', 'current period end'],
  },
  transactions: {
    transaction_id: ['id', 'order id', 'order number', 'order no', 'invoice id', 'invoice', 'invoice number', 'invoice no'], customer_id: account,
    issued_at: ['date', 'order date', 'invoice date', 'transaction date', 'purchase date', 'issue date', 'created', 'created at', 'sale date', 'timestamp', 'ordered at'],
    amount: money, paid_at: ['paid', 'payment date', 'paid on'], tax: ['vat', 'taxes', 'tax amount'], currency,
    cogs: ['cost', 'cost of goods', 'cost of goods sold'], status: ['order status', 'payment status'], kind: ['type', 'transaction type'],
  },
  deals: {
    deal_id: ['id', 'opportunity id', 'opportunity', 'deal'], customer_id: account.filter((name) => !name.includes('email')),
    name: ['deal name', 'opportunity name'], stage: ['deal stage', 'sales stage', 'opportunity stage', 'stage name', 'status'],
    amount: ['deal value', 'deal amount', 'close value', 'opportunity amount', 'deal size', ...money], currency,
    created_at: [...opened, 'engage date'], closed_at: ['close date', 'closed', 'closed date', 'closed on', 'won date'],
    expected_close: ['expected close date', 'forecast date'], probability: ['win probability', 'chance'], owner: ['deal owner', 'sales agent', 'sales rep', 'salesperson'],
    source: ['lead source', 'deal source'], lost_reason: ['loss reason', 'reason lost'],
  },
  deal_stages: {
    deal_id: ['deal', 'opportunity id', 'opportunity'], stage: ['stage name', 'to stage', 'new stage', 'deal stage'],
    entered_at: ['entered', 'entry date', 'date entered', 'changed at', 'stage date', 'moved at'], exited_at: ['exited', 'exit date', 'left at', 'date left'],
  },
  expenses: {
    expense_id: ['id'], incurred_at: ['date', 'expense date', 'spend date', 'incurred', 'month'], amount: ['spend', 'cost', 'ad spend', 'expense', ...money], currency,
    category: ['type', 'expense category', 'cost center', 'cost centre', 'account'], channel: ['source', 'campaign', 'medium'],
  },
  tickets: {
    ticket_id: ['id', 'ticket', 'case id', 'case number', 'ticket number'], customer_id: account, status: ['state', 'ticket status', 'case status'],
    created_at: opened, subject: ['title', 'summary'], channel: ['source', 'via', 'origin'], priority: ['severity', 'urgency'],
    first_reply_at: ['first response', 'first response at', 'first reply', 'first reply date'], solved_at: ['resolved', 'resolved at', 'solved', 'resolution date'],
    closed_at: ['closed', 'close date', 'closed date'], assignee: ['agent', 'assigned to', 'owner'], group: ['team', 'department', 'queue'], category: ['type', 'topic'],
  },
  ticket_events: {ticket_id: ['ticket', 'case id'], at: ['date', 'timestamp', 'time', 'created at'], kind: ['type', 'event', 'event type'], actor: ['by', 'author', 'actor type']},
  surveys: {
    response_id: ['id'], survey: ['survey type', 'survey name', 'type'], score: ['rating', 'answer', 'nps', 'csat', 'ces'],
    responded_at: ['date', 'response date', 'answered at', 'submitted at', 'timestamp', 'created at'], customer_id: account, comment: ['feedback', 'verbatim'],
  },
  events: {
    event_id: ['id'], at: ['timestamp', 'time', 'event time', 'date', 'created at', 'occurred at'], actor_id: ['visitor id', 'anonymous id', 'distinct id', 'user id', 'user', 'client id'],
    name: ['event', 'event name', 'event type', 'action'], session_id: ['session'], value: ['revenue', 'amount'],
  },
  fx_rates: {currency: ['currency code', 'ccy', 'code'], date: ['day', 'valid from'], rate_to_reporting: ['rate', 'exchange rate', 'fx rate']},
};
