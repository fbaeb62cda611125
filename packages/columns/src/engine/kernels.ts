import type {Answer, AsOf, FactRef, MeasureQuery, Query} from '@crm-widgets/core';
import type {Keeper} from './cache.js';
import {answerMembers} from './cohort-who.js';
import {answerCohorts} from './cohorts.js';
import {answerExtent} from './extents.js';
import type {FactRows} from './fact-rows.js';
import {answerFunnel, answerReached, answerWaits} from './funnel.js';
import {answerDistribution, answerRows} from './single-rows.js';

export {linkCustomers} from './customer-link.js';
export {rowsOfFact} from './derived-rows.js';
export {answerEntities} from './edges.js';
export {entityCounter} from './presence.js';
export {ratedViews} from './rated-view.js';
export {answerFromRows} from './measures.js';

/** Rows, and where to keep what is made of them. */
export interface RowsMade {
  readonly rows: FactRows;
  readonly made: Keeper;
}

export type RowsOf = (fact: FactRef, asOf: AsOf) => RowsMade;

/** Answers a query of another kind than measures. */
export function answerOther(query: Exclude<Query, MeasureQuery>, rowsOf: RowsOf): Answer {
  switch (query.kind) {
    case 'extent': return answerExtent(query, rowsOf(query.fact, query.asOf).rows);
    case 'rows': return answerRows(query, rowsOf(query.fact, query.asOf).rows);
    case 'distribution': return answerDistribution(query, rowsOf(query.fact, query.asOf).rows);
    case 'cohort': {
      const {rows, made} = rowsOf(query.starts.fact, query.asOf);
      return answerCohorts(query, rows, rowsOf(query.returns.fact, query.asOf).rows, made);
    }
    case 'members': return answerMembers(query, (fact) => rowsOf(fact, query.cohort.asOf).rows);
    case 'funnel': return answerFunnel(query, (fact) => rowsOf(fact, query.asOf).rows);
    case 'waits': return answerWaits(query, (fact) => rowsOf(fact, query.funnel.asOf).rows);
    case 'reached': return answerReached(query, (fact) => rowsOf(fact, query.funnel.asOf).rows);
  }
}
