import {acquisitionCosts} from './acquisition-costs.js';
import {acquisitions} from './acquisitions.js';
import {activity} from './activity.js';
import {closedDeals, funnelDeals, openDeals} from './deal-outcomes.js';
import type {Fact} from './fact.js';
import {mrrVersions} from './mrr-versions.js';
import {orders} from './orders.js';
import {purchaseGaps} from './purchase-gaps.js';

/** Derived tables by the name that measures use. */
export const facts: Readonly<Record<string, Fact>> = {
  acquisition_costs: acquisitionCosts,
  acquisitions,
  activity,
  closed_deals: closedDeals,
  funnel_deals: funnelDeals,
  mrr_versions: mrrVersions,
  open_deals: openDeals,
  orders,
  purchase_gaps: purchaseGaps,
};
