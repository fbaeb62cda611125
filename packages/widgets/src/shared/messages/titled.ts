import type {MetricId} from '@crm-widgets/metrics';
import {shortNames} from '@crm-widgets/metrics/other-names';

/** What the kit has a title for: its metrics, and its other pictures. */
export type Titles = Readonly<Record<MetricId | 'funnel' | 'cohort-retention' | 'doctor', string>>;

/** Finds titles by id or short name. */
export function titled(titles: Titles): (metric: string) => string | undefined {
  return (metric) => {
    const id = Object.hasOwn(shortNames, metric) ? shortNames[metric]! : metric;
    return Object.hasOwn(titles, id) ? titles[id as keyof Titles] : undefined;
  };
}
