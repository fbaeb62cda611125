import {anyOf, inside, lower, unlessDash, words} from '../conversions.js';
import type {Field, Made, Preset} from '../preset.js';
import type {Texts} from '../texts.js';

const created = ['Created at', 'created_at'];

type Path = readonly [name: string, ...parts: string[]];

/** What the API tells in the `metric_set` of a ticket, or beside the ticket itself. */
function told(row: Texts, path: Path): string | null {
  const [name, ...parts] = path;
  return inside(row.text('metric_set'), ...path) ?? inside(row.text(name), ...parts);
}

/** A field whose value is a number. */
interface Figure {
  readonly headers: readonly string[];
  make(row: Texts): number | null;
}

/** A figure of a ticket: a column of the export, or what the API tells. */
function figure(label: string, ...path: Path): Figure {
  return {
    headers: [label, 'metric_set', path[0]],
    make(row) {
      const text = row.has(label) ? null : told(row, path);
      return text === null ? row.number(label) : Number(text);
    },
  };
}

const times = {
  reply: figure('First reply time in minutes', 'reply_time_in_minutes', 'calendar'),
  replyOpen: figure('First reply time in minutes within business hours', 'reply_time_in_minutes', 'business'),
  first: figure('First resolution time in minutes', 'first_resolution_time_in_minutes', 'calendar'),
  full: figure('Full resolution time in minutes', 'full_resolution_time_in_minutes', 'calendar'),
  fullOpen: figure('Full resolution time in minutes within business hours', 'full_resolution_time_in_minutes', 'business'),
};

/** Minutes after the creation of a ticket, as the moment that they lead to. */
function after({headers, make}: Figure): Field {
  return {
    headers,
    make(row) {
      const minutes = make(row);
      const from = row.instant(...created);
      return minutes === null || from === null ? null : new Date(from + minutes * 60_000);
    },
  };
}

function leftOut(row: Texts): string | null {
  const status = row.text('Status')?.toLowerCase();
  if (status === 'deleted') return 'deleted';
  if (status === 'suspended') return 'spam';
  // Zendesk has no column for it; it closes the ticket that was merged and tags it.
  return /(^|[\s,["])closed_by_merge($|[\s,\]"])/.test(row.text('Tags') ?? '') ? 'merged' : null;
}

const channelWord = words({
  mail: 'email', 'web form': 'web', 'web widget': 'web', 'help center post': 'web', 'web service (api)': 'api',
  'web service': 'api', 'phone call (inbound)': 'phone', 'phone call (outbound)': 'phone', voicemail: 'phone', voice: 'phone',
  messaging: 'chat', native_messaging: 'chat', twitter: 'social', facebook: 'social', 'facebook message': 'social', 'facebook post': 'social',
});

const ticket = {
  id: ['Id'],
  customer: {headers: ['Organization', 'organization_id'], as: unlessDash},
  person: ['Requester id', 'Requester email', 'Requester', 'requester_id'],
  // The API tells the channel with where it comes from.
  channel: {headers: ['Via'], as: (text: string) => channelWord(inside(text, 'channel') ?? text)},
} as const;

/** `Good` or `Bad`, with or without a comment; whoever was offered a survey and did not answer, or was not, has none. */
function answers(row: Texts): Made[] {
  const rated = row.text('Satisfaction Score') ?? inside(row.text('satisfaction_rating'), 'score');
  const [said] = rated?.toLowerCase().split(' ') ?? [];
  if (said !== 'good' && said !== 'bad') return [];
  return [{survey: 'csat', score: said === 'good' ? 1 : 0, scale_min: 0, scale_max: 1, scale_good: 'high'}];
}

/** Tickets of Zendesk's full export, or of its API with their metric sets. The same file fills `surveys` with what people thought of the answer. */
export const zendeskTickets: Preset = {
  title: 'Zendesk tickets',
  tables: {
    tickets: {
      tells: [['Id'], ['Requester', 'Requester id', 'Requester email', 'requester_id']],
      skip: leftOut,
      columns: {
        ticket_id: ticket.id,
        customer_id: ticket.customer,
        person_id: ticket.person,
        subject: ['Subject'],
        category: {headers: ['Ticket type', 'type'], as: (text) => lower(unlessDash(text))},
        channel: ticket.channel,
        priority: {headers: ['Priority'], as: (text) => lower(unlessDash(text))},
        status: {headers: ['Status'], as: words({'on-hold': 'hold'})},
        created_at: created,
        first_reply_at: after(times.reply),
        first_solved_at: after(times.first),
        solved_at: {headers: ['Solved at', 'metric_set', 'solved_at'], make: (row) => row.text('Solved at') ?? told(row, ['solved_at'])},
        reopens: figure('Reopens', 'reopens'),
        agent_replies: figure('Replies', 'replies'),
        assignee: {headers: ['Assignee', 'assignee_id'], as: unlessDash},
        group: {headers: ['Group', 'group_id'], as: unlessDash},
        source_frt_min: times.reply,
        source_frt_business_min: times.replyOpen,
        source_full_res_min: times.full,
        source_full_res_business_min: times.fullOpen,
      },
    },
    surveys: {
      tells: [['Id'], ['Satisfaction Score', 'satisfaction_rating']],
      skip: leftOut,
      columns: {
        responded_at: anyOf('Solved at', 'Updated at', 'updated_at', ...created),
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
