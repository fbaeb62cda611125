import {columnsOf, dayFromIso, isoOf, readAsOf, Zone, type AsOf, type ColumnSpec, type TableName} from '@crm-widgets/core';
import fc, {type Arbitrary} from 'fast-check';

export type CellValue = string | number | boolean | null;
export type RandomRow = Readonly<Record<string, CellValue>>;

/** A small company with every oddity that a file may have; rows that cannot be read are among its own. */
export interface RandomCompany {
  readonly zone: string;
  readonly asOf: AsOf;
  /** Reporting currency; null when the page names none. */
  readonly currency: string | null;
  readonly tables: Readonly<Partial<Record<TableName, readonly RandomRow[]>>>;
}

/** The tables that metrics, funnel and cohorts are made of, with the most rows that one is given. */
const sizes = {customers: 8, subscriptions: 12, transactions: 24, expenses: 8, deals: 14, events: 24, deal_stages: 12,
  surveys: 16, tickets: 14, ticket_events: 24, fx_rates: 5, people: 14} as const;

/** A moment before its zone is known: a date alone, or so many milliseconds after its day begins. */
class Moment {
  constructor(readonly day: number, readonly after: number | null) {}

  in(zone: Zone): string {
    return this.after === null ? isoOf(this.day) : new Date(zone.startOf(this.day) + this.after).toISOString();
  }
}

type RawCell = CellValue | Moment;
type RawRow = Readonly<Record<string, RawCell>>;

// Beirut's clocks skip the midnight of 31 March 2024; New York's change on the 10th, Paris's on the 31st of that month.
const zones = ['UTC', 'Asia/Beirut', 'America/New_York', 'Europe/Paris', 'Asia/Kathmandu'];

/** Few, so that rows meet: around changes of clocks, month, quarter and leap day, and the same days of the year before. */
const days = [
  '2024-03-31', '2024-03-30', '2024-04-01', '2024-03-10', '2024-03-11', '2024-03-15', '2024-02-29', '2024-02-28', '2024-03-01',
  '2024-01-31', '2024-01-01', '2023-12-31', '2023-03-31', '2023-03-01', '2023-02-28', '2024-04-15',
].map((iso) => dayFromIso(iso)!);
const farDays = ['1969-12-31', '2031-07-01', '2022-06-30'].map((iso) => dayFromIso(iso)!);

const HOUR = 3_600_000;
const hour = fc.constantFrom(0, -1, 1, HOUR, 12 * HOUR, 23 * HOUR);
const moment: Arbitrary<Moment> = fc.tuple(
  fc.oneof({weight: 300, arbitrary: fc.constantFrom(...days)}, {weight: 1, arbitrary: fc.constantFrom(...farDays)}),
  fc.oneof({weight: 3, arbitrary: fc.constant(null)}, {weight: 4, arbitrary: hour}),
).map(([day, after]) => new Moment(day, after));

const texts = ['web', 'ads', 'Web', 'é', '~', '～', '𝒳', '7', '07', '10', '1e1', '0x10', '.5', 'nan', 'a,b', 'x'];
const ids = ['a', 'b', '1', '01', '1.0', 'c'];
const amounts = [10, 0, 20, -5, -10, 0.1, 0.2, -0.3, 99.9999, 0.0001, 1_234_567.89, 1000];
const numbers = [1, 0, 2, 0.1, 0.5, 0.25, 1 / 3, -1, 100, 2.5];

const usual: Readonly<Record<ColumnSpec['type'], Arbitrary<RawCell>>> = {
  id: fc.constantFrom(...ids),
  text: fc.constantFrom(...texts),
  money: fc.oneof(fc.constantFrom(...amounts), fc.integer({min: -20_000, max: 50_000}).map((n) => n / 100)),
  number: fc.constantFrom(...numbers),
  integer: fc.constantFrom(1, 0, 2, 3, 12, -1),
  boolean: fc.boolean(),
  instant: moment,
  day: moment,
};

/** The first stands for most rows. */
const words = (first: string, ...others: string[]) =>
  fc.oneof({weight: 5, arbitrary: fc.constant(first)}, {weight: 3, arbitrary: fc.constantFrom(first, ...others)});

