import type {DerivedRows, Sources, TableName, TextColumn} from '@crm-widgets/core';
import {joined, name, nothing, number, sql, type Sql} from '../sql/fragment.js';
import type {Has, Params} from '../metric.js';
import {outcome} from './deal-outcomes.js';
import {areWon} from './deals-on-columns.js';
import {allOf, isAny, isKnown, isNone, isPositive, rowsThat, textsThat, type OwnColumn} from './derived.js';
import type {Fact, FactPlan} from './fact.js';
import {acquiredOf, firstPaid, knownToAny, type FirstPaid} from './firsts-on-columns.js';
import {mrrOnColumns} from './mrr-on-columns.js';
import {mrrRows, mrrVersions} from './mrr-versions.js';
import {refundColumns, refundedFirsts, refundedOnColumns} from './refunded-firsts.js';

/** When customers first paid, as one table tells: a SELECT of customer_id, first_at and first_at_day, and its twin. */
interface First {
  readonly table: TableName;
  readonly alias: string;
  readonly uses: readonly string[];
  readonly rows: (params: Params, has: Has) => Sql;
  readonly derive: (from: Sources, params: Params, has: Has) => FirstPaid;
}

/** In the order in which they are believed. */
const firsts: readonly First[] = [
  {
    table: 'subscriptions', alias: 's', uses: mrrVersions({}, () => true).uses.subscriptions!,
    rows: (params, has) => firstOf('valid_from', sql`(${mrrRows(params, has, () => nothing)}) as x`, sql`x.mrr > 0`),
    derive(from, params, has) {
      const {holds, own} = mrrOnColumns(from, params, has);
      return firstPaid(own.customer_id, own.valid_from, allOf(holds, isPositive(own.mrr)));
    },
  },
  {
    table: 'transactions', alias: 't', uses: ['customer_id', 'status', 'kind', 'issued_at'],
    rows: () => firstOf('issued_at', sql`transactions as x`,
      sql`x.status = 'paid' and x.kind not in ('refund', 'credit')`),
    derive(from) {
      const transactions = from.table('transactions');
      const paid = allOf(
        isAny(transactions.text('status'), ['paid']), isNone(transactions.text('kind'), ['refund', 'credit']));
      return firstPaid(transactions.text('customer_id'), transactions.instant('issued_at'), paid);
    },
  },
  {
    table: 'deals', alias: 'd', uses: ['customer_id', 'stage', 'closed_at', 'is_closed', 'is_won'],
    rows: () => firstOf('closed_at', sql`(select d.*, ${outcome} as outcome from deals as d) as x`,
      sql`x.outcome = 'won' and x.closed_at is not null`),
    derive(from) {
      const deals = from.table('deals');
      const closed = deals.instant('closed_at');
      return firstPaid(deals.text('customer_id'), closed, allOf(areWon(deals), isKnown(closed)));
    },
  },
];

function firstOf(at: string, from: Sql, where: Sql): Sql {
  return sql`select x.customer_id, min(x.${name(at)}) as first_at, min(x.${name(`${at}_day`)}) as first_at_day
    from ${from}
    where ${where} and x.customer_id is not null
    group by 1`;
}

/**
 * A row is a customer with the instant it became one: the one that `customers` says, else its first billable
 * subscription, else its first paid transaction that is no refund, else its first won deal.
 * A table of customers says also who is one: without it the other tables do. `from` names one table to be believed
 * alone; `withoutRefunded` leaves out who got everything back within 14 days of the first order.
 */
export const acquisitions: Fact = (params, has) => {
  const plan = everyone(params, has);
  return params.withoutRefunded && has('transactions') ? withoutRefunded(plan) : plan;
};

function withoutRefunded({uses, rows, derive, ...plan}: FactPlan): FactPlan {
  return {
    ...plan,
    uses: {...uses, transactions: [...new Set([...uses.transactions ?? [], ...refundColumns])]},
    rows: (context) => sql`select a.*
  from (${rows!(context)}) as a
  where a.customer_id is null or a.customer_id not in (
    ${refundedFirsts(context.asOf)}
  )`,
    derive: (from) => remaining(derive!(from), refundedOnColumns(from)),
  };
}

/** Customers who are not among these; the ones of a table of customers stay rows of it. */
function remaining({own}: DerivedRows, left: ReadonlySet<string>): DerivedRows {
  const customer = own.customer_id as TextColumn;
  const isLeft = textsThat(customer, (id) => left.has(id));
  return rowsThat(isLeft.map((flag) => 1 - flag), own as Readonly<Record<string, OwnColumn>>);
}

const everyone: Fact = (params, has) => {
  const told = firsts.filter(({table}) => (params.from ? table === params.from : has(table)));
  const uses = Object.fromEntries(told.map(({table, uses: columns}) => [table, columns]));
  const own = {customer_id: 'id', acquired_at: 'instant'} as const;
  if (params.from || (told.length > 0 && !has('customers'))) {
    return {
      base: null, uses, own,
      ...(told.length === 1 ? {musts: {[told[0]!.table]: ['customer_id']}} : {}),
      rows: () => anyTold(told.map((first) => first.rows(params, has))),
      derive: (from) => knownToAny(told.map((first) => first.derive(from, params, has))),
    };
  }
  const customers = ['customer_id', 'acquired_at'];
  return {
    base: 'customers', uses: {customers, ...uses}, own,
    ...(told.length === 0 ? {musts: {customers}} : {}),
    rows: ({carried}) => ofCustomers(told, params, has, carried),
    derive: (from) => acquiredOf(from.table('customers'), told.map((first) => () => first.derive(from, params, has))),
  };
};

function ofCustomers(told: readonly First[], params: Params, has: Has, carried: (alias: string) => Sql): Sql {
  const at = (part: string) => joined([
    sql`c.${name(`acquired_at${part}`)}`, ...told.map(({alias}) => sql`${name(alias)}.${name(`first_at${part}`)}`),
  ], ', ');
  const joins = told.map((first) => sql`
  left join (
    ${first.rows(params, has)}
  ) as ${name(first.alias)} on ${name(first.alias)}.customer_id = c.customer_id`);
  return sql`select c.customer_id, coalesce(${at('')}) as acquired_at,
    coalesce(${at('_day')}) as acquired_at_day${carried('c')}
  from customers as c${joined(joins, '')}`;
}

/** Customers of any of the tables, each by the first table in order that knows it. */
function anyTold(tables: readonly Sql[]): Sql {
  if (tables.length === 1) {
    return sql`select f.customer_id, f.first_at as acquired_at, f.first_at_day as acquired_at_day
  from (
    ${tables[0]!}
  ) as f`;
  }
  const at = (part: string) => sql`coalesce(${joined(tables.map((_, place) =>
    sql`min(case when a.place = ${number(place)} then a.${name(`first_at${part}`)} end)`), ', ')})`;
  const all = tables.map((rows, place) => sql`select ${number(place)} as place, f.* from (
    ${rows}
    ) as f`);
  return sql`select a.customer_id, ${at('')} as acquired_at, ${at('_day')} as acquired_at_day
  from (
    ${joined(all, ' union all ')}
  ) as a
  group by 1`;
}
