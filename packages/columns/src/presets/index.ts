import {InputError, missingCode} from '@crm-widgets/core';
import type {ReadOptions} from '../read-options.js';
import {cut} from '../bytes.js';
import type {Preset} from './preset.js';
import {PresetTable} from './preset-table.js';

/** Each preset is loaded when a table names it. */
const presets: Readonly<Record<string, () => Promise<Preset>>> = {
  'hubspot-contacts': () => import('./hubspot-contacts/hubspot-contacts.js').then((m) => m.hubspotContacts),
  'hubspot-companies': () => import('./hubspot-companies/hubspot-companies.js').then((m) => m.hubspotCompanies),
  'hubspot-deals': () => import('./hubspot-deals/hubspot-deals.js').then((m) => m.hubspotDeals),
  'hubspot-tickets': () => import('./hubspot-tickets/hubspot-tickets.js').then((m) => m.hubspotTickets),
  'salesforce-opportunities': () => import('./salesforce-opportunities/salesforce-opportunities.js').then((m) => m.salesforceOpportunities),
  'salesforce-opportunity-history': () => import('./salesforce-opportunity-history/salesforce-opportunity-history.js')
    .then((m) => m.salesforceOpportunityHistory),
  'salesforce-leads': () => import('./salesforce-leads/salesforce-leads.js').then((m) => m.salesforceLeads),
  'stripe-subscriptions': () => import('./stripe-subscriptions/stripe-subscriptions.js').then((m) => m.stripeSubscriptions),
  'stripe-invoices': () => import('./stripe-invoices/stripe-invoices.js').then((m) => m.stripeInvoices),
  'zendesk-tickets': () => import('./zendesk-tickets/zendesk-tickets.js').then((m) => m.zendeskTickets),
  'shopify-orders': () => import('./shopify-orders/shopify-orders.js').then((m) => m.shopifyOrders),
};

/** The exports that are known, by the name that `preset` says. */
const presetIds: readonly string[] = Object.keys(presets);

/** All of them. */
export async function allPresets(): Promise<ReadonlyMap<string, Preset>> {
  return new Map(await Promise.all(presetIds.map(async (id) => [id, await load(id)] as const)));
}

/** What makes the rows of an export into a table, by the id of its preset. @throws {InputError} `E_ATTR` for any other name */
export async function presetTable(id: string): Promise<(options: ReadOptions) => PresetTable> {
  if (!Object.hasOwn(presets, id)) {
    throw new InputError({
      code: 'E_ATTR', where: ['attribute preset'], what: `got "${cut(id)}", wanted ${presetIds.join(', ')}`,
      mend: 'Correct the name, or leave preset out and map the headers with columns',
    });
  }
  const preset = await load(id);
  return (options) => new PresetTable(id, preset, options);
}

function load(id: string): Promise<Preset> {
  return presets[id]!().catch((cause: unknown) => { throw missingCode(`the preset ${id}`, cause); });
}
