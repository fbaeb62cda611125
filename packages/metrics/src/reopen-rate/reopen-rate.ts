import {share} from '../share.js';
import {defineMetric} from '../define-metric.js';
import {countDistinct, dated} from '../measures.js';
import {wholeParam} from '../params.js';

export const reopenRate = defineMetric({
  id: 'reopen-rate',
  title: 'Reopen rate',
  description: 'Share of the tickets solved in the period that were opened again.',
  unit: 'ratio', better: 'down',
  reference: 'metrics.md 8.2',
  formula: 'reopen rate = tickets solved in the period and opened again within reopenDays / tickets solved in the period',
  params: {reopenDays: wholeParam(14, 'days after it was solved in which a ticket is opened again', 0, 365)},
  tables: [['tickets', 'ticket_events'], ['tickets']],
  measures({reopenDays}) {
    const scope = dated({name: 'solves', params: {reopenDays}}, 'solved_at');
    return {
      reopened: countDistinct(scope, 'ticket_id', {filter: {is_reopened: 'yes'}}),
      solved: countDistinct(scope, 'ticket_id', {filter: {is_reopened: {not: null}}}),
      provisional: countDistinct(scope, 'ticket_id', {filter: {is_reopened: 'not_yet'}}),
      untold: countDistinct(scope, 'ticket_id', {filter: {is_reopened: null}}),
    };
  },
  calculate({reopened, solved, provisional, untold}) {
    const made = share(reopened, solved);
    if (solved === 0 && untold) return {...made, reason: 'missing_input'};
    return {...made, immature: made.value !== null && (provisional ?? 0) > 0, warnings: {provisional: provisional ?? 0}};
  },
});
