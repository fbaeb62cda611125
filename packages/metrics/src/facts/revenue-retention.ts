import type {Measure} from '@crm-widgets/core';
import {ratio} from '../calculators.js';
import type {Calculated, Has} from '../metric.js';
import {count, entities, sum} from '../measures.js';
import {atEdges, inForce} from '../states.js';
import {oneOf, wholeParam} from '../params.js';
import {movement, movementParams, movementsOf, singleVersions, type MovementParams} from './movement-params.js';

/** What is measured of the revenue that customers keep bringing; shared by its net and its gross rate. */
export const retentionParams = {
  method: oneOf(
    ['cohort', 'movements'], 'who counts; cohort: customers at the start alone, movements: all that moved since'),
  horizon: wholeParam(12, 'months up to the end of the period', 1, 120),
  ...movementParams,
};

interface RetentionParams extends MovementParams {
  readonly method: 'cohort' | 'movements';
  readonly horizon: number;
}

/** @param of what customers of the cohort bring at the end: all of it, or at most what they brought at the start */
export function ofCohort(params: RetentionParams, has: Has, of: 'end' | 'lesser'): Readonly<Record<string, Measure>> {
  const over = {months: params.horizon};
  const cohort = atEdges(movementsOf(params), 'customer_id', 'mrr');
  return {
    kept: sum(cohort, of, {over}), started: sum(cohort, 'start', {over}), customers: count(cohort, {over}),
    ...singleVersions(params, has),
  };
}

/** The balance at the start, and what moved since: losses alone, or gains of known customers too. */
export function ofMovements(params: RetentionParams, has: Has, gains: boolean): Readonly<Record<string, Measure>> {
  const over = {months: params.horizon};
  const start = inForce(movementsOf(params), 'start');
  const moved = (kind: Parameters<typeof movement>[1]) => movement(params, kind, {over});
  return {
    started: sum(start, 'mrr', {over}),
    customers: entities(start, 'customer_id', {kind: 'sum', column: 'mrr', above: 0}, {over}),
    ...(gains ? {expansion: moved('expansion'), reactivation: moved('reactivation')} : {}),
    contraction: moved('contraction'), churn: moved('churn'),
    ...singleVersions(params, has),
  };
}

/** What is left of the revenue at the start. */
export function retained(
  {kept, started = null, customers = null, singleVersions = 0, ...moved}: Readonly<Record<string, number | null | undefined>>,
): Calculated {
  const warnings = {single_version: singleVersions ?? 0};
  if (kept !== undefined) return {...ratio(kept, started, customers), warnings};
  const changes = Object.values(moved);
  const isKnown = started !== null && changes.every((change) => change != null);
  const left = isKnown ? changes.reduce<number>((sum, change) => sum + change!, started) : null;
  return {...ratio(left, started, customers), warnings};
}
