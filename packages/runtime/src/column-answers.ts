import {type Answer, type Query, type TableName} from '@crm-widgets/core';
import type {WorkerTable} from './held-table.js';
import {reader} from './reader.js';
import type {PageView} from './source.js';

/** Where the rows of a source are, for the engine that answers from them. */
type Tables = Pick<PageView, 'source' | 'names' | 'table'>;

/**
 * Asks the engine on columns, in the worker that holds the rows. Tables that it turns out to need are read first.
 * @param read tables read so far; those read here are added
 * @param onRead called after each of them; false gives the query up
 * @returns null when it was given up
 */
export async function askColumns(
  query: Query, {source, names, table}: Tables, read: Map<TableName, WorkerTable>, signal: AbortSignal, onRead: () => boolean,
): Promise<Answer | null> {
  while (onRead()) {
    const jobs = Object.fromEntries([...read].map(([name, held]) => [name, held.job]));
    const answer = await reader.ask({query, source, declared: [...names], jobs});
    signal.throwIfAborted();
    if ('answer' in answer) return answer.answer;
    read.set(answer.wanted, await table(answer.wanted));
    signal.throwIfAborted();
  }
  return null;
}
