import type {AsOf, CohortCells, CohortQuery, Window} from '@crm-widgets/core';
import fc, {type Arbitrary} from 'fast-check';
import {choice, pick, type Choice} from './choices.js';
import {columnsInAll, type FactColumns} from './fact-columns.js';
import {conditionPlans, whereOf, type ConditionPlan} from './random-where.js';

/** A triangle whose facts and columns are chosen once they are known. */
export interface CohortPlan {
  readonly starts: Choice;
  readonly returns: Choice;
  readonly column: Choice;
  readonly way: Choice;
  /** Starts and returns are the same rows. */
  readonly isSame: boolean;
  readonly startFilter: readonly ConditionPlan[];
  readonly returnFilter: readonly ConditionPlan[];
  readonly where: readonly ConditionPlan[];
  readonly isRecurring: boolean;
  readonly isAcquired: boolean;
  readonly cells: CohortCells;
  readonly atLeast: number;
  readonly worth: 'sum' | 'lesser' | null;
  readonly amount: Choice;
}

/** What counts for a cell, plain windows more often than others. */
export const cohortCells: Arbitrary<CohortCells> = fc.oneof(
  {weight: 3, arbitrary: fc.constant({kind: 'on'} as const)},
  {weight: 4, arbitrary: fc.constantFrom('unbounded', 'until', 'unbroken').map((kind) => ({kind}))},
  {weight: 2, arbitrary: fc.constantFrom<CohortCells[]>(
    {kind: 'brackets', brackets: [[0, 0], [1, 2], [4, 9]]}, {kind: 'brackets', brackets: [[0, 1], [2, 2]]},
    {kind: 'brackets', brackets: [[1, 70]]},
  )},
  {weight: 2, arbitrary: fc.constantFrom(1, 7, 30).map((days) => ({kind: 'blocks', days} as const))},
);

export const cohortPlan: Arbitrary<CohortPlan> = fc.record({
  starts: choice, returns: choice, column: choice, way: choice, isSame: fc.boolean(),
  startFilter: conditionPlans, returnFilter: conditionPlans, where: conditionPlans,
  isRecurring: fc.constantFrom(false, false, true), isAcquired: fc.constantFrom(false, false, true), cells: cohortCells, atLeast: fc.constantFrom(1, 1, 1, 2, 3),
  worth: fc.constantFrom(null, null, null, 'sum' as const, 'lesser' as const), amount: choice,
});

/** @returns null where no fact tells whose its dated rows are */
export function cohortQuery(
  plan: CohortPlan, facts: readonly FactColumns[], windows: readonly Window[], asOf: AsOf,
): CohortQuery | null {
  const able = facts
    .filter((fact) => fact.columns.has('customer_id') && fact.of('instant').length > 0 && !fact.isNobodys);
  if (able.length === 0) return null;
  const starts = pick(able, plan.starts);
  const returns = plan.isSame ? starts : pick(able, plan.returns);
  const column = pick(starts.of('instant'), plan.column);
  const [startFilter, returnFilter] = [whereOf(plan.startFilter, starts.named()), whereOf(plan.returnFilter, returns.named())];
  const query: CohortQuery = {
    kind: 'cohort', entity: 'customer_id',
    starts: {fact: starts.fact, column, ...filterOf(startFilter)},
    returns: {fact: returns.fact, at: wayOf(plan, returns, column), ...filterOf(plan.isSame ? startFilter : returnFilter)},
    windows, where: whereOf(plan.where, columnsInAll([starts, returns])), asOf,
    ...(plan.isRecurring ? {membership: 'recurring'} : plan.isAcquired ? {acquired: true} : {}),
  };
  return asked(query, plan, starts, returns);
}

function filterOf(filter: ReturnType<typeof whereOf>) {
  return Object.keys(filter).length > 0 ? {filter} : {};
}

function wayOf({isSame, way}: CohortPlan, returns: FactColumns, column: string): CohortQuery['returns']['at'] {
  const ways = returns.attributions().filter((at) => at.kind === 'dated' || at.kind === 'state')
    .filter((at) => at.kind === 'dated' || at.edge === 'end');
  return isSame && way % 2 === 0 ? {kind: 'dated', column} : pick(ways, way);
}

/** What is asked of cells, as far as the rows can tell it. */
function asked(query: CohortQuery, plan: CohortPlan, starts: FactColumns, returns: FactColumns): CohortQuery {
  const {kind} = query.returns.at;
  const cells = kind === 'state' && plan.cells.kind === 'blocks' ? {kind: 'on'} as const : plan.cells;
  const amounts = returns.of('money').filter((name) => starts.of('money').includes(name));
  if (plan.worth === null || amounts.length === 0 || returns.isLasting) return {...query, cells, atLeast: plan.atLeast};
  const column = pick(amounts, plan.amount);
  if (kind === 'dated') return {...query, cells: cells.kind === 'unbroken' ? {kind: 'on'} : cells, worth: {column, of: 'sum'}};
  return {...query, membership: 'first', ...(cells.kind === 'unbroken' ? {cells} : {}), worth: {column, of: plan.worth}};
}
