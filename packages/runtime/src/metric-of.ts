import {findMetric, type Metric} from '@crm-widgets/metrics';
import type {Viewed} from './source.js';

/** A metric of the page's own, else of the kit. @throws {InputError} `E_METRIC`, `E_OWN_METRIC` */
export async function metricOf({own}: Viewed, named = ''): Promise<Metric> {
  return own && (await import('@crm-widgets/metrics/own')).ownMetric(own, named) || findMetric(named);
}
