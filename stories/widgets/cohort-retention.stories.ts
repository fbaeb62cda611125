import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {ShownCohortRetention, cohortStates as states} from '../../packages/widgets/src/cohort-retention/cohort-retention-states.js';
import {defineShown, inShop, sharedControls, stateStory, withAttributes} from './state-story.js';

defineShown('shown-cohort-retention', ShownCohortRetention);

const {grain, period, where, heading, description, format, locale, state} = sharedControls;
const meta: Meta = {
  title: 'Widgets/Cohort retention',
  component: 'crm-cohort-retention',
  argTypes: {
    table: {control: 'text', table: {category: 'data'}}, grain, period, where, heading, description, format, locale,
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
export const Partial = stateStory('shown-cohort-retention', 'Partial', states.partial);
export const Stale = stateStory('shown-cohort-retention', 'Stale', states.stale);
export const EmptyNoRows = stateStory('shown-cohort-retention', 'Empty: no rows', states['empty: no rows']);
export const EmptyNoneInThePeriod = stateStory('shown-cohort-retention', 'Empty: none in the period',
  states['empty: none in the period']);
export const EmptyAllFilteredOut = stateStory('shown-cohort-retention', 'Empty: all filtered out',
  states['empty: all filtered out']);
export const Unsupported = stateStory('shown-cohort-retention', 'Unsupported', states.unsupported);
export const Error = stateStory('shown-cohort-retention', 'Error', states.error);
