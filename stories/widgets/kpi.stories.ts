import type {KpiResult} from '@crm-widgets/core';
import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {measured} from '../../packages/widgets/src/kpi/kpi-samples.js';
import {ShownKpi, kpiStates as states} from '../../packages/widgets/src/kpi/kpi-states.js';
import {anatomy} from '../blocks/anatomy.js';
import {apiOfTag} from '../blocks/manifest-file.js';
import {playground} from '../blocks/playground.js';
import {languageSheet, statesSheet, themeMatrix, widthSheet} from '../blocks/sheets.js';
import {widgetDocs} from '../blocks/widget-page.js';
import {kpiGuide} from './kpi.guide.js';
import {shop} from './rows.js';
import {defineShown, shopMetrics, stateStory} from './state-story.js';
import {varied, withMore} from './varied.js';

defineShown('shown-kpi', ShownKpi);

const meta: Meta = {
  title: 'Widgets/KPI (crm-kpi)',
  id: 'widgets-kpi',
  parameters: {docs: widgetDocs(kpiGuide)},
};
export default meta;

const of = (change: Partial<KpiResult>) => varied(states.ready, change);

/** Real orders of a shop; every attribute is a control. */
export const Playground = playground({
  tag: 'crm-kpi', args: {metric: 'revenue', target: '6000'}, choices: {metric: shopMetrics}, around: shop,
});

export const Anatomy = anatomy('shown-kpi', withMore(states['target missed'], {description: 'Orders of the shop'}), apiOfTag('crm-kpi').parts);
/** For the page alone: the same sheet under States is the one that is tested. */
export const AllStates: StoryObj = {...statesSheet('shown-kpi', states), tags: ['!dev', '!test']};
export const Widths = widthSheet('shown-kpi', states['target missed']);
export const HardCases = statesSheet('shown-kpi', {
  'A huge number': of({current: measured(987_654_321_012_345.6, {n: 1_204_331})}),
  'A tiny number': of({current: measured(0.0004, {n: 3})}),
  'Negative': states['below zero'],
  'Zero': of({current: measured(0, {n: 0}), change: {absolute: -7271.99, relative: -1}}),
  'Unknown': states['unknown, with the reason'],
  'A long title': withMore(states['target missed'], {heading: 'Donaudampfschifffahrtsgesellschaftserlöse of the northern and southern regions together'}),
});
export const Themes = themeMatrix('shown-kpi', states['target missed']);
export const RightToLeft = {...themeMatrix('shown-kpi', states['target missed'], 'small', 'rtl'), name: 'Right to left (RTL)'};
export const Languages = languageSheet('shown-kpi', states['target missed']);

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
