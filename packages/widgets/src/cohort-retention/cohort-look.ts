import {wrongAttribute} from '@crm-widgets/core';
import type {CohortAverageKind} from '@crm-widgets/metrics/cohort';
import {readNumber, readOneOf} from '../shared/attributes.js';

export const cohortViews = ['triangle', 'curves', 'average'] as const;
const cellNumbers = ['percent', 'counts'] as const;
const colorScales = ['sequential', 'diverging', 'banded'] as const;
const averageKinds = ['weighted', 'simple'] as const satisfies readonly CohortAverageKind[];

/** Attributes that say how a triangle is drawn, and nothing of what is asked. */
export interface LookAttributes {
  readonly view: string | null;
  readonly show: string | null;
  readonly average: string | null;
  readonly scale: string | null;
  readonly target: string | number | null;
  readonly mode: string | null;
}

/** The same, read. */
export interface CohortLook {
  readonly view: (typeof cohortViews)[number];
  readonly show: (typeof cellNumbers)[number];
  readonly average: CohortAverageKind;
  readonly scale: (typeof colorScales)[number];
  /** A share, from 0; null for none. */
  readonly target: number | null;
}

const plainLook: CohortLook = {view: 'triangle', show: 'percent', average: 'weighted', scale: 'sequential', target: null};

/** @throws {InputError} `E_ATTR` naming the attribute */
export function readLook({view, show, average, scale, target, mode}: LookAttributes): CohortLook {
  const kind = readOneOf('average', average, averageKinds) ?? plainLook.average;
  if (kind === 'simple' && mode === 'survival') {
    throw wrongAttribute('average', kind, 'weighted, for survival is estimated over all cohorts', 'Remove average');
  }
  return {
    view: readOneOf('view', view, cohortViews) ?? plainLook.view, show: readOneOf('show', show, cellNumbers) ?? plainLook.show,
    average: kind, scale: readOneOf('scale', scale, colorScales) ?? plainLook.scale, target: readTarget(target),
  };
}

function readTarget(given: string | number | null): number | null {
  const target = readNumber('target', given, '0.4');
  if (target === undefined || target >= 0) return target ?? null;
  throw wrongAttribute('target', String(given), 'a share of at least 0, such as 0.4 for 40 %', 'Set target="0.4"');
}
