import type {CohortResult, FunnelResult, IsoPeriod, KpiResult, Measured, TrendResult, WidgetResult} from '@crm-widgets/core';
import {cohortVoice, periodName} from '../cohort-retention/cohort-words.js';
import type {Formats, Kind} from '../shared/format.js';
import type {Cell, DataColumn, DataTable} from './data-table.js';
import type {ExportWords} from './export-words.js';

/** How a table is written. */
export interface TableVoice {
  readonly formats: Formats;
  readonly words: ExportWords;
  readonly caption: string;
  /** Title of a metric by its id. */
  title(metric: string): string;
  /** A group by its key. */
  group(key: string): string;
  /** What the columns of a triangle are called that are several periods each; null where each is one. */
  readonly brackets: string | null;
}

/** What a picture shows, as a table; null for a picture that is a table of its own. */
export function resultTable(result: WidgetResult, voice: TableVoice): DataTable | null {
  if ('steps' in result) return funnelTable(result, voice);
  if ('cohorts' in result) return cohortTable(result, voice);
  if ('current' in result) return kpiTable([result], voice);
  return 'metrics' in result ? kpiTable((result as TrendResult).metrics, voice) : null;
}

const text = (head: string): DataColumn => ({head});
const number = (head: string, show: (value: number, row: number) => string): DataColumn =>
  ({head, isNumber: true, show: (cell, row) => (cell === null ? '–' : show(Number(cell), row))});

function kpiTable(kpis: readonly KpiResult[], {formats, words, caption, title, group}: TableVoice): DataTable {
  const [several, grouped] = [kpis.length > 1, kpis.some(({groups}) => groups !== null)];
  const named = kpis.flatMap((kpi) => kpiRows(kpi, grouped, words, group).map((cells) => ({kpi, cells})));
  const value = (head: string) => number(head, (cell, row) => formats.value(cell, named[row]!.kpi, {style: 'full'}));
  const day: Omit<DataColumn, 'head'> = {show: (cell) => (cell === null ? '–' : formats.day(String(cell), 'short'))};
  const columns = [
    ...(several ? [text(words.metric)] : []), ...(grouped ? [text(words.group)] : []),
    {head: words.from, ...day}, {head: words.until, ...day}, value(words.value), ...(grouped ? [value(words.before)] : []),
    number(words.base, (cell) => formats.count(cell)), value(words.low), value(words.high), text(words.note),
  ];
  return {caption, columns, rows: named.map(({kpi, cells}) => [...(several ? [title(kpi.metric)] : []), ...cells])};
}

function kpiRows(kpi: KpiResult, grouped: boolean, words: ExportWords, group: (key: string) => string): Cell[][] {
  const cells = (period: IsoPeriod | null, one: Measured, before: readonly Cell[] = []): Cell[] => [
    period?.from ?? null, period?.until ?? null, one.value, ...before, one.n, one.interval?.[0] ?? null, one.interval?.[1] ?? null,
    one.isPartial ? words.unfinished : one.reason ?? null,
  ];
  if (grouped) return (kpi.groups ?? []).map(({key, current, previous}) => [group(key), ...cells(kpi.period, current, [previous?.value ?? null])]);
  return kpi.series.length > 0 ? kpi.series.map((point) => cells(point, point)) : [cells(kpi.period, kpi.current)];
}

function funnelTable({steps, groups}: FunnelResult, {formats, words, caption, group}: TableVoice): DataTable {
  const share = (head: string) => number(head, (cell) => formats.percent(cell));
  const count = (head: string) => number(head, (cell) => formats.count(cell));
  const time = (head: string) => number(head, (cell) => formats.value(cell, {unit: 'duration', currency: null}));
  const columns = [
    ...(groups ? [text(words.group)] : []), text(words.step), count(words.reached), share(words.ofPrevious), share(words.ofFirst),
    share(words.low), share(words.high), count(words.pending), time(words.medianSeconds), time(words.meanSeconds),
  ];
  const all = [{key: null, steps}, ...(groups ?? [])];
  const rows = all.flatMap(({key, steps: own}) => own.map((step): Cell[] => [
    ...(groups ? [key === null ? words.all : group(key)] : []), step.label, step.count, step.fromPrevious, step.fromFirst,
    step.interval?.[0] ?? null, step.interval?.[1] ?? null, step.pending, step.medianSeconds, step.meanSeconds,
  ]));
  return {caption, columns, rows};
}

/**
 * A row a cohort; its rates period by period, or what they are of where there is no rate, and which of them are not over yet.
 * Below the rates their average, of survival the estimate.
 */
function cohortTable({cohorts, average, measure, currency}: CohortResult, {formats, words, caption, brackets}: TableVoice): DataTable {
  const voice = cohortVoice(formats, formats.locale, brackets);
  const someOpen = cohorts.some(({size, cells}) => size > 0 && cells.some((cell) => cell?.isPartial));
  const open = ({size, cells}: CohortResult['cohorts'][number]) =>
    cells.flatMap((cell, k) => (size > 0 && cell?.isPartial ? periodName(voice, k) : [])).join(', ');
  const note = (text: string): Cell[] => (someOpen ? [text === '' ? null : `${words.unfinished}: ${text}`] : []);
  const width = Math.max(0, ...cohorts.map(({cells}) => cells.length));
  const isRate = cohorts.every(({cells}) => cells.every((cell) => !cell || cell.rate !== null || cell.value === 0));
  const kind: Kind = {unit: measure === 'customers' ? 'count' : 'money', currency};
  const cell = (value: number) => (isRate ? formats.percent(value) : formats.value(value, kind, {style: 'full'}));
  return {
    caption, heads: 2,
    columns: [
      {head: words.cohort, show: (from) => (isDay(from) ? formats.day(String(from), 'short') : String(from))},
      number(words.size, (size) => formats.count(size)),
      ...Array.from({length: width}, (_, k) => number(periodName(voice, k), cell)),
      ...(someOpen ? [text(words.note)] : []),
    ],
    rows: [
      ...cohorts.map((cohort): Cell[] => [
        cohort.from, cohort.size, ...Array.from({length: width}, (_, k) => (isRate ? cohort.cells[k]?.rate : cohort.cells[k]?.value) ?? null),
        ...note(open(cohort)),
      ]),
      ...(isRate ? [[...averageRow(voice.words.average, cohorts, average, width), ...note('')]] : []),
    ],
  };
}

function averageRow(name: string, cohorts: CohortResult['cohorts'], average: CohortResult['average'], width: number): Cell[] {
  const everyone = cohorts.reduce((sum, {size}) => sum + size, 0);
  return [name, everyone, ...Array.from({length: width}, (_, k) => average[k]?.value ?? null)];
}

function isDay(cell: Cell): boolean {
  return typeof cell === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(cell);
}
