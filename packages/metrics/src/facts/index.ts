import {isTableName, type FactRef, type FindDerived} from '@crm-widgets/core';
import type {Has} from '../metric.js';
import {accountStandings} from './account-standings.js';
import {OWN, ownRows} from '../own/own-rows.js';
import {acquisitionCosts} from './acquisition-costs.js';
import {acquisitions} from './acquisitions.js';
import {activity} from './activity.js';
import {clientCosts, clientRevenue} from './client-money.js';
import {clientSpells} from './client-spells.js';
import {costGaps} from './cost-gaps.js';
import {closedDeals, funnelDeals, openDeals} from './deal-outcomes.js';
import type {Fact, FactPlan} from './fact.js';
import {goalAttempts} from './goal-attempts.js';
import {firstReplies} from './first-replies.js';
import {mrrMovements} from './mrr-movements.js';
import {mrrVersions} from './mrr-versions.js';
import {openSpells} from './open-spells.js';
import {orders} from './orders.js';
import {prospects} from './prospects.js';
import {purchaseGaps} from './purchase-gaps.js';
import {renewals} from './renewals.js';
import {stageEntries, stageReached} from './stage-entries.js';
import {solves} from './solves.js';
import {surveyAnswers, surveyInvitations} from './survey-answers.js';
import {ticketFacts} from './ticket-facts.js';
import {trials} from './trials.js';

/** Derived tables by the name that measures use. */
export const facts: Readonly<Record<string, Fact>> = {
  account_standings: accountStandings,
  acquisition_costs: acquisitionCosts,
  acquisitions,
  activity,
  client_costs: clientCosts,
  client_revenue: clientRevenue,
  client_spells: clientSpells,
  closed_deals: closedDeals,
  cost_gaps: costGaps,
  first_replies: firstReplies,
  funnel_deals: funnelDeals,
  goal_attempts: goalAttempts,
  mrr_movements: mrrMovements,
  mrr_versions: mrrVersions,
  open_deals: openDeals,
  open_spells: openSpells,
  orders,
  prospects,
  purchase_gaps: purchaseGaps,
  renewals,
  stage_entries: stageEntries,
  stage_reached: stageReached,
  solves,
  survey_answers: surveyAnswers,
  survey_invitations: surveyInvitations,
  ticket_facts: ticketFacts,
  trials,
};

/**
 * What a measure's fact is made of; null for a table of the data model.
 * @throws {RangeError} there is none of that name
 */
export function findFact({name, params = {}}: FactRef, has: Has): FactPlan | null {
  if (isTableName(name)) return null;
  if (name === OWN) return ownRows(params, has);
  const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
  if (!fact) throw new RangeError(`no fact ${name}`);
  return fact(params, has);
}

/** As `findFact`, for an engine on columns. */
export const findDerived: FindDerived = findFact;
