import {boundInstant} from './conditions.js';
import {dialect} from './dialect.js';
import {column, number, ordinals, sql, whereAll, type Sql} from './fragment.js';
import {dayOf, named, namesOf, splitsLastDay, type Placed, type Unplaced, type Versions} from './placing.js';
import type {Rows} from './rows.js';
import {BITS, valuesStep} from './windows.js';

/** A window, and the days at whose start an entity has to be there. */
type Edges = readonly [window: number, days: readonly number[]];

/**
 * Entities whose versions cover all the edges that a window names, for versions that all last as many days.
 *
 * Each edge is a bit, a day carries the bits of the edges that look back at it, and an entity those of its days: the
 * rows are grouped by entity alone, however many windows there are.
 */
export function placeLasting({rows, slots, by, where}: Unplaced, at: Versions): Placed {
  const edges = slots.map(({i, from, until}): Edges =>
    [i, at.kind === 'kept' ? [from, until] : at.edge === 'start' ? [from] : [until]]);
  const {asked, marks} = bitsOf(edges);
  const days = dialect.numbers(sql`edge - ${number(rows.plan.lasting!)}`, sql`edge`);
  const entity = column('r', rows.column('customer_id').id);
  const held = sql`held as (
  select ${entity} as entity, m.part${named(by)}, ${dialect.anyBit(sql`m.bits`)} as bits
  from ${rows.relation}${rows.labels}
  join marks as m on m.day = ${dayOf(rows, at.from)}${whereAll([...where, ...before(rows, at.from, edges)])}
  group by ${ordinals(by.length + 2)}
)`;
  return {
    steps: [
      valuesStep('asked (i, part, bits)', asked, 3), valuesStep('edges (part, edge, bits)', marks, 3),
      sql`marks as (
  select part, day, ${dialect.anyBit(sql`bits`)} as bits
  from (select part, bits, cast(${days} as integer) as day from edges) as days
  group by 1, 2
)`,
      held,
    ],
    from: sql`held as r\n  join asked as w on w.part = r.part and ${dialect.hasBits(sql`r.bits`, sql`w.bits`)}`,
    where: [], window: sql`w.i`, by: namesOf(by), weighted: (value) => value, entities: true,
  };
}

function before(rows: Rows, from: string, edges: readonly Edges[]): Sql[] {
  if (!splitsLastDay(rows, from) || !edges.some(([, days]) => days.includes(rows.asOf.day))) return [];
  return [sql`${column('r', from)} < ${boundInstant(rows.asOf.instant)}`];
}

/** A bit for each distinct edge, as many to a part as an integer has, and for each window the bits it asks for. */
function bitsOf(edges: readonly Edges[]): {asked: Sql[][]; marks: Sql[][]} {
  const asked: Sql[][] = [];
  const marks: Sql[][] = [];
  let part = 0;
  let bits = new Map<number, bigint>();
  for (const [i, days] of edges) {
    if (bits.size + days.length > BITS) {
      part++;
      bits = new Map();
    }
    let wanted = 0n;
    for (const day of days) {
      let bit = bits.get(day);
      if (bit === undefined) {
        bits.set(day, bit = 1n << BigInt(bits.size));
        marks.push([number(part), number(day), number(bit)]);
      }
      wanted |= bit;
    }
    asked.push([number(i), number(part), number(wanted)]);
  }
  return {asked, marks};
}
