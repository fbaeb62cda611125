import {bandScale, divergingScale, heatScale, type BandScale, type HeatScale} from '@crm-widgets/charts';
import type {CohortResult} from '@crm-widgets/core';
import type {CohortAverage} from '@crm-widgets/metrics/cohort';
import type {CohortLook} from './cohort-look.js';
import {oncePer} from './once-per.js';

/** The colours of a triangle. */
export type CohortScale = {classOf(rate: number | null, period: number): string} & (
  | {readonly kind: 'sequential'; readonly scale: HeatScale}
  | {readonly kind: 'banded'; readonly scale: BandScale}
  /** Of rates less the target, or less the average of their period. */
  | {readonly kind: 'diverging'; readonly scale: HeatScale}
);

const made = oncePer<readonly (CohortAverage | null)[], CohortScale>();

/** The colours of a triangle as it is looked at; made once, for it is drawn often while it scrolls. */
export function scaleOf(
  result: CohortResult, look: Pick<CohortLook, 'scale' | 'target'>, averages: readonly (CohortAverage | null)[],
): CohortScale {
  return made(averages, `${look.scale} ${look.target}`, () => cohortScale(result, look, averages));
}

/** Over what comes after period 0; unfinished periods would be too pale, and count where there are no others. */
function cohortScale(
  result: CohortResult, {scale: kind, target}: Pick<CohortLook, 'scale' | 'target'>, averages: readonly (CohortAverage | null)[],
): CohortScale {
  if (kind === 'diverging') {
    const difference = (rate: number | null, period: number) => {
      const middle = target ?? averages[period]?.value ?? null;
      return rate === null || middle === null ? null : rate - middle;
    };
    const scale = divergingScale(ratesOf(result, difference));
    return {kind, scale, classOf: (rate, period) => scale.classOf(difference(rate, period))};
  }
  const rates = ratesOf(result, (rate) => rate);
  if (kind === 'banded') {
    const scale = bandScale(rates);
    return {kind, scale, classOf: (rate) => scale.classOf(rate)};
  }
  const scale = heatScale(rates);
  return {kind, scale, classOf: (rate) => scale.classOf(rate)};
}

function ratesOf(
  {cohorts}: CohortResult, valueOf: (rate: number | null, period: number) => number | null,
): (number | null)[] {
  const whole: (number | null)[] = [];
  const open: (number | null)[] = [];
  for (const {cells} of cohorts) {
    for (let period = 1; period < cells.length; period++) {
      const cell = cells[period];
      if (cell) (cell.isPartial ? open : whole).push(valueOf(cell.rate, period));
    }
  }
  return whole.some((value) => value !== null) ? whole : open;
}
