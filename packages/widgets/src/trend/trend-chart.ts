import {line, max, min, precisionFixed, scaleLinear, type ScaleLinear} from 'd3';
import {html, nothing, svg, type SVGTemplateResult, type TemplateResult} from 'lit';
import type {KpiResult} from '@crm-widgets/core';
import {placed} from '@crm-widgets/charts';
import {durationUnit, type Formats} from '../shared/format.js';
import type {Messages} from '../shared/messages/messages.js';

type Point = KpiResult['series'][number];

/** A metric over time, and the same over the range it is compared with. */
export interface TrendLine {
  readonly title: string;
  readonly now: KpiResult;
  readonly before: KpiResult | null;
}

export interface TrendOptions {
  /** CSS pixels there are. */
  readonly width: number;
  readonly formats: Formats;
  readonly messages: Messages;
  /** Index of the period that is looked at; null for none. */
  readonly active: number | null;
  /** Time runs from right to left. */
  readonly mirrored: boolean;
  readonly label: string;
}

type PlotOptions = Pick<TrendOptions, 'width' | 'formats' | 'mirrored'>;

/** Where things stand, in CSS pixels. */
interface Plot {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (index: number) => number;
  readonly y: ScaleLinear<number, number>;
  /** The largest value that is drawn, by whose size units are chosen. */
  readonly greatest: number;
  /** Values that have a line and a label. */
  readonly ticks: readonly Tick[];
}

interface Tick {
  readonly value: number;
  readonly label: string;
}

/** The least and the greatest height of a chart; between them it is a share of its width. */
const HEIGHTS = [140, 260] as const;
/** From this width on there is room for a label beside the last point. */
const ROOMY = 360;
/** Most that a character of a label takes, and the least between two periods' names, CSS pixels. */
const CHARACTER = 7.5;
const LABEL_GAP = 14;

/** Height of a chart of a width, CSS pixels. */
export function trendHeight(width: number): number {
  return Math.round(Math.min(HEIGHTS[1], Math.max(HEIGHTS[0], width * 0.42)));
}

/**
 * One line over time, the comparison dashed behind it, the way to a period that is not over dotted; few labels.
 * Reads its arguments alone: no fetch, no clock, no document.
 */
export function trendChart({now, before}: TrendLine, options: TrendOptions): TemplateResult {
  const plot = plotOf(now, before, options);
  const {width, height} = plot;
  return html`
    <svg part="chart" class="chart" role="img" aria-label=${options.label} viewBox="0 0 ${width} ${height}"
      width=${width} height=${height}>
      ${grid(plot, options)}
      ${periodLabels(now.series, plot, options)}
      ${before ? stroke('before', before.series, plot) : nothing}
      ${lineOf(now.series, plot)}
      ${endLabel(now, plot, options)}
      ${options.active === null ? nothing : marker(now, before, options.active, plot)}
    </svg>
    ${options.active === null ? nothing : tip(now, before, options.active, plot, options)}`;
}

/** Index of the period nearest to a place, in CSS pixels from the chart's left edge. */
export function periodAt(place: number, {now, before}: TrendLine, options: PlotOptions): number {
  const {x} = plotOf(now, before, options);
  const distances = now.series.map((_, i) => Math.abs(x(i) - place));
  return distances.indexOf(Math.min(...distances));
}

