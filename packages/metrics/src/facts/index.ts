import {isTableName, type FactRef, type FindDerived} from '@crm-widgets/core';
import type {Has} from '../metric.js';
import {acquisitionCosts} from './acquisition-costs.js';
import {acquisitions} from './acquisitions.js';
import {activity} from './activity.js';
import {closedDeals, funnelDeals, openDeals} from './deal-outcomes.js';
import type {Fact, FactPlan} from './fact.js';
import {mrrMovements} from './mrr-movements.js';
import {mrrVersions} from './mrr-versions.js';
import {orders} from './orders.js';
import {purchaseGaps} from './purchase-gaps.js';
import {renewals} from './renewals.js';
import {trials} from './trials.js';

/** Derived tables by the name that measures use. */
const facts: Readonly<Record<string, Fact>> = {
  acquisition_costs: acquisitionCosts,
  acquisitions,
  activity,
  closed_deals: closedDeals,
  funnel_deals: funnelDeals,
  mrr_movements: mrrMovements,
  mrr_versions: mrrVersions,
  open_deals: openDeals,
  orders,
  purchase_gaps: purchaseGaps,
  renewals,
  trials,
};

/**
 * What a measure's fact is made of; null for a table of the data model.
 * @throws {RangeError} there is none of that name
 */
export function findFact({name, params = {}}: FactRef, has: Has): FactPlan | null {
  if (isTableName(name)) return null;
  const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
  if (!fact) throw new RangeError(`no fact ${name}`);
  return fact(params, has);
}

/** As `findFact`, for an engine on columns. */
export const findDerived: FindDerived = findFact;
