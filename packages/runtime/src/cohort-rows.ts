import {isoOf, wrongAttribute, type MembersQuery} from '@crm-widgets/core';
import {cellSpan} from '@crm-widgets/metrics/cohort';
import {openCohorts, type OpenCohorts} from './cohort.js';
import {entityRows, MOST_IDS} from './entity-rows.js';
import type {AskOptions, CohortAsk, CohortPick, EntityRows, RowColumn} from './outcome.js';
import type {Viewed} from './source.js';

/**
 * Who is behind a cell of a triangle: their ids, and a row for each with what the source says of them; of revenue also what
 * each of them brought, who brought most first. Of the cell that a cohort begins with it is all of the cohort. Columns that
 * are private are left out.
 * @throws {InputError} whatever asking for the triangle throws
 */
export async function askCohortRows(source: Viewed, ask: CohortAsk, pick: CohortPick, options: AskOptions): Promise<EntityRows> {
  const asked = await openCohorts(source, ask, options);
  const {view, held, query, spec: {measure}, currency} = asked;
  const {columns} = await view.ask(membersQuery(asked, pick), options.signal);
  const found = byWorth(columns.entity as readonly string[], columns.worth as readonly number[] | undefined);
  const brought: RowColumn[] = query.worth ? [{name: measure.replace('-', '_'), type: 'money', currency}] : [];
  const own = (shown: readonly string[]) => ({
    columns: brought, rows: shown.map((_, row) => (query.worth ? [found[row]!.worth] : [])),
  });
  return entityRows(view, query.entity, found.map(({name}) => name), [held], own, options.signal);
}

/** Those who are worth most first; those worth the same, or nothing being said of it, in their order. */
function byWorth(names: readonly string[], worths: readonly number[] = []): {name: string; worth: number}[] {
  return names.map((name, k) => ({name, worth: worths[k] ?? 0})).sort((a, b) => b.worth - a.worth);
}

function membersQuery({query, rated, windows, spec: {cells}, view}: OpenCohorts, {from, period}: CohortPick): MembersQuery {
  const of = windows.findIndex((window) => isoOf(window.period.from) === from);
  const span = of < 0 ? null : cellSpan(of, period, windows.map((window) => window.period), {
    asOf: query.asOf, isDated: query.returns.at.kind === 'dated', cells, isWorth: query.worth !== undefined,
    startOf: (day) => view.business.zone.startOf(day),
  });
  if (!span) throw wrongAttribute('cell', `${from}/${period}`, 'a cell of the triangle', 'Pick one that is shown');
  const isBase = span.isFirst && (query.returns.at.kind === 'dated' || cells.kind === 'until') && (!query.worth || !span.isLong);
  const cell = isBase ? null : span.period;
  const cohort = rated?.find((part) => part.windows.has(cell ?? of))?.query ?? query;
  return {kind: 'members', cohort, of, period: cell, limit: MOST_IDS + 1};
}
