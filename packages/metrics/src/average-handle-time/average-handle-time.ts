import {ratio} from '../calculators.js';
import {defineMetric} from '../define-metric.js';
import {count, dated, sum} from '../measures.js';

export const averageHandleTime = defineMetric({
  id: 'average-handle-time',
  title: 'Average handle time',
  description: 'Effort of agents, on average, for a ticket solved in the period.',
  unit: 'duration', better: 'neutral',
  reference: 'metrics.md 8.3',
  formula: 'AHT = effort of agents / tickets solved in the period that say what effort they took',
  params: {},
  tables: [['tickets', 'ticket_events'], ['tickets']],
  measures() {
    const scope = dated({name: 'ticket_facts'}, 'solved_at');
    return {
      effort: sum(scope, 'effort', {filter: {effort: {not: null}}}),
      handled: count(scope, {filter: {effort: {not: null}}}),
      solved: count(scope),
    };
  },
  calculate({effort, handled, solved}) {
    const made = ratio(effort, handled);
    const untold = (solved ?? 0) - (handled ?? 0);
    return {
      ...made, ...(handled === 0 && untold > 0 ? {reason: 'missing_input'} as const : {}),
      warnings: {effort_missing: Math.max(0, untold)},
    };
  },
});
