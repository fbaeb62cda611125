import {joined, number, sql, type Sql} from './fragment.js';

/** What DuckDB says otherwise than Trino stands here and nowhere else. */
export const dialect = {
  /** Behind `as` of a `with` step: who names it runs it. In Trino everyone does. */
  inlined: sql`not materialized `,
  /** Rows of a subquery, one for each whole number from `from` up to, not with, `until`. Trino: `sequence`. */
  numbers: (from: Sql, until: Sql): Sql => sql`unnest(range(${from}, ${until}))`,
  /** Interpolated quantile (type 7). Trino has only an approximate one. */
  quantile: (value: Sql, q: Sql): Sql => sql`quantile_cont(${value}, ${q})`,
  /** Bitwise or over rows. Trino: `bitwise_or_agg`. */
  anyBit: (value: Sql): Sql => sql`bit_or(${value})`,
  /** Trino: `bitwise_and(value, bits) = bits`. */
  hasBits: (value: Sql, bits: Sql): Sql => sql`(${value} & ${bits}) = ${bits}`,
  /** The one bit at a place from 0. Trino: `bitwise_left_shift(1, place)`. */
  bitAt: (place: Sql): Sql => sql`(cast(1 as bigint) << ${place})`,
  /** Bits from a place on, that one being the first. Trino: `bitwise_right_shift(value, place)`. */
  bitsFrom: (value: Sql, place: Sql): Sql => sql`(${value} >> ${place})`,
  /** Trino: `bitwise_or(a, b)`. */
  eitherBits: (a: Sql, b: Sql): Sql => sql`(${a} | ${b})`,
  /** Trino: `bitwise_and(a, b)`. */
  commonBits: (a: Sql, b: Sql): Sql => sql`(${a} & ${b})`,
  /** Trino: `bitwise_and(value, -value)`. */
  lowestBit: (value: Sql): Sql => sql`(${value} & -${value})`,
  /** The next of a window's values that is not null. Trino: `lead(value) ignore nulls over ...`. */
  nextKnown: (value: Sql, window: Sql): Sql => sql`lead(${value} ignore nulls) over ${window}`,
  /** The last of a window's values that is not null. Trino: `last_value(value) ignore nulls over ...`. */
  lastKnown: (value: Sql, window: Sql): Sql => sql`last_value(${value} ignore nulls) over ${window}`,
  /** The value of the row that has the greatest one of another, null if that is what it has. Trino: `max_by`. */
  ofGreatest: (value: Sql, rank: Sql): Sql => sql`arg_max_null(${value}, ${rank})`,
  /** Values as an array, from the least on, nulls last. Trino: `array_sort(array[...])`. */
  sorted: (values: readonly Sql[]): Sql => sql`list_sort([${joined(values, ', ')}], 'ASC', 'NULLS LAST')`,
  /** What stands in an array at a place from 1. */
  element: (array: Sql, place: number): Sql => sql`${array}[${number(place)}]`,
  /** Where a row of a table stands in its file. Trino: a column that the table is loaded with. */
  fileRow: (): Sql => sql`rowid`,
  /** Milliseconds since 1970 of a timestamp in UTC. Trino: `to_unixtime(value) * 1000`. */
  milliseconds: (value: Sql): Sql => sql`cast(epoch_ms(${value}) as double)`,
  /** False for "nan" and "inf", which casts take for numbers. Trino: `is_finite`. */
  isFinite: (value: Sql): Sql => sql`isfinite(${value})`,
  /** A left join of the one row, of those that are equal by some columns, that is the last not after something. Trino: `max_by`. */
  latest: (relation: Sql, equal: Sql, notAfter: Sql): Sql => sql`asof left join ${relation} on ${equal} and ${notAfter}`,
  /** The same date so many months later, the last of a month that is shorter. Trino: `date_add('month', ...)`. */
  monthsLater: (day: Sql, months: Sql): Sql =>
    sql`cast(cast(date '1970-01-01' + ${day} + to_months(${months}) as date) - date '1970-01-01' as integer)`,
  /** Months from that of a day to that of another. */
  monthsBetween: (from: Sql, until: Sql): Sql => {
    const [first, last] = [sql`(date '1970-01-01' + ${from})`, sql`(date '1970-01-01' + ${until})`];
    return sql`((extract(year from ${last}) - extract(year from ${first})) * 12 + extract(month from ${last}) - extract(month from ${first}))`;
  },
  /** The first day of a day's month. Trino: `date_trunc`. */
  monthStart: (day: Sql): Sql =>
    sql`cast(cast(date_trunc('month', date '1970-01-01' + ${day}) as date) - date '1970-01-01' as integer)`,
  /** ISO text of a day counted from 1970-01-01. Trino: `date_add('day', ...)`. */
  isoDay: (day: Sql): Sql => sql`cast(date '1970-01-01' + ${day} as varchar)`,
};
