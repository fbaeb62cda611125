import type {Aggregate, Where} from '@crm-widgets/core';
import {dialect} from './dialect.js';
import {allOf, bound, column, name, number, sql, type Sql} from './fragment.js';
import type {Placed} from './placing.js';
import type {Rows} from './rows.js';

/** What is summed up first, and what is made of the sums. */
export interface Written {
  /** Aggregates over rows that add up: those of parts of a group to those of the group. */
  readonly parts: readonly Sql[];
  /** Column whose distinct values are counted; the parts are then made for each of them. */
  readonly entity: Sql | null;
  /** The rows themselves are needed: the answer cannot be made of parts. */
  readonly whole: Sql | null;
  /** @param parts the summed parts, or for an entity column the parts of one entity */
  finish(parts: readonly Sql[]): Sql;
}

export function write(rows: Rows, placed: Placed, {kind, ...rest}: Aggregate, filter: Where | undefined): Written {
  const conditions = filter ? rows.filter(filter) : [];
  const only = conditions.length === 0 ? sql`` : sql` filter (where ${allOf(conditions)})`;
  const counted = sql`count(*)${only}`;
  const given = rest as {column: string; q: number; having: Extract<Aggregate, {kind: 'entities'}>['having']};
  switch (kind) {
    case 'count': return additive([counted], ([n]) => sql`cast(${n!} as integer)`);
    case 'sum': {
      const summed = sql`sum(${placed.weighted(exact(rows, given.column))})${only}`;
      if (conditions.length === 0) return additive([summed], ([s]) => sql`cast(${s!} as varchar)`);
      // Rows without any that the filter lets through add up to 0; rows without a value add up to nothing known.
      return additive([summed, counted], ([s, n]) => sql`case when ${n!} = 0 then '0' else cast(${s!} as varchar) end`);
    }
    case 'mean': {
      const value = exact(rows, given.column);
      return additive([sql`sum(${value})${only}`, sql`count(${value})${only}`],
        ([s, n]) => sql`cast(${s!} as double) / nullif(${n!}, 0)`);
    }
    case 'quantile': {
      const value = sql`cast(${column('r', rows.column(given.column).id)} as double)`;
      const whole = sql`${dialect.quantile(value, number(given.q))}${only}`;
      return {parts: [], entity: null, whole, finish: ([w]) => w!};
    }
    case 'distinct':
      return ofEntities(rows, given.column, counted, (n) => conditions.length === 0 ? null : sql`${n} > 0`);
    case 'entities': {
      const {having} = given;
      if (having.kind === 'rows') {
        return ofEntities(rows, given.column, counted, (n) => sql`${n} >= ${number(having.atLeast)}`);
      }
      const summed = sql`sum(${placed.weighted(exact(rows, having.column))})${only}`;
      return ofEntities(rows, given.column, summed, (s) => sql`${s} > ${bound(having.above, 'decimal(38,16)')}`);
    }
  }
}

function additive(parts: readonly Sql[], finish: Written['finish']): Written {
  return {parts, entity: null, whole: null, finish};
}

/** `held` says of an entity's part whether it counts; null when every entity that has rows does. */
function ofEntities(rows: Rows, entity: string, part: Sql, held: (part: Sql) => Sql | null): Written {
  return {
    parts: [part], whole: null, entity: column('r', rows.column(entity).id),
    finish: ([p]) => {
      const condition = held(p!);
      return sql`cast(count(${name('entity')})${condition ? sql` filter (where ${condition})` : sql``} as integer)`;
    },
  };
}

/** A column to be summed: doubles as decimals, for their sum would depend on the order of rows. */
export function exact(rows: Rows, named: string): Sql {
  const {id, type} = rows.column(named);
  return type === 'number' ? sql`cast(${column('r', id)} as decimal(38,16))` : column('r', id);
}
