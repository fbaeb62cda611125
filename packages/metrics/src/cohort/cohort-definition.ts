import type {Metric} from '../metric.js';

/** What the definition card says of a triangle of cohorts. */
export const cohortDefinition = {
  id: 'cohort-retention',
  title: 'Cohort retention',
  description: 'Who of those that started in a period came back in each period after it.',
  formula: 'retention = customers of the cohort that are there in the period / customers of the cohort',
  reference: 'metrics.md 7.3',
  params: {},
} as const satisfies Partial<Metric>;
