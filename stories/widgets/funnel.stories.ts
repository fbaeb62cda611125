import type {FunnelResult} from '@crm-widgets/core';
import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {ShownFunnel, funnelStates as states, stepsFrom} from '../../packages/widgets/src/funnel/funnel-states.js';
import {anatomy} from '../blocks/anatomy.js';
import {apiOfTag} from '../blocks/manifest-file.js';
import {playground} from '../blocks/playground.js';
import {languageSheet, statesSheet, themeMatrix, widthSheet} from '../blocks/sheets.js';
import {widgetDocs} from '../blocks/widget-page.js';
import {funnelGuide} from './funnel.guide.js';
import {sales} from './rows.js';
import {defineShown, inCompany, stateStory, withAttributes} from './state-story.js';
import {varied, withMore} from './varied.js';

defineShown('shown-funnel', ShownFunnel);

const meta: Meta = {title: 'Widgets/Funnel (crm-funnel, crm-step)', id: 'widgets-funnel', parameters: {docs: widgetDocs(funnelGuide)}};
export default meta;

/** Real deals of a seller of hardware; every attribute is a control. */
export const Playground = playground({
  tag: 'crm-funnel', args: {table: 'deals', steps: 'Prospecting,Engaging,Won', period: 'all'}, around: sales,
  choices: {table: ['deals', 'deal_stages', 'events', 'people', 'tickets']}, unused: ['metric'],
});

const counted = (...counts: Parameters<typeof stepsFrom>[0]) => varied(states.ready, {steps: stepsFrom(counts)} satisfies Partial<FunnelResult>);

export const Anatomy = anatomy('shown-funnel', withMore(states['who may still come'], {description: 'Trials of the quarter'}), apiOfTag('crm-funnel').parts);
/** For the page alone: the same sheet under States is the one that is tested. */
export const AllStates: StoryObj = {...statesSheet('shown-funnel', states, 'large'), tags: ['!dev', '!test']};
export const Widths = widthSheet('shown-funnel', states.ready);
export const HardCases = statesSheet('shown-funnel', {
  'Huge beside tiny': counted(['Impressions', 987_654_321_012], ['Clicks', 41_200_345], ['Paid', 3]),
  'Few': states.few,
  'Zero': counted(['Visit', 0], ['Trial', 0], ['Purchase', 0]),
  'Nobody after the first': states['nobody after the first'],
  'A step that grows': states['a step that grows'],
  'Long names': states['twelve long steps'],
}, 'large');
export const Themes = themeMatrix('shown-funnel', states.few, 'large');
export const RightToLeft = {...themeMatrix('shown-funnel', states.few, 'large', 'rtl'), name: 'Right to left (RTL)'};
export const Languages = languageSheet('shown-funnel', states.few, 'large');

const carts = 'add_to_cart, checkout_start, purchase';
const asked = (args: Readonly<Record<string, string>>, ...names: string[]): StoryObj => ({
  args: {period: '2024', ...args}, render: (given) => inCompany(withAttributes('crm-funnel', {...given, loading: 'eager'}), ...names),
});

/** Who comes from step to step in time; a click on a step or on a drop shows who they are. */
export const OfEvents = asked({table: 'events', steps: 'session_start, add_to_cart, purchase', heading: 'From visit to order'}, 'events');
/** Each cart by itself, by what happens to it. */
export const OfCarts = asked({table: 'events', entity: 'cart_id', steps: carts, heading: 'Carts'}, 'events');
/** Stages that deals entered; one that was skipped is passed with a later one. */
export const OfDealsWithAHistory = asked({table: 'deal_stages', heading: 'Sales pipeline'}, 'deals', 'deal_stages');
/** From lead to customer, by the dates that people have; addresses stay out of the rows. */
export const OfPeople = asked({table: 'people', heading: 'From lead to customer'}, 'people');
export const OfTickets = asked({table: 'tickets', heading: 'Tickets'}, 'tickets');
/** Steps as elements, each with its own rows, table and window. */
export const StepsAsElements: StoryObj = {
  render: () => {
    const funnel = withAttributes('crm-funnel', {table: 'people', entity: 'customer_id', period: '2024', heading: 'From lead to a paid order', loading: 'eager'});
    funnel.append(
      withAttributes('crm-step', {id: 'lead', label: 'Lead'}),
      withAttributes('crm-step', {id: 'customer', label: 'Customer', window: '90d'}),
      withAttributes('crm-step', {id: 'order', label: 'First payment', table: 'transactions', where: '{"status": "paid"}'}),
    );
    return inCompany(funnel, 'people', 'transactions');
  },
};
/** Steps that somebody counted; no source is read. */
export const CountedElsewhere: StoryObj = {
  args: {values: '{"Impressions": 120400, "Clicks": 3810, "Signups": 412, "Paid": 57}', heading: 'Campaign', loading: 'eager'},
  render: (args) => withAttributes('crm-funnel', args),
};
export const ByGroup = asked({table: 'people', by: 'source', heading: 'From lead to customer, by source'}, 'people');
export const TwoSegments = asked(
  {table: 'people', by: 'source', segments: 'Organic, Paid social', heading: 'Organic beside paid'}, 'people');
export const TwoPeriods = asked({table: 'people', compare: 'year', period: '2024-01..2024-06', heading: 'This year beside the last'}, 'people');
export const Abandonment = asked({table: 'events', entity: 'cart_id', steps: carts, view: 'abandonment', heading: 'Carts left behind'}, 'events');
export const Vertical = asked({table: 'deal_stages', orientation: 'vertical', heading: 'Sales pipeline'}, 'deals', 'deal_stages');

export const WhoMayStillCome = stateStory('shown-funnel', 'Who may still come', states['who may still come']);
export const Groups = stateStory('shown-funnel', 'Groups', states.groups);
export const TooFewToCompare = stateStory('shown-funnel', 'Too few to compare', states['too few to compare']);
export const TwelveLongStepsStanding = stateStory('shown-funnel', 'Twelve long steps, standing', states['twelve long steps, standing']);
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
