import type {FunnelQuery} from '@crm-widgets/core';
import {name, type Sql} from './fragment.js';

/** The column that says whether an event is one of a kind, for each that a funnel names, in their order. */
export function flagsOf({steps, exclusions, closing}: FunnelQuery): Sql[] {
  return [
    ...steps.map((_, k) => name(`step_${k + 1}`)), ...exclusions.map((_, k) => name(`bar_${k + 1}`)),
    ...(closing ? [name('closing')] : []),
  ];
}
