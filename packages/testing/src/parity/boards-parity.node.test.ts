import {ColumnsEngine, readTable, type TypedTable} from '@crm-widgets/columns';
import {readAsOf, Zone, type TableName} from '@crm-widgets/core';
import {findMetric, metricIds} from '@crm-widgets/metrics';
import {findDerived} from '@crm-widgets/metrics/facts';
import {askKpi, type Outcome, type Source} from '@crm-widgets/runtime';
import {askCohort} from '@crm-widgets/runtime/cohort';
import {askFunnel} from '@crm-widgets/runtime/funnel';
import {describe, expect, it} from 'vitest';
import {difference, saidOf} from '../alike.js';
import {sharedEngine} from '../node-source.js';
import {boardFile, boards, formats, type Board, type BoardFormat, type BoardTable} from './board-files.js';
import {sourceOf} from './node-view.js';
import {TwoEngines} from './two-engines.js';

const engine = sharedEngine();
const signal = () => new AbortController().signal;

async function read(board: Board, format: BoardFormat): Promise<ReadonlyMap<TableName, TypedTable>> {
  const tables = Object.entries(board.tables) as [TableName, BoardTable][];
  return new Map(await Promise.all(tables.map(async ([name, table]) => {
    const {zone, currency} = board;
    const reader = readTable({candidates: [name], columns: table.columns ?? {}, zone, currency, maxBytes: 1e9});
    const file = reader.file({name: `${name}.${format}`, contentType: null, format});
    await file.write(boardFile(name, table, format));
    await file.end();
    return [name, await reader.close()] as const;
  })));
}

/** Everything that can be asked of a board: each metric over its last months and over all time by a dimension, funnel, cohorts. */
async function answersOf(board: Board, source: Source): Promise<object> {
  const shown = (outcome: Promise<Outcome<unknown>>) =>
    outcome.then(({state, emptiness, result}) => ({state, emptiness, result}), saidOf);
  const answers: Record<string, object> = {};
  for (const id of metricIds) {
    const {tables} = await findMetric(id);
    answers[id] = await shown(askKpi(source, {metric: id}, {signal: signal()}));
    const grouped = board.by.filter((by) => !by.includes('.') || !tables.every((set) => set.includes('customers')));
    for (const by of grouped) answers[`${id} by ${by}`] = await shown(askKpi(source, {metric: id, period: 'all', grain: 'quarter', by}, {signal: signal()}));
  }
  answers.funnel = await shown(askFunnel(source, {period: 'all', steps: 'Prospecting,Engaging,Won'}, {signal: signal()}));
  for (const table of ['transactions', 'subscriptions']) {
    answers[`cohorts ${table}`] = await shown(askCohort(source, {table, period: 'all', grain: 'quarter'}, {signal: signal()}));
  }
  return answers;
}

describe.each(Object.entries(boards))('the board %s', (_, board) => {
  const company = {asOf: readAsOf(board.asOf, new Zone(board.zone)), zone: board.zone, currency: board.currency};
  const business = {weekStart: 'monday', fiscalYearStart: 1} as const;

  it('is the same from both engines, and from columns of every format', {timeout: 300_000}, async () => {
    await TwoEngines.holding(engine(), await read(board, 'csv'), async (both) => {
      const duckdb = await answersOf(board, sourceOf(company, business, both, (query) => both.duckdb(query)));
      for (const format of formats) {
        const tables = await read(board, format);
        const columns = new ColumnsEngine(findDerived, {declared: new Set(tables.keys()), read: tables});
        const found = await answersOf(board, sourceOf(company, business, {tables}, async (query) => columns.run(query)));
        expect(difference(duckdb, found), format).toBeNull();
      }
    });
  });
});
