export {
  always, atEdges, balance, count, countDistinct, dated, defineMetric, durations, entities, inForce, inForceThroughout, mean, median,
  numberParam, oneOf, quantile, ratio, share, spread, sum, total, wholeParam,
} from '@crm-widgets/metrics';
export type {Calculated, Metric, Params} from '@crm-widgets/metrics';
export type {OwnMetric} from '@crm-widgets/metrics/own';
