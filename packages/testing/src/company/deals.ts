import {isoDay, type Day} from './days.js';
import type {Lead} from './leads.js';
import {currency, type Span} from './market.js';
import type {Random} from './random.js';
import {cents, type Row} from './row.js';
import {boughtOn, monthlyAmount, type Subscription, type Version} from './subscriptions.js';

const open = [
  {stage: 'Qualified', probability: 0.15}, {stage: 'Demo', probability: 0.3},
  {stage: 'Proposal', probability: 0.5}, {stage: 'Negotiation', probability: 0.75},
] as const;

interface Visit {
  readonly stage: string;
  readonly entered: Day;
}

interface Deal {
  readonly customer: string | null;
  readonly lead: Lead | null;
  readonly name: string;
  readonly amount: number;
  readonly type: 'new' | 'expansion' | 'renewal';
  readonly source: string;
  readonly owner: string;
  readonly visits: readonly Visit[];
  readonly expected: Day;
  readonly lostReason: string | null;
}

/** Deals and their way through the stages: won ones end on the day the customer's subscription says. */
export function deals(subscriptions: readonly Subscription[], leads: readonly Lead[], span: Span, random: Random) {
  const leadOf = new Map(leads.filter((lead) => lead.account).map((lead) => [lead.account!.id, lead]));
  const found = [
    ...subscriptions.flatMap((subscription) => [
      ...newBusiness(subscription, leadOf.get(subscription.account.id)!, random),
      ...expansions(subscription, span, random),
      ...renewals(subscription, span, random),
    ]),
    ...leads.filter((lead) => !lead.account && lead.qualified !== null).map((lead) => contested(lead, span, random)),
  ].sort((a, b) => a.visits[0]!.entered - b.visits[0]!.entered);
  return {
    deals: found.map((deal, index) => dealRow(deal, dealId(index))),
    dealStages: found.flatMap((deal, index) => stageRows(deal, dealId(index))),
  };
}

function dealId(index: number): string {
  return `d${String(index + 1).padStart(4, '0')}`;
}

function newBusiness(subscription: Subscription, lead: Lead, random: Random): Deal[] {
  const day = boughtOn(subscription);
  if (subscription.account.route !== 'deal' || day === null || lead.converted !== day) return [];
  const begun = lead.qualified ?? lead.lead;
  return [{
    ...ofAccount(subscription), lead, type: 'new', amount: yearlyAmount(subscription, subscription.versions[0]!),
    visits: journey(begun, day, 'Won', open.length, random), expected: day, lostReason: null,
  }];
}

/** A rise of more than 120 EUR a month is talked over first. */
function expansions(subscription: Subscription, span: Span, random: Random): Deal[] {
  return subscription.versions.slice(1).flatMap((version, index) => {
    const rise = yearlyAmount(subscription, version) - yearlyAmount(subscription, subscription.versions[index]!);
    if (rise < 12 * 120 || subscription.versions[index]!.status !== 'active') return [];
    const begun = Math.max(span.start, version.from - random.integer(10, 45));
    const visits = journey(begun, version.from, 'Won', 2, random).map(skipDemo);
    const expected = version.from;
    return [{...ofAccount(subscription), type: 'expansion', amount: rise, visits, expected, lostReason: null}];
  });
}

function skipDemo({stage, entered}: Visit): Visit {
  return {stage: stage === 'Demo' ? 'Proposal' : stage, entered};
}

/** Yearly subscriptions of large accounts are renewed by hand. */
function renewals(subscription: Subscription, span: Span, random: Random): Deal[] {
  if (subscription.interval !== 'year' || subscription.account.segment.name !== 'large') return [];
  const bought = boughtOn(subscription);
  return subscription.versions.flatMap((version, index) => {
    const due = version.to;
    if (due === null || bought === null || (due - bought) % 365 > 1 || due - bought < 365) return [];
    const isLost = index === subscription.versions.length - 1;
    const amount = yearlyAmount(subscription, version);
    const visits = journey(Math.max(span.start, due - 60), due, isLost ? 'Lost' : 'Won', 1, random).map(toNegotiation);
    return [{
      ...ofAccount(subscription), type: 'renewal', amount, visits, expected: due,
      lostReason: isLost ? (subscription.ending?.reason ?? null) : null,
    }];
  });
}

