import {joined, literal, sql, type Sql} from '../sql/fragment.js';
import {lostStages, wonStages} from '../funnel/stage-names.js';

const stages = (names: readonly string[]) => sql`lower(trim(s.stage)) in (${joined(names.map(literal), ', ')})`;

/** won, lost or open, of an entry `s` of deal_stages: as it says, else as stages of that name usually are. */
export const stageOutcome: Sql = sql`case
      when coalesce(s.is_won, ${stages(wonStages)}) then 'won'
      when coalesce(s.is_closed, ${stages(lostStages)}) then 'lost'
      else 'open'
    end`;
