import {Mark} from '@uwdata/mosaic-plot';
import * as vg from '@uwdata/vgplot';

/** Cells of customers by the month of their first order under the filter and months since: a query that no mark can say. */
export class CohortMark extends Mark {
  constructor(filterBy) {
    super('cell', vg.from('orders', {filterBy}), {x: 'age', y: 'cohort', fill: 'share', inset: 0.5});
  }

  /** A filter moves customers to other cohorts, so that nothing can be aggregated beforehand. */
  get filterStable() {
    return false;
  }

  /** Nothing has to be known of the columns: the query makes them. */
  async prepare() {}

  query(filter = []) {
    return `with kept as (${vg.Query.from('orders').select('customer_id', 'day').where(filter)}),
      firsts as (select customer_id, min(day) as first from kept group by customer_id),
      cells as (select cast(datediff('month', date '2022-01-01', first) as integer) as cohort,
        cast(datediff('month', first, day) as integer) as age, cast(count(distinct customer_id) as integer) as customers
        from kept join firsts using (customer_id) group by 1, 2)
      select cohort, age, customers, customers / max(customers) filter (age = 0) over (partition by cohort) as share from cells`;
  }
}
