import type {FunnelQuery} from '@crm-widgets/core';
import {name, number, sql, type Sql} from './fragment.js';

/** The column that says whether an event is one of a kind, for each that a funnel names, in their order. */
export function flagsOf({steps, exclusions, closing}: FunnelQuery): Sql[] {
  return [
    ...steps.map((_, k) => name(`step_${k + 1}`)), ...exclusions.map((_, k) => name(`bar_${k + 1}`)),
    ...(closing ? [name('closing')] : []),
  ];
}

/** Whether some rows that are steps do not say how long these took. */
export function hasUntimed({steps}: FunnelQuery): boolean {
  return steps.some(({untimed}) => untimed !== undefined);
}

/** Milliseconds from step `k` to the next, counted from 1; null where they do not count. */
export function waitAfter(query: FunnelQuery, k: number): Sql {
  const at = (step: number) => (hasUntimed(query) ? sql`own_${number(step)}` : sql`t_${number(step)}`);
  return sql`(${at(k + 1)} - ${at(k)})`;
}
