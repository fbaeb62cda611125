import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {ShownBreakdown, breakdownStates as states} from '../../packages/widgets/src/breakdown/breakdown-states.js';
import {defineShown, inShop, sharedControls, stateStory, withAttributes} from './state-story.js';

defineShown('shown-breakdown', ShownBreakdown);

const meta: Meta = {
  title: 'Widgets/Breakdown',
  component: 'crm-breakdown',
  argTypes: {...sharedControls, by: {control: 'text', table: {category: 'data'}}},
  parameters: {docs: {description: {component: 'One metric by a dimension: groups ranked, with their share where they add up, small ones flagged.'}}},
};
export default meta;

/** Real orders of a shop; every attribute is a control. */
export const Playground: StoryObj = {
  args: {metric: 'revenue', by: 'cds', period: 'all', heading: 'Revenue by CDs per order'},
  render: (args) => inShop(withAttributes('crm-breakdown', {...args, loading: 'eager'})),
};

export const Loading = stateStory('shown-breakdown', 'Loading', states.loading);
export const Ready = stateStory('shown-breakdown', 'Ready', states.ready);
export const RatesWhichDoNotAddUp = stateStory('shown-breakdown', 'Rates, which do not add up',
  states['rates, which do not add up']);
export const CostOfNoChannel = stateStory('shown-breakdown', 'Cost of no channel', states['cost of no channel']);
export const BelowZero = stateStory('shown-breakdown', 'Below zero', states['below zero']);
export const OneGroup = stateStory('shown-breakdown', 'One group', states['one group']);
export const AllZero = stateStory('shown-breakdown', 'All zero', states['all zero']);
export const ThirtyLongNames = stateStory('shown-breakdown', 'Thirty long names', states['thirty long names']);
export const Partial = stateStory('shown-breakdown', 'Partial', states.partial);
export const Stale = stateStory('shown-breakdown', 'Stale', states.stale);
export const EmptyNoRows = stateStory('shown-breakdown', 'Empty: no rows', states['empty: no rows']);
export const EmptyNoneInThePeriod = stateStory('shown-breakdown', 'Empty: none in the period',
  states['empty: none in the period']);
export const EmptyAllFilteredOut = stateStory('shown-breakdown', 'Empty: all filtered out',
  states['empty: all filtered out']);
export const Unsupported = stateStory('shown-breakdown', 'Unsupported', states.unsupported);
export const Error = stateStory('shown-breakdown', 'Error', states.error);