function toNegotiation({stage, entered}: Visit): Visit {
  return {stage: stage === 'Qualified' ? 'Negotiation' : stage, entered};
}

/** Nobody bought: lost by now, or still open where the end of the span came first. */
function contested(lead: Lead, span: Span, random: Random): Deal {
  const begun = lead.qualified!;
  const ends = begun + Math.round(random.longTailed(48, 0.5));
  const steps = random.weighted([1, 2, 3, 4], (n) => 6 - n);
  const visits = journey(begun, ends, 'Lost', steps, random).filter(({entered}) => entered < span.end);
  const isLost = ends < span.end;
  return {
    customer: null, lead, name: `Inquiry ${lead.id}`, type: 'new', source: lead.channel.name, owner: lead.owner,
    amount: 12 * Math.round(random.longTailed(190, 0.9)), visits,
    expected: isLost ? ends : Math.max(span.end + 5, ends), lostReason: isLost ? random.pick(lostReasons) : null,
  };
}

const lostReasons = ['price', 'timing', 'competitor', 'no_answer'];

function ofAccount({account}: Subscription) {
  return {customer: account.id, lead: null, name: account.name, source: account.channel.name, owner: account.owner};
}

function yearlyAmount(subscription: Subscription, version: Version): number {
  return cents(12 * monthlyAmount(subscription, version));
}

/** Through the first `steps` open stages from `begun`, into the closing one on `ended`; now and then one is skipped. */
function journey(begun: Day, ended: Day, closing: 'Won' | 'Lost', steps: number, random: Random): Visit[] {
  const passed = open.slice(0, steps).filter((_, index) => index === 0 || !random.chance(0.07));
  const share = passed.map(() => random.between(0.5, 1.5));
  const total = share.reduce((sum, part) => sum + part, 0);
  let spent = 0;
  const visits = passed.map(({stage}, index) => {
    const entered = begun + Math.floor(((ended - begun) * spent) / total);
    spent += share[index]!;
    return {stage, entered};
  });
  return [...visits, {stage: closing, entered: ended}];
}

function isClosing(stage: string): boolean {
  return stage === 'Won' || stage === 'Lost';
}

function dealRow(deal: Deal, id: string): Row {
  const {stage, entered} = deal.visits.at(-1)!;
  const closed = isClosing(stage);
  return {
    deal_id: id,
    customer_id: deal.customer,
    person_id: deal.lead?.id ?? null,
    name: deal.name,
    pipeline: deal.type === 'renewal' ? 'Renewals' : 'Sales',
    stage,
    amount: deal.amount,
    currency,
    created_at: isoDay(deal.visits[0]!.entered),
    closed_at: closed ? isoDay(entered) : null,
    expected_close: isoDay(deal.expected),
    is_closed: closed,
    is_won: stage === 'Won',
    probability: closed ? Number(stage === 'Won') : open.find((o) => o.stage === stage)!.probability,
    type: deal.type,
    source: deal.source,
    owner: deal.owner,
    lost_reason: deal.lostReason,
  };
}

function stageRows({visits, amount}: Deal, id: string): Row[] {
  return visits.map(({stage, entered}, index) => ({
    deal_id: id,
    seq: index + 1,
    stage,
    entered_at: isoDay(entered),
    exited_at: visits[index + 1] ? isoDay(visits[index + 1]!.entered) : null,
    amount,
    stage_order: stageOrder(stage),
    is_won: stage === 'Won',
    is_closed: isClosing(stage),
  }));
}

/** A lost deal stands in no place of the pipeline. */
function stageOrder(stage: string): number | null {
  const place = open.findIndex((o) => o.stage === stage);
  if (place >= 0) return place + 1;
  return stage === 'Won' ? open.length + 1 : null;
}
