import {firstOf, isYes, outcomeOf, share, words} from '../conversions.js';
import type {Preset} from '../preset.js';
import type {Texts} from '../texts.js';
import {isStageDate, stagesOf} from './stage-dates.js';

const id = ['Record ID', 'Record ID - Deal', 'Deal ID', 'hs_object_id'];
const stage = ['Deal Stage', 'dealstage'];
const home = ['Amount in company currency', 'amount_in_home_currency'];
const close = ['Close Date', 'closedate'];
const closed = ['Is Deal Closed?', 'Is Closed', 'hs_is_closed'];
const won = ['Is Closed Won', 'hs_is_closed_won'];

/** The close date is when a deal did close, or when it is expected to. */
function isClosed(row: Texts): boolean {
  return isYes(row.text(...closed)) || isYes(row.text(...won)) || outcomeOf(row.text(...stage)) !== null;
}

/**
 * Deals of HubSpot, by the labels of the export or the names of the API. The same file fills `deal_stages` where it has
 * the dates on which deals entered their stages: a pair of columns for each stage, or a row.
 */
export const hubspotDeals: Preset = {
  title: 'HubSpot deals',
  tables: {
    deals: {
      tells: [id],
      columns: {
        deal_id: id,
        customer_id: firstOf(
          'Associated Company IDs (Primary)', 'Associated Company (Primary)', 'Associated Company IDs', 'Associated Company',
        ),
        person_id: firstOf('Associated Contact IDs', 'Associated Contact'),
        name: ['Deal Name', 'dealname'],
        pipeline: ['Pipeline', 'pipeline'],
        stage,
        amount: [...home, 'Amount', 'amount'],
        // The amount in company currency has the currency of the source.
        currency: {headers: ['Currency', 'deal_currency_code'], as: (text, row) => (row.has(...home) ? null : text)},
        created_at: ['Create Date', 'createdate'],
        closed_at: {headers: close, as: (text, row) => (isClosed(row) ? text : null)},
        expected_close: {headers: close, as: (text, row) => (isClosed(row) ? null : text)},
        is_closed: closed,
        is_won: won,
        probability: {headers: ['Deal probability', 'hs_deal_stage_probability'], as: share},
        type: {
          headers: ['Deal Type', 'dealtype'],
          as: words({newbusiness: 'new', 'new business': 'new', existingbusiness: 'expansion', 'existing business': 'expansion'}),
        },
        source: ['Original Source', 'Original Traffic Source', 'hs_analytics_source'],
        owner: ['Deal owner', 'hubspot_owner_id'],
        lost_reason: ['Closed Lost Reason', 'closed_lost_reason'],
      },
    },
    deal_stages: {
      columns: {deal_id: id, amount: [...home, 'Amount', 'amount']},
      makes: {
        seq: 'order of the dates', stage: 'name of each date column', entered_at: 'the dates of entry', exited_at: 'the dates of exit',
        is_won: 'name of the stage', is_closed: 'name of the stage',
      },
      fits: (headers) => (headers.some(isStageDate) ? null : ['hs_v2_date_entered_...']),
      split: (row) => stagesOf(row, stage),
    },
  },
};
