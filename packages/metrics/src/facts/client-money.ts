import {isValid} from '@crm-widgets/core';
import type {AsOf, InstantColumn, Sources, TableColumns, TextColumn} from '@crm-widgets/core';
import {among, bound, column, nothing, number, sql, type Sql} from '../sql/fragment.js';
import {boundInstant} from '../sql/conditions.js';
import type {Has, Params} from '../metric.js';
import {acquisitionCosts} from './acquisition-costs.js';
import {clientSpells, FOREVER} from './client-spells.js';
import {endsOf} from './costs-on-columns.js';
import {allOf, firstKnown, isAny, isBefore, rowsThat} from './derived.js';
import type {Fact} from './fact.js';
import {placesIn} from './firsts-on-columns.js';
import {rowsByCode} from './rows-by-code.js';

const clients = ['long', 'other'];
const [LONG, OTHER] = [0, 1];

/**
 * A row is an expense of some `categories` over the days that it pays for; `client` says whether it was spent on a
 * long-term one, who had been a customer for so many `months` on the first of these days, on another one, or on nobody:
 * null.
 */
export const clientCosts: Fact = (params, has) => {
  const costs = acquisitionCosts({scope: 'all_sm', categories: params.categories}, has);
  const {expenses, ...others} = costs.uses as {expenses: readonly string[]} & TableColumns;
  return {
    ...costs,
    uses: {...others, expenses: [...expenses, 'customer_id'], ...clientSpells(params, has).uses},
    own: {...costs.own, client: 'text'},
    rows: ({asOf, carried}) => {
      const named = (alias: string) => sql`${carried(alias)}, ${column(alias, 'customer_id')} as client_id`;
      const all = costs.rows!({asOf, carried: named});
      return sql`select a.*, ${client} as client
  from (${all}) as a${joinOf(params, has, asOf, sql`a.cost_from_day`)}`;
    },
    derive(from) {
      const {own, baseRows, rows} = costs.derive!(from);
      const customers = from.table('expenses').text('customer_id');
      const client = clientsOf(from, params, has, customers, baseRows, own.cost_from as InstantColumn);
      return {rows, baseRows, own: {...own, client}};
    },
  };
};

/**
 * A row is a transaction that counts as revenue, over the days of its service, else on the day it was issued; `client`
 * as with costs.
 */
export const clientRevenue: Fact = (params, has) => ({
  base: 'transactions',
  uses: {
    ...clientSpells(params, has).uses,
    transactions: [
      ...(clientSpells(params, has).uses.transactions ?? []),
      'customer_id', 'status', 'amount', 'issued_at', 'service_start', 'service_end',
    ],
  },
  own: {revenue: 'money', cost_from: 'instant', cost_to: 'instant', client: 'text'},
  rows: ({asOf, carried}) => sql`select a.*, ${client} as client
  from (
    select e.amount as revenue, e.cost_from, e.cost_from_day, e.customer_id as client_id,
    case when e.service_end_day > e.cost_from_day then e.service_end else e.cost_from + interval 1 day end as cost_to,
    case when e.service_end_day > e.cost_from_day then e.service_end_day else e.cost_from_day + 1 end
        as cost_to_day${carried('e')}
    from (
      select x.*, coalesce(x.service_start, x.issued_at) as cost_from,
      coalesce(x.service_start_day, x.issued_at_day) as cost_from_day
      from transactions as x
      where ${among(sql`x.status`, statusesOf(params).map((one) => bound(one, 'varchar')))}
        and x.issued_at < ${boundInstant(asOf.instant)}
    ) as e
  ) as a${joinOf(params, has, asOf, sql`a.cost_from_day`)}`,
  derive(from) {
    const transactions = from.table('transactions');
    const issued = transactions.instant('issued_at');
    const starts = firstKnown(transactions.instant('service_start'), issued);
    const isSold = isAny(transactions.text('status'), statusesOf(params));
    const sold = rowsThat(allOf(isSold, isBefore(issued, from.asOf.instant, 0)), {
      revenue: transactions.number('amount'), cost_from: starts,
      cost_to: endsOf(starts, transactions.instant('service_end')),
    });
    const customers = transactions.text('customer_id');
    const client = clientsOf(from, params, has, customers, sold.baseRows, sold.own.cost_from as InstantColumn);
    return {...sold, own: {...sold.own, client}};
  },
});

function statusesOf({basis}: Params): string[] {
  return basis === 'invoiced' ? ['paid', 'open'] : ['paid'];
}

const client: Sql = sql`case when a.client_id is not null
    then case when s.customer_id is null then 'other' else 'long' end end`;

/** The spell `s` of the client of each row on a day, by comparisons alone: any other condition is tried on all pairs. */
function joinOf(params: Params, has: Has, asOf: AsOf, day: Sql): Sql {
  const spells = clientSpells(params, has).rows!({asOf, carried: () => nothing});
  return sql`
  left join (${spells}) as s on s.customer_id = a.client_id
    and ${day} >= s.valid_from_day and ${day} < coalesce(s.valid_to_day, ${number(FOREVER)})`;
}

/**
 * Whether customers are long-term ones on the days of a column, which is as long as what it returns.
 * @param rows where in the column of customers each of them stands; null where that is its own place
 */
function clientsOf(
  from: Sources, params: Params, has: Has, {codes, dictionary}: TextColumn, rows: Int32Array | null, {days, valid}: InstantColumn,
): TextColumn {
  const {own} = clientSpells(params, has).derive!(from);
  const {customer_id, valid_from, valid_to} = own as {customer_id: TextColumn; valid_from: InstantColumn; valid_to: InstantColumn};
  const spells = rowsByCode(customer_id.codes, customer_id.dictionary.length, new Uint8Array(customer_id.codes.length).fill(1));
  const places = placesIn(customer_id.dictionary, dictionary);
  const isLong = (customer: number, day: number): boolean => {
    for (let at = spells.starts[customer]!; at < spells.starts[customer + 1]!; at++) {
      const spell = spells.rows[at]!;
      const hasBegun = day >= valid_from.days[spell]!;
      if (hasBegun && (!isValid(valid_to.valid, spell) || day < valid_to.days[spell]!)) return true;
    }
    return false;
  };
  const found = new Int32Array(days.length);
  for (let i = 0; i < found.length; i++) {
    const code = codes[rows ? rows[i]! : i]!;
    const customer = places && code >= 0 ? places[code]! : code;
    found[i] = code < 0 ? -1 : customer >= 0 && isValid(valid, i) && isLong(customer, days[i]!) ? LONG : OTHER;
  }
  return {type: 'text', codes: found, dictionary: clients};
}
