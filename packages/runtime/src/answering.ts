import {ColumnsEngine, fetchKernels, TableWanted, type TypedTable} from '@crm-widgets/columns';
import {factsOf, fetched, InputError, type TableName} from '@crm-widgets/core';
import {findLoaded, loadFacts} from '@crm-widgets/metrics/facts/on-demand';
import type {Asked, FromReader} from './reader-protocol.js';

/** An engine over tables of one source; it keeps what it made of them as long as they are there. */
interface Answering {
  readonly source: number;
  readonly declared: string;
  readonly jobs: Map<TableName, number>;
  readonly read: Map<TableName, TypedTable>;
  readonly engine: ColumnsEngine;
}

let engines: Answering[] = [];

/** Facts that most is asked of where a source has a table. */
const usual: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  subscriptions: ['mrr_versions', 'activity'], deals: ['funnel_deals'], deal_stages: ['stage_entries'], expenses: ['acquisition_costs'],
};

/** Sends for facts, and what answers from them, while a table is read that is asked for them. */
export function prepareFor(candidates: readonly TableName[]): void {
  const facts = candidates.flatMap((name) => usual[name] ?? []);
  if (facts.length > 0) Promise.all([fetchKernels(), loadFacts(facts)]).catch(() => undefined);
}

/** Answers a query from tables that were read, or says which one has to be read first. */
export async function answerFrom(
  {query, ...from}: Asked, call: number, tableOf: (job: number) => TypedTable | null,
): Promise<FromReader> {
  await fetched('the code that makes derived tables', loadFacts(factsOf(query).map(({name}) => name)));
  try {
    const began = performance.now();
    const answer = await engineFor(from, tableOf).run(query);
    return {kind: 'answer', call, answer: {...answer, origin: {engine: 'columns', ms: performance.now() - began}}};
  } catch (thrown) {
    if (thrown instanceof TableWanted) return {kind: 'wanted', call, table: thrown.table};
    throw thrown;
  }
}

/** Gives back what was made of a table. */
export function forgetAnswersOf(job: number): void {
  engines = engines.filter(({jobs}) => ![...jobs.values()].includes(job));
}

function engineFor({source, declared, jobs: read}: Omit<Asked, 'query'>, tableOf: (job: number) => TypedTable | null): ColumnsEngine {
  const jobs = entries(read);
  const key = [...declared].sort().join(' ');
  let own = engines.find((one) => one.source === source && one.declared === key
    && jobs.every(([name, job]) => (one.jobs.get(name) ?? job) === job));
  if (!own) {
    const tables = new Map<TableName, TypedTable>();
    const engine = new ColumnsEngine(findLoaded, {declared: new Set(declared), read: tables});
    own = {source, declared: key, jobs: new Map(), read: tables, engine};
    engines.push(own);
  }
  for (const [name, job] of jobs) {
    const table = tableOf(job);
    if (!table) throw gone(name);
    own.jobs.set(name, job);
    own.read.set(name, table);
  }
  return own.engine;
}

function entries(jobs: Asked['jobs']): [TableName, number][] {
  return Object.entries(jobs) as [TableName, number][];
}

function gone(name: TableName): InputError {
  return new InputError({
    code: 'E_TABLE', where: [`table ${name}`], what: 'its rows were given back before they were asked for', mend: 'Ask again',
  });
}
