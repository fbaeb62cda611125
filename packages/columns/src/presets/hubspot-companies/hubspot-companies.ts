import type {Preset} from '../preset.js';

/** Companies of HubSpot, by the labels of the export or the names of the API. */
export const hubspotCompanies: Preset = {
  title: 'HubSpot companies',
  tables: {
    customers: {
      tells: [['Company name', 'name']],
      columns: {
        customer_id: ['Record ID', 'Record ID - Company', 'Company ID', 'hs_object_id'],
        name: ['Company name', 'name'],
        created_at: ['Create Date', 'createdate'],
        acquired_at: ['Became a Customer Date', 'hs_lifecyclestage_customer_date', 'hs_v2_date_entered_customer'],
        parent_id: ['Parent Company IDs', 'Parent Company', 'hs_parent_company_id'],
        segment: ['Industry', 'industry'],
        country: ['Country/Region', 'Country', 'country'],
        channel: ['Original Source', 'Original Traffic Source', 'hs_analytics_source'],
        owner: ['Company owner', 'hubspot_owner_id'],
      },
    },
  },
};