/** Columns whose values mean something of their own. */
const special: Readonly<Record<string, Arbitrary<RawCell>>> = {
  'customers.is_test': fc.constantFrom(false, false, false, true),
  'subscriptions.status': words('active', 'past_due', 'canceled', 'trialing', 'unpaid', 'Active'),
  'subscriptions.interval': words('month', 'year', 'week', 'day', 'quarter'),
  'subscriptions.interval_count': fc.constantFrom(1, 1, 3, 2, 0),
  'subscriptions.discount_pct': fc.constantFrom(0, 10, 50, 100, 150, 33.3),
  'subscriptions.discount_duration': words('forever', 'once', 'repeating'),
  'transactions.kind': words('order', 'invoice', 'refund', 'credit', 'one_off'),
  'transactions.status': words('paid', 'open', 'void', 'draft'),
  'deals.stage': words('Won', 'Lead', 'demo', 'Lost', 'closed won', 'Closed-Lost', 'proposal', 'Wond'),
  'deals.probability': fc.constantFrom(0.5, 0, 1, 0.1, 1 / 3),
  'deals.type': words('new', 'expansion', 'renewal'),
  'deals.lost_reason': words('price', 'duplicate'),
  'deal_stages.deal_id': fc.constantFrom(...ids),
  'deal_stages.stage': words('Lead', 'demo', 'proposal', 'Won', 'Lost'),
  'events.actor_id': fc.constantFrom('a', 'b', '1'),
  'events.name': fc.constantFrom('view', 'cart', 'buy', 'Buy', 'add_to_cart', 'checkout_start', 'purchase', 'form_start', 'form_submit'),
  'events.cart_id': fc.constantFrom(null, null, '1', '2'),
  'events.session_id': fc.constantFrom(null, null, '1', '2'),
  'people.status': words('new', 'Spam', 'test', ' duplicate '),
  'people.email': fc.constantFrom('a@x.org', ' A@x.org', '', ' ', 'b@x.org', null),
  'people.is_test': fc.constantFrom(false, false, false, false, true),
  'events.is_bot': fc.constantFrom(false, false, false, false, true),
  'surveys.survey': words('nps', 'csat', 'ces', 'CSAT '),
  'surveys.score': fc.constantFrom(9, 10, 0, 6, 7, 8, 5, 4, 3, 1, 2, 11, 6.5, -1),
  'surveys.scale_min': fc.constantFrom(0, 1, 0, 1, 5),
  'surveys.scale_max': fc.constantFrom(10, 5, 7, 10, 1),
  'surveys.scale_good': words('high', 'low', 'Low'),
  'tickets.status': words('solved', 'open', 'closed', 'new', 'pending', 'hold'),
  'tickets.created_by': words('customer', 'agent', 'bot', 'system'),
  'tickets.is_spam': fc.constantFrom(false, false, false, false, true),
  'tickets.merged_into': fc.constantFrom(null, null, null, 'a'),
  'tickets.group': fc.constantFrom('web', 'ads', 'x'),
  'tickets.category': fc.constantFrom('web', 'ads', 'Web'),
  'ticket_events.kind': words('public_reply', 'status', 'customer_message', 'private_note', 'assign', 'status'),
  'ticket_events.actor': words('agent', 'customer', 'bot', 'system'),
  'ticket_events.from_status': words('open', 'solved', 'closed', 'new', 'pending'),
  'ticket_events.to_status': words('solved', 'open', 'closed', 'pending', 'hold'),
  'fx_rates.currency': words('USD', 'EUR'),
  'fx_rates.rate_to_reporting': fc.constantFrom(1, 0.9, 1.1, 1.25, 0),
  'expenses.category': words('acquisition_marketing', 'acquisition_sales', 'acquisition_onboarding', 'retention', 'other'),
  'expenses.acquisition_share': fc.constantFrom(1, 0, 0.5, 1 / 3),
};
const currency = fc.oneof({weight: 100, arbitrary: fc.constant('USD')}, {weight: 1, arbitrary: fc.constant('EUR')});

/** Columns of the file's own; the first is also one of customers. */
const extras = ['channel', 'Plan "code"', 'Seats'];

/** What is not over yet, or never was a trial, has none of these. */
const ends: ReadonlySet<string> = new Set(['valid_to', 'ended_at', 'closed_at', 'trial_end', 'is_closed', 'is_won']);

function cellOf(table: TableName, name: string, {type, required}: ColumnSpec): Arbitrary<RawCell> {
  const value = name === 'currency' && table !== 'fx_rates' ? currency : special[`${table}.${name}`] ?? usual[type];
  const isText = type === 'id' || type === 'text';
  return fc.oneof(
    {weight: 40, arbitrary: value},
    {weight: required ? 1 : ends.has(name) ? 40 : 10, arbitrary: fc.constant(null)},
    {weight: 1, arbitrary: isText ? value : fc.constant('unreadable')},
  );
}

function rowsOf(table: keyof typeof sizes): Arbitrary<readonly RawRow[]> {
  const specs = [...columnsOf(table)];
  const own = extras.filter((name) => specs.every(([known]) => known !== name));
  const optional = [...specs.filter(([, spec]) => !spec.required).map(([name]) => name), ...own];
  const row = fc.record({
    ...Object.fromEntries(specs.map(([name, spec]) => [name, cellOf(table, name, spec)])),
    ...Object.fromEntries(own.map((name) => [name, fc.option(usual.text, {freq: 4})])),
  });
  return fc.tuple(fc.array(row, {maxLength: sizes[table], size: 'max'}), fc.subarray(optional, {maxLength: Math.floor(optional.length / 2)})).map(([rows, lacking]) =>
    rows.map((each) => Object.fromEntries(Object.entries(each).filter(([name]) => !lacking.includes(name)))));
}

const tables = Object.fromEntries((Object.keys(sizes) as (keyof typeof sizes)[]).map((table) =>
  [table, fc.option(rowsOf(table), {freq: 12, nil: undefined})]));

/** Any company; a table is seldom missing, an optional column now and then. */
export const randomCompany: Arbitrary<RandomCompany> = fc.record({
  zone: fc.constantFrom(...zones),
  // After most rows, at a midnight or within a day.
  asOf: fc.oneof(
    {weight: 4, arbitrary: fc.constantFrom('2024-04-01', '2024-04-15', '2024-03-31', '2025-01-01').map((iso) => new Moment(dayFromIso(iso)!, null))},
    {weight: 4, arbitrary: fc.tuple(fc.constantFrom('2024-03-31', '2024-04-01', '2024-04-15'), hour)
      .map(([iso, after]) => new Moment(dayFromIso(iso)!, after))},
    {weight: 1, arbitrary: moment},
  ),
  currency: fc.constantFrom('USD', null),
  tables: fc.record(tables),
}).map(({zone: name, asOf, tables: drawn, ...rest}) => {
  const zone = new Zone(name);
  const written = Object.entries(drawn).filter(([, rows]) => rows !== undefined)
    .map(([table, rows]) => [table, rows!.map((row) => writtenRow(row, zone))] as const);
  return {...rest, zone: name, asOf: readAsOf(asOf.in(zone), zone), tables: Object.fromEntries(written)};
});

function writtenRow(row: RawRow, zone: Zone): RandomRow {
  return Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell instanceof Moment ? cell.in(zone) : cell]));
}