function plotOf(now: KpiResult, before: KpiResult | null, {width, formats, mirrored}: PlotOptions): Plot {
  const height = trendHeight(width);
  const [top, bottom] = [12, height - 24];
  const domain = domainOf([...now.series, ...(before?.series ?? [])], now.unit);
  // Round in the unit that is written, such as hours, and not in seconds.
  const size = now.unit === 'duration' ? durationUnit(domain[1])[1] : 1;
  const written = scaleLinear().domain(domain.map((value) => value / size)).nice(3);
  const y = scaleLinear(written.domain().map((value) => value * size), [bottom, top]);
  const ticks = ticksOf(written.ticks(3), size, now, formats);
  const longest = Math.max(...ticks.map(({label}) => label.length));
  const start = longest * CHARACTER + 8;
  const end = width < ROOMY ? 10 : lastValue(now, domain[1], formats).length * CHARACTER + 14;
  const [left, right] = mirrored ? [end, width - start] : [start, width - end];
  const last = Math.max(1, now.series.length - 1);
  const along = scaleLinear([0, last], mirrored ? [right, left] : [left, right]);
  const x = (index: number) => (now.series.length === 1 ? (left + right) / 2 : along(index));
  return {width, height, left, right, top, bottom, x, y, ticks, greatest: domain[1]};
}

/** Amounts and counts start at 0, so that heights compare; rates and scores span what they are. */
function domainOf(points: readonly Point[], unit: KpiResult['unit']): [number, number] {
  const low = min(points, ({value}) => value ?? undefined) ?? 0;
  const high = max(points, ({value}) => value ?? undefined) ?? 1;
  const floor = unit === 'money' || unit === 'count' ? Math.min(0, low) : low;
  if (floor < high) return [floor, high];
  // Over an empty domain every value would stand in the middle; what never changes stands as high as it is above zero.
  return floor === 0 ? [0, 1] : [Math.min(0, floor), Math.max(0, floor)];
}

/** Labels of one piece: all short or none, and as many digits after the mark as tell them apart. */
function ticksOf(written: readonly number[], size: number, now: KpiResult, formats: Formats): Tick[] {
  const like = Math.max(...written.map(Math.abs)) * size;
  const digits = precisionFixed((written[1]! - written[0]!) * (now.unit === 'ratio' ? 100 : 1));
  const isShort = like >= 1000 && now.unit !== 'duration';
  const style = isShort ? 'compact' : {minimumFractionDigits: digits, maximumFractionDigits: digits, unitDisplay: 'short'} as const;
  return written.map((tick) => ({value: tick * size, label: formats.value(tick * size, now, {style, like})}));
}

/** Names of the ticks end where the lines begin, so that digits stand below digits. */
function grid({y, ticks, left, right}: Plot, {mirrored}: TrendOptions): SVGTemplateResult[] {
  return ticks.map(({value, label}) => svg`
    <line class=${value === 0 ? 'base' : 'grid'} x1=${left} x2=${right} y1=${y(value)} y2=${y(value)}></line>
    <text class="tick" x=${mirrored ? right + 8 : left - 8} y=${y(value)} dy="0.32em" text-anchor=${mirrored ? 'start' : 'end'}>
      ${label}</text>`);
}

function periodLabels(
  series: readonly Point[], {x, height, left, right, width}: Plot, {formats}: TrendOptions,
): SVGTemplateResult[] {
  const half = (Math.max(...series.map((point) => formats.axisPeriod(point, true).length)) * CHARACTER) / 2;
  const last = x(series.length - 1);
  // The last name moves inwards where it would stand out of the chart, and so nearer to the one before.
  const room = 2 * half + LABEL_GAP + Math.max(0, half - Math.min(last, width - last));
  const shown = spread(series.length, Math.ceil((room * (series.length - 1)) / (right - left)));
  return shown.map((index, i) => {
    const year = i === 0 || series[shown[i - 1]!]!.from.slice(0, 4) !== series[index]!.from.slice(0, 4);
    const anchor = x(index) < half ? 'start' : x(index) > width - half ? 'end' : 'middle';
    const name = formats.axisPeriod(series[index]!, year);
    return svg`<text class="tick" x=${x(index)} y=${height - 6} text-anchor=${anchor}>${name}</text>`;
  });
}

/** Every so many indexes of a series, counted from the last. */
function spread(count: number, step: number): number[] {
  const indexes = [];
  for (let index = count - 1; index >= 0; index -= Math.max(1, step)) indexes.unshift(index);
  return indexes;
}

