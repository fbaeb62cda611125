import type {ColumnType, Condition, Scalar, Where} from '@crm-widgets/core';
import fc, {type Arbitrary} from 'fast-check';
import {choice, choices, pick, type Choice} from './choices.js';
import type {CellValue} from './random-company.js';

/** A column that may be filtered by, and what its file has in it. */
export interface Filterable {
  readonly name: string;
  readonly type: ColumnType;
  readonly cells: readonly CellValue[];
}

/** A condition whose column and values are chosen once they are known. */
export interface ConditionPlan {
  readonly column: Choice;
  readonly shape: 'one' | 'missing' | 'some' | 'some or missing' | 'from' | 'until' | 'between';
  readonly negated: 0 | 1 | 2;
  readonly values: readonly Choice[];
}

const plan: Arbitrary<ConditionPlan> = fc.record({
  column: choice,
  shape: fc.constantFrom('one', 'missing', 'some', 'some or missing', 'from', 'until', 'between'),
  negated: fc.constantFrom(0, 0, 0, 1, 1, 2),
  values: choices(3),
});

/** Most are none, or one. */
export const conditionPlans: Arbitrary<readonly ConditionPlan[]> = fc.oneof(
  {weight: 10, arbitrary: fc.constant([])}, {weight: 4, arbitrary: fc.tuple(plan)}, {weight: 1, arbitrary: fc.tuple(plan, plan)});

/** Conditions on columns that there are, mostly of values that they have. */
export function whereOf(plans: readonly ConditionPlan[], columns: readonly Filterable[]): Where {
  if (columns.length === 0) return {};
  return Object.fromEntries(plans.map((each) => {
    const column = pick(columns, each.column);
    return [column.name, conditionOf(each, valuesOf(column))];
  }));
}

const others: Readonly<Record<ColumnType, readonly Scalar[]>> = {
  id: ['a', 1, 'nobody'], text: ['web', 7, 1.5, 10, true], money: [0, 10, '10', -5.5, 0.1], number: [0, 0.1, '1', 1],
  integer: [0, 1, '2'], boolean: [true, false, 'true'], day: ['2024-03-01'],
  instant: ['2024-03-31', '2024-03-10', '2024-03-30T22:00:00Z', '2024-04-01T00:00:00+02:00'],
};

function valuesOf({type, cells}: Filterable): Scalar[] {
  return [...cells.filter((cell) => cell !== null && cell !== 'unreadable'), ...others[type]] as Scalar[];
}

function conditionOf({shape, negated, values}: ConditionPlan, known: readonly Scalar[]): Condition {
  const [first = 0, second = 1] = values;
  const bound = (chosen: Choice) => {
    const value = pick(known, chosen);
    return typeof value === 'boolean' ? String(value) : value;
  };
  const plain = (): Condition => {
    switch (shape) {
      case 'one': return pick(known, first);
      case 'missing': return null;
      case 'some': return values.map((chosen) => pick(known, chosen));
      case 'some or missing': return [...values.map((chosen) => pick(known, chosen)), null];
      case 'from': return {from: bound(first)};
      case 'until': return {until: bound(first)};
      case 'between': return {from: bound(first), until: bound(second)};
    }
  };
  return Array.from({length: negated}).reduce<Condition>((condition) => ({not: condition}), plain());
}
