import type {FunnelQuery, ReachedQuery, Where} from '@crm-widgets/core';
import {cellsOf, entityRows, isPrivate, MOST_IDS, MOST_ROWS, publicColumns} from './entity-rows.js';
import {hasNoHistory, openFunnel} from './funnel.js';
import {readFunnel, type Funnel} from './funnel-of-attempts.js';
import {dealsThatCame} from './funnel-of-deals.js';
import {readEntry, readSides, type Side} from './funnel-sides.js';
import type {AskOptions, FunnelAsk, FunnelPick, FunnelRows} from './outcome.js';
import type {View, Viewed} from './source.js';

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
  const side = readSides(ask, view)?.find(({key, value}) => key === group && value === undefined);
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
  const times = (shown: readonly string[]) => ({
    columns: steps.map(({label}) => ({name: label, type: 'instant'} as const)),
    rows: shown.map((_, row) => steps.map((_step, k) => columns[`t${k}`]![row] ?? null)),
  });
  return {...await entityRows(view, query.entity, columns.entity as readonly string[], tables, times, signal), waits};
}

async function waitsOf(view: View, funnel: FunnelQuery, step: number, signal: AbortSignal): Promise<FunnelRows['waits']> {
  const {rows, columns} = await view.ask({kind: 'waits', funnel, step}, signal);
  const bins = Array.from({length: rows}, (_, row) => ({
    from: Number(columns.from![row]), until: Number(columns.until![row]), count: Number(columns.count![row]),
  }));
  return rows === 0 ? null : bins.sort((a, b) => a.from - b.from);
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
