import {InputError, QueryError, startWorker, type Answer, type CrmError, type TableName} from '@crm-widgets/core';
import type {FileOptions, Heard, ReadOptions} from '@crm-widgets/columns';
import {faults} from './faults.js';
import type {Asked, FromReader, ReadTable, ToReader} from './reader-protocol.js';
import {readerWorkerUrl} from './worker-url.js';

const HELLO_MS = 10_000;
/** Longest wait for a table to be typed or encoded, once all its bytes are there. */
const ANSWER_MS = 60_000;

interface Call {
  resolve(message: FromReader): void;
  reject(reason: unknown): void;
  timer: ReturnType<typeof setTimeout>;
}

/** The page's end of the reader worker: one for all sources, started at the first table, ended with the last. */
class Reader {
  readonly #calls = new Map<number, Call>();
  readonly #jobs = new Set<number>();
  #worker: Worker | null = null;
  #hello: Promise<void> | null = null;
  #greet: {resolve(): void; reject(reason: unknown): void} | null = null;
  #greeted = false;
  #next = 1;
  readonly #asks: (Asked & {readonly call: number})[] = [];

  /** Opens a job. Nobody waits for the worker here: what it is told while it starts, it hears when it has. */
  open(options: ReadOptions): TableJob {
    const job = this.#next++;
    this.#jobs.add(job);
    const ready = this.#ready();
    this.post({kind: 'open', job, options});
    return new TableJob(this, job, ready);
  }

  #ready(): Promise<void> {
    return (this.#hello ??= this.#start());
  }

  /** Whether the rows of a job are still there. */
  holds(job: number): boolean {
    return this.#jobs.has(job);
  }

  #start(): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => this.#lose(refused('it did not answer within 10 s')), HELLO_MS);
      this.#greet = {
        resolve: () => { clearTimeout(timer); resolve(); },
        reject: (reason) => { clearTimeout(timer); reject(reason as Error); },
      };
      try {
        this.#worker = startWorker(readerWorkerUrl, 'module');
      } catch (cause) {
        this.#lose(cause);
        return;
      }
      this.#worker.addEventListener('message', (event: MessageEvent<FromReader>) => this.#hear(event.data));
      this.#worker.addEventListener('error', () => this.#lose(this.#greeted ? lost() : refused('it failed to start')));
    });
  }

  #hear(message: FromReader): void {
    if (message.kind === 'hello') {
      this.#greeted = true;
      return this.#greet?.resolve();
    }
    const call = this.#calls.get(message.call);
    if (!call) return;
    this.#calls.delete(message.call);
    clearTimeout(call.timer);
    if (message.kind === 'fault') call.reject(revived(message.fault));
    else call.resolve(message);
  }

  /** Asks the engine on columns, in the worker; it says what it found, or which table has to be read first. */
  async ask(asked: Asked): Promise<{readonly answer: Answer} | {readonly wanted: TableName}> {
    await this.#ready();
    const reply = await this.call<'answer' | 'wanted'>({kind: 'ask', ...asked}, Object.values(asked.jobs));
    return reply.kind === 'answer' ? reply : {wanted: reply.table};
  }

  /** Asks the worker something about jobs that it has; it answers a question with what was asked for, or a fault. */
  call<K extends FromReader['kind']>(message: Calling, jobs: readonly number[]): Promise<Answered<K>> {
    if (!this.#worker || !jobs.every((job) => this.#jobs.has(job))) return Promise.reject(lost());
    const call = this.#next++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#calls.delete(call);
        resolve(faults().then(({tooSlow}) => { throw tooSlow(); }));
        // A file that holds the worker up holds up all others; they are read again by a new one.
        this.#lose(lost());
      }, ANSWER_MS);
      this.#calls.set(call, {resolve: resolve as Call['resolve'], reject, timer});
      if (message.kind === 'ask') this.#postAsk({...message, call});
      else this.post({...message, call});
    });
  }

  /** What is asked in one go is one message: each wakes the worker. */
  #postAsk(asked: Asked & {readonly call: number}): void {
    if (this.#asks.push(asked) === 1) queueMicrotask(() => this.post({kind: 'ask', asks: this.#asks.splice(0)}));
  }

  post(message: ToReader, transfer: Transferable[] = []): void {
    this.#worker?.postMessage(message, transfer);
  }

  forget(job: number): void {
    if (!this.#jobs.delete(job)) return;
    this.post({kind: 'forget', job});
    if (this.#jobs.size === 0) this.#end();
  }

  #lose(reason: unknown): void {
    const calls = [...this.#calls.values()];
    this.#greet?.reject(reason);
    this.#jobs.clear();
    this.#end();
    for (const call of calls) {
      clearTimeout(call.timer);
      call.reject(reason);
    }
  }

  #end(): void {
    this.#worker?.terminate();
    // One that ends before it has started is waited for no more.
    this.#greet?.resolve();
    this.#worker = null;
    this.#hello = this.#greet = null;
    this.#greeted = false;
    this.#calls.clear();
  }
}

type Answered<K> = Extract<FromReader, {readonly kind: K}>;

type Calling = ({readonly kind: 'ask'} & Asked)
  | {readonly kind: 'close'; readonly job: number; readonly said: Heard | undefined}
  | {readonly kind: 'encode'; readonly job: number; readonly columns: readonly string[]};

/** One table in the reader worker. */
export class TableJob {
  readonly #reader: Reader;

  /**
   * @param id how the worker calls it
   * @param ready settles when the worker has started; rejects with `E_CSP_WORKER` or `E_TRUSTED_TYPES` where it does not
   */
  constructor(reader: Reader, readonly id: number, readonly ready: Promise<void>) {
    this.#reader = reader;
  }

  file(file: FileOptions): void {
    this.#reader.post({kind: 'file', job: this.id, file});
  }

  /** The bytes are given away. */
  chunk(bytes: Uint8Array<ArrayBuffer>): void {
    this.#reader.post({kind: 'chunk', job: this.id, bytes}, [bytes.buffer]);
  }

  end(): void {
    this.#reader.post({kind: 'end', job: this.id});
  }

  rows(rows: readonly Readonly<Record<string, unknown>>[], said: Heard | undefined): void {
    this.#reader.post({kind: 'rows', job: this.id, rows, said});
  }

  /** @throws {InputError} what the reader found wrong with the files */
  async close(said: Heard | undefined): Promise<ReadTable> {
    return (await this.#reader.call<'read'>({kind: 'close', job: this.id, said}, [this.id])).table;
  }

  /** Columns as an Arrow IPC stream. */
  encode(columns: readonly string[]): Promise<Answered<'encoded'>> {
    return this.#reader.call<'encoded'>({kind: 'encode', job: this.id, columns}, [this.id]);
  }

  /** Gives the rows back; the worker ends with its last job. */
  forget(): void {
    this.#reader.forget(this.id);
  }
}

function refused(what: string): QueryError {
  return new QueryError({
    code: 'E_CSP_WORKER', where: ['reader worker'], what,
    mend: "Let the page's policy start workers from the kit's folder (worker-src), and check that the file is there",
  });
}

/** Whether rows are gone with their worker, and reading them again may help. */
export function isReaderLost(thrown: unknown): boolean {
  return thrown instanceof QueryError && thrown.code === 'E_READER_LOST';
}

function lost(): QueryError {
  return new QueryError({
    code: 'E_READER_LOST', where: ['reader worker'], what: 'the worker that reads files stopped', mend: 'Refresh the page',
  });
}

function revived(fault: CrmError): InputError {
  return new InputError(fault);
}

/** The page's one reader. */
export const reader = new Reader();
