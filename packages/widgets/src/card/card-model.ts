import {columnShape, isoOf, type Answer, type IsoPeriod, type KpiResult, type Query, type Window, type WidgetResult} from '@crm-widgets/core';
import {metrics} from '@crm-widgets/metrics';
import type {Answered, Asked, Card, CardTable, Definition, Outcome} from '@crm-widgets/runtime';
import {columnsRead, distinctQueries, measuredIn, sqlOf, type Difference} from '@crm-widgets/runtime/card';
import type {Formats, Kind} from '../shared/format.js';
import type {Messages} from '../shared/messages/messages.js';
import {findings, kpisOf} from './card-findings.js';
import type {CardWords} from './card-words.js';

/** What a card is about. */
export interface CardSubject {
  readonly heading: string;
  readonly outcome: Outcome<WidgetResult>;
  /** As the widget's attribute says it. */
  readonly compare: string;
  readonly formats: Formats;
  readonly messages: Messages;
  /** Whom a second engine is asked through; null where no source was read. */
  readonly source: SecondEngine | null;
}

export interface SecondEngine {
  askDuckDb(query: Query, signal: AbortSignal): Promise<Answer>;
}

/** Everything a card says, written out; what is drawn, copied and printed. */
export interface CardModel {
  readonly heading: string;
  readonly sentences: readonly string[];
  readonly definitions: readonly DefinitionText[];
  readonly inputs: readonly Line[];
  readonly period: readonly Line[];
  readonly settings: readonly Line[];
  readonly tables: readonly TableText[];
  readonly notes: readonly string[];
  /** Who answered, and in what time; null where nobody was asked. */
  readonly engine: string | null;
  readonly sql: string | null;
  /** Answers that a second engine can be held against. */
  readonly checkable: readonly Answered[];
}

export interface DefinitionText {
  /** Null where the card's own heading says it. */
  readonly title: string | null;
  /** Formula and description are the kit's own, which are English. */
  readonly isEnglish: boolean;
  readonly formula: string;
  readonly description: string;
  readonly reference: string;
}

/** A term, what it is, and what is to be known of it. */
export interface Line {
  readonly term: string;
  readonly value: string;
  readonly note: string | null;
  /** What of it is English, whatever the language of the card: names of measures and parameters, and what these are for. */
  readonly english?: 'term' | 'all';
}

export interface TableText {
  readonly name: string;
  readonly rows: string;
  readonly memory: string | null;
  readonly reasons: readonly string[];
  /** The columns that were read, and where each came from. */
  readonly columns: readonly {readonly name: string; readonly from: string}[];
}

/** Writes a card. */
export function cardModel(subject: CardSubject, words: CardWords): CardModel {
  const {heading, outcome: {result, card}, formats, messages} = subject;
  const answered = distinctQueries(card.asked?.answered ?? []);
  return {
    heading,
    sentences: findings(subject),
    definitions: definitionsOf(card, messages),
    inputs: kpisOf(result).flatMap((kpi) => inputLines(kpi, card, formats, words)),
    period: card.asked ? periodLines(card.asked, 'current' in result, formats, words) : [],
    settings: settingLines(card, words),
    tables: tableTexts(card, answered, formats, words),
    notes: [...new Set(result.warnings.map(({code, message, count}) => {
      const note = messages.warnings[code] ?? message;
      return count === null ? note : `${note} (${formats.count(count)})`;
    }))],
    engine: engineLine(answered, formats.locale, words),
    sql: sqlText(answered, card.tables, words),
    checkable: answered.filter(({answer}) => answer.origin?.engine === 'columns'),
  };
}

/** What widgets show that is no metric. */
const pictures: readonly string[] = ['funnel', 'cohort-retention'];

function definitionsOf({definitions = []}: Card, messages: Messages): DefinitionText[] {
  return definitions.map(({metric: {id, title, formula, description, reference}}) => ({
    title: definitions.length > 1 ? messages.metricTitle(id) ?? title : null,
    isEnglish: Object.hasOwn(metrics, id) || pictures.includes(id), formula, description, reference,
  }));
}

