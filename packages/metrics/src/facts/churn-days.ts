import type {DerivedRows, InstantColumn, NumericColumn, TextColumn} from '@crm-widgets/core';
import {nothing, sql} from '../sql/fragment.js';
import type {Fact} from './fact.js';
import {movementsOnColumns} from './movements-on-columns.js';
import {mrrMovements} from './mrr-movements.js';

/** A row is a local day on which customers churned, and what share they are of those active at its start. */
export const churnDays: Fact = (params, has) => {
  const movements = mrrMovements(params, has);
  return {
    base: null,
    uses: movements.uses,
    own: {churned_at: 'instant', churned: 'integer', rate: 'number'},
    rows: ({asOf}) => sql`select d.churned_at, d.churned_at_day, d.churned, cast(d.churned as double) / d.active as rate
  from (
    select max(m.valid_from) as churned_at, m.valid_from_day as churned_at_day,
      cast(count(*) filter (where m.kind = 'churn') as bigint) as churned,
      sum(sum(case m.kind when 'new' then 1 when 'reactivation' then 1 when 'churn' then -1 else 0 end)) over (
        order by m.valid_from_day rows between unbounded preceding and 1 preceding) as active
    from (${movements.rows!({asOf, carried: () => nothing})}) as m
    group by m.valid_from_day
  ) as d
  where d.churned > 0 and d.active > 0`,
    derive: (from) => byDay(movementsOnColumns(from, params, has)),
  };
};

const changes: Readonly<Record<string, number>> = {new: 1, reactivation: 1, churn: -1};

function byDay({own}: DerivedRows): DerivedRows {
  const {instants, days} = own.valid_from as InstantColumn;
  const {codes, dictionary} = own.kind as TextColumn;
  const kinds = dictionary.map((kind) => changes[kind] ?? 0);
  const found = new Map<number, {at: number; churned: number; change: number}>();
  for (let row = 0; row < days.length; row++) {
    const {at, churned, change} = found.get(days[row]!) ?? {at: -Infinity, churned: 0, change: 0};
    const moved = kinds[codes[row]!]!;
    found.set(days[row]!, {
      at: Math.max(at, instants[row]!), churned: churned + (moved < 0 ? 1 : 0), change: change + moved,
    });
  }
  const rows: {day: number; at: number; churned: number; rate: number}[] = [];
  let active = 0;
  for (const [day, {at, churned, change}] of [...found].sort(([a], [b]) => a - b)) {
    if (churned > 0 && active > 0) rows.push({day, at, churned, rate: churned / active});
    active += change;
  }
  const numbers = (type: 'integer' | 'number', of: (row: typeof rows[number]) => number): NumericColumn =>
    ({type, values: Float64Array.from(rows, of), valid: null});
  return {
    rows: rows.length, baseRows: null,
    own: {
      churned_at: {
        type: 'instant', valid: null,
        instants: Float64Array.from(rows, ({at}) => at), days: Int32Array.from(rows, ({day}) => day),
      },
      churned: numbers('integer', ({churned}) => churned),
      rate: numbers('number', ({rate}) => rate),
    },
  };
}
