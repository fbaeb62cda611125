import type {CohortCells, CohortQuery} from '@crm-widgets/core';
import {blockOf, bracketsStep, inBlock} from './cohort-cells.js';
import {sql, type Sql} from './fragment.js';

/**
 * `sums (cohort, i, worth)` and `returned (cohort, period, worth)` of `members` and `visits`; of the latter a cohort and
 * period may be there in several rows.
 */
export function worthSteps(query: CohortQuery): Sql[] {
  const {cells = {kind: 'on'}, returns: {at}, worth, atLeast = 1, windows} = query;
  if (atLeast > 1) throw new RangeError('what returns are worth has no least number of them');
  if (at.kind === 'state' && ((cells.kind !== 'on' && cells.kind !== 'unbroken') || query.membership === 'recurring')) {
    throw new RangeError('versions are worth something at the ends of windows, and have one start');
  }
  const own = worth!.of === 'lesser' ? sql`least(worth, base)` : sql`worth`;
  if (at.kind === 'dated' && cells.kind === 'unbroken') throw new RangeError('of dated rows nobody leaves');
  const [period, from] = cells.kind === 'blocks' ? [blockOf(cells.days), inBlock(cells.days, windows.length)]
    : cells.kind === 'unbroken' ? [sql`i`, unbroken] : [sql`i`, returning];
  const sums = sql`sums as (
  select cohort, ${period} as i, sum(${own}) as worth
  from ${from}
  group by 1, 2
)`;
  return [sums, ...spans(cells)];
}

const returning = sql`members as k
  join visits as v on v.entity = k.entity and v.i >= k.cohort`;

/** Versions of those who were there in every window up to theirs. */
const unbroken = sql`(
    select k.cohort, k.base, v.i, v.worth, row_number() over (partition by k.entity order by v.i) as nth
    from ${returning}
  ) as runs
  where i = cohort + nth - 1`;

function spans(cells: CohortCells): Sql[] {
  const of = (period: Sql, join: Sql) => sql`returned as (
  select s.cohort, ${period} as period, s.worth
  from sums as s${join}
)`;
  switch (cells.kind) {
    case 'on':
    case 'unbroken':
    case 'blocks': return [of(sql`s.i`, sql``)];
    case 'unbounded': return [of(sql`w.i`, sql`\n  join windows as w on w.i between s.cohort and s.i`)];
    case 'until': return [of(sql`w.i`, sql`\n  join windows as w on w.i >= s.i\n  where s.i > s.cohort`)];
    case 'brackets': return [
      bracketsStep(cells.brackets),
      of(sql`b.j`, sql`\n  join brackets as b on s.i - s.cohort between b.low and b.high`),
    ];
  }
}
