import {boundInstant} from '../sql/conditions.js';
import {sql} from '../sql/fragment.js';
import type {Fact} from './fact.js';
import {gapsOnColumns} from './gaps-on-columns.js';
import {isPurchase} from './orders.js';

/** A row is the time between two days, one after the other, on which a customer bought; known before as-of. */
export const purchaseGaps: Fact = () => ({
  base: null,
  uses: {transactions: ['customer_id', 'status', 'kind', 'issued_at']},
  own: {customer_id: 'id', gap_days: 'integer'},
  rows: ({asOf}) => sql`select g.customer_id, g.gap_days
  from (
    select d.customer_id, d.day - lag(d.day) over (partition by d.customer_id order by d.day) as gap_days
    from (
      select distinct t.customer_id, t.issued_at_day as day
      from transactions as t
      where ${isPurchase} and t.customer_id is not null and t.issued_at < ${boundInstant(asOf.instant)}
    ) as d
  ) as g
  where g.gap_days is not null`,
  derive: gapsOnColumns,
});
