import {
  isTableName, fetched, type Answer, type AsOf, type FactRef, type FindDerived, type Query, type TableName,
} from '@crm-widgets/core';
import {worded} from '../late-fault.js';
import {Cache} from './cache.js';
import {answerFromSums, isOfEntities} from './day-sums.js';
import type {EngineTables} from './engine-tables.js';
import {FactRows} from './fact-rows.js';
import type {RowsMade, RowsOf} from './kernels.js';
import {TableViews} from './table-view.js';

/** What sums and sets may take beside the tables. */
const ROOM = 256 * 1024 * 1024;
/** As-of instants whose facts are kept; a page that moves as-of along leaves them behind. */
const MOST_INSTANTS = 4;

/** Answers query values from typed columns, where they lie. */
export class ColumnsEngine {
  readonly #find: FindDerived;
  readonly #tables: TableViews;
  readonly #made = new Cache(ROOM);
  readonly #facts = new Map<string, Map<string, FactRows>>();

  /** @param tables may grow: those that are declared and not read yet are told by `TableWanted` when they are needed */
  constructor(find: FindDerived, tables: EngineTables) {
    this.#find = find;
    this.#tables = new TableViews(tables);
  }

  /**
   * Sums of tables are answered at once; what takes more code waits for it the first time.
   *
   * @throws {TableWanted} a table is declared and not read
   * @throws {InputError} `E_SCHEMA_MISSING` for a table or required column that is not there, `E_ATTR` for a column of
   *   `where` or `by` that is not, or a value that it cannot have
   */
  run(query: Query): Promise<Answer> {
    return worded(() => this.#run(query));
  }

  async #run(query: Query): Promise<Answer> {
    if (!addsUp(query)) await fetchKernels();
    const rowsOf: RowsOf = (fact, asOf) => this.#rows(fact, asOf);
    if (query.kind !== 'measures') return kernels!.answerOther(query, rowsOf);
    const {rows, made} = rowsOf(query.fact, query.asOf);
    if (/edges|moved|daily/.test(query.at.kind)) return (await fetchKernels()).answerEntities(query, rows);
    if (query.at.kind === 'dated') rows.demand(query.at.column);
    if (rows.checkNames(query.by, query.where)) await fetchKernels();
    return answerFromSums(query, rows, made, kernels?.entityCounter ?? null)
      ?? (await fetchKernels()).answerFromRows(query, rows);
  }

  #rows(fact: FactRef, asOf: AsOf): RowsMade {
    const known = this.#knownAt(JSON.stringify(asOf));
    const key = JSON.stringify(fact);
    let rows = known.get(key);
    if (!rows) known.set(key, rows = this.#make(fact, asOf));
    return {rows, made: this.#made.within(`${key}\n${JSON.stringify(asOf)}`)};
  }

  #make(fact: FactRef, asOf: AsOf): FactRows {
    const tables = fact.rates ? kernels!.ratedViews(this.#tables, fact.rates) : this.#tables;
    const plan = this.#find(fact, tables.has);
    return plan ? kernels!.rowsOfFact(tables, plan, asOf) : this.#plain(fact.name as TableName, tables, asOf);
  }

  #plain(base: TableName, tables: TableViews, asOf: AsOf): FactRows {
    return new FactRows(tables, {base, uses: {}, own: {}}, asOf, (...of) => kernels!.linkCustomers(...of));
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

type Kernels = typeof import('./kernels.js');

let kernels: Kernels | null = null;

/** Fetches the code for what is not answered by sums of tables. @throws {InputError} `E_ASSET` when it does not arrive */
export async function fetchKernels(): Promise<Kernels> {
  return (kernels ??= await fetched('the code that answers such a query', import('./kernels.js')));
}

/** Whether tables and sums by day may do for an answer. */
function addsUp(query: Query): boolean {
  return query.kind === 'measures' && isTableName(query.fact.name) && !query.fact.rates
    && !query.measures.some(({aggregate}) => isOfEntities(aggregate));
}
