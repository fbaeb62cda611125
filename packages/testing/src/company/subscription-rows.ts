import type {Account} from './accounts.js';
import {isoDay, type Day} from './days.js';
import {currency, type Span} from './market.js';
import type {Row} from './row.js';
import {termEnd, type Subscription, type Version} from './subscriptions.js';

const dayOrNull = (day: Day | null) => (day === null ? null : isoDay(day));

/** One row for each account, whether it bought or only tried. */
export function customerRows(accounts: readonly Account[], acquired: ReadonlyMap<string, Day>): Row[] {
  return accounts.map(({id, name, signup, segment, country, channel, owner}) => ({
    customer_id: id,
    name,
    created_at: isoDay(signup),
    acquired_at: dayOrNull(acquired.get(id) ?? null),
    segment: segment.name,
    country,
    channel: channel.name,
    owner,
    is_test: false,
  }));
}

/** One row for each version. What is only known at the end stands on the last version of a subscription. */
export function subscriptionRows(subscriptions: readonly Subscription[], span: Span): Row[] {
  return subscriptions.flatMap((subscription) => {
    const {id, account, interval, start, trialEnd, versions, ending} = subscription;
    return versions.map((version, index) => {
      const last = index === versions.length - 1 ? ending : null;
      return {
        subscription_id: id,
        customer_id: account.id,
        valid_from: isoDay(version.from),
        valid_to: dayOrNull(version.to),
        status: version.status,
        plan: version.plan.name,
        quantity: version.seats,
        unit_amount: version.price,
        currency,
        interval,
        interval_count: 1,
        discount_pct: version.discount?.percent ?? null,
        discount_duration: version.discount?.duration ?? null,
        started_at: isoDay(start),
        trial_start: trialEnd === null ? null : isoDay(start),
        trial_end: dayOrNull(trialEnd),
        cancel_requested_at: dayOrNull(last?.requested ?? null),
        cancel_at_period_end: last !== null && last.requested !== null,
        ended_at: dayOrNull(last?.at ?? null),
        cancel_reason: last?.reason ?? null,
        term_end: isoDay(termOf(subscription, version, span)),
      };
    });
  });
}

/** The term that holds the last day on which the version is known to be in force. */
function termOf(subscription: Subscription, {status, to}: Version, span: Span): Day {
  return status === 'trialing' ? subscription.trialEnd! : termEnd(subscription, (to ?? span.end) - 1);
}