function inputLines(kpi: KpiResult, {definitions = [], tables, asked}: Card, formats: Formats, words: CardWords): Line[] {
  const definition = definitions.find(({metric}) => metric.id === kpi.metric);
  const several = definitions.length > 1 ? `${definition?.metric.title ?? kpi.metric}: ` : '';
  const kinds = kindsOf(kpi, definition, tables);
  const write = (value: number | null, kind: Kind) => formats.value(value, kind, {style: 'full'});
  const measured = Object.entries(kpi.inputs).map(([name, value]) => {
    const measure = definition?.measures?.[name];
    // Where the page gave the values nobody measured them.
    const said = line(several + words.spoken(name), write(value, kinds(name)), asked && measure && words.measure(measure));
    return {...said, english: 'term' as const};
  });
  return [...measured, ...restLines(kpi, kinds, formats, words)];
}

/** What the number is of, beyond what was measured: its two parts where it is one of them to the other, its base. */
function restLines(kpi: KpiResult, kinds: KindOf, formats: Formats, words: CardWords): Line[] {
  const {numerator, denominator, n, interval} = kpi.current;
  const lines: Line[] = [];
  const part = (term: string, value: number | null) => {
    // A part that is a measured value is written as that one is.
    const name = Object.keys(kpi.inputs).find((each) => kpi.inputs[each] === value);
    lines.push(line(term, formats.value(value, kinds(name ?? ''), {style: 'full'}), null));
  };
  if (denominator !== null) {
    part(words.numerator, numerator);
    part(words.denominator, denominator);
  }
  if (n !== null) lines.push(line(words.base, `n = ${formats.count(n)}`, null));
  if (interval) {
    const [low, high] = interval.map((edge) => formats.value(edge, kpi, {style: 'full'})) as [string, string];
    lines.push(line(words.interval, words.range(low, high), null));
  }
  return lines;
}

type KindOf = (measure: string) => Kind;

function kindsOf({currency}: KpiResult, definition: Definition | undefined, tables: readonly CardTable[]): KindOf {
  return (name) => {
    const measure = definition?.measures?.[name];
    // What nobody measured and has a name stands beside the number, as a share.
    if (definition?.measures && !measure && name !== '') return {unit: 'ratio', currency};
    return {unit: measure && orNull(() => measuredIn(measure, tables)) === 'money' ? 'money' : 'count', currency};
  };
}

/** @param isLast the picture is of the last period, the others being its past; else all are shown alike */
function periodLines(asked: Asked, isLast: boolean, formats: Formats, words: CardWords): Line[] {
  const {asOf, zone} = asked.business;
  return [
    ...(isLast ? lastLines(asked, formats, words) : []), ...rangeLines(asked, isLast, formats, words),
    line(words.asOf, formats.day(isoOf(asOf.day)), words.asOfNote),
    line(words.timeZone, zone.name, null),
  ];
}

function lastLines({windows, before}: Asked, formats: Formats, words: CardWords): Line[] {
  const last = windows.at(-1);
  return [
    ...(last ? [edges(words.shown, last, formats, words)] : []),
    ...(before ? [edges(words.comparedWith, before, formats, words)] : []),
  ];
}

function rangeLines({windows, ask}: Asked, isLast: boolean, formats: Formats, words: CardWords): Line[] {
  const [first, last] = [windows[0], windows.at(-1)];
  if (!first || !last) return [line(words.shown, words.allTime, null)];
  if (isLast && first === last) return [];
  const range = (part: 'period' | 'known') => ({from: first.period.from, until: last[part].until});
  const whole = edges(isLast ? words.wholeRange : words.shown, {period: range('period'), known: range('known')}, formats, words);
  return [windows.length === 1 ? whole
    : {...whole, note: `${words.periods(formats.count(windows.length), ask.grain ?? null)}; ${whole.note}`}];
}

/** A span of days by its name, with its first day and the one that is not counted. */
function edges(term: string, {period, known}: PeriodWindow, formats: Formats, words: CardWords): Line {
  const written = (day: number) => formats.day(isoOf(day));
  const days = words.days(written(period.from), written(period.until));
  return line(term, formats.period(iso(period)),
    known.until < period.until ? `${days}; ${words.countedUpTo(written(known.until))}` : days);
}

type PeriodWindow = Asked['windows'][number];

function settingLines({definitions = [], asked}: Card, words: CardWords): Line[] {
  const params = definitions.flatMap(({metric, params: inForce}) => Object.entries(inForce).map(([name, value]) =>
    [name, {...line(words.spoken(name), words.value(value), metric.params[name]?.about), english: 'all' as const}] as const));
  const {where = {}, by} = asked?.ask ?? {};
  return [
    ...new Map(params).values(),
    ...Object.entries(where).map(([column, wanted]) => line(`${words.filter}: ${column}`, words.condition(wanted), null)),
    ...(by ? [line(words.groupedBy, by, null)] : []),
  ];
}

