export {
  always, balance, count, countDistinct, dated, defineMetric, durations, entities, mean, median, oneOf, quantile, ratio, spread, sum, total,
} from '@crm-widgets/metrics';
export {numberParam, wholeParam} from '@crm-widgets/metrics/params';
export {share} from '@crm-widgets/metrics/share';
export {atEdges, inForce, inForceThroughout} from '@crm-widgets/metrics/states';
export type {Calculated, Metric, Params} from '@crm-widgets/metrics';
export type {OwnMetric} from '@crm-widgets/metrics/own';
