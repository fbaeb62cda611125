import {total} from '../calculators.js';
import {defineMetric} from '../define-metric.js';
import {count, dated, durations} from '../measures.js';
import {listParam, oneOf} from '../params.js';

export const resolutionTime = defineMetric({
  id: 'resolution-time',
  title: 'Resolution time',
  description: 'How long tickets solved in the period took from creation to their solution.',
  unit: 'duration', better: 'down',
  reference: 'metrics.md 8.2',
  formula: 'resolution time = median of (solved for good - created) over tickets solved in the period',
  params: {
    agg: oneOf(['median', 'mean', 'p90'], 'what stands for all of them'),
    resolution: oneOf(['full', 'first'], 'the solution: the last one, of tickets that are not open again, or the first'),
    pauseOn: listParam([], 'statuses whose time does not count, such as pending and hold'),
  },
  tables: [['tickets', 'ticket_events'], ['tickets']],
  measures({agg, resolution, pauseOn}) {
    const fact = {name: 'ticket_facts', params: {pauseOn}};
    const [solved, took] = resolution === 'full' ? ['solved_at', 'full_seconds'] : ['first_solved_at', 'first_seconds'];
    const scope = dated(fact, solved!);
    const filter = {[took!]: {from: 0}};
    return {
      time: durations(scope, took!, agg, {filter}), solved: count(scope, {filter}),
      negative: count(scope, {filter: {[took!]: {until: 0}}}),
    };
  },
  calculate: ({time, solved, negative}) => ({...total(time, solved), warnings: {negative_resolution: negative ?? 0}}),
});
