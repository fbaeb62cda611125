import type {Account} from './accounts.js';
import {addMonths, isoDay, type Day} from './days.js';
import {channels, expectedWins, salespeople, type Channel, type Span} from './market.js';
import {companyName, emailAt} from './names.js';
import type {Random} from './random.js';
import type {Row} from './row.js';

/** A person who showed interest, on behalf of an account or not. */
export interface Lead {
  readonly id: string;
  readonly account: Account | null;
  readonly email: string;
  readonly channel: Channel;
  readonly campaign: string | null;
  readonly owner: string;
  readonly lead: Day;
  readonly qualified: Day | null;
  readonly converted: Day | null;
  readonly status: string;
}

const campaigns = ['Spring webinar', 'Pricing guide', 'Comparison', 'Newsletter'];

/** One lead for each account, and those who never became one; in order of appearance. */
export function leads(
  accounts: readonly Account[], bought: ReadonlyMap<string, Day>, span: Span, random: Random,
): Lead[] {
  const found = accounts.map((account, index) => leadOf(account, bought.get(account.id) ?? null, index, span, random));
  for (let month = 0; month < span.months; month += 1) {
    for (const channel of channels) {
      const strangers = random.count(expectedWins(channel, span, month) * 1.1);
      for (let i = 0; i < strangers; i += 1) found.push(stranger(channel, month, found.length, span, random));
    }
  }
  const inOrder = found.sort((a, b) => a.lead - b.lead);
  return inOrder.map((lead, index) => ({...lead, id: `p${String(index + 1).padStart(4, '0')}`}));
}

function leadOf(account: Account, converted: Day | null, index: number, span: Span, random: Random): Lead {
  const before = account.route === 'deal' ? random.integer(30, 130) : random.integer(0, 21);
  const lead = Math.max(span.start, account.signup - before);
  const waited = Math.min(account.signup - lead, random.integer(0, 9));
  return {
    id: '', account, email: emailAt(account.name, index), channel: account.channel, owner: account.owner, converted,
    lead, qualified: account.buys || random.chance(0.5) ? lead + waited : null,
    campaign: random.chance(0.4) ? random.pick(campaigns) : null,
    status: converted === null ? 'open' : 'customer',
  };
}

function stranger(channel: Channel, month: number, index: number, span: Span, random: Random): Lead {
  const lead = random.integer(addMonths(span.start, month), addMonths(span.start, month + 1) - 1);
  const status = random.weighted(statuses, (s) => s.weight).name;
  const isQualified = status === 'open' && random.chance(0.6 + 0.35 * channel.sales);
  const qualified = lead + random.integer(1, 12);
  return {
    id: '', account: null, email: emailAt(companyName(index), index), channel, owner: random.pick(salespeople),
    lead, qualified: isQualified && qualified < span.end ? qualified : null, converted: null, status,
    campaign: random.chance(0.4) ? random.pick(campaigns) : null,
  };
}

const statuses = [
  {name: 'open', weight: 62}, {name: 'disqualified', weight: 28}, {name: 'duplicate', weight: 4},
  {name: 'spam', weight: 6},
] as const;

export function peopleRows(found: readonly Lead[]): Row[] {
  return found.map(({id, account, email, lead, qualified, converted, status, channel, campaign, owner}) => ({
    person_id: id,
    customer_id: account?.id ?? null,
    email,
    created_at: isoDay(lead),
    lead_at: isoDay(lead),
    qualified_at: qualified === null ? null : isoDay(qualified),
    converted_at: converted === null ? null : isoDay(converted),
    status,
    source: channel.name,
    campaign,
    owner,
    is_test: false,
  }));
}
