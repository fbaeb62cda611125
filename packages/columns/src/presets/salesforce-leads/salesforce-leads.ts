import {isYes, longId} from '../conversions.js';
import type {Preset} from '../preset.js';

/**
 * Leads of Salesforce. One that was converted there became an opportunity and not a customer: its date says that the
 * person was qualified. Whether the opportunity was won is told by the deals.
 */
export const salesforceLeads: Preset = {
  title: 'Salesforce leads',
  tables: {
    people: {
      hasFooter: true,
      tells: [['Status', 'Lead Status'], ['LeadSource', 'Lead Source', 'IsConverted', 'Converted']],
      skip: (row) => (isYes(row.text('IsDeleted')) ? 'deleted' : null),
      columns: {
        person_id: {headers: ['Id', 'Lead ID'], as: longId},
        customer_id: {headers: ['ConvertedAccountId', 'Converted Account ID'], as: longId},
        email: ['Email'],
        created_at: ['CreatedDate', 'Created Date', 'Create Date'],
        qualified_at: ['ConvertedDate', 'Converted Date'],
        status: ['Status', 'Lead Status'],
        source: ['LeadSource', 'Lead Source'],
        owner: {headers: ['OwnerId', 'Lead Owner'], as: longId},
      },
    },
  },
};
