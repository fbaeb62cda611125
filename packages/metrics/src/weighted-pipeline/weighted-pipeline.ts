import {total} from '../calculators.js';
import {defineMetric} from '../define-metric.js';
import {count, sum} from '../measures.js';
import {inForce} from '../states.js';
import {mapParam} from '../params.js';

export const weightedPipeline = defineMetric({
  id: 'weighted-pipeline',
  title: 'Weighted pipeline',
  description: 'What the deals open at the end of the period come to, each by its chance of being won.',
  unit: 'money', better: 'up',
  reference: 'metrics.md 6.4',
  formula: 'weighted pipeline = sum of amount x probability over open deals',
  params: {
    probabilities: mapParam('chance of winning by stage, 0 to 1; else the deal\'s own', 0, 1),
  },
  tables: [['deals']],
  measures({probabilities}) {
    const scope = inForce({name: 'open_deals', params: {probabilities}}, 'end', 'created_at', 'closed_at');
    return {
      weighted: sum(scope, 'weighted'),
      deals: count(scope, {filter: {weighted: {not: null}}}),
      unweighted: count(scope, {filter: {weighted: null}}),
    };
  },
  calculate({weighted, deals, unweighted}) {
    const made = {...total(weighted, deals), warnings: {unweighted_deals: unweighted ?? 0}};
    if (weighted === null || (deals === 0 && unweighted)) return {...made, value: null, reason: 'missing_input'};
    return made;
  },
});
