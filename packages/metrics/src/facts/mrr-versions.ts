import type {Sources} from '@crm-widgets/core';
import {among, bound, sql, type Sql} from '../sql/fragment.js';
import type {Has, Params} from '../metric.js';
import {rowsThat} from './derived.js';
import type {Fact, FactContext} from './fact.js';
import {invoiceColumns, invoiceRows} from './invoice-versions.js';
import {invoicesOnColumns} from './invoices-on-columns.js';
import {mrrOnColumns, type MrrColumns} from './mrr-on-columns.js';
import {isInvoiced} from './mrr-params.js';

const uses = [
  'customer_id', 'status', 'valid_from', 'valid_to', 'ended_at', 'trial_end', 'quantity', 'unit_amount', 'interval',
  'interval_count', 'discount_pct', 'discount_amount', 'discount_duration', 'is_metered',
] as const;

/**
 * A row is a version of a subscription in a billable status, with what it is worth a month while it is in force; or `from`
 * invoices, an invoice.
 */
export const mrrVersions: Fact = (params, has) => ({
  ...(isInvoiced(params, has)
    ? {base: 'transactions', uses: {transactions: invoiceColumns}, musts: {transactions: ['service_start', 'service_end']}}
    : {base: 'subscriptions', uses: {subscriptions: uses}}),
  own: {customer_id: 'id', valid_from: 'instant', valid_to: 'instant', mrr: 'money', seats: 'number'},
  rows: (context) => versionRows(params, has, context),
  derive(from) {
    const {holds, own} = versionsOnColumns(from, params, has);
    return rowsThat(holds, own);
  },
});

/** The rows as a SELECT, of subscriptions or of invoices, for facts that are made of either. */
export function versionRows(params: Params, has: Has, {asOf, carried}: FactContext): Sql {
  return isInvoiced(params, has) ? invoiceRows(has, asOf, carried) : mrrRows(params, has, carried);
}

/** The same on columns. */
export function versionsOnColumns(from: Sources, params: Params, has: Has): MrrColumns {
  return isInvoiced(params, has) ? invoicesOnColumns(from, has) : mrrOnColumns(from, params, has);
}

/** The SELECT of the rows of subscriptions, for facts that are made of them. */
export function mrrRows(params: Params, has: Has, carried: (alias: string) => Sql): Sql {
  return sql`select p.customer_id,
    case when p.trial_end > p.valid_from then p.trial_end else p.valid_from end as valid_from,
    case when p.trial_end > p.valid_from then p.trial_end_day else p.valid_from_day end as valid_from_day,
    coalesce(p.valid_to, p.ended_at) as valid_to,
    coalesce(p.valid_to_day, p.ended_at_day) as valid_to_day,
    case when p.price > 0 then cast(p.price as decimal(38,16)) when p.price <= 0 then 0 end as mrr,
    coalesce(p.quantity, 1) as seats${carried('p')}
  from (
    select v.*,
      (coalesce(v.quantity, 1) * cast(v.unit_amount as double) * (1 - ${discounted(params, sql`v.discount_pct`)} / 100)
        - ${discounted(params, sql`cast(v.discount_amount as double)`)})
      * case v."interval" when 'day' then 365 when 'week' then 365 when 'month' then 1 when 'year' then 1 end
      / (case v."interval" when 'day' then 12 when 'week' then 84 when 'month' then 1 when 'year' then 12 end
        * nullif(v.interval_count, 0)) as price
    from subscriptions as v
    where ${billable(params, has)} and not coalesce(v.is_metered, false)
  ) as p`;
}

/** What a discount takes off; one that holds once is no part of what recurs. */
function discounted({discounts = 'recurring'}: Params, amount: Sql): Sql {
  if (discounts === 'none') return sql`0`;
  if (discounts === 'all') return sql`coalesce(${amount}, 0)`;
  return sql`case when v.discount_duration = 'once' then 0 else coalesce(${amount}, 0) end`;
}

function billable({billable: given = ['active', 'past_due']}: Params, has: Has): Sql {
  const statuses = (given as readonly (string | null)[]).filter((s) => s !== null);
  const current = among(sql`v.status`, statuses.map((s) => bound(s, 'varchar')));
  const versioned = has('subscriptions', 'valid_from') || has('subscriptions', 'valid_to');
  // A file with one row for each subscription says only how it is now: one that has ended was billed until then.
  return versioned ? current : sql`(${current} or (v.status = 'canceled' and v.ended_at is not null))`;
}

