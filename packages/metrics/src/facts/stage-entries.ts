import {among, bound, joined, name, sql, type Sql} from '../sql/fragment.js';
import type {Has} from '../metric.js';
import type {Fact} from './fact.js';
import {stageOutcome} from './stage-outcome.js';
import {entriesOnColumns, reachedOnColumns} from './stages-on-columns.js';

/** What a deal says of itself; a history of stages has none of it. */
export const ofDeal = {customer_id: 'id', pipeline: 'text', source: 'text', owner: 'text', type: 'text'} as const;
const dealColumns = Object.keys(ofDeal) as (keyof typeof ofDeal)[];

const usesOfDeal = (has: Has) => (has('deals') ? {deals: ['deal_id', ...dealColumns]} : {});
const ownOfDeal = (has: Has) => (has('deals') ? ofDeal : {});

/** `, d.customer_id, ...` and the join of `d`; of a deal that is listed twice the lesser text, as of customers. */
function joinedDeal(has: Has): {columns: Sql; join: Sql} {
  if (!has('deals')) return {columns: sql``, join: sql``};
  const least = dealColumns.map((column) => sql`min(${name(column)}) as ${name(column)}`);
  return {
    columns: joined(dealColumns.map((column) => sql`, d.${name(column)}`), ''),
    join: sql`
  left join (select deal_id, ${joined(least, ', ')} from deals group by 1) as d on d.deal_id = s.deal_id`,
  };
}

/** A row is a stage that a deal entered: won, lost or open as it says, else as stages of that name usually are. */
export const stageEntries: Fact = (_params, has) => ({
  base: 'deal_stages',
  uses: {deal_stages: ['deal_id', 'stage', 'is_won', 'is_closed'], ...usesOfDeal(has)},
  own: {outcome: 'text', ...ownOfDeal(has)},
  rows: ({carried}) => {
    const {columns, join} = joinedDeal(has);
    return sql`select ${stageOutcome} as outcome${columns}${carried('s')}
  from deal_stages as s${join}`;
  },
  derive: (from) => entriesOnColumns(from, has('deals') ? dealColumns : []),
});

/**
 * A row is a deal that entered any of `stages`, at the instant when it first did. So a stage that it skipped is passed
 * when it enters a later one.
 */
export const stageReached: Fact = (params, has) => {
  const named = params.stages as readonly string[];
  return {
    base: null,
    uses: {deal_stages: ['deal_id', 'stage', 'entered_at'], ...usesOfDeal(has)},
    own: {deal_id: 'id', entered_at: 'instant', ...ownOfDeal(has)},
    rows: () => {
      const {columns, join} = joinedDeal(has);
      return sql`select s.deal_id, s.entered_at, s.entered_at_day${columns}
  from (
    select s.deal_id, min(s.entered_at) as entered_at, min(s.entered_at_day) as entered_at_day
    from deal_stages as s
    where ${among(sql`s.stage`, named.map((stage) => bound(stage, 'varchar')))}
    group by 1
  ) as s${join}`;
    },
    derive: (from) => reachedOnColumns(from, named, has('deals') ? dealColumns : []),
  };
};
