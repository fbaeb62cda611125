import {firstOf, lower, minutesOf, words} from '../conversions.js';
import type {Field, Preset} from '../preset.js';
import {numberIn, type Texts} from '../texts.js';

/** Spans are `HH:mm:ss` in the export and milliseconds in the API. */
function minutes(label: string, name: string): Field {
  return {
    headers: [label, name],
    as: (text, {format}) => (/^[\d.,]+$/.test(text) ? numberIn(text, format) / 60_000 : minutesOf(text)),
  };
}

const created = ['Create date', 'createdate'];
const closed = ['Close date', 'closed_date'];
const replied = ['First agent email response date', 'first_agent_reply_date'];
const reopened = ['Ticket reopen date', 'hs_ticket_reopened_at'];
const reply = minutes('Time to first agent email reply (HH:mm:ss)', 'time_to_first_agent_reply');

/** The date of the first reply; without it, the creation and the time that passed. */
function firstReply(row: Texts): string | Date | null {
  const text = row.text(...replied);
  const span = row.text(...reply.headers);
  const from = row.instant(...created);
  if (text !== null || span === null || from === null) return text;
  return new Date(from + (reply.as!(span, row) as number) * 60_000);
}

/** Tickets of HubSpot, by the labels of the export or the names of the API. Their first reply is one by email. */
export const hubspotTickets: Preset = {
  title: 'HubSpot tickets',
  tables: {
    tickets: {
      tells: [['Ticket ID', 'Record ID', 'hs_ticket_id', 'hs_object_id']],
      columns: {
        ticket_id: ['Ticket ID', 'Record ID', 'hs_ticket_id', 'hs_object_id'],
        customer_id: firstOf('Associated Company IDs (Primary)', 'Associated Company (Primary)', 'Associated Company'),
        person_id: firstOf('Associated Contact IDs', 'Associated Contact'),
        subject: ['Ticket name', 'subject'],
        category: ['Category', 'hs_ticket_category'],
        channel: {headers: ['Source', 'source_type'], as: words({form: 'web'})},
        priority: {headers: ['Priority', 'hs_ticket_priority'], as: lower},
        status: {
          headers: ['Ticket status', 'hs_pipeline_stage'],
          as: words({
            'waiting on contact': 'pending', 'waiting on us': 'open', 1: 'new', 2: 'pending', 3: 'open', 4: 'closed',
          }),
        },
        created_at: created,
        first_reply_at: {headers: [...replied, ...reply.headers], make: firstReply},
        solved_at: closed,
        closed_at: closed,
        // The file tells the last time only.
        reopens: {headers: reopened, make: (row) => (row.text(...reopened) === null ? 0 : 1)},
        assignee: ['Ticket owner', 'hubspot_owner_id'],
        group: ['Pipeline', 'hs_pipeline'],
        source_frt_min: reply,
        source_frt_business_min: minutes('Time to first response in operating hours (HH:mm:ss)', 'hs_time_to_first_response_in_operating_hours'),
        source_full_res_min: minutes('Time to close (HH:mm:ss)', 'time_to_close'),
      },
    },
  },
};
