// A company with every table that a metric reads, the same at every run: so many transactions, the other tables in proportion.
import {createWriteStream, existsSync, mkdirSync, renameSync} from 'node:fs';
import {once} from 'node:events';
import path from 'node:path';
import {channels, days, isoOf, random} from './data.mjs';

const plans = ['basic', 'team', 'pro'];
const stages = ['Lead', 'Demo', 'Offer', 'Won', 'Lost'];
const steps = ['page_view', 'add_to_cart', 'checkout_start', 'purchase'];

/**
 * Writes the tables of a company as CSV into a folder, those that are not there.
 * @param transactions how many; a tenth as many customers and deals, a fifth of tickets, as many events
 * @returns {Promise<string[]>} the names of the tables
 */
export async function writeCompany(folder, transactions) {
  mkdirSync(folder, {recursive: true});
  const rows = tablesOf(transactions);
  for (const [name, {columns, lines}] of Object.entries(rows)) {
    const file = path.join(folder, `${name}.csv`);
    if (existsSync(file)) continue;
    await write(`${file}.part`, columns, lines());
    renameSync(`${file}.part`, file);
  }
  return Object.keys(rows);
}

async function write(file, columns, lines) {
  const out = createWriteStream(file);
  let block = `${columns}\n`;
  for (const line of lines) {
    block += `${line.join(',')}\n`;
    if (block.length < 1 << 20) continue;
    if (!out.write(block)) await once(out, 'drain');
    block = '';
  }
  out.end(block);
  await once(out, 'finish');
}

function tablesOf(transactions) {
  const customers = Math.round(transactions / 10);
  const tickets = Math.round(transactions / 5);
  return {
    customers: {columns: 'customer_id,acquired_at,channel,segment', lines: () => each(1, customers, customer)},
    people: {
      columns: 'person_id,customer_id,email,created_at,qualified_at,converted_at,source',
      lines: () => each(2, 2 * customers, (next, i) => person(next, i, customers)),
    },
    subscriptions: {
      columns: 'subscription_id,customer_id,valid_from,valid_to,status,plan,quantity,unit_amount,interval,trial_start,trial_end,started_at,ended_at,term_end',
      lines: () => several(3, customers, subscription),
    },
    transactions: {
      columns: 'transaction_id,customer_id,kind,status,issued_at,amount,cogs,channel',
      lines: () => each(4, transactions, (next, i) => transaction(next, i, customers)),
    },
    deals: {
      columns: 'deal_id,customer_id,stage,amount,created_at,closed_at,expected_close,is_closed,is_won,probability,type,source',
      lines: () => each(5, customers, (next, i) => deal(next, i, customers)),
    },
    deal_stages: {columns: 'deal_id,seq,stage,entered_at', lines: () => several(6, customers, dealStages)},
    expenses: {columns: 'incurred_at,amount,category,channel', lines: () => each(7, 20_000, expense)},
    tickets: {
      columns: 'ticket_id,customer_id,person_id,category,channel,group,status,created_at,created_by,first_reply_at,first_solved_at,solved_at,reopens,agent_replies,handle_seconds',
      lines: () => each(8, tickets, (next, i) => ticket(next, i, customers)),
    },
    ticket_events: {columns: 'ticket_id,at,kind,actor,to_status', lines: () => several(8, tickets, (next, i) => ticketEvents(next, i, customers))},
    surveys: {
      columns: 'survey,score,scale_min,scale_max,responded_at,customer_id,person_id,ticket_id',
      lines: () => each(9, tickets, (next, i) => survey(next, i, customers)),
    },
    events: {columns: 'event_id,at,actor_id,session_id,cart_id,name', lines: () => each(10, transactions, (next, i) => event(next, i, customers))},
  };
}

function* each(seed, count, make) {
  const next = random(seed);
  for (let i = 0; i < count; i++) yield make(next, i);
}

function* several(seed, count, make) {
  const next = random(seed);
  for (let i = 0; i < count; i++) yield* make(next, i);
}

const day = (next, from = 0) => from + Math.floor((days - from) * next());
const pick = (next, list) => list[Math.floor(list.length * next())];
const isoIf = (at) => (at < days ? isoOf(at) : '');
/** A moment so many seconds after the company's first. */
const moment = (seconds) => `${isoOf(Math.floor(seconds / 86_400))}T${new Date((seconds % 86_400) * 1000).toISOString().slice(11, 19)}Z`;
const momentIf = (seconds) => (seconds < days * 86_400 ? moment(seconds) : '');
/** Nine in ten of a thousand in order, as rows of a growing company lie. */
const about = (next, i, count) => Math.min(days - 1, Math.floor((i / count) * days * 0.99 + next() * days * 0.01));

function customer(next, i) {
  return [`c${i}`, isoOf(day(next)), pick(next, channels), pick(next, ['small', 'middle', 'large'])];
}

function person(next, i, customers) {
  const lead = day(next);
  const qualified = lead + Math.floor(30 * next());
  return [
    `p${i}`, `c${Math.floor(customers * next())}`, `p${i}@x.example`, isoOf(lead), next() < 0.5 ? isoIf(qualified) : '',
    next() < 0.2 ? isoIf(qualified + 20) : '', pick(next, channels),
  ];
}

