import {exact} from './aggregates.js';
import {column, joined, ordinals, sql, whereAll, type Sql} from './fragment.js';
import {dayOf, inForce, named, namesOf, type At, type Placed, type Unplaced} from './placing.js';
import {windowsStep} from './windows.js';

type Edges = At<'edges' | 'moved'>;

/** Entities worth something at the start of a window, with what their rows come to there and at its end. */
export function placeEdges(unplaced: Unplaced, at: At<'edges'>): Placed {
  const end = sql`coalesce(e.worth, 0)`;
  return {
    steps: [
      windowsStep(unplaced.slots), sql`started as (${atStart(unplaced, at, true)})`, sql`ended as (${atEnd(unplaced, at, false)})`,
    ],
    from: sql`started as r\n  left join ended as e on e.i = r.i and e.entity = r.entity`,
    where: [sql`r.entity is not null`, sql`r.worth > 0`], window: sql`r.i`, by: namesOf(unplaced.by), weighted: (value) => value,
    sums: {start: sql`r.worth`, end, lesser: sql`least(r.worth, ${end})`},
  };
}

/** Entities worth something at either edge of a window, with how they moved from one to the other. */
export function placeMoved(unplaced: Unplaced, at: At<'moved'>): Placed {
  const {rows, slots, by} = unplaced;
  const list = joined(namesOf(by, 's').map((one) => sql`, ${one}`), '');
  const firsts = sql`firsts as (
  select ${entityOf(unplaced, at)} as entity, min(${dayOf(rows, at.from)}) as day
  from ${rows.relation}
  where ${exact(rows, at.value)} > 0
  group by 1
)`;
  const moved = sql`moved as (
  select s.i, s.entity${list}, s.worth as before, coalesce(e.worth, 0) as after
  from (${atStart(unplaced, at, true)}) as s
  left join ended as e on e.i = s.i and e.entity = s.entity
  where s.worth > 0
  union all
  select s.i, s.entity${list}, 0 as before, s.worth as after
  from (${atEnd(unplaced, at, true)}) as s
  left join started as b on b.i = s.i and b.entity = s.entity
  where s.worth > 0 and coalesce(b.worth, 0) <= 0
)`;
  const change = sql`(r.after - r.before)`;
  const when = (condition: Sql) => sql`case when ${condition} then ${change} else 0 end`;
  const isBack = sql`f.day < w.from_day`;
  return {
    steps: [
      windowsStep(slots), sql`started as (${atStart(unplaced, at, false)})`, sql`ended as (${atEnd(unplaced, at, false)})`,
      firsts, moved,
    ],
    from: sql`moved as r\n  join windows as w on w.i = r.i\n  left join firsts as f on f.entity = r.entity`,
    where: [sql`r.entity is not null`], window: sql`r.i`, by: namesOf(by), weighted: (value) => value,
    sums: {
      new: when(sql`r.before = 0 and not coalesce(${isBack}, false)`), reactivation: when(sql`r.before = 0 and ${isBack}`),
      expansion: when(sql`r.before > 0 and r.after > r.before`), churn: when(sql`r.before > 0 and r.after <= 0`),
      contraction: when(sql`r.before > r.after and r.after > 0`),
    },
  };
}

/** What the rows of an entity come to at the start of a window; those of the query's filter and groups, or all of them. */
function atStart(unplaced: Unplaced, at: Edges, isPicked: boolean): Sql {
  return worth(unplaced, at, inForce(unplaced.rows, at, sql`w.from_day`, false), isPicked);
}

function atEnd(unplaced: Unplaced, at: Edges, isPicked: boolean): Sql {
  const atAsOf = unplaced.slots.some((s) => s.until === unplaced.rows.asOf.day);
  return worth(unplaced, at, inForce(unplaced.rows, at, sql`w.until_day`, atAsOf), isPicked);
}

function worth(unplaced: Unplaced, at: Edges, isThere: Sql, isPicked: boolean): Sql {
  const {rows, by, where} = unplaced;
  if (rows.plan.lasting !== undefined) throw new RangeError('what lasts so many days is worth nothing at an edge');
  return sql`
  select w.i, ${entityOf(unplaced, at)} as entity${isPicked ? named(by) : sql``}, sum(${exact(rows, at.value)}) as worth
  from windows as w
  join ${rows.relation} on ${isThere}${isPicked ? sql`${rows.labels}${whereAll(where)}` : sql``}
  group by ${ordinals(isPicked ? by.length + 2 : 2)}
`;
}

function entityOf({rows}: Unplaced, at: Edges): Sql {
  return column('r', rows.column(at.entity).id);
}
