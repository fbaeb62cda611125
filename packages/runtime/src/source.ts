import {
  fetched, type Answer, type FactRef, type Query, type TableName, type TableReport,
} from '@crm-widgets/core';
import type {OwnMetric} from '@crm-widgets/metrics/own';
import {readBusiness, type Business} from './business.js';
import {askColumns} from './column-answers.js';
import {chooseEngine} from './engine-choice.js';
import type {EngineHost} from './engine-host.js';
import {faults} from './faults.js';
import type {HeldTable, WorkerTable} from './held-table.js';
import type {Answered, Progress} from './outcome.js';
import {Planner} from './planner.js';
import {isReaderLost, reader} from './reader.js';
import type {SourceSettings, TableSettings} from './source-settings.js';
import {TableFeed} from './table-feed.js';

/** What of a source changed; `report`: a table was read. */
export type SourceChange = 'settings' | 'tables' | 'report';

/** A source as it is at one moment, its settings checked and its tables by name. */
export interface View {
  readonly business: Business;
  /** The page's own metrics. */
  readonly own?: readonly OwnMetric[] | undefined;
  /** Tables that are declared, read or not. */
  readonly names: ReadonlySet<TableName>;
  /** A declared table, read. @throws {InputError} what is wrong with it */
  table(name: TableName): Promise<HeldTable>;
  /** The same if it was read by now, else null. */
  held(name: TableName): HeldTable | null;
  /** Answers a query; equal ones share a scan. */
  ask(query: Query, signal: AbortSignal): Promise<Answer>;
  /** What was asked of this view so far, for the definition card. */
  readonly answered: readonly Answered[];
}

/** What metrics are asked of. */
export interface Viewed {
  /** The page's own; what is wrong with one of them is told where it is asked for. */
  readonly own?: readonly OwnMetric[] | undefined;
  view(onProgress?: (progress: Progress) => void): Promise<View>;
}

/** The view of a page, whose rows are in its reader worker. */
export interface PageView extends View {
  /** Tells the source apart from others of the page. */
  readonly source: number;
  table(name: TableName): Promise<WorkerTable>;
  held(name: TableName): WorkerTable | null;
}

let sources = 0;

/** Where rows come from, with the business settings: what `crm-source` declares, without a document. */
export class Source implements Viewed {
  own?: readonly OwnMetric[] | undefined;
  readonly #id = ++sources;
  #settings: SourceSettings;
  readonly #tables = new Map<object, TableSettings>();
  readonly #listeners = new Set<(change: SourceChange) => void>();
  readonly #reports = new Map<object, TableReport>();
  #feeds = new Map<object, TableFeed>();
  #business: Business | null = null;
  readonly #planner = new Planner((query, signal) => this.#again(() => this.#run(query, signal)));

  constructor(settings: SourceSettings) {
    this.#settings = settings;
  }

