import {bytesOf, makerFor, readTable, type FileReader, type TableMaker, type TableReader, type Heard, type ReadOptions, type TypedTable} from '@crm-widgets/columns';
import {faultOf, fetched} from '@crm-widgets/core';
import {answerFrom, forgetAnswersOf, prepareFor} from './answering.js';
import type {FromReader, ReadTable, ToReader} from './reader-protocol.js';

/** One table on its way into columns: its messages are worked off in order, and its first fault is its answer. */
interface Job {
  readonly options: ReadOptions;
  work: Promise<unknown>;
  reader: TableReader | null;
  file: FileReader | null;
  table: TypedTable | null;
  /** What makes rows of an export into a table. */
  make: TableMaker | undefined;
}

const jobs = new Map<number, Job>();

function post(message: FromReader, transfer: Transferable[] = []): void {
  // `self` is typed as a window here; a worker's postMessage takes the transfer list second.
  (self as unknown as {postMessage(message: FromReader, transfer: Transferable[]): void}).postMessage(message, transfer);
}

function then(job: Job, step: () => unknown): void {
  job.work = job.work.then(step);
  // The fault is kept in `work` and told at the next call; here it only must not count as unhandled.
  job.work.catch(() => undefined);
}

async function reply(job: Job, call: number, answer: () => FromReader | Promise<FromReader>): Promise<void> {
  try {
    await job.work;
    const message = await answer();
    post(message, message.kind === 'encoded' ? [message.ipc.buffer] : []);
  } catch (thrown) {
    post({kind: 'fault', call, fault: faultOf(thrown)});
  }
}

async function closed(job: Job, said: Heard | undefined): Promise<ReadTable> {
  job.table ??= await job.reader!.close(said);
  job.reader = null;
  const {columns: _columns, rows: _rows, ...table} = job.table;
  return {...table, bytes: bytesOf(job.table)};
}

/** One after the other, so that each is on its way while the next one is worked out. */
async function answer({asks}: Extract<ToReader, {kind: 'ask'}>): Promise<void> {
  for (const {call, ...asked} of asks) {
    try {
      post(await answerFrom(asked, call, (job) => jobs.get(job)?.table ?? null));
    } catch (thrown) {
      post({kind: 'fault', call, fault: faultOf(thrown)});
    }
  }
}

function handle(message: ToReader): void {
  if (message.kind === 'open') {
    const job: Job = {options: message.options, work: Promise.resolve(), reader: null, file: null, table: null, make: undefined};
    jobs.set(message.job, job);
    then(job, async () => { job.make = await makerFor(job.options); });
    return prepareFor(message.options.candidates);
  }
  if (message.kind === 'ask') return void answer(message);
  const job = jobs.get(message.job);
  if (!job) return;
  switch (message.kind) {
    case 'file': return then(job, () => { job.file = (job.reader ??= readTable(job.options, job.make)).file(message.file); });
    case 'chunk': return then(job, () => job.file!.write(message.bytes));
    case 'end': return then(job, () => job.file!.end());
    case 'rows': return then(job, async () => {
      const {readRows} = await fetched('the code that reads rows of a page', import('@crm-widgets/columns/read-rows'));
      job.table = readRows(job.options, message.rows, job.make, message.said);
    });
    case 'close': return void reply(job, message.call, async () => ({kind: 'read', call: message.call, table: await closed(job, message.said)}));
    case 'encode': return void reply(job, message.call, async () => {
      const {encode} = await import('./encode.js');
      const ipc = encode(job.table!, message.columns);
      return {kind: 'encoded', call: message.call, ipc, rows: job.table!.rows};
    });
    case 'forget':
      jobs.delete(message.job);
      forgetAnswersOf(message.job);
  }
}

addEventListener('message', (event: MessageEvent<ToReader>) => handle(event.data));
post({kind: 'hello'});
