import {missingCode, type Answer, type AsOf, type FactRef, type FindDerived, type Query} from '@crm-widgets/core';
import {Cache, type Keeper} from './cache.js';
import type {EngineTables} from './engine-tables.js';
import {answerExtent} from './extents.js';
import {FactRows} from './fact-rows.js';
import {answerMeasures} from './measures.js';
import {RatedViews} from './rated-view.js';
import {TableViews} from './table-view.js';

/** What sums and sets may take beside the tables. */
const ROOM = 256 * 1024 * 1024;
/** As-of instants whose facts are kept; a page that moves as-of along leaves them behind. */
const MOST_INSTANTS = 4;
/** Currencies and days of which the converted amounts are kept. */
const MOST_RATES = 40;

/** Answers query values from typed columns, where they lie. */
export class ColumnsEngine {
  readonly #find: FindDerived;
  readonly #tables: TableViews;
  readonly #rated = new Map<string, RatedViews>();
  readonly #made = new Cache(ROOM);
  readonly #facts = new Map<string, Map<string, FactRows>>();

  /** @param tables may grow: those that are declared and not read yet are told by `TableWanted` when they are needed */
  constructor(find: FindDerived, tables: EngineTables) {
    this.#find = find;
    this.#tables = new TableViews(tables);
  }

  /**
   * Numbers of a period are answered at once; what fewer pages ask for comes when it is asked.
   *
   * @throws {TableWanted} a table is declared and not read
   * @throws {InputError} `E_SCHEMA_MISSING` for a table or required column that is not there, `E_ATTR` for a column of
   *   `where` or `by` that is not, or a value that it cannot have
   */
  async run(query: Query): Promise<Answer> {
    switch (query.kind) {
      case 'measures': {
        const {rows, made} = this.#rows(query.fact, query.asOf);
        return answerMeasures(query, rows, made);
      }
      case 'extent': return answerExtent(query, this.#rows(query.fact, query.asOf).rows);
      case 'cohort': {
        const {answerCohorts} = await kernel(import('./cohorts.js'));
        const {rows, made} = this.#rows(query.starts.fact, query.asOf);
        return answerCohorts(query, rows, this.#rows(query.returns.fact, query.asOf).rows, made);
      }
      case 'distribution': {
        const {answerDistribution} = await kernel(import('./single-rows.js'));
        return answerDistribution(query, this.#rows(query.fact, query.asOf).rows);
      }
      case 'rows': {
        const {answerRows} = await kernel(import('./single-rows.js'));
        return answerRows(query, this.#rows(query.fact, query.asOf).rows);
      }
      case 'funnel': {
        const {answerFunnel} = await kernel(import('./funnel.js'));
        return answerFunnel(query, (fact) => this.#rows(fact, query.asOf).rows);
      }
      case 'waits': {
        const {answerWaits} = await kernel(import('./funnel.js'));
        return answerWaits(query, (fact) => this.#rows(fact, query.funnel.asOf).rows);
      }
      case 'reached': {
        const {answerReached} = await kernel(import('./funnel.js'));
        return answerReached(query, (fact) => this.#rows(fact, query.funnel.asOf).rows);
      }
    }
  }

  #rows(fact: FactRef, asOf: AsOf): {rows: FactRows; made: Keeper} {
    const known = this.#knownAt(JSON.stringify(asOf));
    const key = JSON.stringify(fact);
    let rows = known.get(key);
    if (!rows) known.set(key, rows = new FactRows(this.#tablesOf(fact), this.#find, fact, asOf));
    return {rows, made: this.#made.within(`${key}\n${JSON.stringify(asOf)}`)};
  }

  /** The tables, their amounts in the currency that a fact has them in. */
  #tablesOf({rates}: FactRef): TableViews {
    if (!rates) return this.#tables;
    const key = JSON.stringify(rates);
    const rated = this.#rated.get(key) ?? new RatedViews(this.#tables, rates);
    this.#rated.delete(key);
    this.#rated.set(key, rated);
    if (this.#rated.size > MOST_RATES) this.#rated.delete(this.#rated.keys().next().value!);
    return rated;
  }

  /** Facts by what they are, as they are known at an instant. */
  #knownAt(instant: string): Map<string, FactRows> {
    const known = this.#facts.get(instant) ?? new Map<string, FactRows>();
    this.#facts.delete(instant);
    this.#facts.set(instant, known);
    if (this.#facts.size > MOST_INSTANTS) this.#facts.delete(this.#facts.keys().next().value!);
    return known;
  }
}

/** How queries of a kind are answered, as it arrives. */
async function kernel<T>(arriving: Promise<T>): Promise<T> {
  return arriving.catch((cause: unknown) => { throw missingCode('the code that answers such a query', cause); });
}
