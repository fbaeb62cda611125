import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {
  ShownCohortRetention, cohortStates as states, triangleFrom, type CohortState,
} from '../../packages/widgets/src/cohort-retention/cohort-retention-states.js';
import {anatomy} from '../blocks/anatomy.js';
import {apiOfTag} from '../blocks/manifest-file.js';
import {playground} from '../blocks/playground.js';
import {languageSheet, statesSheet, themeMatrix, widthSheet} from '../blocks/sheets.js';
import {widgetDocs} from '../blocks/widget-page.js';
import {cohortRetentionGuide} from './cohort-retention.guide.js';
import {shop} from './rows.js';
import {defineShown, stateElement, stateStory} from './state-story.js';
import {varied, withMore} from './varied.js';

defineShown('shown-cohort-retention', ShownCohortRetention);

const meta: Meta = {title: 'Widgets/Cohort retention (crm-cohort-retention)', id: 'widgets-cohort-retention', parameters: {docs: widgetDocs(cohortRetentionGuide)}};
export default meta;

/** Real orders of a shop; every attribute is a control. */
export const Playground = playground({
  tag: 'crm-cohort-retention', args: {table: 'transactions', grain: 'month', period: '1997-01..1998-06'}, around: shop,
  choices: {table: ['transactions', 'subscriptions', 'events', 'deals', 'tickets', 'surveys']}, unused: ['metric', 'compare'],
});

const rows = (...sizes: readonly number[][]) => varied(states.ready, triangleFrom(sizes, sizes.length));

export const Anatomy = anatomy('shown-cohort-retention', withMore(states.ready, {description: 'Orders of the shop'}), apiOfTag('crm-cohort-retention').parts);
/** For the page alone: the same sheet under States is the one that is tested. */
export const AllStates: StoryObj = {...statesSheet('shown-cohort-retention', states, 'large'), tags: ['!dev', '!test']};
export const Widths = widthSheet('shown-cohort-retention', states.ready);
export const HardCases = statesSheet('shown-cohort-retention', {
  'Huge cohorts': rows([987_654_321, 456_789_012, 123_456_789], [876_543_210, 345_678_901], [765_432_109]),
  'Cohorts of one': rows([1, 0, 1], [1, 1], [1]),
  'Nobody came back': rows([40, 0, 0], [38, 0], [41]),
  'Nobody in a cohort': rows([40, 12, 9], [], [41]),
  'More than it began with': states['revenue above its start'],
  'A long title': withMore(states.ready, {heading: 'Wiederholungskaufwahrscheinlichkeit of the northern and southern regions together'}),
}, 'large');
export const Themes = themeMatrix('shown-cohort-retention', rows([40, 12, 9], [38, 14], [41]), 'large');
export const RightToLeft = {...themeMatrix('shown-cohort-retention', rows([40, 12, 9], [38, 14], [41]), 'large', 'rtl'), name: 'Right to left (RTL)'};
export const Languages = languageSheet('shown-cohort-retention', rows([40, 12, 9], [38, 14], [41]), 'large');

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
