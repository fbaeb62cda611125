import {
  columnsOf, faultOf, type CheckedColumn, type CheckedTable, type DoctorResult, type ServedMetric,
} from '@crm-widgets/core';
import {metricIds} from '@crm-widgets/metrics';
import {askKpi} from './kpi.js';
import {metricOf} from './metric-of.js';
import type {AskOptions, Outcome} from './outcome.js';
import type {ReadTable} from './reader-protocol.js';
import type {Viewed} from './source.js';

/** What the tables of a source are, and which metrics can be made of them, the page's own too: each is asked for, over all time. */
export async function askDoctor(source: Viewed, {signal, onProgress}: AskOptions): Promise<Outcome<DoctorResult>> {
  const view = await source.view(onProgress);
  const read: ReadTable[] = [];
  const faults: DoctorResult['faults'] = [];
  for (const name of view.names) {
    try {
      read.push((await view.table(name)).table);
    } catch (thrown) {
      faults.push({table: name, error: faultOf(thrown)});
    }
  }
  signal.throwIfAborted();
  onProgress?.({phase: 'measuring', share: null});
  const served: ServedMetric[] = [];
  const asked: Viewed = {own: source.own, view: async () => view};
  const own = (Array.isArray(source.own) ? source.own : []).map(({id}) => String(id));
  for (const id of [...metricIds, ...new Set(own)]) served.push(await ask(id, asked, signal));
  const result: DoctorResult = {
    tables: read.map(checkTable), faults, served, warnings: read.flatMap(({notes = []}) => notes),
  };
  const isPartial = faults.length > 0 || read.some(({report}) => report.rejected > 0);
  return {result, emptiness: null, state: isPartial ? 'partial' : 'ready', card: {title: 'Data check', tables: read}};
}

/** A table as it was read: each column of the data model with what fills it. */
export function checkTable({name, shape, report, mapping, guess}: ReadTable): CheckedTable {
  const sure = new Map(guess?.columns.map(({column, confidence}) => [column, confidence]));
  const columns = [...columnsOf(name)].map(([column, {type}]): CheckedColumn => {
    const from = mapping[column] ?? {default: 'empty'};
    const isThere = 'header' in from;
    return {
      column, type, header: isThere ? from.header : null, default: isThere ? null : from.default,
      confidence: sure.get(column) ?? null,
    };
  });
  const extras = Object.keys(shape.columns).filter((column) => !columnsOf(name).has(column));
  return {
    table: name, guess: guess ? {preset: guess.preset, confidence: guess.confidence} : null, rows: shape.rows, report, columns, extras,
  };
}

async function ask(id: string, source: Viewed, signal: AbortSignal): Promise<ServedMetric> {
  let title = id;
  try {
    ({title} = await metricOf(source, id));
    const {emptiness} = await askKpi(source, {metric: id, period: 'all', compare: 'none'}, {signal});
    const missing = emptiness && 'rows that it could be measured from';
    return {metric: id, title, serves: missing === null, missing};
  } catch (thrown) {
    signal.throwIfAborted();
    return {metric: id, title, serves: false, missing: faultOf(thrown).what};
  }
}
