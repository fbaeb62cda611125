import {isValid, type TableName, type TypedColumn} from '@crm-widgets/core';
import type {SourceSettings, TableSettings} from '@crm-widgets/runtime';
import {askKpi} from '@crm-widgets/runtime/compute';
import {NodeSource} from '@crm-widgets/runtime/node';

type Cell = string | number | boolean | null;

/** A file of this folder as a table of a source. */
export function exported(name: TableName, preset: string, more: Partial<TableSettings> = {}): TableSettings {
  return {
    label: `table ${name}`, candidates: [name], preset, src: [new URL(`./${preset}.csv`, import.meta.url).href], ...more,
  };
}

/** A source of such tables, seen from the first of March 2024. */
export function sourceOf(tables: readonly TableSettings[], settings: Partial<SourceSettings> = {}): NodeSource {
  return new NodeSource({label: 'source', asOf: '2024-03-01', currency: 'EUR', ...settings}, tables);
}

/** The table as it was read, with some of its columns as plain rows. */
export async function readExport(settings: TableSettings, columns: readonly string[], more: Partial<SourceSettings> = {}) {
  const {typed} = await sourceOf([settings], more).table(settings.candidates[0]!);
  const {report, mapping, notes = []} = typed;
  const cells = columns.map((column) => cellsOf(typed.columns.get(column)));
  const rows = Array.from({length: typed.rows}, (_, row) => cells.map((cell) => cell(row)));
  return {rows, report, mapping, notes};
}

/** The value of a metric in each of some periods. */
export async function valuesOf(source: NodeSource, metric: string, ...periods: string[]): Promise<(number | null)[]> {
  const {signal} = new AbortController();
  return Promise.all(periods.map(async (period) =>
    (await askKpi(source, {metric, period, compare: 'none'}, {signal})).result.current.value));
}

/** Moments as ISO texts to the second, money in major units. */
function cellsOf(column: TypedColumn | undefined): (row: number) => Cell {
  if (!column) return () => null;
  switch (column.type) {
    case 'id':
    case 'text': return (row) => column.dictionary[column.codes[row]!] ?? null;
    case 'instant': return (row) => (isValid(column.valid, row) ? new Date(column.instants[row]!).toISOString().slice(0, 19) : null);
    case 'day': return (row) => (isValid(column.valid, row) ? column.days[row]! : null);
    case 'boolean': return (row) => (isValid(column.valid, row) ? column.values[row] === 1 : null);
    case 'money': return (row) => (isValid(column.valid, row) ? column.values[row]! / 10_000 : null);
    default: return (row) => (isValid(column.valid, row) ? column.values[row]! : null);
  }
}