function tableTexts({tables}: Card, answered: readonly Answered[], formats: Formats, words: CardWords): TableText[] {
  const read = orNull(() => columnsRead(answered.map(({query}) => query), tables));
  return tables.map((table) => {
    const {read: all, accepted, rejected, skipped, reasons} = table.report;
    const [a, b, c, d] = [all, accepted, rejected, skipped].map((count) => formats.count(count)) as [string, string, string, string];
    return {
      name: table.name, rows: words.rows(a, b, c, d),
      memory: table.bytes === undefined ? null : words.memory(size(table.bytes, formats.locale)),
      reasons: reasons.map(({code, column, count, firstLine}) =>
        words.reason(formats.count(count), code, column, formats.count(firstLine))),
      columns: (table.shape && read?.get(table.name) || []).map((name) => ({name, from: filledFrom(table, name, words)})),
    };
  });
}

function filledFrom(table: CardTable, column: string, words: CardWords): string {
  const {name, mapping, shape} = table;
  const how = mapping && Object.hasOwn(mapping, column) ? mapping[column] : undefined;
  if (how) return 'header' in how ? words.header(how.header) : words.fallback(how.default);
  // A column beyond the data model keeps the name that the file has for it.
  if (!shape || !columnShape(name, shape, column)) return words.notInFile;
  return Object.hasOwn(shape.columns, column) ? words.header(column) : filledFrom(table, 'props', words);
}

function engineLine(answered: readonly Answered[], locale: string, words: CardWords): string | null {
  const origins = answered.flatMap(({answer}) => answer.origin ?? []);
  if (origins.length === 0) return null;
  const engines = [...new Set(origins.map(({engine}) => words.engineNames[engine]))];
  // Queries of one moment run beside each other; the longest is what a person waited for.
  const ms = Math.max(...origins.map((origin) => origin.ms));
  return words.engine(engines, origins.length, new Intl.NumberFormat(locale, {
    style: 'unit', unit: 'millisecond', unitDisplay: 'short', maximumFractionDigits: ms < 10 ? 1 : 0,
  }).format(ms));
}

function sqlText(answered: readonly Answered[], tables: readonly CardTable[], words: CardWords): string | null {
  const texts = answered.flatMap(({query}) => {
    const text = orNull(() => sqlOf(query, tables));
    return text === null ? [] : [{query, text}];
  });
  if (texts.length === 0) return null;
  return texts.map(({query, text}, i) =>
    `-- ${words.queryTitle(i + 1, texts.length, query.kind)}\n${text};`).join('\n\n');
}

/** A difference between two engines in words. */
export function differenceText(found: Difference, formats: Formats, words: CardWords): string {
  const {query, at, column, shown, other} = found;
  const place = Object.entries(at).map(([name, value]) => {
    const isWindow = (name === 'window' || name === 'cohort' || name === 'period') && 'windows' in query;
    const window = isWindow && typeof value === 'number' ? query.windows[value] : undefined;
    return window ? formats.period(iso(window)) : String(value ?? words.value(null));
  });
  if (column === null) {
    const said = (there: unknown) => (there === 1 ? words.hasRow : words.hasNoRow);
    return words.difference('', place.reverse().join(', '), said(shown), said(other));
  }
  const measure = query.kind === 'measures' ? query.measures[Number(column.slice(1))] : undefined;
  return words.difference(place.reverse().join(', '), measure ? words.aggregate(measure.aggregate) : column,
    String(shown), String(other));
}

function size(bytes: number, locale: string): string {
  const [unit, of] = bytes < 1e6 ? ['kilobyte', 1e3] as const : ['megabyte', 1e6] as const;
  return new Intl.NumberFormat(locale, {
    style: 'unit', unit, unitDisplay: 'short', maximumSignificantDigits: bytes < 1e8 ? 2 : 3,
  }).format(bytes / of);
}

function line(term: string, value: string, note: string | null | undefined): Line {
  return {term, value, note: note ?? null};
}

function iso({from, until}: Window): IsoPeriod {
  return {from: isoOf(from), until: isoOf(until)};
}

/** A query that cannot be told in SQL leaves a gap in the card and no fault. */
function orNull<T>(make: () => T): T | null {
  try {
    return make();
  } catch {
    return null;
  }
}
