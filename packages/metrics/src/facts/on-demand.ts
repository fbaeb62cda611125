import {isTableName, type FactRef, type FindDerived} from '@crm-widgets/core';
import type {Fact} from './fact.js';

/** As in `index.ts`, each by itself: a page fetches those that its widgets ask for. */
export const loaders: Readonly<Record<string, () => Promise<Fact>>> = {
  account_standings: () => import('./account-standings.js').then((m) => m.accountStandings),
  acquisition_costs: () => import('./acquisition-costs.js').then((m) => m.acquisitionCosts),
  acquisitions: () => import('./acquisitions.js').then((m) => m.acquisitions),
  activity: () => import('./activity.js').then((m) => m.activity),
  churn_days: () => import('./churn-days.js').then((m) => m.churnDays),
  client_costs: () => import('./client-money.js').then((m) => m.clientCosts),
  client_revenue: () => import('./client-money.js').then((m) => m.clientRevenue),
  client_spells: () => import('./client-spells.js').then((m) => m.clientSpells),
  closed_deals: () => import('./deal-outcomes.js').then((m) => m.closedDeals),
  cost_gaps: () => import('./cost-gaps.js').then((m) => m.costGaps),
  first_replies: () => import('./first-replies.js').then((m) => m.firstReplies),
  funnel_deals: () => import('./deal-outcomes.js').then((m) => m.funnelDeals),
  goal_attempts: () => import('./goal-attempts.js').then((m) => m.goalAttempts),
  mrr_movements: () => import('./mrr-movements.js').then((m) => m.mrrMovements),
  mrr_versions: () => import('./mrr-versions.js').then((m) => m.mrrVersions),
  open_deals: () => import('./deal-outcomes.js').then((m) => m.openDeals),
  orders: () => import('./orders.js').then((m) => m.orders),
  prospects: () => import('./prospects.js').then((m) => m.prospects),
  purchase_gaps: () => import('./purchase-gaps.js').then((m) => m.purchaseGaps),
  renewals: () => import('./renewals.js').then((m) => m.renewals),
  stage_entries: () => import('./stage-entries.js').then((m) => m.stageEntries),
  stage_reached: () => import('./stage-entries.js').then((m) => m.stageReached),
  solves: () => import('./solves.js').then((m) => m.solves),
  survey_answers: () => import('./survey-answers.js').then((m) => m.surveyAnswers),
  ticket_facts: () => import('./ticket-facts.js').then((m) => m.ticketFacts),
  trials: () => import('./trials.js').then((m) => m.trials),
};

const loaded = new Map<string, Fact>();

/** Fetches the code of facts, those of tables being none. @throws {RangeError} there is none of that name */
export async function loadFacts(names: readonly string[]): Promise<void> {
  await Promise.all(names.map(async (name) => {
    if (isTableName(name) || loaded.has(name)) return;
    if (!Object.hasOwn(loaders, name)) throw new RangeError(`no fact ${name}`);
    loaded.set(name, await loaders[name]!());
  }));
}

/** What a fact is made of, once it was loaded; null for a table of the data model. */
export const findLoaded: FindDerived = ({name, params = {}}: FactRef, has) => {
  if (isTableName(name)) return null;
  const fact = loaded.get(name);
  if (!fact) throw new RangeError(`the fact ${name} is not loaded`);
  return fact(params, has);
};
