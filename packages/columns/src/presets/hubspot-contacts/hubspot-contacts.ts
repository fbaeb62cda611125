import {anyOf, firstOf} from '../conversions.js';
import type {Preset} from '../preset.js';

/** Contacts of HubSpot, by the labels of the export or the names of the API. */
export const hubspotContacts: Preset = {
  title: 'HubSpot contacts',
  tables: {
    people: {
      tells: [['Record ID', 'Record ID - Contact', 'Contact ID', 'hs_object_id']],
      columns: {
        person_id: ['Record ID', 'Record ID - Contact', 'Contact ID', 'hs_object_id'],
        customer_id: firstOf(
          'Associated Company IDs (Primary)', 'Associated Company (Primary)', 'Associated Company IDs', 'Associated Company',
          'associatedcompanyid',
        ),
        email: ['Email', 'email'],
        created_at: ['Create Date', 'createdate'],
        lead_at: ['Became a Lead Date', 'hs_lifecyclestage_lead_date', 'hs_v2_date_entered_lead'],
        // One who was never sales qualified may have been marketing qualified.
        qualified_at: anyOf(
          'Became a Sales Qualified Lead Date', 'hs_lifecyclestage_salesqualifiedlead_date', 'hs_v2_date_entered_salesqualifiedlead',
          'Became a Marketing Qualified Lead Date', 'hs_lifecyclestage_marketingqualifiedlead_date',
          'hs_v2_date_entered_marketingqualifiedlead',
        ),
        converted_at: ['Became a Customer Date', 'hs_lifecyclestage_customer_date', 'hs_v2_date_entered_customer'],
        status: ['Lead Status', 'hs_lead_status'],
        lifecycle_stage: ['Lifecycle Stage', 'lifecyclestage'],
        source: ['Original Source', 'Original Traffic Source', 'hs_analytics_source'],
        owner: ['Contact owner', 'hubspot_owner_id'],
      },
    },
  },
};
