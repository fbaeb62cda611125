import type {Answer, FunnelQuery, ReachedQuery, TableName, Where} from '@crm-widgets/core';
import {hasNoHistory, openFunnel} from './funnel.js';
import {readFunnel, type Funnel} from './funnel-of-attempts.js';
import {dealsThatCame} from './funnel-of-deals.js';
import {readEntry, readSides, type Side} from './funnel-sides.js';
import type {HeldTable} from './held-table.js';
import type {AskOptions, FunnelAsk, FunnelPick, FunnelRows, RowColumn} from './outcome.js';
import type {View, Viewed} from './source.js';

/** Entities that are told, and how many of them with a row. */
const MOST_IDS = 100_000;
const MOST_ROWS = 1000;

type Cell = string | number | null;
type Cells = Pick<FunnelRows, 'columns' | 'rows'>;

/** Whose rows say more of an entity. */
const tablesOf: Readonly<Record<string, TableName>> = {
  deal_id: 'deals', customer_id: 'customers', person_id: 'people', ticket_id: 'tickets',
};

/**
 * Who is behind a step of a funnel or a drop: their ids, and a row for each with what the source says of them. Columns
 * that are private are left out.
 * @throws {InputError} whatever asking for the funnel throws
 */
export async function askFunnelRows(
  source: Viewed, ask: FunnelAsk, pick: FunnelPick, options: AskOptions,
): Promise<FunnelRows> {
  const {view, steps, table} = await openFunnel(source, ask, options);
  const side = sideOf(ask, pick, view);
  if (!hasNoHistory(table, steps)) return rowsOfAttempts(view, await readFunnel(view, ask, table, steps, options.signal), side, pick, options);
  const came = await dealsThatCame(view, ask, steps, pick, side, options.signal);
  return rowsOfDeals(view, came, ask, side, pick, options);
}

/** A group by its value, else one of two sides, else everybody. */
function sideOf(ask: FunnelAsk, {group}: FunnelPick, view: View): Omit<Side, 'key'> & {readonly by: string | null} {
  const all = {where: ask.where ?? {}, entry: readEntry(ask, view), by: null};
  if (group === null) return all;
  const side = readSides(ask, view)?.find(({key}) => key === group);
  return side ? {...side, by: null} : {...all, by: ask.by ?? null};
}

async function rowsOfAttempts(
  view: View, {query, steps, tables}: Funnel, {where, entry, by}: ReturnType<typeof sideOf>,
  {step, which, group}: FunnelPick, {signal}: AskOptions,
): Promise<FunnelRows> {
  const funnel: FunnelQuery = {...query, where, entry, by: by === null ? [] : [by]};
  const asked: ReachedQuery = {
    kind: 'reached', funnel, step, which, limit: MOST_IDS + 1, ...(by === null ? {} : {group: [group || null]}),
  };
  const [{columns}, waits] = await Promise.all([
    view.ask(asked, signal), which === 'reached' && step > 0 && by === null ? waitsOf(view, funnel, step, signal) : null,
  ]);
  const found = columns.entity as readonly string[];
  const ids = found.slice(0, MOST_IDS);
  const shown = ids.slice(0, MOST_ROWS);
  const times: Cells = {
    columns: steps.map(({label}) => ({name: label, type: 'instant'})),
    rows: shown.map((_, row) => steps.map((_step, k) => columns[`t${k}`]![row] ?? null)),
  };
  const more = await aboutEntities(view, query.entity, shown, signal);
  const hidden = tables.some((held) => isPrivate(held, query.entity));
  const own: Cells = hidden ? {columns: [], rows: shown.map(() => [])}
    : {columns: [{name: query.entity, type: 'id'}], rows: shown.map((id) => [id])};
  return {ids: hidden ? null : ids, isCut: found.length > MOST_IDS, ...beside(beside(own, times), more), waits};
}

async function waitsOf(view: View, funnel: FunnelQuery, step: number, signal: AbortSignal): Promise<FunnelRows['waits']> {
  const {rows, columns} = await view.ask({kind: 'waits', funnel, step}, signal);
  const bins = Array.from({length: rows}, (_, row) => ({
    from: Number(columns.from![row]), until: Number(columns.until![row]), count: Number(columns.count![row]),
  }));
  return rows === 0 ? null : bins.sort((a, b) => a.from - b.from);
}

/** The rows of a table that says more of the entities, in their order; none where there is no such table. */
async function aboutEntities(view: View, entity: string, ids: readonly string[], signal: AbortSignal): Promise<Cells> {
  const name = tablesOf[entity];
  if (name === undefined || !view.names.has(name) || ids.length === 0) return {columns: [], rows: ids.map(() => [])};
  const held = await view.table(name);
  const columns = publicColumns(held).filter((column) => column.name !== entity);
  const answer = await view.ask({
    kind: 'rows', fact: {name}, columns: [entity, ...columns.map((column) => column.name)], sort: [],
    limit: ids.length * 2, where: {}, filter: {[entity]: ids}, asOf: view.business.asOf,
  }, signal);
  const byId = new Map(cellsOf(answer, columns.length + 1).map(([id, ...cells]) => [String(id), cells]));
  return {columns, rows: ids.map((id) => byId.get(id) ?? columns.map(() => null))};
}

async function rowsOfDeals(
  view: View, came: readonly Where[], {by}: FunnelAsk, {where, entry, by: grouped}: ReturnType<typeof sideOf>,
  {group}: FunnelPick, {signal}: AskOptions,
): Promise<FunnelRows> {
  const held = await view.table('deals');
  const columns = publicColumns(held);
  const hidden = isPrivate(held, 'deal_id');
  const inGroup = grouped !== null && by !== undefined ? {[by]: group || null} : {};
  const answers = await Promise.all(came.map((filter) => view.ask({
    kind: 'rows', fact: {name: 'funnel_deals'}, columns: ['deal_id', ...columns.map((column) => column.name)],
    ...(entry ? {at: {column: 'created_at', ...entry}} : {}), sort: [], limit: MOST_IDS + 1, where: {...where, ...inGroup}, filter,
    asOf: view.business.asOf,
  }, signal)));
  const found = answers.flatMap((answer) => cellsOf(answer, columns.length + 1));
  const ids = found.map(([id]) => String(id)).slice(0, MOST_IDS);
  return {
    ids: hidden ? null : ids, isCut: found.length > MOST_IDS, columns,
    rows: found.slice(0, MOST_ROWS).map(([, ...cells]) => cells), waits: null,
  };
}

function cellsOf({rows, columns}: Answer, width: number): Cell[][] {
  return Array.from({length: rows}, (_, row) => Array.from({length: width}, (_cell, k) => columns[`c${k}`]![row]!));
}

/** Columns of the data model that the file fills. */
function publicColumns(held: HeldTable): RowColumn[] {
  const {mapping, shape} = held.table;
  return Object.keys(mapping).filter((name) => Object.hasOwn(shape.columns, name) && !isPrivate(held, name))
    .map((name) => ({name, type: shape.columns[name]!.type}));
}

function isPrivate({table: {mapping}}: HeldTable, column: string): boolean {
  const origin = Object.hasOwn(mapping, column) ? mapping[column]! : null;
  return origin !== null && 'header' in origin && origin.private === true;
}

function beside(left: Cells, right: Cells): Cells {
  return {
    columns: [...left.columns, ...right.columns], rows: left.rows.map((cells, row) => [...cells, ...right.rows[row]!]),
  };
}
