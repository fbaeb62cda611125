import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {ShownKpi, kpiStates as states} from '../../packages/widgets/src/kpi/kpi-states.js';
import {defineShown, inShop, sharedControls, stateStory, withAttributes} from './state-story.js';

defineShown('shown-kpi', ShownKpi);

const meta: Meta = {
  title: 'Widgets/KPI',
  component: 'crm-kpi',
  argTypes: {...sharedControls, target: {control: 'text', table: {category: 'comparison'}},
    by: {control: 'text', table: {category: 'data'}}},
  parameters: {docs: {description: {component: 'One metric: its value, the change, a line of the periods, the target, what it rests on.'}}},
};
export default meta;

/** Real orders of a shop; every attribute is a control. */
export const Playground: StoryObj = {
  args: {metric: 'revenue', target: '6000'},
  render: (args) => inShop(withAttributes('crm-kpi', {...args, loading: 'eager'})),
};

export const Loading = stateStory('shown-kpi', 'Loading', states.loading);
export const Ready = stateStory('shown-kpi', 'Ready', states.ready);
export const TargetMissed = stateStory('shown-kpi', 'Target missed', states['target missed']);
export const TargetMet = stateStory('shown-kpi', 'Target met', states['target met']);
export const ARateNearItsTargetInAMonthThatIsNotOver = stateStory('shown-kpi', 'A rate, near its target, in a month that is not over', states['a rate, near its target, in a month that is not over']);
export const ADuration = stateStory('shown-kpi', 'A duration', states['a duration']);
export const ASmallBase = stateStory('shown-kpi', 'A small base', states['a small base']);
export const UnknownWithTheReason = stateStory('shown-kpi', 'Unknown, with the reason',
  states['unknown, with the reason']);
export const BelowZero = stateStory('shown-kpi', 'Below zero', states['below zero']);
export const WithGroups = stateStory('shown-kpi', 'With groups', states['with groups']);
export const ValuesAlone = stateStory('shown-kpi', 'Values alone', states['values alone']);
export const Partial = stateStory('shown-kpi', 'Partial', states.partial);
export const Stale = stateStory('shown-kpi', 'Stale', states.stale);
export const EmptyNoRows = stateStory('shown-kpi', 'Empty: no rows', states['empty: no rows']);
export const EmptyNoneInThePeriod = stateStory('shown-kpi', 'Empty: none in the period',
  states['empty: none in the period']);
export const EmptyAllFilteredOut = stateStory('shown-kpi', 'Empty: all filtered out',
  states['empty: all filtered out']);
export const Unsupported = stateStory('shown-kpi', 'Unsupported', states.unsupported);
export const Error = stateStory('shown-kpi', 'Error', states.error);
