import {addMonths, isoInstant, type Day} from './days.js';
import {agents, type Span} from './market.js';
import type {Random} from './random.js';
import type {Row} from './row.js';
import {boughtOn, type Subscription} from './subscriptions.js';

/** Seconds since the first day of the span; tickets are quicker than days. */
type Instant = number;

interface Message {
  readonly at: Instant;
  readonly kind: 'customer_message' | 'public_reply' | 'status';
  readonly actor: 'customer' | 'agent' | 'system';
  readonly from?: string;
  readonly to?: string;
  readonly seconds?: number;
}

export interface Ticket {
  readonly id: string;
  readonly customer: string;
  readonly topic: (typeof topics)[number];
  readonly channel: string;
  readonly priority: string;
  readonly assignee: string;
  readonly isSpam: boolean;
  readonly messages: readonly Message[];
}

const topics = [
  {name: 'how_to', subject: 'How do I do this', team: 'Front desk', weight: 40, hours: 5},
  {name: 'billing', subject: 'Question about an invoice', team: 'Front desk', weight: 22, hours: 8},
  {name: 'bug', subject: 'Something does not work', team: 'Technical', weight: 24, hours: 40},
  {name: 'request', subject: 'Please add this', team: 'Technical', weight: 14, hours: 22},
] as const;
const channels = [
  {name: 'email', weight: 55}, {name: 'chat', weight: 25}, {name: 'web', weight: 14}, {name: 'phone', weight: 6},
] as const;
const priorities = [{name: 'low', weight: 25}, {name: 'normal', weight: 55}, {name: 'high', weight: 20}] as const;

/** Requests of paying accounts: more of them in the first two months and the last one, and from larger accounts. */
export function tickets(subscriptions: readonly Subscription[], span: Span, random: Random): Ticket[] {
  const found = subscriptions.flatMap((subscription) => ticketsOf(subscription, span, random));
  return found
    .sort((a, b) => a.messages[0]!.at - b.messages[0]!.at)
    .map((ticket, index) => ({...ticket, id: `k${String(index + 1).padStart(4, '0')}`}));
}

function ticketsOf(subscription: Subscription, span: Span, random: Random): Ticket[] {
  const first = boughtOn(subscription);
  if (first === null) return [];
  const end = subscription.ending?.at ?? span.end;
  const found: Ticket[] = [];
  for (let month = 0; addMonths(first, month) < end; month += 1) {
    const [from, until] = [addMonths(first, month), Math.min(end, addMonths(first, month + 1))];
    const busy = month < 2 || (subscription.ending && until === end) ? 3 : 1;
    const size = subscription.account.segment.name === 'small' ? 0.7 : 1.6;
    const count = random.count((0.075 * busy * size * (until - from)) / 30);
    for (let i = 0; i < count; i += 1) found.push(ticket(subscription, random.integer(from, until - 1), span, random));
  }
  return found;
}

function ticket(subscription: Subscription, day: Day, span: Span, random: Random): Ticket {
  const topic = random.weighted(topics, (t) => t.weight);
  const at = (day - span.start) * 86_400 + Math.round(3600 * (11.5 + 3.2 * Math.max(-2, Math.min(2, random.normal()))));
  const cut = (span.end - span.start) * 86_400;
  return {
    id: '', topic,
    customer: subscription.account.id,
    channel: random.weighted(channels, (c) => c.weight).name,
    priority: random.weighted(priorities, (p) => p.weight).name,
    assignee: random.pick(agents),
    isSpam: random.chance(0.015),
    messages: conversation(at, topic.hours, random).filter((message) => message.at < cut),
  };
}

/** Asked, answered, perhaps again, solved; one in twelve comes back within ten days and is solved anew. */
function conversation(asked: Instant, hours: number, random: Random): Message[] {
  const messages: Message[] = [{at: asked, kind: 'customer_message', actor: 'customer'}];
  let at = asked + 60 + Math.round(random.longTailed(95 * 60, 0.9));
  messages.push(reply(at, random), {at, kind: 'status', actor: 'agent', from: 'new', to: 'open'});
  for (let more = random.weighted([0, 1, 2], (n) => [58, 30, 12][n]!); more > 0; more -= 1) {
    at += 600 + Math.round(random.longTailed(3 * 3600, 0.7));
    messages.push({at, kind: 'customer_message', actor: 'customer'});
    at += 300 + Math.round(random.longTailed(2 * 3600, 0.7));
    messages.push(reply(at, random));
  }
  at += 120 + Math.round(random.longTailed((hours * 3600) / 2, 0.8));
  messages.push({at, kind: 'status', actor: 'agent', from: 'open', to: 'solved'});
  if (random.chance(0.08)) {
    at += random.integer(3600, 10 * 86_400);
    messages.push({at, kind: 'customer_message', actor: 'customer'});
    messages.push({at, kind: 'status', actor: 'system', from: 'solved', to: 'open'});
    at += 300 + Math.round(random.longTailed(4 * 3600, 0.7));
    messages.push(reply(at, random), {at, kind: 'status', actor: 'agent', from: 'open', to: 'solved'});
  }
  return messages;
}

function reply(at: Instant, random: Random): Message {
  return {at, kind: 'public_reply', actor: 'agent', seconds: Math.round(random.longTailed(420, 0.6))};
}

const instant = (span: Span, at: Instant | undefined) => (at === undefined ? null : isoInstant(span.start, at));

/** When the ticket was last solved, or null while it is open. */
export function solvedAt({messages}: Ticket): Instant | null {
  const last = messages.findLast((message) => message.kind === 'status');
  return last?.to === 'solved' ? last.at : null;
}

export function ticketRows(found: readonly Ticket[], span: Span): Row[] {
  return found.map((ticket) => {
    const {messages} = ticket;
    const replies = messages.filter((m) => m.kind === 'public_reply');
    return {
      ticket_id: ticket.id,
      customer_id: ticket.customer,
      subject: ticket.topic.subject,
      category: ticket.topic.name,
      channel: ticket.channel,
      priority: ticket.priority,
      status: messages.findLast((m) => m.kind === 'status')?.to ?? 'new',
      created_at: instant(span, messages[0]!.at),
      created_by: 'customer',
      first_reply_at: instant(span, replies[0]?.at),
      first_solved_at: instant(span, messages.find((m) => m.to === 'solved')?.at),
      solved_at: instant(span, solvedAt(ticket) ?? undefined),
      reopens: messages.filter((m) => m.from === 'solved').length,
      agent_replies: replies.length,
      customer_replies: messages.filter((m) => m.kind === 'customer_message').length - 1,
      handle_seconds: replies.reduce((sum, m) => sum + m.seconds!, 0),
      assignee: ticket.assignee,
      group: ticket.topic.team,
      is_spam: ticket.isSpam,
    };
  });
}

export function ticketEventRows(found: readonly Ticket[], span: Span): Row[] {
  const messages = found.flatMap((ticket) => ticket.messages.map((message) => ({ticket, message})));
  return messages.map(({ticket, message: {at, kind, actor, from, to, seconds}}, index) => ({
    event_id: `m${index + 1}`,
    ticket_id: ticket.id,
    at: instant(span, at),
    kind,
    actor,
    from_status: from ?? null,
    to_status: to ?? null,
    seconds: seconds ?? null,
  }));
}
