import type {WidgetGuide} from '../blocks/guide.js';
import {commonKeys} from './common-keys.js';

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
    {good: 'Steps as what somebody did: “Signed up”, “Paid”', bad: 'Steps as departments: “Marketing”, “Sales”', why: 'A step is reached or not; a department is not reached.'},
    {good: 'Four to seven steps', bad: 'Twelve steps with names of a line each', why: 'Steps that nobody can act on hide the one that matters.'},
    {good: 'Say the window: `window="14d"`', bad: 'Let last week stand beside last year without one', why: 'Those who came last had less time; who may still come is drawn apart.'},
  ],
  keys: [
    ['↑ ↓', 'From step to step; where the bars stand, ← and →.'],
    ['→ ←', 'From a step to the drop before it and to its groups, and back.'],
    ['Home End', 'The first and the last step.'],
    ['Enter Space', 'Picks it and shows the rows behind it.'],
    ...commonKeys,
  ],
  data: {
    tables: ['deals', 'events', 'deal_stages', 'people'],
    says: 'One row for each deal with its stage will do; a history of stages in `deal_stages`, or `events` with an actor and a name, tells more. Steps may also be '
      + '`crm-step` elements, each with a table of its own, or counts that somebody else has made, in `values`.',
    samples: ['deals.csv'],
    example: {tag: 'crm-funnel', attributes: {
      'src': 'data/samples/deals.csv', 'table': 'deals', 'steps': 'Qualification,Proposal,Negotiation,Won', 'period': 'all', 'as-of': '2024-07-01',
      'columns': '{"deal_id": "Deal", "customer_id": "Account", "stage": "Stage", "created_at": "Opened", "closed_at": "Closed", "amount": "Value"}',
      'currency': 'EUR',
    }},
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
