import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {ShownCohortRetention, cohortStates as states, type CohortState} from '../../packages/widgets/src/cohort-retention/cohort-retention-states.js';
import {defineShown, inShop, sharedControls, stateElement, stateStory, withAttributes} from './state-story.js';

defineShown('shown-cohort-retention', ShownCohortRetention);

const {grain, period, where, heading, description, format, locale, state} = sharedControls;
const meta: Meta = {
  title: 'Widgets/Cohort retention',
  component: 'crm-cohort-retention',
  argTypes: {
    table: {control: 'text', table: {category: 'data'}},
    mode: {control: 'select', options: ['', 'on', 'unbounded', 'until', 'bracket', 'rolling24'], table: {category: 'data'}},
    brackets: {control: 'text', table: {category: 'data'}},
    measure: {control: 'select', options: ['', 'customers', 'revenue-gross', 'revenue-net'], table: {category: 'data'}},
    view: {control: 'select', options: ['', 'triangle', 'curves', 'average'], table: {category: 'look'}},
    show: {control: 'select', options: ['', 'percent', 'counts'], table: {category: 'look'}},
    average: {control: 'select', options: ['', 'weighted', 'simple'], table: {category: 'look'}},
    scale: {control: 'select', options: ['', 'sequential', 'diverging', 'banded'], table: {category: 'look'}},
    target: {control: 'text', table: {category: 'look'}}, grain, period, where, heading, description, format, locale,
      state,
  },
  parameters: {docs: {description: {component: 'Who of each cohort came back, period by period.'}}},
};
export default meta;

/** Real rows; every attribute is a control. */
export const Playground: StoryObj = {
  args: {table: 'transactions', grain: 'month', period: '1997-01..1998-06'},
  render: (args) => inShop(withAttributes('crm-cohort-retention', {...args, loading: 'eager'})),
};

export const Loading = stateStory('shown-cohort-retention', 'Loading', states.loading);
export const Ready = stateStory('shown-cohort-retention', 'Ready', states.ready);
export const EveryMonth = stateStory('shown-cohort-retention', 'Every month', states['every month']);
export const AMonthNotOver = stateStory('shown-cohort-retention', 'A month not over', states['a month not over']);
export const RevenueAboveItsStart = stateStory('shown-cohort-retention', 'Revenue above its start',
  states['revenue above its start']);
export const OneCohort = stateStory('shown-cohort-retention', 'One cohort', states['one cohort']);
export const ThirtySixMonths = stateStory('shown-cohort-retention', 'Thirty-six months', states['thirty-six months']);
/** A state whose cohorts are pinned as a visitor does. */
function comparedStory(name: string, state: CohortState): StoryObj {
  return {name, parameters: {controls: {disable: true}}, render: () => {
    const el = stateElement('shown-cohort-retention', state) as ShownCohortRetention;
    void el.whenReady().then(() => el.updateComplete).then(() => {
      for (const from of state.pinned ?? []) el.shadowRoot!.querySelector<HTMLElement>(`[data-pin="${from}"]`)!.click();
    });
    return el;
  }};
}

export const TwoCompared = comparedStory('Two compared', states['two compared']);
export const TwoComparedAsCurves = comparedStory('Two compared as curves', states['two compared as curves']);
export const OnePinned = comparedStory('One pinned', states['one pinned']);
export const Counts = stateStory('shown-cohort-retention', 'Counts', states.counts);
export const ASimpleAverage = stateStory('shown-cohort-retention', 'A simple average', states['a simple average']);
export const AboveAndBelowTheAverage = stateStory('shown-cohort-retention', 'Above and below the average',
  states['above and below the average']);
export const AboveAndBelowATarget = stateStory('shown-cohort-retention', 'Above and below a target',
  states['above and below a target']);
export const InBands = stateStory('shown-cohort-retention', 'In bands', states['in bands']);
export const Curves = stateStory('shown-cohort-retention', 'Curves', states.curves);
export const TheAverageAlone = stateStory('shown-cohort-retention', 'The average alone', states['the average alone']);
export const Survival = stateStory('shown-cohort-retention', 'Survival', states.survival);
export const SurvivalAsACurve = stateStory('shown-cohort-retention', 'Survival as a curve', states['survival as a curve']);
export const NothingToSwitch = stateStory('shown-cohort-retention', 'Nothing to switch', states['nothing to switch']);
export const Partial = stateStory('shown-cohort-retention', 'Partial', states.partial);
export const Stale = stateStory('shown-cohort-retention', 'Stale', states.stale);
export const EmptyNoRows = stateStory('shown-cohort-retention', 'Empty: no rows', states['empty: no rows']);
export const EmptyNoneInThePeriod = stateStory('shown-cohort-retention', 'Empty: none in the period',
  states['empty: none in the period']);
export const EmptyAllFilteredOut = stateStory('shown-cohort-retention', 'Empty: all filtered out',
  states['empty: all filtered out']);
export const Unsupported = stateStory('shown-cohort-retention', 'Unsupported', states.unsupported);
export const Error = stateStory('shown-cohort-retention', 'Error', states.error);
