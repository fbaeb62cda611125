import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {ShownBreakdown, breakdownStates} from '../packages/widgets/src/breakdown/breakdown-states.js';
import {ShownCohortRetention, cohortStates} from '../packages/widgets/src/cohort-retention/cohort-retention-states.js';
import {ShownDoctor, doctorStates} from '../packages/widgets/src/doctor/doctor-states.js';
import {ShownFunnel, funnelStates} from '../packages/widgets/src/funnel/funnel-states.js';
import {ShownKpi, kpiStates} from '../packages/widgets/src/kpi/kpi-states.js';
import {ShownTrend, trendStates} from '../packages/widgets/src/trend/trend-states.js';
import {LongPage} from './blocks/long-page.js';
import {defineShown, loadingIn, stateElement, type State} from './widgets/state-story.js';

defineShown('shown-kpi', ShownKpi);
defineShown('shown-trend', ShownTrend);
defineShown('shown-breakdown', ShownBreakdown);
defineShown('shown-doctor', ShownDoctor);
defineShown('shown-funnel', ShownFunnel);
defineShown('shown-cohort-retention', ShownCohortRetention);

const meta: Meta = {
  title: 'States/All states',
  id: 'states',
  parameters: {
    controls: {disable: true},
    docs: {page: LongPage, description: {component: 'Every state of a widget on one sheet; the tests look at the same ones.'}},
  },
};
export default meta;

export const Kpi = sheet('KPI', 'shown-kpi', kpiStates);
export const Trend = sheet('Trend', 'shown-trend', trendStates, 'large');
export const Breakdown = sheet('Breakdown', 'shown-breakdown', breakdownStates, 'large');
export const Funnel = sheet('Funnel', 'shown-funnel', funnelStates, 'large');
export const CohortRetention = sheet('Cohort retention', 'shown-cohort-retention', cohortStates, 'large');
export const Doctor = sheet('Doctor', 'shown-doctor', doctorStates, 'large');

function sheet(name: string, tag: string, states: Readonly<Record<string, State>>, size = ''): StoryObj {
  return {
    name, parameters: {room: {cells: Object.keys(states).length, width: size === 'large' ? 480 : 304, height: tag === 'shown-kpi' ? 262 : 430}},
    render: (_, context) => {
      const grid = document.createElement('div');
      grid.className = `states ${size}`;
      for (const [title, state] of Object.entries(states)) grid.append(figure(title, stateElement(tag, state, loadingIn(context))));
      return grid;
    },
  };
}

function figure(title: string, widget: HTMLElement): HTMLElement {
  const frame = document.createElement('figure');
  const caption = document.createElement('figcaption');
  caption.textContent = title;
  frame.append(caption, widget);
  return frame;
}
