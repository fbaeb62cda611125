import {isoInstant, type Day} from './days.js';
import type {Span} from './market.js';
import type {Random} from './random.js';
import type {Row} from './row.js';
import {boughtOn, type Subscription} from './subscriptions.js';
import {solvedAt, type Ticket} from './tickets.js';

const scales = {
  nps: {low: 0, high: 10, spread: 2.1}, csat: {low: 1, high: 5, spread: 0.9}, ces: {low: 1, high: 7, spread: 1.2},
} as const;

type Survey = keyof typeof scales;

interface Answer {
  readonly survey: Survey;
  readonly mood: number;
  readonly customer: string;
  readonly ticket: string | null;
  /** Seconds since the first day of the span. */
  readonly sent: number;
  readonly responded: number;
}

/** Answers in order: NPS twice a year from every account, CSAT and CES after some solved tickets. */
export function surveyRows(
  subscriptions: readonly Subscription[], tickets: readonly Ticket[], span: Span, random: Random,
): Row[] {
  const end = (span.end - span.start) * 86_400;
  return [
    ...subscriptions.flatMap((subscription) => recommendations(subscription, span, random)),
    ...tickets.flatMap((ticket) => ratings(ticket, random)),
  ].filter(({responded}) => responded < end)
    .sort((a, b) => a.responded - b.responded)
    .map((answer, index) => answerRow(answer, index, span, random));
}

function recommendations(subscription: Subscription, span: Span, random: Random): Answer[] {
  const first = boughtOn(subscription);
  if (first === null) return [];
  const end = subscription.ending?.at ?? span.end;
  const found: Answer[] = [];
  for (let day: Day = first + 90; day < end; day += 180) {
    // Those who are about to leave say so, more often than not.
    const mood = subscription.ending && end - day < 120 ? 0.52 : 0.9 - 0.06 * subscription.account.channel.churn;
    const sent = (day - span.start) * 86_400 + 9 * 3600;
    const responded = sent + Math.round(random.longTailed(20 * 3600, 0.9));
    const customer = subscription.account.id;
    if (random.chance(0.42)) found.push({survey: 'nps', mood, customer, ticket: null, sent, responded});
  }
  return found;
}

function ratings(ticket: Ticket, random: Random): Answer[] {
  const solved = solvedAt(ticket);
  if (solved === null || ticket.isSpam) return [];
  const waited = ticket.messages.length;
  const mood = 0.93 - 0.035 * waited;
  const answer = (survey: Survey): Answer => ({
    survey, mood, customer: ticket.customer, ticket: ticket.id,
    sent: solved + 3600, responded: solved + 3600 + Math.round(random.longTailed(6 * 3600, 1)),
  });
  const draw = random.unit();
  if (draw < 0.3) return [answer('csat')];
  return draw < 0.45 ? [answer('ces')] : [];
}

function answerRow(answer: Answer, index: number, span: Span, random: Random): Row {
  const {survey, mood, customer, ticket, sent, responded} = answer;
  const {low, high, spread} = scales[survey];
  const score = Math.round(low + (high - low) * mood + spread * random.normal());
  return {
    response_id: `r${index + 1}`,
    survey,
    score: Math.max(low, Math.min(high, score)),
    scale_min: low,
    scale_max: high,
    scale_good: 'high',
    sent_at: isoInstant(span.start, sent),
    responded_at: isoInstant(span.start, responded),
    customer_id: customer,
    ticket_id: ticket,
    channel: ticket === null ? 'email' : 'web',
  };
}
