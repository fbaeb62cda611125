import {ColumnsEngine, TableWanted, type TypedTable} from '@crm-widgets/columns';
import {InputError, type Query, type TableName} from '@crm-widgets/core';
import {findDerived} from '@crm-widgets/metrics/facts';
import type {Asked, FromReader} from './reader-protocol.js';

/** An engine over tables of one source; it keeps what it made of them as long as they are there. */
interface Answering {
  readonly declared: string;
  readonly jobs: Map<TableName, number>;
  readonly read: Map<TableName, TypedTable>;
  readonly engine: ColumnsEngine;
}

let engines: Answering[] = [];

/** Answers a query from tables that were read, or says which one has to be read first. */
export function answerFrom(
  {query, declared, jobs}: Asked, call: number, tableOf: (job: number) => TypedTable | null,
): FromReader {
  try {
    const began = performance.now();
    const answer = engineFor(declared, entries(jobs), tableOf).run(query as Query);
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

function engineFor(
  declared: readonly TableName[], jobs: readonly (readonly [TableName, number])[], tableOf: (job: number) => TypedTable | null,
): ColumnsEngine {
  const key = [...declared].sort().join(' ');
  let own = engines.find((one) => one.declared === key && jobs.every(([name, job]) => (one.jobs.get(name) ?? job) === job));
  if (!own) {
    const read = new Map<TableName, TypedTable>();
    own = {declared: key, jobs: new Map(), read, engine: new ColumnsEngine(findDerived, {declared: new Set(declared), read})};
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
