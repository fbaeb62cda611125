import type {Measure} from '@crm-widgets/core';
import {ratio} from '../calculators.js';
import {defineMetric} from '../define-metric.js';
import {inZone, scheduleParam} from '../facts/schedule.js';
import {count, countDistinct, dated, sum} from '../measures.js';
import {oneOf} from '../params.js';

export const averageHandleTime = defineMetric({
  id: 'average-handle-time',
  title: 'Average handle time',
  description: 'Effort of agents, on average, for a ticket solved in the period.',
  unit: 'duration', better: 'neutral',
  reference: 'metrics.md 8.3',
  formula: 'AHT = effort of agents / tickets solved in the period that say what effort they took',
  params: {
    proxy: oneOf(['none', 'open_time'], 'what stands in for effort; open_time: the time that tickets were new or open'),
    hours: oneOf(['auto', 'calendar', 'business'], 'the clock of open_time; auto: business hours where a schedule is given'),
    schedule: scheduleParam,
  },
  tables: [['tickets', 'ticket_events'], ['tickets']],
  measures({proxy, hours, schedule}, _, zone = 'UTC'): Readonly<Record<string, Measure>> {
    const facts = dated({name: 'ticket_facts'}, 'solved_at');
    const solved = count(facts);
    const filter = {effort: {not: null}};
    if (proxy === 'none') return {effort: sum(facts, 'effort', {filter}), handled: count(facts, {filter}), solved};
    const clock = hours === 'auto' ? (schedule === null ? 'calendar' : 'business') : hours;
    const timed = clock === 'business' && schedule ? inZone(schedule, zone) : null;
    const spells = dated({name: 'open_spells', params: {hours: clock, schedule: timed}}, 'solved_at');
    return {effort: sum(spells, 'effort', {filter}), handled: countDistinct(spells, 'ticket_id', {filter}), solved};
  },
  calculate({effort, handled, solved}, {proxy}) {
    const made = ratio(effort ?? null, handled ?? null);
    const untold = (solved ?? 0) - (handled ?? 0);
    return {
      ...made, ...(handled === 0 && untold > 0 ? {reason: 'missing_input'} as const : {}),
      warnings: {effort_missing: Math.max(0, untold), effort_proxy: proxy === 'none' ? 0 : handled ?? 0},
    };
  },
});
