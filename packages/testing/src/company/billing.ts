import {addMonths, isoDay, type Day} from './days.js';
import {currency, type Span} from './market.js';
import type {Random} from './random.js';
import {boughtOn, intervalAmount, type Subscription, type Version} from './subscriptions.js';
import {cents, type Row} from './row.js';

const VAT = 0.2;
const CARD_FEE = 0.016;

interface Charge {
  readonly subscription: Subscription;
  readonly kind: 'invoice' | 'one_off';
  readonly issued: Day;
  readonly amount: number;
  readonly until: Day | null;
  readonly status: 'paid' | 'open' | 'uncollectible';
  readonly paid: Day | null;
}

/** Invoices of all subscriptions, set-up fees and refunds, in order of issue. */
export function transactions(subscriptions: readonly Subscription[], span: Span, random: Random): Row[] {
  const charges = subscriptions.flatMap((subscription) => [
    ...setUpFee(subscription, span, random),
    ...(subscription.interval === 'year' ? yearly : monthly)(subscription, span, random),
  ]);
  const rows: Row[] = [];
  for (const charge of charges.sort((a, b) => a.issued - b.issued)) {
    const row = chargeRow(charge, `t${rows.length + 1}`);
    rows.push(row);
    const refund = refundOf(charge, row, span, random);
    if (refund) rows.push({...refund, transaction_id: `t${rows.length + 1}`});
  }
  return rows.sort((a, b) => String(a.issued_at).localeCompare(String(b.issued_at), 'en'));
}

function monthly(subscription: Subscription, span: Span, random: Random): Charge[] {
  const first = boughtOn(subscription);
  if (first === null) return [];
  const end = subscription.ending?.at ?? span.end;
  const found: Charge[] = [];
  for (let month = 0; addMonths(first, month) < end; month += 1) {
    const issued = addMonths(first, month);
    const version = versionAt(subscription, issued);
    const until = addMonths(first, month + 1);
    found.push({...invoice(subscription, version, issued, span, random), until});
  }
  return found;
}

/** One invoice a term, and one for the rest of the term when the price rises within it. */
function yearly(subscription: Subscription, span: Span, random: Random): Charge[] {
  const first = boughtOn(subscription);
  if (first === null) return [];
  const end = subscription.ending?.at ?? span.end;
  const found: Charge[] = [];
  for (let year = 0; addMonths(first, 12 * year) < end; year += 1) {
    const [from, until] = [addMonths(first, 12 * year), addMonths(first, 12 * (year + 1))];
    const version = versionAt(subscription, from);
    found.push({...invoice(subscription, version, from, span, random), until});
    let before = version;
    for (const after of subscription.versions.filter((v) => v.from > from && v.from < Math.min(until, end))) {
      const rise = intervalAmount(after) - intervalAmount(before);
      const amount = (rise * (until - after.from)) / (until - from);
      if (rise > 0) found.push({...invoice(subscription, after, after.from, span, random), amount, until});
      before = after;
    }
  }
  return found;
}

function setUpFee(subscription: Subscription, span: Span, random: Random): Charge[] {
  const issued = boughtOn(subscription);
  const wanted = subscription.account.segment.name === 'large' && subscription.account.route === 'deal';
  if (issued === null || !wanted || !random.chance(0.6)) return [];
  const version = versionAt(subscription, issued);
  return [{...invoice(subscription, version, issued, span, random), kind: 'one_off', amount: 900}];
}

function invoice(subscription: Subscription, version: Version, issued: Day, span: Span, random: Random): Charge {
  const paid = payment(subscription, version, issued, span, random);
  return {subscription, kind: 'invoice', issued, until: null, amount: intervalAmount(version), ...paid};
}

function versionAt({versions}: Subscription, day: Day): Version {
  return versions.findLast((version) => version.from <= day)!;
}

type Payment = Pick<Charge, 'status' | 'paid'>;

function payment(subscription: Subscription, version: Version, issued: Day, span: Span, random: Random): Payment {
  const slow = subscription.account.segment.name === 'large' ? random.integer(5, 32) : 0;
  const late = version.status === 'past_due';
  if (late && version.to === null) return {status: 'open', paid: null};
  if (late && subscription.ending?.reason === 'payment_failed' && version.to === subscription.ending.at) {
    return {status: 'uncollectible', paid: null};
  }
  const paid = (late ? version.to! : issued) + slow;
  return paid < span.end ? {status: 'paid', paid} : {status: 'open', paid: null};
}

function chargeRow({subscription, kind, issued, amount, until, status, paid}: Charge, id: string): Row {
  const net = cents(amount);
  return {
    transaction_id: id,
    customer_id: subscription.account.id,
    subscription_id: subscription.id,
    kind, status,
    issued_at: isoDay(issued),
    paid_at: paid === null ? null : isoDay(paid),
    amount: net,
    tax: cents(net * VAT),
    currency,
    cogs: cents(net * CARD_FEE),
    service_start: until === null ? null : isoDay(issued),
    service_end: until === null ? null : isoDay(until),
    is_recurring: kind === 'invoice',
    refunds_id: null,
  };
}

/** Now and then a paid invoice is given back, whole or half, within three weeks. */
function refundOf({paid, amount}: Charge, row: Row, span: Span, random: Random): Row | null {
  const day = (paid ?? 0) + random.integer(2, 20);
  if (paid === null || !random.chance(0.012) || day >= span.end) return null;
  const back = cents(-amount * (random.chance(0.6) ? 1 : 0.5));
  return {
    ...row,
    kind: 'refund', status: 'paid', issued_at: isoDay(day), paid_at: isoDay(day),
    amount: back, tax: cents(back * VAT), cogs: 0, service_start: null, service_end: null, is_recurring: false,
    refunds_id: row.transaction_id!,
  };
}
