import type {Metric} from '../metric.js';

/** What the definition card says of a funnel. */
export const funnelDefinition = {
  id: 'funnel',
  title: 'Funnel',
  description: 'How many deals reached each stage, and what share of those in the stage before went on.',
  formula: 'share that goes on = deals that reached the step / deals that reached the step before',
  reference: 'metrics.md 6.4',
  params: {},
} as const satisfies Partial<Metric>;

/** The same where entities are followed from event to event. */
export const attemptsDefinition = {
  ...funnelDefinition,
  description: 'How many came from step to step in time, each by the deepest attempt, and what share of those in the step before.',
  formula: 'share that goes on = those who reached the step / those who reached the step before',
  reference: 'metrics.md 7.2',
} as const satisfies Partial<Metric>;

/** The same where each step was counted by somebody else. */
export const countedDefinition = {
  ...funnelDefinition,
  description: 'Steps as they were counted elsewhere, and how large each is beside the one before.',
  formula: 'share that goes on = count of the step / count of the step before',
} as const satisfies Partial<Metric>;
