import type {TrendResult} from '@crm-widgets/core';
import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {june, monthly} from '../../packages/widgets/src/kpi/kpi-samples.js';
import {ShownTrend, trendStates as states} from '../../packages/widgets/src/trend/trend-states.js';
import {anatomy} from '../blocks/anatomy.js';
import {apiOfTag} from '../blocks/manifest-file.js';
import {playground} from '../blocks/playground.js';
import {languageSheet, statesSheet, themeMatrix, widthSheet} from '../blocks/sheets.js';
import {widgetDocs} from '../blocks/widget-page.js';
import {shop} from './rows.js';
import {defineShown, shopMetrics, stateStory} from './state-story.js';
import {trendGuide} from './trend.guide.js';
import {varied, withMore} from './varied.js';

defineShown('shown-trend', ShownTrend);

const meta: Meta = {title: 'Widgets/Trend (crm-trend)', id: 'widgets-trend', parameters: {docs: widgetDocs(trendGuide)}};
export default meta;

/** A state whose line goes through these values. */
const through = (values: readonly (number | null)[]) => varied(states['without a comparison'], {
  metrics: [{...june, series: monthly('1997-07-01', values)}], warnings: [],
} satisfies TrendResult);

/** Real orders of a shop; every attribute is a control. */
export const Playground = playground({
  tag: 'crm-trend', args: {metric: 'revenue', period: '1997-01..1998-06', compare: 'none'}, choices: {metric: shopMetrics}, around: shop,
});

export const Anatomy = anatomy('shown-trend', withMore(states.ready, {description: 'Orders of the shop'}), apiOfTag('crm-trend').parts);
/** For the page alone: the same sheet under States is the one that is tested. */
export const AllStates: StoryObj = {...statesSheet('shown-trend', states, 'large'), tags: ['!dev', '!test']};
export const Widths = widthSheet('shown-trend', states.ready);
export const HardCases = statesSheet('shown-trend', {
  'Huge numbers': through([9.1e14, 9.4e14, 8.8e14, 1.2e15]),
  'Tiny numbers': through([0.0004, 0.0007, 0.0002, 0.0005]),
  'Negative': states['below zero'],
  'Zero': through([0, 0, 0, 0]),
  'Unknown in between': states.gaps,
  'A long title': withMore(states.ready, {heading: 'Donaudampfschifffahrtsgesellschaftserlöse of the northern and southern regions together'}),
}, 'large');
export const Themes = themeMatrix('shown-trend', states.ready, 'large');
export const RightToLeft = {...themeMatrix('shown-trend', states.ready, 'large', 'rtl'), name: 'Right to left (RTL)'};
export const Languages = languageSheet('shown-trend', states.ready, 'large');

export const Loading = stateStory('shown-trend', 'Loading', states.loading);
export const Ready = stateStory('shown-trend', 'Ready', states.ready);
export const ADuration = stateStory('shown-trend', 'A duration', states['a duration']);
export const WithoutAComparison = stateStory('shown-trend', 'Without a comparison', states['without a comparison']);
export const AMonthThatIsNotOver = stateStory('shown-trend', 'A month that is not over',
  states['a month that is not over']);
export const Gaps = stateStory('shown-trend', 'Gaps', states.gaps);
export const ARate = stateStory('shown-trend', 'A rate', states['a rate']);
export const BelowZero = stateStory('shown-trend', 'Below zero', states['below zero']);
export const OnePeriod = stateStory('shown-trend', 'One period', states['one period']);
export const AllEqual = stateStory('shown-trend', 'All equal', states['all equal']);
export const TwoMetrics = stateStory('shown-trend', 'Two metrics', states['two metrics']);
export const ToBeHeard = stateStory('shown-trend', 'To be heard', states['to be heard']);
export const Partial = stateStory('shown-trend', 'Partial', states.partial);
export const Stale = stateStory('shown-trend', 'Stale', states.stale);
export const EmptyNoRows = stateStory('shown-trend', 'Empty: no rows', states['empty: no rows']);
export const EmptyNoneInThePeriod = stateStory('shown-trend', 'Empty: none in the period',
  states['empty: none in the period']);
export const EmptyAllFilteredOut = stateStory('shown-trend', 'Empty: all filtered out',
  states['empty: all filtered out']);
export const Unsupported = stateStory('shown-trend', 'Unsupported', states.unsupported);
export const Error = stateStory('shown-trend', 'Error', states.error);
