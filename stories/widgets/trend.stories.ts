import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {ShownTrend, trendStates as states} from '../../packages/widgets/src/trend/trend-states.js';
import {defineShown, inShop, sharedControls, stateStory, withAttributes} from './state-story.js';

defineShown('shown-trend', ShownTrend);

const meta: Meta = {
  title: 'Widgets/Trend',
  component: 'crm-trend',
  argTypes: {...sharedControls},
  parameters: {docs: {description: {component: 'One or several metrics over time, the range before dashed, an unfinished period dotted.'}}},
};
export default meta;

/** Real orders of a shop; every attribute is a control. */
export const Playground: StoryObj = {
  args: {metric: 'revenue', period: '1997-01..1998-06', compare: 'none'},
  render: (args) => inShop(withAttributes('crm-trend', {...args, loading: 'eager'})),
};

export const Loading = stateStory('shown-trend', 'Loading', states.loading);
export const Ready = stateStory('shown-trend', 'Ready', states.ready);
export const WithoutAComparison = stateStory('shown-trend', 'Without a comparison', states['without a comparison']);
export const AMonthThatIsNotOver = stateStory('shown-trend', 'A month that is not over',
  states['a month that is not over']);
export const Gaps = stateStory('shown-trend', 'Gaps', states.gaps);
export const ARate = stateStory('shown-trend', 'A rate', states['a rate']);
export const BelowZero = stateStory('shown-trend', 'Below zero', states['below zero']);
export const OnePeriod = stateStory('shown-trend', 'One period', states['one period']);
export const AllEqual = stateStory('shown-trend', 'All equal', states['all equal']);
export const TwoMetrics = stateStory('shown-trend', 'Two metrics', states['two metrics']);
export const Partial = stateStory('shown-trend', 'Partial', states.partial);
export const Stale = stateStory('shown-trend', 'Stale', states.stale);
export const EmptyNoRows = stateStory('shown-trend', 'Empty: no rows', states['empty: no rows']);
export const EmptyNoneInThePeriod = stateStory('shown-trend', 'Empty: none in the period',
  states['empty: none in the period']);
export const EmptyAllFilteredOut = stateStory('shown-trend', 'Empty: all filtered out',
  states['empty: all filtered out']);
export const Unsupported = stateStory('shown-trend', 'Unsupported', states.unsupported);
export const Error = stateStory('shown-trend', 'Error', states.error);
