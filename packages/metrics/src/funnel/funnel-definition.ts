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
