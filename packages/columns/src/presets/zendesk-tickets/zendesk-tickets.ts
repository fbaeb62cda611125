import {anyOf, lower, unlessDash, words} from '../conversions.js';
import type {Field, Made, Preset} from '../preset.js';
import type {Texts} from '../texts.js';

/** Minutes after the creation of a ticket, as the moment that they lead to. */
function after(header: string): Field {
  return {
    headers: [header],
    make(row) {
      const minutes = row.number(header);
      const created = row.instant('Created at');
      return minutes === null || created === null ? null : new Date(created + minutes * 60_000);
    },
  };
}

function leftOut(row: Texts): string | null {
  const status = row.text('Status')?.toLowerCase();
  if (status === 'deleted') return 'deleted';
  if (status === 'suspended') return 'spam';
  // Zendesk has no column for it; it closes the ticket that was merged and tags it.
  return /(^|[\s,])closed_by_merge($|[\s,])/.test(row.text('Tags') ?? '') ? 'merged' : null;
}

const ticket = {
  id: ['Id'],
  customer: {headers: ['Organization'], as: unlessDash},
  person: ['Requester id', 'Requester email', 'Requester'],
  channel: {
    headers: ['Via'],
    as: words({
      mail: 'email', 'web form': 'web', 'web widget': 'web', 'help center post': 'web', 'web service (api)': 'api',
      'web service': 'api', 'phone call (inbound)': 'phone', 'phone call (outbound)': 'phone', voicemail: 'phone',
      messaging: 'chat', twitter: 'social', facebook: 'social', 'facebook message': 'social', 'facebook post': 'social',
    }),
  },
} as const;

/** `Good` or `Bad`, with or without a comment; whoever was offered a survey and did not answer, or was not, has none. */
function answers(row: Texts): Made[] {
  const [said] = row.text('Satisfaction Score')?.toLowerCase().split(' ') ?? [];
  if (said !== 'good' && said !== 'bad') return [];
  return [{survey: 'csat', score: said === 'good' ? 1 : 0, scale_min: 0, scale_max: 1, scale_good: 'high'}];
}

/** Tickets of Zendesk's full export. The same file fills `surveys` with what people thought of the answer. */
export const zendeskTickets: Preset = {
  title: 'Zendesk tickets',
  tables: {
    tickets: {
      tells: [['Id'], ['Requester', 'Requester id', 'Requester email']],
      skip: leftOut,
      columns: {
        ticket_id: ticket.id,
        customer_id: ticket.customer,
        person_id: ticket.person,
        subject: ['Subject'],
        category: {headers: ['Ticket type'], as: (text) => lower(unlessDash(text))},
        channel: ticket.channel,
        priority: {headers: ['Priority'], as: (text) => lower(unlessDash(text))},
        status: {headers: ['Status'], as: words({'on-hold': 'hold'})},
        created_at: ['Created at'],
        first_reply_at: after('First reply time in minutes'),
        first_solved_at: after('First resolution time in minutes'),
        solved_at: ['Solved at'],
        reopens: ['Reopens'],
        agent_replies: ['Replies'],
        assignee: {headers: ['Assignee'], as: unlessDash},
        group: {headers: ['Group'], as: unlessDash},
        source_frt_min: ['First reply time in minutes'],
        source_frt_business_min: ['First reply time in minutes within business hours'],
        source_full_res_min: ['Full resolution time in minutes'],
        source_full_res_business_min: ['Full resolution time in minutes within business hours'],
      },
    },
    surveys: {
      tells: [['Id'], ['Satisfaction Score']],
      skip: leftOut,
      columns: {
        responded_at: anyOf('Solved at', 'Updated at', 'Created at'),
        customer_id: ticket.customer, person_id: ticket.person, ticket_id: ticket.id, channel: ticket.channel,
      },
      makes: Object.fromEntries(['survey', 'score', 'scale_min', 'scale_max', 'scale_good'].map((name) => [name, 'Satisfaction Score'])),
      split: answers,
      note: {
        code: 'survey_undated', message: 'The file does not say when people answered; answers count on the day their ticket was solved.',
        of: () => true,
      },
    },
  },
};
