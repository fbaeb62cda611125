import {boundInstant} from '../sql/conditions.js';
import {among, bound, name, nothing, number, sql, type Sql} from '../sql/fragment.js';
import type {Has, Params} from '../metric.js';
import {payments, wins, type Conversions} from './conversions.js';
import type {Fact} from './fact.js';
import {firstOpenDay} from './paid-versions.js';
import {toldBy, type ProspectsOf} from './prospect-source.js';
import {prospectsOnColumns} from './prospects-on-columns.js';

/** Who enters, when, and what makes a customer of them. */
export interface Entries {
  readonly table: 'people' | 'deals';
  readonly entry: 'lead_at' | 'qualified_at' | 'created_at';
  /** Null: the file's own `converted_at`. */
  readonly by: Conversions | null;
}

const entries: Readonly<Record<ProspectsOf, Pick<Entries, 'table' | 'entry'>>> = {
  leads: {table: 'people', entry: 'lead_at'},
  qualified: {table: 'people', entry: 'qualified_at'},
  deals: {table: 'deals', entry: 'created_at'},
};

/**
 * A row is a lead (`of` leads), a lead by the day it was qualified, or one with a deal by the day the first was made:
 * once for each address, or with `unit` account for each customer, at the earliest.
 *
 * `conversion_at` is the first payment of its customer where a source has billing, else the first deal won, else what
 * the file says; of qualified leads what the file says counts first. `state` is converted where that is at most
 * `windowDays` days after, pending while these are not over, else lost. Test records and `excludeStatuses` are left
 * out.
 */
export const prospects: Fact = (params, has) => {
  const made = entriesOf(params, has);
  const {table, entry, by} = made;
  const ofPeople = ['person_id', 'customer_id', 'email', 'status', 'is_test', 'converted_at', entry];
  const columns = table === 'people' ? ofPeople : ['person_id', 'customer_id', entry];
  const {[table]: shared = [], ...others} = by?.uses ?? {};
  return {
    base: table,
    uses: {[table]: [...columns, ...shared], ...others},
    ...(entry === 'lead_at' ? {} : {musts: {[table]: [entry]}}),
    own: {entered_at: 'instant', conversion_at: 'instant', state: 'text'},
    rows: ({asOf, carried}) => {
      const days = number(Number(params.windowDays));
      return sql`select s.entered_at, s.entered_at_day, s.conversion_at, s.conversion_at_day,
    case when s.conversion_at_day between s.entered_at_day and s.entered_at_day + ${days} then 'converted'
      when s.entered_at_day + ${days} >= ${number(firstOpenDay(asOf))} then 'pending'
      else 'lost' end as state${carried('s')}
  from (
    select k.*, min(k.entry_at) over g as entered_at, min(k.entry_day) over g as entered_at_day,
    min(k.moment) over g as conversion_at, min(k.moment_day) over g as conversion_at_day,
    row_number() over (partition by k.who order by k.entry_at nulls last, k.place) as turn
    from (
      select p.*, ${whose(made, params)} as who, p.${name(entry)} as entry_at, p.${name(`${entry}_day`)} as entry_day,
      case when ${moment(by, '')} < ${boundInstant(asOf.instant)} then ${moment(by, '')} end as moment,
      case when ${moment(by, '')} < ${boundInstant(asOf.instant)} then ${moment(by, '_day')} end as moment_day
      from (select q.*, row_number() over () as place from ${name(table)} as q) as p${joinOf(by, by?.rows(asOf))}
      where ${table === 'people' ? counted(params) : sql`true`}
    ) as k
    window g as (partition by k.who)
  ) as s
  where s.turn = 1 and s.entered_at is not null`;
    },
    derive: (from) => prospectsOnColumns(from, made, params),
  };
};

function entriesOf({of, ...params}: Params, has: Has): Entries {
  const {table, entry} = entries[of as ProspectsOf];
  const told = toldBy(of as ProspectsOf, has);
  if (told === null || told === 'converted_at') return {table, entry, by: null};
  return {table, entry, by: told === 'payments' ? payments(params, has) : wins(told)};
}

function moment(by: Conversions | null, part: '' | '_day'): Sql {
  return by ? sql`c.${name(`first_at${part}`)}` : sql`p.${name(`converted_at${part}`)}`;
}

function joinOf(by: Conversions | null, rows: Sql | undefined): Sql {
  return by && rows ? sql`
      left join (${rows}) as c on c.id = p.${name(by.key)}` : nothing;
}

/** What is one and the same prospect. */
function whose({table}: Entries, {unit, dedupeLeads}: Params): Sql {
  const person = table === 'deals'
    ? sql`'p' || p.person_id`
    : dedupeLeads ? sql`'e' || nullif(lower(trim(p.email)), '')` : sql`cast(null as varchar)`;
  const account = sql`'c' || p.customer_id`;
  const itself = sql`'r' || cast(p.place as varchar)`;
  if (unit === 'account') return sql`coalesce(${account}, ${person}, ${itself})`;
  return table === 'deals' ? sql`coalesce(${person}, ${account}, ${itself})` : sql`coalesce(${person}, ${itself})`;
}

function counted({excludeStatuses}: Params): Sql {
  const statuses = (excludeStatuses as readonly (string | null)[]).filter((one) => one !== null);
  const left = among(sql`lower(trim(p.status))`, statuses.map((one) => bound(one.toLowerCase(), 'varchar')));
  return sql`not coalesce(p.is_test, false) and not coalesce(${left}, false)`;
}