function lineOf(series: readonly Point[], plot: Plot): SVGTemplateResult {
  const open = series.findIndex(({isPartial}) => isPartial);
  const whole = open === -1 ? series.length : open;
  const last = series.findLastIndex(({value}) => value !== null);
  return svg`${stroke('line', series, plot, 0, whole)}
    ${open === -1 ? nothing : stroke('line tail', series, plot, Math.max(0, open - 1))}
    ${last === -1
      ? nothing : svg`<circle class="dot" cx=${plot.x(last)} cy=${plot.y(series[last]!.value!)} r="3.5"></circle>`}`;
}

/** A stroke through the known points from one index up to another; gaps stay gaps, and a lone point is a dot as wide as one is seen. */
function stroke(
  name: string, series: readonly Point[], {x, y}: Plot, from = 0, until = series.length,
): SVGTemplateResult {
  const path = line<Point>((_, i) => x(from + i), ({value}) => y(value!)).defined(({value}) => value !== null);
  const d = path(series.slice(from, until)) ?? '';
  const dots = d.match(/M[^MLZ]+Z/g)?.join('');
  const part = name.split(' ')[0]!;
  return svg`<path class=${name} part=${part} d=${d} fill="none"></path>
    ${dots ? svg`<path class="${name} lone" part=${part} d=${dots} fill="none"></path>` : nothing}`;
}

function endLabel(now: KpiResult, {width, x, y, greatest}: Plot, {formats, mirrored}: TrendOptions): unknown {
  const index = now.series.findLastIndex(({value}) => value !== null);
  if (index === -1 || width < ROOMY) return nothing;
  const side = mirrored ? -9 : 9;
  const anchor = mirrored ? 'end' : 'start';
  return svg`<text class="end" x=${x(index) + side} y=${y(now.series[index]!.value!)} dy="0.32em" text-anchor=${anchor}>
    ${lastValue(now, greatest, formats)}</text>`;
}

/** Durations are in the unit of the axis, unless they would be written as none of it. */
function lastValue(now: KpiResult, greatest: number, formats: Formats): string {
  const value = now.series.findLast((point) => point.value !== null)?.value ?? null;
  const isOfAxis = now.unit === 'duration' && value !== null && value >= durationUnit(greatest)[1] * 0.05;
  return formats.value(value, now, {style: 'compact', ...(isOfAxis ? {like: greatest} : {})});
}

function marker(now: KpiResult, before: KpiResult | null, index: number, {x, y, top, bottom}: Plot): SVGTemplateResult {
  const dot = (name: string, value: number | null | undefined) =>
    value === null || value === undefined
      ? nothing : svg`<circle class=${name} cx=${x(index)} cy=${y(value)} r="5"></circle>`;
  return svg`<line class="marker" x1=${x(index)} x2=${x(index)} y1=${top} y2=${bottom}></line>
    ${dot('dot past', before?.series[index]?.value)}${dot('dot', now.series[index]?.value)}`;
}

function tip(
  now: KpiResult, before: KpiResult | null, index: number, {x, width}: Plot, {formats, messages}: TrendOptions,
): TemplateResult {
  const point = now.series[index]!;
  const past = before?.series[index];
  const row = (name: string, at: Point) => html`
    <tr><th scope="row"><span class="key ${name}"></span>${formats.period(at, 'short')}</th>
      <td>${formats.value(at.value, now)}</td></tr>`;
  return html`<div part="tip" class="tip" aria-hidden="true"
    ${placed({'--x': percent(x(index) / width), '--back': percent(-x(index) / width)})}>
    <table>${row('now', point)}${past ? row('past', past) : nothing}</table>
    ${point.isPartial ? html`<p>${messages.unfinished}</p>` : nothing}
    ${point.reason ? html`<p>${messages.reason(point.reason)}</p>` : nothing}
  </div>`;
}

function percent(share: number): string {
  return `${Math.round(share * 10_000) / 100}%`;
}
