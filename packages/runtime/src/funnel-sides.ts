import {
  isoOf, oneOf, periodsOf, readGrain, readRange, shift, wrongAttribute, yearBefore,
  type Day, type Grain, type Where, type Window,
} from '@crm-widgets/core';
import type {FunnelAsk} from './outcome.js';
import type {View} from './source.js';

/** One of two that stand side by side: who is in it, and the days that they start in. */
export interface Side {
  readonly key: string;
  readonly where: Where;
  readonly entry: Window | null;
  /** The value of `by` that they have, who are then a group of it; absent where only `where` says who they are. */
  readonly value?: string | null;
}

interface Span {
  readonly from: Day;
  readonly until: Day;
  readonly grain: Grain;
}

const EXAMPLE = 'Set segments=\'[{"label": "Web", "where": {"source": "web"}}, {"label": "Ads", "where": {"source": "ads"}}]\'';

/** The days that attempts must start in; null for all time. */
export function readEntry(ask: FunnelAsk, view: View): Window | null {
  const span = readSpan(ask, view);
  return span && knownOf(span, view);
}

/**
 * Two segments by `segments`, else two periods by `compare` where it is said and nothing is grouped by; null for neither.
 * @throws {InputError} `E_ATTR`
 */
export function readSides(ask: FunnelAsk, view: View): readonly Side[] | null {
  const compare = oneOf('compare', ask.compare ?? 'none', ['previous', 'year', 'none'] as const);
  if (ask.segments !== undefined) return segments(ask, ask.segments, readEntry(ask, view));
  const span = readSpan(ask, view);
  if (compare === 'none' || ask.by !== undefined || !span) return null;
  const [entry, before] = [knownOf(span, view), earlier(span, compare, view)];
  return [entry, before].map((window) => ({key: keyOf(window), where: ask.where ?? {}, entry: window}));
}

/** As the attribute `period` says it, the last day counted. */
function keyOf({from, until}: Window): string {
  return `${isoOf(from)}..${isoOf(Math.max(from, until - 1))}`;
}

function readSpan(ask: FunnelAsk, {business: {asOf, calendar, zone}}: View): Span | null {
  const grain = ask.grain === undefined ? undefined : readGrain(ask.grain);
  const {period, from, until} = ask;
  const range = readRange({period, from, until, grain}, zone.dayAt(asOf.instant), calendar);
  return range.kind === 'all' ? null : range;
}

function knownOf({from, until}: Window, {business: {asOf}}: View): Window {
  return {from, until: Math.max(from, Math.min(until, asOf.day))};
}

/** A span that is not over is compared to date. */
function earlier(span: Span, which: 'previous' | 'year', view: View): Window {
  const {from, until, grain} = span;
  const periods = periodsOf(from, until, grain, view.business.calendar).length;
  const start = which === 'previous' ? shift(from, grain, -periods) : yearBefore(from, grain);
  const end = shift(start, grain, periods);
  const known = knownOf(span, view);
  return {from: start, until: known.until === until ? end : Math.min(end, start + known.until - from)};
}

function segments({by, where = {}}: FunnelAsk, text: string, entry: Window | null): readonly Side[] {
  const named = text.trim().startsWith('[') ? fromJson(text, by) : fromNames(text, by);
  const clash = named.flatMap((one) => Object.keys(one.where)).find((column) => Object.hasOwn(where, column));
  if (clash !== undefined) {
    throw wrongAttribute('segments', text, `other columns than where, which says ${clash}`, `Remove ${clash} from where`);
  }
  const isTwo = named.length === 2 && named[0]!.key !== named[1]!.key;
  if (!isTwo) throw wrongAttribute('segments', text, 'two segments of different names', EXAMPLE);
  return named.map((one) => ({...one, where: {...where, ...one.where}, entry}));
}

type Named = Omit<Side, 'entry'>;

function fromNames(text: string, by: string | undefined): Named[] {
  if (by === undefined) throw wrongAttribute('segments', text, 'the column that they are values of, in by', 'Set by="source"');
  return text.split(',').map((part) => part.trim()).map((key) => {
    const value = key === '' ? null : key;
    return {key, value, where: {[by]: value}};
  });
}

function fromJson(text: string, by: string | undefined): Named[] {
  if (by !== undefined) throw wrongAttribute('segments', text, 'no by beside segments with a where of their own', 'Remove by');
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw wrongAttribute('segments', text, 'JSON, or two values of by', EXAMPLE, cause);
  }
  return (Array.isArray(parsed) ? parsed : [parsed]).map((one: unknown) => {
    const {label, where, ...others} = (one ?? {}) as Record<string, unknown>;
    const ok = typeof label === 'string' && typeof where === 'object' && where !== null && !Array.isArray(where);
    if (!ok || Object.keys(others).length > 0) {
      throw wrongAttribute('segments', JSON.stringify(one), '{"label": "...", "where": {...}}', EXAMPLE);
    }
    return {key: label, where: where as Where};
  });
}
