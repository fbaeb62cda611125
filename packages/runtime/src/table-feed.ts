import {located, type Fault, type TableName} from '@crm-widgets/core';
import type {Heard, ReadOptions} from '@crm-widgets/columns';
import type {Business} from './business.js';
import {besideCustomers} from './customers.js';
import {fetchFile, type FetchedFile} from './fetch-file.js';
import type {Progress} from './outcome.js';
import {WorkerTable} from './held-table.js';
import {isReaderLost, reader, type TableJob} from './reader.js';
import {fileFormat, readingOptions} from './reading-options.js';
import type {TableSettings} from './source-settings.js';

/** One table of a source: fetched and read once, held in the engine as far as queries need it. */
export class TableFeed {
  readonly settings: TableSettings;
  readonly #business: Business;
  readonly #onRead: (held: WorkerTable) => void;
  readonly #closed = new AbortController();
  #reading: Promise<WorkerTable> | null = null;
  #held: WorkerTable | null = null;

  /**
   * @param others all feeds of the source
   * @param onRead called once, when the rows are there
   */
  constructor(
    settings: TableSettings, business: Business, private readonly others: () => readonly TableFeed[],
    onRead: (held: WorkerTable) => void = () => undefined,
  ) {
    this.settings = settings;
    this.#business = business;
    this.#onRead = onRead;
  }

  /** The table it is declared to be; null for a widget's `src`, whose header decides. */
  get name(): TableName | null {
    return this.settings.candidates.length === 1 ? this.settings.candidates[0]! : null;
  }

  /** The table, once it was read. */
  get held(): WorkerTable | null {
    return this.#held;
  }

  /**
   * Fetches and reads the table; every call after the first shares its promise.
   * @throws {InputError} what is wrong with address, file or mapping, with the table named in `where`
   */
  read(onProgress?: (progress: Progress) => void): Promise<WorkerTable> {
    this.#reading ??= this.#read(onProgress).catch((thrown: unknown) => {
      // Another file stopped the worker that both were read by.
      if (isReaderLost(thrown) && !this.#closed.signal.aborted) return this.#read(onProgress);
      // The columns have other names, and nobody said which: the code that guesses comes for this file alone.
      if (this.#isUnmapped(thrown)) return this.#read(onProgress, {guess: 'columns'});
      throw thrown;
    });
    return this.#reading;
  }

  /** Stops what is under way and gives rows and relation back. */
  close(): void {
    this.#closed.abort(new DOMException('the source went away', 'AbortError'));
    void this.#reading?.then((held) => held.close(), () => undefined);
  }

  #isUnmapped(thrown: unknown): boolean {
    const {preset, columns} = this.settings;
    return !preset && !columns && (thrown as Partial<Fault>).code === 'E_SCHEMA_MISSING';
  }

  async #read(onProgress?: (progress: Progress) => void, more: Pick<ReadOptions, 'guess'> = {}): Promise<WorkerTable> {
    const stop = new AbortController();
    const signal = AbortSignal.any([this.#closed.signal, stop.signal]);
    const files = this.settings.src.map((src) => this.#fetch(src, signal));
    // Files are asked for together and read in order; a later one's fault waits for its turn.
    for (const file of files) file.catch(() => undefined);
    let job: TableJob | null = null;
    try {
      const {customers, said} = besideCustomers(this.name, this.others());
      job = reader.open({...readingOptions(this.settings, this.#business), ...more, customers});
      job.ready.catch((reason: unknown) => stop.abort(reason));
      if (this.settings.inline) await this.#takeInline(job, await said);
      for (const file of files) await this.#take(job, await file, onProgress);
      onProgress?.({phase: 'reading', share: null});
      await job.ready;
      const table = await job.close(await said);
      signal.throwIfAborted();
      const held = new WorkerTable(table, job);
      this.#held = held;
      this.#onRead(held);
      return held;
    } catch (thrown) {
      job?.forget();
      stop.abort(thrown);
      throw located(thrown, this.settings.label);
    }
  }

  #fetch(src: string, signal: AbortSignal): Promise<FetchedFile> {
    const {integrity} = this.settings;
    return fetchFile(src, {
      signal, maxBytes: this.#business.maxBytes, ...(integrity ? {integrity} : {}),
    });
  }

  async #take(job: TableJob, file: FetchedFile, onProgress?: (progress: Progress) => void): Promise<void> {
    job.file({name: file.name, contentType: file.contentType, ...fileFormat(this.settings)});
    let received = 0;
    let percent: number | null = -1;
    for await (const chunk of file.chunks) {
      received += chunk.byteLength;
      job.chunk(chunk);
      const now = file.size ? Math.floor((received / file.size) * 100) : null;
      if (now !== percent) onProgress?.({phase: 'fetching', share: now && now / 100});
      percent = now;
    }
    job.end();
  }

  async #takeInline(job: TableJob, said: Heard | undefined): Promise<void> {
    const inline = await this.settings.inline!();
    if ('rows' in inline) return job.rows(inline.rows, said);
    job.file({name: this.settings.label, contentType: null, format: inline.format});
    job.chunk(inline.bytes);
    job.end();
  }
}
