import {ColumnsEngine, TableWanted, type TypedTable} from '@crm-widgets/columns';
import {InputError, located, type Answer, type Query, type TableName} from '@crm-widgets/core';
import type {Engine} from '@crm-widgets/data';
import {OWN, type OwnMetric} from '@crm-widgets/metrics/own';
import {findDerived} from '@crm-widgets/metrics/facts';
import {readBusiness, type Business} from '../business.js';
import {besideCustomers} from '../customers.js';
import {askDuckDb} from '../duckdb-answers.js';
import {chooseEngine} from '../engine-choice.js';
import type {Answered} from '../outcome.js';
import {OwnAnswers} from '../own/own-answers.js';
import {Planner} from '../planner.js';
import type {SourceSettings, TableSettings} from '../source-settings.js';
import type {View, Viewed} from '../source.js';
import {missingTable} from '../missing-table.js';
import {readNodeTable, type NodeTable} from './node-table.js';

/** No visitor waits for the download, and the machine is the reader's own. */
const MAX_BYTES = 1024 * 1024 * 1024;

/** A source in Node: the same view of the same tables as on a page, read and answered in this process. */
export class NodeSource implements Viewed {
  own?: readonly OwnMetric[] | undefined;
  readonly #business: Business;
  readonly #settings = new Map<TableName, TableSettings>();
  readonly #reading = new Map<TableName, Promise<NodeTable>>();
  readonly #read = new Map<TableName, NodeTable>();
  readonly #typed = new Map<TableName, TypedTable>();
  readonly #columns: ColumnsEngine;
  readonly #planner = new Planner((query, signal) => this.#run(query, signal));
  readonly #closed = new AbortController();
  #duckdb: Promise<Engine> | null = null;
  #answers: Promise<OwnAnswers> | null = null;

  /**
   * @param tables each with one candidate
   * @param read tables that are read by now
   * @param now milliseconds since 1970; as-of where the settings name none
   * @throws {InputError} `E_ATTR` for a wrong setting, `E_TABLE_DUP` for two tables of one name
   */
  constructor(
    settings: SourceSettings, tables: readonly TableSettings[], read: readonly NodeTable[] = [], now: number = Date.now(),
  ) {
    this.#business = business(settings, now);
    for (const table of tables) {
      const [name] = table.candidates;
      if (this.#settings.has(name!)) throw twice(settings.label, name!);
      this.#settings.set(name!, table);
    }
    for (const table of read) {
      this.#reading.set(table.table.name, Promise.resolve(table));
      this.#hold(table);
    }
    this.#columns = new ColumnsEngine(findDerived, {declared: this.#names, read: this.#typed});
  }

  async view(): Promise<View> {
    const answered: Answered[] = [];
    return {
      business: this.#business, answered, own: this.own, names: this.#names,
      table: (name) => this.table(name),
      held: (name) => this.#read.get(name) ?? null,
      ask: async (query, signal) => {
        const answer = await this.#planner.ask(query, signal);
        answered.push({query, answer});
        return answer;
      },
    };
  }

  /** A table, read once. @throws {InputError} */
  table(name: TableName): Promise<NodeTable> {
    let reading = this.#reading.get(name);
    if (!reading) this.#reading.set(name, reading = this.#readTable(name));
    return reading;
  }

  /** Ends DuckDB where it was started; Node goes on as long as it runs. */
  async close(): Promise<void> {
    this.#closed.abort();
    (await this.#duckdb)?.close();
    (await this.#answers)?.close();
  }

  async #readTable(name: TableName): Promise<NodeTable> {
    const settings = this.#settings.get(name);
    if (!settings) throw missingTable(name, [...this.#settings.keys()]);
    const feeds = [...this.#names].map((each) => ({name: each, read: () => this.table(each)}));
    const {customers, said} = besideCustomers(name, feeds);
    const table = await readNodeTable(settings, this.#business, this.#closed.signal, {guess: 'columns', customers}, said);
    this.#hold(table);
    return table;
  }

  #hold(table: NodeTable): void {
    const {name} = table.table;
    this.#read.set(name, table);
    this.#typed.set(name, table.typed);
  }

  get #names(): ReadonlySet<TableName> {
    return new Set([...this.#settings.keys(), ...this.#read.keys()]);
  }

  async #run(query: Query, signal: AbortSignal): Promise<Answer> {
    if ('fact' in query && query.fact.name === OWN) return (await this.#ownAnswers()).ask(query, await this.view(), signal);
    while (this.#isForColumns()) {
      try {
        const began = performance.now();
        return {...await this.#columns.run(query), origin: {engine: 'columns', ms: performance.now() - began}};
      } catch (thrown) {
        if (!(thrown instanceof TableWanted)) throw thrown;
        await this.table(thrown.table);
      }
    }
    return askDuckDb(await this.#engine(), query, {names: this.#names, table: (name) => this.table(name)}, signal);
  }

  #isForColumns(): boolean {
    return chooseEngine(this.#business.engine, [...this.#read.values()].map(({table}) => table)) === 'columns';
  }

  #ownAnswers(): Promise<OwnAnswers> {
    return (this.#answers ??= import('@crm-widgets/data/node').then(({createNodeEngine}) => new OwnAnswers(createNodeEngine)));
  }

  #engine(): Promise<Engine> {
    return (this.#duckdb ??= import('@crm-widgets/data/node').then(({createNodeEngine}) => createNodeEngine()));
  }
}

function business(settings: SourceSettings, now: number): Business {
  try {
    return readBusiness({maxBytes: MAX_BYTES, ...settings}, now);
  } catch (thrown) {
    throw located(thrown, settings.label);
  }
}

function twice(label: string, name: TableName): InputError {
  return new InputError({
    code: 'E_TABLE_DUP', where: [label], what: `the source has two tables called ${name}, wanted one`,
    mend: 'Remove one of them, or name both addresses in one src',
  });
}
