import type {AsOf} from '@crm-widgets/core';
import {boundInstant} from '../sql/conditions.js';
import {column, joined, literal, sql, type Sql} from '../sql/fragment.js';

/** Statuses in which nothing is left to do. */
export const doneStatuses: readonly string[] = ['solved', 'closed'];

/** Statuses in which agents have something to do. */
export const workedStatuses: readonly string[] = ['new', 'open'];

export const openStatuses: readonly string[] = ['new', 'open', 'pending', 'hold'];

/** A text of a file is one of these words, without case and outer spaces; null where there is none. */
export function isWord(alias: string, named: string, words: readonly string[]): Sql {
  return words.length === 0 ? sql`false` : sql`lower(trim(${column(alias, named)})) in (${joined(words.map(literal), ', ')})`;
}

/** What an event `e` of a ticket is. */
export const isReply = sql`${isWord('e', 'kind', ['public_reply'])} and ${isWord('e', 'actor', ['agent'])}`;
export const isMessage = isWord('e', 'kind', ['customer_message']);
const isStatus = isWord('e', 'kind', ['status']);
const wasDone = isWord('e', 'from_status', doneStatuses);
const isDone = isWord('e', 'to_status', doneStatuses);
/** From a status that is known to be done a ticket is not solved again, as when it is closed. */
export const isSolve = sql`${isStatus} and ${isDone} and not coalesce(${wasDone}, false)`;
/** To another status that is known. */
export const isReopening = sql`${isStatus} and coalesce(${wasDone}, true) and not ${isDone}`;
export const isPause = (statuses: readonly string[]): Sql => sql`${isStatus} and ${isWord('e', 'to_status', statuses)}`;
export const isStatusChange = isStatus;

export const eventColumns = ['ticket_id', 'at', 'kind', 'actor', 'from_status', 'to_status', 'seconds'] as const;

/** An instant before as-of, else null; with its day. */
export function knownAt(alias: string, named: string, {instant}: AsOf): {readonly at: Sql; readonly day: Sql} {
  const isKnown = sql`${column(alias, named)} < ${boundInstant(instant)}`;
  return {
    at: sql`case when ${isKnown} then ${column(alias, named)} end`,
    day: sql`case when ${isKnown} then ${column(alias, `${named}_day`)} end`,
  };
}
