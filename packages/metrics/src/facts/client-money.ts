import {isValid} from '@crm-widgets/core';
import type {AsOf, DerivedRows, InstantColumn, Sources, TableColumns, TextColumn} from '@crm-widgets/core';
import {among, bound, column, nothing, sql, type Sql} from '../sql/fragment.js';
import {boundInstant} from '../sql/conditions.js';
import type {Has, Params} from '../metric.js';
import {acquisitionCosts} from './acquisition-costs.js';
import {clientSpells} from './client-spells.js';
import {endsOf} from './costs-on-columns.js';
import {allOf, firstKnown, isAny, isBefore, rowsThat, type OwnColumn} from './derived.js';
import type {Fact} from './fact.js';

const clients = ['long', 'other'];

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
      const clientOf = clientsOf(from, params, has, customers);
      const starts = own.cost_from as InstantColumn;
      const codes = Int32Array.from({length: rows}, (_, i) => clientOf(baseRows ? baseRows[i]! : i, starts, i));
      return {rows, baseRows, own: {...own, client: {type: 'text', codes, dictionary: clients}}};
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
    const clientOf = clientsOf(from, params, has, transactions.text('customer_id'));
    const own: Readonly<Record<string, OwnColumn>> = {
      revenue: transactions.number('amount'), cost_from: starts,
      cost_to: endsOf(starts, transactions.instant('service_end')),
      client: {
        type: 'text', dictionary: clients,
        codes: Int32Array.from({length: transactions.rows}, (_, row) => clientOf(row, starts, row)),
      },
    };
    const isSold = isAny(transactions.text('status'), statusesOf(params));
    const counts = allOf(isSold, isBefore(issued, from.asOf.instant, 0));
    return rowsThat(counts, own);
  },
});

function statusesOf({basis}: Params): string[] {
  return basis === 'invoiced' ? ['paid', 'open'] : ['paid'];
}

const client: Sql = sql`case when a.client_id is not null
    then case when s.customer_id is null then 'other' else 'long' end end`;

/** The spell `s` of the client of each row on a day. */
function joinOf(params: Params, has: Has, asOf: AsOf, day: Sql): Sql {
  const spells = clientSpells(params, has).rows!({asOf, carried: () => nothing});
  return sql`
  left join (${spells}) as s on s.customer_id = a.client_id
    and ${day} >= s.valid_from_day and coalesce(${day} < s.valid_to_day, true)`;
}

/** The place in `clients` of the customer of a table's row, on the day that a column has in `i`; -1 for nobody. */
function clientsOf(from: Sources, params: Params, has: Has, {codes, dictionary}: TextColumn) {
  const spells = spellsOf(clientSpells(params, has).derive!(from));
  const byCode = dictionary.map((id) => spells.get(id) ?? []);
  return (row: number, starts: InstantColumn, i: number): number => {
    if (codes[row]! < 0) return -1;
    const day = starts.days[i]!;
    const isLong = isValid(starts.valid, i) && byCode[codes[row]!]!.some(([first, end]) => day >= first && day < end);
    return isLong ? 0 : 1;
  };
}

/** First day and end of the spells of each customer. */
function spellsOf({rows, own}: DerivedRows): Map<string, [number, number][]> {
  const {codes, dictionary} = own.customer_id as TextColumn;
  const {days: from} = own.valid_from as InstantColumn;
  const {days: to, valid} = own.valid_to as InstantColumn;
  const spells = new Map<string, [number, number][]>();
  for (let row = 0; row < rows; row++) {
    const id = dictionary[codes[row]!]!;
    const spell: [number, number] = [from[row]!, isValid(valid, row) ? to[row]! : Infinity];
    const known = spells.get(id);
    if (known) known.push(spell);
    else spells.set(id, [spell]);
  }
  return spells;
}
