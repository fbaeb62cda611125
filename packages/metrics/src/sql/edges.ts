import {exact} from './aggregates.js';
import {column, ordinals, sql, whereAll} from './fragment.js';
import {inForce, named, namesOf, type At, type Placed, type Unplaced} from './placing.js';
import {windowsStep} from './windows.js';

/** Entities worth something at the start of a window, with what their rows come to there and at its end. */
export function placeEdges({rows, slots, by, where}: Unplaced, at: At<'edges'>): Placed {
  if (rows.plan.lasting !== undefined) throw new RangeError('what lasts so many days is worth nothing at an edge');
  const entity = column('r', rows.column(at.entity).id);
  const worth = sql`sum(${exact(rows, at.value)}) as worth`;
  const atAsOf = slots.some((s) => s.until === rows.asOf.day);
  const started = sql`started as (
  select w.i, ${entity} as entity${named(by)}, ${worth}
  from windows as w
  join ${rows.relation} on ${inForce(rows, at, sql`w.from_day`, false)}${rows.labels}${whereAll(where)}
  group by ${ordinals(by.length + 2)}
)`;
  const ended = sql`ended as (
  select w.i, ${entity} as entity, ${worth}
  from windows as w
  join ${rows.relation} on ${inForce(rows, at, sql`w.until_day`, atAsOf)}
  group by 1, 2
)`;
  const end = sql`coalesce(e.worth, 0)`;
  return {
    steps: [windowsStep(slots), started, ended],
    from: sql`started as r\n  left join ended as e on e.i = r.i and e.entity = r.entity`,
    where: [sql`r.entity is not null`, sql`r.worth > 0`], window: sql`r.i`, by: namesOf(by), weighted: (value) => value,
    sums: {start: sql`r.worth`, end, lesser: sql`least(r.worth, ${end})`},
  };
}
