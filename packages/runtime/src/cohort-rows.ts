import {isoOf, wrongAttribute, type MembersQuery} from '@crm-widgets/core';
import {cellSpan} from '@crm-widgets/metrics/cohort';
import {openCohorts, type OpenCohorts} from './cohort.js';
import {entityRows, MOST_IDS} from './entity-rows.js';
import type {AskOptions, CohortAsk, CohortPick, EntityRows} from './outcome.js';
import type {Viewed} from './source.js';

/**
 * Who is behind a cell of a triangle: their ids, and a row for each with what the source says of them. Of the cell that a
 * cohort begins with it is all of the cohort. Columns that are private are left out.
 * @throws {InputError} whatever asking for the triangle throws
 */
export async function askCohortRows(source: Viewed, ask: CohortAsk, pick: CohortPick, options: AskOptions): Promise<EntityRows> {
  const asked = await openCohorts(source, ask, options);
  const {view, held, query} = asked;
  const {columns} = await view.ask(membersQuery(asked, pick), options.signal);
  const none = (shown: readonly string[]) => ({columns: [], rows: shown.map(() => [])});
  return entityRows(view, query.entity, columns.entity as readonly string[], [held], none, options.signal);
}

function membersQuery({query, windows, spec: {cells}, view}: OpenCohorts, {from, period}: CohortPick): MembersQuery {
  const of = windows.findIndex((window) => isoOf(window.period.from) === from);
  const span = of < 0 ? null : cellSpan(of, period, windows.map((window) => window.period), {
    asOf: query.asOf, isDated: query.returns.at.kind === 'dated', cells, isWorth: query.worth !== undefined,
    startOf: (day) => view.business.zone.startOf(day),
  });
  if (!span) throw wrongAttribute('cell', `${from}/${period}`, 'a cell of the triangle', 'Pick one that is shown');
  const isBase = span.isFirst && (query.returns.at.kind === 'dated' || cells.kind === 'until') && (!query.worth || !span.isLong);
  return {kind: 'members', cohort: query, of, period: isBase ? null : span.period, limit: MOST_IDS + 1};
}
