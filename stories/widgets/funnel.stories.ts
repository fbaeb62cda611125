import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {ShownFunnel, funnelStates as states} from '../../packages/widgets/src/funnel/funnel-states.js';
import {defineShown, inSales, sharedControls, stateStory, withAttributes} from './state-story.js';

defineShown('shown-funnel', ShownFunnel);

const {period, where, heading, description, format, locale, state} = sharedControls;
const meta: Meta = {
  title: 'Widgets/Funnel',
  component: 'crm-funnel',
  argTypes: {
    table: {control: 'text', table: {category: 'data'}}, steps: {control: 'text', table: {category: 'data'}},
    period, where, heading, description, format, locale, state,
  },
  parameters: {docs: {description: {component: 'How many reach each step, and what share goes on to the next.'}}},
};
export default meta;

/** Real rows; every attribute is a control. */
export const Playground: StoryObj = {
  args: {table: 'deals', steps: 'Prospecting,Engaging,Won', period: 'all'},
  render: (args) => inSales(withAttributes('crm-funnel', {...args, loading: 'eager'})),
};

export const Loading = stateStory('shown-funnel', 'Loading', states.loading);
export const Ready = stateStory('shown-funnel', 'Ready', states.ready);
export const Few = stateStory('shown-funnel', 'Few', states.few);
export const TwelveLongSteps = stateStory('shown-funnel', 'Twelve long steps', states['twelve long steps']);
export const AStepThatGrows = stateStory('shown-funnel', 'A step that grows', states['a step that grows']);
export const NobodyAfterTheFirst = stateStory('shown-funnel', 'Nobody after the first',
  states['nobody after the first']);
export const Partial = stateStory('shown-funnel', 'Partial', states.partial);
export const Stale = stateStory('shown-funnel', 'Stale', states.stale);
export const EmptyNoRows = stateStory('shown-funnel', 'Empty: no rows', states['empty: no rows']);
export const EmptyNoneInThePeriod = stateStory('shown-funnel', 'Empty: none in the period',
  states['empty: none in the period']);
export const EmptyAllFilteredOut = stateStory('shown-funnel', 'Empty: all filtered out',
  states['empty: all filtered out']);
export const Unsupported = stateStory('shown-funnel', 'Unsupported', states.unsupported);
export const Error = stateStory('shown-funnel', 'Error', states.error);
