import type {CohortResult} from '@crm-widgets/core';
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

const whens: Readonly<Record<string, string>> = {
  on: 'in the period', unbounded: 'in the period or after it', until: 'up to the period', bracket: 'in any of the periods',
  rolling24: 'so many times 24 hours after their own start', survival: 'in every period up to this one',
};

/** The same, of a mode and a measure. */
export function cohortDefinitionOf({mode, measure}: Pick<CohortResult, 'mode' | 'measure'>, params: Metric['params'] = {}): Described {
  const definition = {...cohortDefinition, params};
  const when = whens[mode] ?? '';
  if (measure !== 'customers') {
    const what = measure === 'revenue-gross' ? 'gross revenue' : 'revenue net of refunds and losses';
    return {
      ...definition, description: 'What those that started in a period brought in each period after it.',
      formula: `retention = ${what} of the cohort ${when} / that of its first period`, reference: 'metrics.md 7.4',
    };
  }
  const formula = `retention = customers of the cohort that are there ${when} / customers of the cohort`;
  if (mode !== 'survival') return {...definition, formula};
  return {...definition, formula: `${formula}; the average is the Kaplan-Meier estimate`, reference: 'metrics.md 7.4'};
}

type Described = Omit<typeof cohortDefinition, 'description' | 'formula' | 'reference' | 'params'>
  & {readonly params: Metric['params']; readonly description: string; readonly formula: string; readonly reference: string};
