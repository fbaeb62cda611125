import type {FactRef} from '@crm-widgets/core';

/** How visitors try to reach a goal, and what counts as having reached it. */
export interface GoalParams {
  /** Column that tells tries apart; rows without it belong to the last one of their visitor. */
  readonly key: 'cart_id' | 'session_id';
  /** Events that begin a try; null: any. */
  readonly starts: readonly (string | null)[] | null;
  readonly goals: readonly (string | null)[];
  /** Of these events the values add up; without any the greatest of those that begin it counts. */
  readonly adds: readonly string[];
  /** Events that empty a try, where one that is left empty is told apart; without any, none is. */
  readonly empties?: readonly (string | null)[];
  /** Minutes without an event after which a visitor begins anew. */
  readonly gapMinutes: number;
  /** Minutes from the beginning in which the goal may be reached; null: at any time. */
  readonly reachMinutes: number | null;
  /** Minutes without an event after which a try counts as abandoned. */
  readonly idleMinutes: number;
}

export function goalFact(params: GoalParams): FactRef {
  return {name: 'goal_attempts', params: {...params}};
}

/** Sessions, any event of which may be the goal. */
export function sessionFact(goals: GoalParams['goals'], gapMinutes: number): FactRef {
  return goalFact({
    key: 'session_id', starts: null, goals, adds: [], gapMinutes, reachMinutes: null, idleMinutes: gapMinutes,
  });
}
