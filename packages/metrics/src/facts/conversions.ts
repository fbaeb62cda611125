import {isValid} from '@crm-widgets/core';
import type {AsOf, InstantColumn, Sources, TableColumns, TextColumn} from '@crm-widgets/core';
import {joined, name, nothing, sql, type Sql} from '../sql/fragment.js';
import type {Has, Params} from '../metric.js';
import {acquisitions} from './acquisitions.js';
import {outcome} from './deal-outcomes.js';
import {areWon} from './deals-on-columns.js';
import {billing} from './prospect-source.js';

export interface Moment {
  readonly instant: number;
  readonly day: number;
}

/** When something first happened to whom a key names: a SELECT of id, first_at and first_at_day, and its twin. */
export interface Conversions {
  readonly key: 'customer_id' | 'person_id';
  readonly uses: TableColumns;
  rows(asOf: AsOf): Sql;
  derive(from: Sources): Map<string, Moment>;
}

/** First payments of customers, whichever table of billing tells. */
export function payments(params: Params, has: Has): Conversions {
  const told = billing.filter((table) => has(table)).map((from) => acquisitions({...params, from}, has));
  return {
    key: 'customer_id',
    uses: Object.assign({}, ...told.map(({uses}) => uses)) as TableColumns,
    rows(asOf) {
      const all = told.map(({rows}) => sql`select a.* from (${rows!({asOf, carried: () => nothing})}) as a`);
      return sql`select u.customer_id as id, min(u.acquired_at) as first_at, min(u.acquired_at_day) as first_at_day
      from (${joined(all, ' union all ')}) as u
      group by 1`;
    },
    derive(from) {
      const first = new Map<string, Moment>();
      for (const {derive} of told) {
        const {customer_id, acquired_at} = derive!(from).own;
        addFirst(first, customer_id as TextColumn, acquired_at as InstantColumn, () => true);
      }
      return first;
    },
  };
}

/** First deals won, of persons or of customers. */
export function wins(key: Conversions['key']): Conversions {
  return {
    key,
    uses: {deals: [key, 'stage', 'closed_at', 'is_closed', 'is_won']},
    rows: () => sql`select w.id, min(w.closed_at) as first_at, min(w.closed_at_day) as first_at_day
      from (select d.${name(key)} as id, d.closed_at, d.closed_at_day, ${outcome} as outcome from deals as d) as w
      where w.outcome = 'won' and w.closed_at is not null and w.id is not null
      group by 1`,
    derive(from) {
      const deals = from.table('deals');
      const won = areWon(deals);
      const first = new Map<string, Moment>();
      addFirst(first, deals.text(key), deals.instant('closed_at'), (row) => won[row] === 1);
      return first;
    },
  };
}

function addFirst(
  first: Map<string, Moment>, {codes, dictionary}: TextColumn, {instants, days, valid}: InstantColumn,
  holds: (row: number) => boolean,
): void {
  for (let row = 0; row < codes.length; row++) {
    if (codes[row]! < 0 || !isValid(valid, row) || !holds(row)) continue;
    const id = dictionary[codes[row]!]!;
    const known = first.get(id);
    if (!known || instants[row]! < known.instant) first.set(id, {instant: instants[row]!, day: days[row]!});
  }
}