  configure(settings: SourceSettings): void {
    if (JSON.stringify(settings) === JSON.stringify(this.#settings)) return;
    this.#settings = settings;
    this.#restart();
    this.#tell('settings');
  }

  /** Declares a table or changes it; `key` is whatever declared it. */
  setTable(key: object, settings: TableSettings): void {
    this.#change(key, () => this.#tables.set(key, settings));
  }

  removeTable(key: object): void {
    if (this.#tables.has(key)) this.#change(key, () => this.#tables.delete(key));
  }

  /** What became of a table's rows; null until it was read. */
  report(key: object): TableReport | null {
    return this.#reports.get(key) ?? null;
  }

  /** @returns the way to stop listening */
  subscribe(listener: (change: SourceChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Fetches everything that was fetched before anew. When all of it arrived, widgets move to it together; else all
   * stay with what they have and the promise rejects.
   */
  async refresh(): Promise<void> {
    const business = readBusiness(this.#settings, Date.now());
    const fresh = new Map<object, TableFeed>();
    const feeds = () => [...fresh.values()];
    for (const key of this.#feeds.keys()) fresh.set(key, new TableFeed(this.#tables.get(key)!, business, feeds));
    const read = new Map<object, WorkerTable>();
    try {
      await Promise.all([...fresh].map(async ([key, feed]) => read.set(key, await feed.read())));
    } catch (thrown) {
      for (const feed of fresh.values()) feed.close();
      throw thrown;
    }
    const old = this.#feeds;
    this.#business = business;
    this.#feeds = fresh;
    this.#planner.forget();
    for (const feed of old.values()) feed.close();
    for (const [key, held] of read) this.#note(key, held);
    this.#tell('tables');
  }

  close(): void {
    this.#restart();
    this.#listeners.clear();
  }

  /**
   * The source as it is now.
   * @throws {InputError} `E_ATTR` for a wrong setting, `E_TABLE_DUP` for two tables of one name
   */
  async view(onProgress?: (progress: Progress) => void): Promise<PageView> {
    const business = this.#settled();
    if (this.#tables.size > 0 && business.engine === 'duckdb') void duckDb().then(({warmUp}) => warmUp(), () => undefined);
    const feeds = new Map<TableName, TableFeed>();
    for (const [key, settings] of this.#tables) {
      const feed = this.#feed(key, settings, business);
      const name = feed.name ?? (await feed.read(onProgress)).table.name;
      if (feeds.has(name)) throw (await faults()).twoTables(name, settings.label);
      feeds.set(name, feed);
    }
    const answered: Answered[] = [];
    return {
      source: this.#id,
      business, answered, own: this.own,
      names: new Set(feeds.keys()),
      table: async (name) => {
        const feed = feeds.get(name);
        if (!feed) throw (await faults()).missingTable(name, [...feeds.keys()]);
        return feed.read(onProgress);
      },
      held: (name) => feeds.get(name)?.held ?? null,
      ask: async (query, signal) => {
        const answer = await this.#planner.ask(query, signal);
        answered.push({query, answer});
        return answer;
      },
    };
  }

  /**
   * Begins to read the first of these tables that is declared, as it is about to be asked for: rows come while code does.
   * What is wrong with it is told to whoever asks.
   */
  foresee(tables: readonly TableName[], onProgress?: (progress: Progress) => void): void {
    const declared = [...this.#tables];
    const found = tables.map((name) => declared.filter(([, {candidates}]) => candidates.includes(name))).find(({length}) => length > 0);
    // Of two tables of one name neither is read.
    if (found?.length !== 1) return;
    try {
      this.#feed(...found[0]!, this.#settled()).read(onProgress).catch(() => undefined);
    } catch {
      // A wrong setting of the source is told by its view.
    }
  }

  /** Asks DuckDB, whichever engine answers this source: so that one can check the other. */
  askDuckDb(query: Query, signal: AbortSignal): Promise<Answer> {
    return this.#again(async () => (await askedDuckDb()).ask(query, await this.view(), signal));
  }

  /** Rows that went away with the reader's worker are read once more. */
  async #again(run: () => Promise<Answer>): Promise<Answer> {
    try {
      return await run();
    } catch (thrown) {
      if (!isReaderLost(thrown)) throw thrown;
      for (const [key, {held}] of [...this.#feeds]) if (held && !reader.holds(held.job)) this.#drop(key);
      return run();
    }
  }

  async #run(query: Query, signal: AbortSignal): Promise<Answer> {
    const view = await this.view();
    const {engine} = view.business;
    const read = new Map([...view.names].flatMap((name) => {
      const held = view.held(name);
      return held ? [[name, held] as const] : [];
    }));
    const isOwn = (query as {fact?: FactRef}).fact?.name === 'own';
    const fits = () => !isOwn && chooseEngine(engine, [...read.values()].map(({table}) => table)) === 'columns';
    const answer = await askColumns(query, view, read, signal, fits);
    if (answer) return answer;
    try {
      return await (await askedDuckDb()).ask(query, view, signal);
    } catch (thrown) {
      if (isOwn || engine !== 'auto' || !(await duckDb()).isRefused(thrown)) throw thrown;
      return (await askColumns(query, view, read, signal, () => true))!;
    }
  }

  #settled(): Business {
    this.#business ??= readBusiness(this.#settings, Date.now());
    return this.#business;
  }

  #feed(key: object, settings: TableSettings, business: Business): TableFeed {
    let feed = this.#feeds.get(key);
    if (!feed) {
      const feeds = () => [...this.#tables].map((one) => this.#feed(...one, business));
      const made = new TableFeed(settings, business, feeds, (held) => {
        if (this.#feeds.get(key) === made) this.#note(key, held);
      });
      this.#feeds.set(key, made);
      feed = made;
    }
    return feed;
  }

  #note(key: object, held: WorkerTable): void {
    this.#reports.set(key, held.table.report);
    this.#tell('report');
  }

  #change(key: object, change: () => unknown): void {
    this.#drop(key);
    change();
    // What is customers now was something else before, or was not there.
    this.#drop(key);
    this.#planner.forget();
    this.#tell('tables');
  }

  /** Lets the rows of a table go; with customers all, for customers say which of them count. */
  #drop(key: object): void {
    const all = this.#tables.get(key)?.candidates[0] === 'customers' ? [...this.#feeds.keys()] : [key];
    for (const each of all) {
      this.#feeds.get(each)?.close();
      this.#feeds.delete(each);
      this.#reports.delete(each);
    }
  }

  #restart(): void {
    for (const key of [...this.#feeds.keys()]) this.#drop(key);
    this.#business = null;
    this.#planner.forget();
  }

  #tell(change: SourceChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }
}

/** What starts DuckDB; few pages need it. */
function duckDb(): Promise<typeof import('./engine-host.js')> {
  return import('./engine-host.js');
}

async function askedDuckDb(): Promise<EngineHost> {
  const {engineHost} = await fetched('the code that starts DuckDB', duckDb());
  return engineHost();
}
