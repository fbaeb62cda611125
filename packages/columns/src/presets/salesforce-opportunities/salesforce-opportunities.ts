import {isYes, longId, outcomeOf, percent, words} from '../conversions.js';
import type {Preset} from '../preset.js';
import type {Texts} from '../texts.js';

const stage = ['StageName', 'Stage'];
const close = ['CloseDate', 'Close Date'];
const closed = ['IsClosed', 'Closed'];

/** The close date is when an opportunity did close, or when it is expected to. */
function isClosed(row: Texts): boolean {
  const flag = row.text(...closed);
  return flag === null ? outcomeOf(row.text(...stage)) !== null : isYes(flag);
}

/** Opportunities of Salesforce: an export of the object by its API names, or a report by its labels. */
export const salesforceOpportunities: Preset = {
  title: 'Salesforce opportunities',
  tables: {
    deals: {
      hasFooter: true,
      tells: [close],
      skip: (row) => (isYes(row.text('IsDeleted')) ? 'deleted' : null),
      columns: {
        deal_id: {headers: ['Id', 'Opportunity ID'], as: longId},
        customer_id: {headers: ['AccountId', 'Account ID', 'Account Name'], as: longId},
        person_id: {headers: ['ContactId', 'Contact ID'], as: longId},
        name: ['Opportunity Name', 'Name'],
        pipeline: ['RecordTypeId', 'Opportunity Record Type'],
        stage,
        amount: ['Amount'],
        currency: ['CurrencyIsoCode', 'Amount Currency', 'Opportunity Currency'],
        created_at: ['CreatedDate', 'Created Date'],
        closed_at: {headers: close, as: (text, row) => (isClosed(row) ? text : null)},
        expected_close: {headers: close, as: (text, row) => (isClosed(row) ? null : text)},
        is_closed: closed,
        is_won: ['IsWon', 'Won'],
        probability: {headers: ['Probability', 'Probability (%)'], as: percent},
        type: {
          headers: ['Type'],
          as: words({
            'new business': 'new', 'new customer': 'new', 'existing business': 'expansion',
            'existing customer - upgrade': 'expansion', 'existing customer - replacement': 'expansion',
            'existing customer - downgrade': 'expansion',
          }),
        },
        source: ['LeadSource', 'Lead Source'],
        owner: {headers: ['OwnerId', 'Opportunity Owner'], as: longId},
        lost_reason: ['Loss Reason', 'Closed Lost Reason', 'Loss_Reason__c'],
      },
    },
  },
};
