import type {Group, KpiResult} from '@crm-widgets/core';
import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {ShownBreakdown, breakdownStates as states} from '../../packages/widgets/src/breakdown/breakdown-states.js';
import {measured} from '../../packages/widgets/src/kpi/kpi-samples.js';
import {anatomy} from '../blocks/anatomy.js';
import {apiOfTag} from '../blocks/manifest-file.js';
import {playground} from '../blocks/playground.js';
import {languageSheet, statesSheet, themeMatrix, widthSheet} from '../blocks/sheets.js';
import {widgetDocs} from '../blocks/widget-page.js';
import {breakdownGuide} from './breakdown.guide.js';
import {shop} from './rows.js';
import {defineShown, shopMetrics, stateStory} from './state-story.js';
import {varied, withMore} from './varied.js';

defineShown('shown-breakdown', ShownBreakdown);

const meta: Meta = {title: 'Widgets/Breakdown (crm-breakdown)', id: 'widgets-breakdown', parameters: {docs: widgetDocs(breakdownGuide)}};
export default meta;

/** A state whose groups have these values. */
const ofValues = (values: Readonly<Record<string, number | null>>) => varied(states.ready, {
  groups: Object.entries(values).map(([key, value]): Group => ({key, current: measured(value, {n: 40}), previous: null})),
} satisfies Partial<KpiResult>);

/** Real orders of a shop; every attribute is a control. */
export const Playground = playground({
  tag: 'crm-breakdown', args: {metric: 'revenue', by: 'cds', period: 'all', heading: 'Revenue by CDs per order'}, choices: {metric: shopMetrics}, around: shop,
});

export const Anatomy = anatomy('shown-breakdown', withMore(states.ready, {description: 'Orders of the shop'}), apiOfTag('crm-breakdown').parts);
/** For the page alone: the same sheet under States is the one that is tested. */
export const AllStates: StoryObj = {...statesSheet('shown-breakdown', states, 'large'), tags: ['!dev', '!test']};
export const Widths = widthSheet('shown-breakdown', states.ready);
export const HardCases = statesSheet('shown-breakdown', {
  'Huge beside tiny': ofValues({web: 987_654_321_012, store: 1200, partner: 0.04}),
  'Negative': states['below zero'],
  'Zero': states['all zero'],
  'Unknown': ofValues({web: 900, store: null}),
  'Rates, of which one rests on few': states['rates, which do not add up'],
  'Long names': states['thirty long names'],
}, 'large');
export const Themes = themeMatrix('shown-breakdown', states.ready, 'large');
export const RightToLeft = {...themeMatrix('shown-breakdown', states.ready, 'large', 'rtl'), name: 'Right to left (RTL)'};
export const Languages = languageSheet('shown-breakdown', states.ready, 'large');

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
