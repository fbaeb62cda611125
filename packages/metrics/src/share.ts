import {wilsonInterval} from '@crm-widgets/stats';
import {ratio} from './calculators.js';
import type {Calculated} from './metric.js';

/** Part of a whole, both counts of the same entities, with its 95 % interval. */
export function share(part: number | null, whole: number | null): Calculated {
  const made = ratio(part, whole);
  return made.value === null ? made : {...made, interval: wilsonInterval(part!, whole!)};
}
