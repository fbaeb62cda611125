import type {WidgetGuide} from '../blocks/guide.js';
import type {Markup} from '../blocks/markup.js';
import {commonKeys} from './common-keys.js';
import {deals, leads} from './samples.js';

const funnel = (attributes: Markup['attributes']): Markup => ({tag: 'crm-funnel', attributes});
const counted = (heading: string, counts: Readonly<Record<string, number>>) => funnel({heading, values: JSON.stringify(counts)});
const pipeline = {...deals, table: 'deals', steps: 'Qualification,Proposal,Negotiation,Won', period: 'all'};

export const funnelGuide: WidgetGuide = {
  tags: ['crm-funnel', 'crm-step'],
  purpose: 'How many reach each step, what share goes on to the next, and who was lost on the way.',
  use: [
    'People, carts or deals go through steps in an order, and some stay behind: visit to order, lead to customer, pipeline to won.',
    'The weakest passage is to be found, and the rows behind it opened.',
    'Two groups or two periods are to be compared, step by step.',
  ],
  avoid: [
    'Steps are not in an order: take `crm-breakdown`.',
    'Only the rate from first to last counts: take `crm-kpi` with `conversion-rate` or `win-rate`.',
    'People come back again and again: take `crm-cohort-retention`.',
  ],
  content: [
    {good: 'Steps as what somebody did: “Signed up”, “Paid”', bad: 'Steps as departments: “Marketing”, “Sales”', why: 'A step is reached or not; a department is not reached.',
      pictures: {
        good: counted('From visit to order', {'Visited': 1200, 'Signed up': 420, 'Paid': 96}),
        bad: counted('From visit to order', {'Marketing': 1200, 'Sales': 420, 'Finance': 96}),
      }},
    {good: 'Four to seven steps', bad: 'Nine steps, most of which nobody can act on', why: 'Two of three steps here lose nobody, and the one that matters is hard to find among them.',
      pictures: {
        good: counted('Checkout', {'Cart': 800, 'Address': 610, 'Payment': 290, 'Order': 262}),
        bad: counted('Checkout', {
          'Opened the cart': 800, 'Saw the list of items': 792, 'Was asked for an address': 648, 'Filled in the address': 622, 'Confirmed the address': 610,
          'Was shown the ways to pay': 604, 'Filled in the card': 301, 'Confirmed the card': 290, 'Placed the order': 262,
        }),
      }},
    {good: 'Say the window: `window="60d"`', bad: 'Leave it open how long somebody may take',
      why: 'Without one nobody is ever lost: leads of January are still on the way. With it only those are who had less time than that, drawn apart.',
      pictures: {
        good: funnel({...leads, heading: 'From lead to customer', window: '60d'}), bad: funnel({...leads, heading: 'From lead to customer'}),
      }},
  ],
  keys: [
    ['↑ ↓', 'From step to step; where the bars stand, ← and →.'],
    ['→ ←', 'From a step to the drop before it and to its groups, and back.'],
    ['Home End', 'The first and the last step.'],
    ['Enter Space', 'Picks it and shows the rows behind it.'],
    ['Esc', 'Among these rows closes them; the focus goes back to what was picked.'],
    ...commonKeys,
  ],
  data: {
    tables: ['deals', 'events', 'deal_stages', 'people'],
    says: 'One row for each deal with its stage will do; a history of stages in `deal_stages`, or `events` with an actor and a name, tells more. Steps may also be '
      + '`crm-step` elements, each with a table of its own, or counts that somebody else has made, in `values`.',
    samples: ['deals.csv'],
    example: funnel(pipeline),
  },
  computed: {
    says: 'An entity counts at a step when it reached it in time and in order; each counts once. The share is of the step before, with the Wilson interval of 95 %. '
      + 'Deals without a history: won reached every step, open its stage and those before it, lost every open stage.',
    metrics: ['conversion-rate', 'lead-to-customer-rate', 'abandonment-rate', 'win-rate', 'pipeline-velocity'],
  },
  related: [
    {page: 'widgets-kpi', name: 'KPI', why: 'One rate of it, with a target.'},
    {page: 'widgets-breakdown', name: 'Breakdown', why: 'Groups without an order.'},
    {page: 'widgets-cohort-retention', name: 'Cohort retention', why: 'Who comes back after the last step.'},
  ],
};
