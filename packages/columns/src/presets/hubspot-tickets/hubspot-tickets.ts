import {firstOf, lower, minutesOf, words} from '../conversions.js';
import type {Field, Made, Preset} from '../preset.js';
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

const ids = ['Ticket ID', 'Record ID', 'hs_ticket_id', 'hs_object_id'];
const customer = firstOf('Associated Company IDs (Primary)', 'Associated Company (Primary)', 'Associated Company');
const person = firstOf('Associated Contact IDs', 'Associated Contact');
const channel: Field = {headers: ['Source', 'source_type'], as: words({form: 'web'})};

/** Surveys of which a ticket has the last answer: of contentment from 0, unhappy, to 2; of ease from 1, hard, to 7. */
const surveys = {
  csat: {
    rating: ['Last CSAT survey rating', 'hs_last_csat_rating'], date: ['Last CSAT survey date', 'hs_last_csat_date'], least: 0, greatest: 2,
  },
  ces: {
    rating: ['Last CES survey rating', 'hs_feedback_last_ces_rating'], date: ['Last CES survey date', 'hs_feedback_last_survey_date'],
    least: 1, greatest: 7,
  },
} as const;

const made = ['survey', 'score', 'scale_min', 'scale_max', 'scale_good', 'responded_at', 'response_id'];
const rated = Object.values(surveys).flatMap(({rating}) => [...rating]);

/** The answers of a ticket; those without a day of their own count as the ticket was closed, else opened. */
function answers(row: Texts): Made[] {
  return Object.entries(surveys).flatMap(([survey, {rating, date, least, greatest}]) => {
    const score = row.text(...rating);
    if (score === null) return [];
    const day = row.text(...date);
    return [{
      survey, score: numberIn(score, row.format), scale_min: least, scale_max: greatest, scale_good: 'high',
      responded_at: day ?? row.text(...closed) ?? row.text(...created), undated: day === null,
      response_id: `${row.text(...ids)}-${survey}`,
    }];
  });
}

/** Tickets of HubSpot, by the labels of the export or the names of the API. Their first reply is one by email. */
export const hubspotTickets: Preset = {
  title: 'HubSpot tickets',
  tables: {
    tickets: {
      tells: [ids],
      columns: {
        ticket_id: ids,
        customer_id: customer,
        person_id: person,
        subject: ['Ticket name', 'subject'],
        category: ['Category', 'hs_ticket_category'],
        channel,
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
    surveys: {
      tells: [ids, rated],
      columns: {customer_id: customer, person_id: person, ticket_id: ids, channel},
      makes: Object.fromEntries(made.map((name) => [name, 'Last CSAT survey rating, Last CES survey rating'])),
      split: answers,
      note: {
        code: 'survey_undated', message: 'The file does not say when people answered; answers count on the day their ticket was closed.',
        of: ({undated}) => undated === true,
      },
    },
  },
};
