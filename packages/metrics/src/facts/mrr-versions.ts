import type {Sources} from '@crm-widgets/core';
import {among, bound, column, sql, type Sql} from '../sql/fragment.js';
import type {Has, Params} from '../metric.js';
import {ofBase, rowsThat} from './derived.js';
import type {Fact, FactContext} from './fact.js';
import {invoiceColumns, invoiceRows} from './invoice-versions.js';
import {invoicesOnColumns} from './invoices-on-columns.js';
import {usageColumns, withUsage} from './metered-versions.js';
import {withUsageOnColumns} from './metered-on-columns.js';
import {mrrOnColumns, type MrrColumns} from './mrr-on-columns.js';
import {isInvoiced} from './mrr-params.js';
import {datedSubscriptions, endColumns, endOf, endParts, isVersioned} from './version-ends.js';

const uses = [
  'customer_id', 'status', 'valid_from', 'valid_to', 'ended_at', 'trial_end', 'quantity', 'unit_amount', 'interval',
  'interval_count', 'discount_pct', 'discount_amount', 'discount_duration', 'is_metered',
] as const;

/** Columns of `mrrVersions`, for each version the row of the table that it is made of; null where it is that row. */
export interface VersionColumns extends MrrColumns {
  readonly baseRows: Int32Array | null;
}

/**
 * A row is a version of a subscription in a billable status, with what it is worth a month while it is in force; or `from`
 * invoices, an invoice. With `metered` trailing3 versions billed by use are cut into calendar months.
 */
export const mrrVersions: Fact = (params, has) => ({
  ...(isInvoiced(params, has)
    ? {base: 'transactions', uses: {transactions: invoiceColumns}, musts: {transactions: ['service_start', 'service_end']}}
    : {
      base: 'subscriptions',
      uses: {
        subscriptions: [...uses, ...endColumns(params), ...(isMetered(params) ? ['subscription_id'] : [])],
        ...(isMetered(params) ? {transactions: usageColumns} : {}),
      },
    }),
  own: {customer_id: 'id', valid_from: 'instant', valid_to: 'instant', mrr: 'money', seats: 'number'},
  rows: (context) => versionRows(params, has, context),
  derive(from) {
    const {holds, own, baseRows} = versionsOnColumns(from, params, has);
    return ofBase(baseRows, rowsThat(holds, own));
  },
});

/** The rows as a SELECT, of subscriptions or of invoices, for facts that are made of either. */
export function versionRows(params: Params, has: Has, context: FactContext): Sql {
  const {asOf, carried} = context;
  if (isInvoiced(params, has)) return invoiceRows(params, has, asOf, carried);
  if (!isMetered(params)) return mrrRows(params, has, carried);
  // Without any place to carry nobody asks which of several versions a month is of.
  const place = context.place?.();
  const named = (alias: string) => sql`${carried(alias)}, ${column(alias, 'subscription_id')} as used_by,
      ${place === undefined ? sql`0` : column(alias, place)} as used_place`;
  const metered = mrrRows(params, has, named, true);
  return withUsage(mrrRows(params, has, carried), metered, has, asOf, carried);
}

/** The same on columns. */
export function versionsOnColumns(from: Sources, params: Params, has: Has): VersionColumns {
  if (isInvoiced(params, has)) return {...invoicesOnColumns(from, params, has), baseRows: null};
  const licensed = mrrOnColumns(from, params, has);
  if (!isMetered(params)) return {...licensed, baseRows: null};
  return withUsageOnColumns(from, licensed, mrrOnColumns(from, params, has, true), has);
}

function isMetered({metered}: Params): boolean {
  return metered === 'trailing3';
}

/**
 * The SELECT of the rows of subscriptions, for facts that are made of them.
 * @param metered those billed by use, and no others
 */
export function mrrRows(params: Params, has: Has, carried: (alias: string) => Sql, metered = false): Sql {
  const end = endOf(params, has);
  return sql`select p.customer_id,
    case when p.trial_end > p.valid_from then p.trial_end else p.valid_from end as valid_from,
    case when p.trial_end > p.valid_from then p.trial_end_day else p.valid_from_day end as valid_from_day,
    ${end.at} as valid_to,
    ${end.day} as valid_to_day,
    case when p.price > 0 then cast(p.price as decimal(38,16)) when p.price <= 0 then 0 end as mrr,
    coalesce(p.quantity, 1) as seats${carried('p')}
  from (
    select v.*,
      (coalesce(v.quantity, 1) * cast(v.unit_amount as double) * (1 - ${discounted(params, sql`v.discount_pct`)} / 100)
        - ${discounted(params, sql`cast(v.discount_amount as double)`)})
      * case v."interval" when 'day' then 365 when 'week' then 365 when 'month' then 1 when 'year' then 1 end
      / (case v."interval" when 'day' then 12 when 'week' then 84 when 'month' then 1 when 'year' then 12 end
        * nullif(v.interval_count, 0)) as price${endParts(params)}
    from ${datedSubscriptions(params, has)} as v
    where ${billable(params, has)} and ${metered ? sql`` : sql`not `}coalesce(v.is_metered, false)
  ) as p`;
}

/** What a discount takes off; one that holds once is no part of what recurs. */
function discounted({discounts = 'recurring'}: Params, amount: Sql): Sql {
  if (discounts === 'none') return sql`0`;
  if (discounts === 'all') return sql`coalesce(${amount}, 0)`;
  if (discounts === 'forever') return sql`case when v.discount_duration = 'forever' then coalesce(${amount}, 0) else 0 end`;
  return sql`case when v.discount_duration = 'once' then 0 else coalesce(${amount}, 0) end`;
}

function billable({billable: given = ['active', 'past_due']}: Params, has: Has): Sql {
  const statuses = (given as readonly (string | null)[]).filter((s) => s !== null);
  const current = among(sql`v.status`, statuses.map((s) => bound(s, 'varchar')));
  // A file with one row for each subscription says only how it is now: one that has ended was billed until then.
  return isVersioned(has) ? current : sql`(${current} or (v.status = 'canceled' and v.ended_at is not null))`;
}
