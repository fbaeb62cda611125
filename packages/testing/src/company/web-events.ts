import {addMonths, isoInstant, type Day} from './days.js';
import {channels, currency, seasonOf, type Channel, type Span} from './market.js';
import type {Random} from './random.js';
import {cents, type Row} from './row.js';
import {boughtOn, intervalAmount, type Subscription} from './subscriptions.js';

interface Visit {
  readonly actor: string;
  readonly customer: string | null;
  readonly channel: Channel;
  /** Seconds since the first day of the span. */
  readonly at: number;
  readonly value: number | null;
  readonly isBot: boolean;
  /** How far it goes along the path below. */
  readonly reach: number;
}

const path = [
  'session_start', 'page_view', 'form_start', 'form_submit', 'add_to_cart', 'checkout_start', 'purchase',
] as const;
/** Of those who came so far, the share that goes on; the last step is taken by accounts alone. */
const goOn = [0.8, 0.42, 0.62, 0.5, 0.6];

/** A sample of the visits to the site: those in which self-served accounts paid, and others that stopped on the way. */
export function eventRows(subscriptions: readonly Subscription[], span: Span, random: Random): Row[] {
  const visits = [
    ...subscriptions.flatMap((subscription) => purchase(subscription, span, random)),
    ...strangers(span, random),
  ].sort((a, b) => a.at - b.at);
  return visits
    .flatMap((visit, index) => visitRows(visit, `s${index + 1}`, span, random))
    .map((row, index) => ({event_id: `e${index + 1}`, ...row}));
}

function purchase(subscription: Subscription, span: Span, random: Random): Visit[] {
  const {account, versions, trialEnd} = subscription;
  const day = boughtOn(subscription);
  if (day === null || trialEnd === null || !random.chance(0.3)) return [];
  const value = cents(intervalAmount(versions.find((version) => version.from === day)!));
  return [{
    actor: `v-${account.id}`, customer: account.id, channel: account.channel, at: moment(day, span, random), value,
    isBot: false, reach: path.length,
  }];
}

function strangers(span: Span, random: Random): Visit[] {
  const visits: Visit[] = [];
  for (let month = 0; month < span.months; month += 1) {
    const [from, until] = [addMonths(span.start, month), addMonths(span.start, month + 1)];
    const count = random.count(24 * 1.02 ** month * seasonOf(from));
    for (let i = 0; i < count; i += 1) {
      const again = visits.length > 0 && random.chance(0.2) ? random.pick(visits.slice(-60)).actor : null;
      visits.push({
        actor: again ?? `v-${visits.length + 1}`, customer: null, value: null,
        channel: random.weighted(channels, (c) => c.wins * (1.1 - c.sales)),
        at: moment(random.integer(from, until - 1), span, random),
        isBot: random.chance(0.03), reach: reachOf(random),
      });
    }
  }
  return visits;
}

function reachOf(random: Random): number {
  const stop = goOn.findIndex((share) => !random.chance(share));
  return stop < 0 ? path.length - 1 : stop + 1;
}

function moment(day: Day, span: Span, random: Random): number {
  return (day - span.start) * 86_400 + random.integer(6 * 3600, 22 * 3600);
}

function visitRows(visit: Visit, session: string, span: Span, random: Random): Row[] {
  let at = visit.at;
  return path.slice(0, visit.isBot ? 2 : visit.reach).map((name) => {
    const row = {
      at: isoInstant(span.start, at),
      actor_id: visit.actor,
      customer_id: visit.customer,
      session_id: session,
      cart_id: name === 'add_to_cart' || name === 'checkout_start' || name === 'purchase' ? `b-${session}` : null,
      name,
      value: name === 'purchase' ? visit.value : null,
      currency: name === 'purchase' ? currency : null,
      is_bot: visit.isBot,
      source: visit.channel.name,
    };
    at += random.integer(5, 240);
    return row;
  });
}
