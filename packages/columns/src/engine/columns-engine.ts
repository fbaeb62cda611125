import type {Answer, AsOf, FactRef, FindDerived, Query} from '@crm-widgets/core';
import {Cache} from './cache.js';
import {answerCohorts} from './cohorts.js';
import type {EngineTables} from './engine-tables.js';
import {answerExtent} from './extents.js';
import {FactRows} from './fact-rows.js';
import {answerMeasures} from './measures.js';
import {answerDistribution, answerRows} from './single-rows.js';
import {TableViews} from './table-view.js';

/** What sums, sets and derived rows may take beside the tables. */
const ROOM = 192 * 1024 * 1024;

/** Answers query values from typed columns, where they lie. */
export class ColumnsEngine {
  readonly #find: FindDerived;
  readonly #tables: TableViews;
  readonly #facts = new Map<string, {readonly rows: FactRows; readonly made: Cache}>();

  /** @param tables may grow: those that are declared and not read yet are told by `TableWanted` when they are needed */
  constructor(find: FindDerived, tables: EngineTables) {
    this.#find = find;
    this.#tables = new TableViews(tables);
  }

  /**
   * @throws {TableWanted} a table is declared and not read
   * @throws {InputError} `E_SCHEMA_MISSING` for a table or required column that is not there, `E_ATTR` for a column of
   *   `where` or `by` that is not, or a value that it cannot have
   */
  run(query: Query): Answer {
    switch (query.kind) {
      case 'measures': {
        const {rows, made} = this.#rows(query.fact, query.asOf);
        return answerMeasures(query, rows, made);
      }
      case 'extent': return answerExtent(query, this.#rows(query.fact, query.asOf).rows);
      case 'cohort': {
        const {rows, made} = this.#rows(query.starts.fact, query.asOf);
        return answerCohorts(query, rows, this.#rows(query.returns.fact, query.asOf).rows, made);
      }
      case 'distribution': return answerDistribution(query, this.#rows(query.fact, query.asOf).rows);
      case 'rows': return answerRows(query, this.#rows(query.fact, query.asOf).rows);
    }
  }

  #rows(fact: FactRef, asOf: AsOf): {rows: FactRows; made: Cache} {
    const key = JSON.stringify([fact, asOf]);
    let known = this.#facts.get(key);
    if (!known) {
      known = {rows: new FactRows(this.#tables, this.#find, fact, asOf), made: new Cache(ROOM)};
      this.#facts.set(key, known);
    }
    return known;
  }
}
