import type {Rates, TableName} from '@crm-widgets/core';
import {dialect} from './dialect.js';
import {bound, column, joined, name, number, sql, whereAll, type Sql} from './fragment.js';
import type {Column} from './tables.js';

/** A table of which the amounts are to be in one currency. */
interface Rated {
  readonly table: TableName;
  readonly columns: readonly Column[];
  /** Identifiers of what else is carried. */
  readonly extra: readonly string[];
  readonly rates: Rates;
  /** Identifier of the day by which a row finds its rate, unless one day holds for all. */
  readonly day: string;
}

/** What a table is called as its file has it. */
export function givenName(table: TableName): string {
  return `given_${table}`;
}

/** The rates by currency and day; of two of a day the greater one. With one day for all, those in force on it. */
export function ratesStep({day}: Rates): Sql {
  const daily = sql`select f.currency, f."date" as from_day, max(f.rate_to_reporting) as rate
    from fx_rates as f
    where f.rate_to_reporting > 0 and ${dialect.isFinite(sql`f.rate_to_reporting`)}
    group by 1, 2`;
  if (day === undefined) return sql`rates as (\n    ${daily}\n)`;
  return sql`rates as (
  select d.currency, max_by(d.rate, d.from_day) as rate
  from (
    ${daily}
  ) as d
  where d.from_day <= ${number(day)}
  group by 1
)`;
}

/** The rows with a rate, or those without any, their amounts converted. */
export function ratedStep({table, columns, extra, rates, day}: Rated): Sql {
  const isOwn = sql`coalesce(g.currency = ${bound(rates.into, 'varchar')}, true)`;
  const list = columns.flatMap(({id, type}) => {
    const given = column('g', id);
    if (type === 'instant') return [given, column('g', `${id}_day`)];
    // Of rows without a rate amounts stay as they are, so that facts know which of them would count.
    if (type !== 'money' || rates.missing) return [given];
    const rate = sql`case when ${isOwn} then 1 else f.rate end`;
    return [sql`cast(cast(${given} as double) * ${rate} as decimal(38,16)) as ${name(id)}`];
  });
  const all = [...list, ...extra.map((id) => column('g', id))];
  const join = rates.day === undefined
    ? dialect.latest(sql`rates as f`, sql`f.currency = g.currency`, sql`${column('g', day)} >= f.from_day`)
    : sql`left join rates as f on f.currency = g.currency`;
  const isKept = rates.missing
    ? [sql`not ${isOwn}`, sql`f.rate is null`]
    : [sql`(${isOwn} or f.rate is not null)`];
  return sql`${name(table)} as (
  select ${joined(all, ', ')}
  from ${name(givenName(table))} as g
  ${join}${whereAll(isKept)}
)`;
}
