import {sql, type Sql} from './fragment.js';

/** What DuckDB says otherwise than Trino stands here and nowhere else. */
export const dialect = {
  /** Rows of a subquery, one for each whole number from `from` up to, not with, `until`. Trino: `sequence`. */
  numbers: (from: Sql, until: Sql): Sql => sql`unnest(range(${from}, ${until}))`,
  /** Interpolated quantile (type 7). Trino has only an approximate one. */
  quantile: (value: Sql, q: Sql): Sql => sql`quantile_cont(${value}, ${q})`,
  /** Bitwise or over rows. Trino: `bitwise_or_agg`. */
  anyBit: (value: Sql): Sql => sql`bit_or(${value})`,
  /** Trino: `bitwise_and(value, bits) = bits`. */
  hasBits: (value: Sql, bits: Sql): Sql => sql`(${value} & ${bits}) = ${bits}`,
  /** Trino: `bitwise_and(a, b)`. */
  commonBits: (a: Sql, b: Sql): Sql => sql`(${a} & ${b})`,
  /** Trino: `bitwise_and(value, -value)`. */
  lowestBit: (value: Sql): Sql => sql`(${value} & -${value})`,
  /** The next of a window's values that is not null. Trino: `lead(value) ignore nulls over ...`. */
  nextKnown: (value: Sql, window: Sql): Sql => sql`lead(${value} ignore nulls) over ${window}`,
  /** Where a row of a table stands in its file. Trino: a column that the table is loaded with. */
  fileRow: (): Sql => sql`rowid`,
  /** Milliseconds since 1970 of a timestamp in UTC. Trino: `to_unixtime(value) * 1000`. */
  milliseconds: (value: Sql): Sql => sql`cast(epoch_ms(${value}) as double)`,
  /** False for "nan" and "inf", which casts take for numbers. Trino: `is_finite`. */
  isFinite: (value: Sql): Sql => sql`isfinite(${value})`,
  /** ISO text of a day counted from 1970-01-01. Trino: `date_add('day', ...)`. */
  isoDay: (day: Sql): Sql => sql`cast(date '1970-01-01' + ${day} as varchar)`,
};