function* subscription(next, i) {
  const from = day(next);
  const isTrial = next() < 0.3;
  const started = isTrial ? from + 14 : from;
  const change = started + 30 + Math.floor(400 * next());
  const end = change + 30 + Math.floor(800 * next());
  const interval = next() < 0.2 ? 'year' : 'month';
  const version = (begins, ends, quantity) => [
    `s${i}`, `c${i}`, isoOf(begins), isoIf(ends), 'active', pick(next, plans), quantity, '20.00', interval,
    isTrial ? isoOf(from) : '', isTrial ? isoIf(started) : '', isoOf(from), isoIf(end), isoIf(started + 365),
  ];
  if (started >= days) return;
  yield version(started, Math.min(change, end), 1 + Math.floor(5 * next()));
  if (change < Math.min(end, days)) yield version(change, end, 1 + Math.floor(6 * next()));
}

function transaction(next, i, customers) {
  const isRefund = next() < 0.03;
  const cents = 500 + Math.round(19_500 * next() ** 3);
  const amount = ((isRefund ? -cents : cents) / 100).toFixed(2);
  return [
    `t${i}`, `c${Math.floor(customers * next())}`, isRefund ? 'refund' : 'order', next() < 0.98 ? 'paid' : 'open',
    isoOf(about(next, i, customers * 10)), amount, (cents * 0.3 / 100).toFixed(2), pick(next, channels),
  ];
}

function deal(next, i, customers) {
  const created = day(next);
  const closed = created + Math.floor(120 * next());
  const isClosed = closed < days && next() < 0.8;
  const isWon = isClosed && next() < 0.4;
  return [
    `d${i}`, `c${Math.floor(customers * next())}`, isClosed ? (isWon ? 'Won' : 'Lost') : pick(next, stages.slice(0, 3)),
    Math.round(100_000 * next()) / 100, isoOf(created), isClosed ? isoOf(closed) : '', isClosed ? '' : isoIf(closed + 60), isClosed, isWon,
    isClosed ? (isWon ? 1 : 0) : 0.4, pick(next, ['new', 'expansion']), pick(next, channels),
  ];
}

function* dealStages(next, i) {
  let at = day(next);
  const reached = 1 + Math.floor(4 * next());
  for (let step = 0; step < reached && at < days; step++) {
    yield [`d${i}`, step + 1, stages[step === 3 && next() < 0.6 ? 4 : step], isoOf(at)];
    at += 1 + Math.floor(30 * next());
  }
}

function expense(next) {
  const kinds = ['acquisition_marketing', 'acquisition_sales', 'retention', 'support', 'cogs', 'other'];
  return [isoOf(day(next)), Math.round(500_000 * next()) / 100, pick(next, kinds), pick(next, channels)];
}

/** What a ticket and its events agree on. */
function courseOf(next) {
  const created = Math.floor(days * 86_400 * next());
  const replied = created + Math.floor(86_400 * next() ** 3);
  const solved = replied + Math.floor(4 * 86_400 * next() ** 2);
  return {created, replied, solved, reopened: next() < 0.1 ? solved + Math.floor(86_400 * next()) : null};
}

function ticket(next, i, customers) {
  const {created, replied, solved, reopened} = courseOf(next);
  const who = Math.floor(customers * next());
  const last = reopened === null ? solved : reopened + 3600;
  return [
    `k${i}`, `c${who}`, `p${who}`, pick(next, ['bug', 'invoice', 'question']), pick(next, ['email', 'chat', 'phone']), pick(next, ['one', 'two']),
    last < days * 86_400 ? 'solved' : 'open', moment(created), 'customer', momentIf(replied), momentIf(solved), momentIf(last),
    reopened === null ? 0 : 1, 1 + Math.floor(4 * next()), Math.floor(1800 * next()),
  ];
}

function* ticketEvents(next, i) {
  const {created, replied, solved, reopened} = courseOf(next);
  // The ticket draws these as well.
  for (let drawn = 0; drawn < 6; drawn++) next();
  const end = days * 86_400;
  const all = [
    [created, 'customer_message', 'customer', ''], [replied, 'public_reply', 'agent', ''], [solved, 'status', 'agent', 'solved'],
    ...(reopened === null ? [] : [[reopened, 'status', 'customer', 'open'], [reopened + 3600, 'status', 'agent', 'solved']]),
  ];
  for (const [at, kind, actor, status] of all) if (at < end) yield [`k${i}`, moment(at), kind, actor, status];
}

function survey(next, i, customers) {
  const who = Math.floor(customers * next());
  const [name, low, high] = pick(next, [['nps', 0, 10], ['csat', 1, 5], ['ces', 1, 7]]);
  return [name, low + Math.floor((high - low + 1) * next()), low, high, isoOf(day(next)), `c${who}`, `p${who}`, `k${i}`];
}

function event(next, i, customers) {
  const session = Math.floor(i / 4);
  const start = Math.floor((session / (customers * 2.5)) * days * 86_400 * 0.999);
  const at = start + (i % 4) * 60 + Math.floor(50 * next());
  return [`e${i}`, moment(at), `a${(session * 7919) % (customers * 2)}`, `s${session}`, `k${session}`, next() < 0.7 ? steps[i % 4] : 'page_view'];
}
