import {area, line, max, min, scaleLinear, type ScaleLinear} from 'd3';
import {html, nothing, svg, type SVGTemplateResult, type TemplateResult} from 'lit';
import type {CohortResult} from '@crm-widgets/core';
import type {CohortAverage} from '@crm-widgets/metrics/cohort';
import type {CellPlace} from './cohort-cells.js';
import {AVERAGE, type TriangleVoice} from './cohort-drawing.js';
import {periodName, rateText} from './cohort-words.js';
import {curvesOf, firstTold, type Curve, type CurvePoint} from './curve-lines.js';

export interface CurvesOptions extends TriangleVoice {
  /** CSS pixels there are. */
  readonly width: number;
  readonly averages: readonly (CohortAverage | null)[];
  readonly pinned: readonly string[];
  /** The point that is looked at; null for none. */
  readonly active: CellPlace | null;
  /** Time runs from right to left. */
  readonly mirrored: boolean;
}

/** Where things stand, in CSS pixels. */
interface Plot {
  readonly curves: readonly Curve[];
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
}

/** The least and the greatest height of a chart; between them it is a share of its width. */
const heights = [180, 340] as const;
const top = 14;
/** Most that a character of a label takes, and the least between two labels, CSS pixels. */
const CHARACTER = 7.5;
const LABEL_GAP = 14;
/** Between a label and the line that it names, CSS pixels. */
const LABEL_SPACE = 8;

/**
 * A thin line for each cohort, the average bold over them with its band, the target across: rates by periods after the
 * start. Reads its arguments alone.
 */
export function cohortCurves(result: CohortResult, options: CurvesOptions): TemplateResult {
  const plot = plotOf(result, options);
  const {words, views, look, active} = options;
  const label = views.chart(words.caption(result));
  return html`<svg part="chart" class="curves" role="img" aria-label=${look.view === 'average' ? words.caption(result) : label}
    viewBox="0 0 ${plot.width} ${plot.height}" width=${plot.width} height=${plot.height}>
    ${grid(plot, options)} ${periodLabels(plot, options)}
    <text class="tick" x=${(plot.left + plot.right) / 2} y=${plot.height - 4} text-anchor="middle">${words.periodsAfter(result.grain)}</text>
    ${plot.curves.filter(({from}) => classOf(from, options) === 'curve').map((curve) => stroke(curve, plot, options))}
    ${band(plot)} ${targetLine(plot, options)}
    ${plot.curves.filter(({from}) => classOf(from, options) !== 'curve').reverse().map((curve) => stroke(curve, plot, options))}
    ${active ? marker(active, plot) : nothing}
  </svg>`;
}

/** The point nearest to a place, in CSS pixels from the chart's left top; null where nothing is drawn. */
export function pointAt(result: CohortResult, at: {x: number; y: number}, options: CurvesOptions): CellPlace | null {
  const {curves, x, y} = plotOf(result, options);
  const period = Math.round(x.invert(at.x));
  const near = curves.flatMap(({from, points}) =>
    points.filter((point) => point.period === period).map(({rate}) => ({from, period, distance: Math.abs(y(rate) - at.y)})));
  return near.sort((a, b) => a.distance - b.distance)[0] ?? null;
}

function plotOf(result: CohortResult, {width, averages, pinned, look, mirrored, formats}: CurvesOptions): Plot {
  const curves = curvesOf(result, averages, look.view, pinned);
  const height = Math.round(Math.min(heights[1], Math.max(heights[0], width * 0.42)));
  const bottom = height - 40;
  const y = scaleLinear(domainOf(curves, look.target), [bottom, top]).nice(4);
  // A percent sign is wider than other characters.
  const start = Math.max(...y.ticks(4).map((tick) => formats.percent(tick, digitsOf(y)).length)) * CHARACTER + LABEL_SPACE + 5;
  const [left, right] = mirrored ? [10, width - start] : [start, width - 10];
  const first = firstTold(result);
  const last = max(curves, ({points}) => points.at(-1)!.period) ?? first;
  const x = scaleLinear([first, Math.max(last, first + 1)], mirrored ? [right, left] : [left, right]);
  return {curves, width, height, left, right, bottom, x, y};
}

/** From 0, but where all is far above it. */
function domainOf(curves: readonly Curve[], target: number | null): [number, number] {
  const reach = (end: 0 | 1) => curves.flatMap(({from, points}) =>
    points.map(({rate, interval}) => (from === AVERAGE ? interval?.[end] ?? rate : rate)));
  const [low, high] = [min([...reach(0), target ?? Infinity]) ?? 0, max([...reach(1), target ?? 0]) ?? 0];
  return [low > 0.5 && low < 1 ? low - 0.02 : 0, high || 1];
}

/** After the point, so that no two labels of the axis are the same. */
function digitsOf(y: ScaleLinear<number, number>): number {
  return y.ticks(4).every((tick) => Math.abs(tick * 100 - Math.round(tick * 100)) < 1e-9) ? 0 : 1;
}

function grid({y, left, right}: Plot, {formats, mirrored}: CurvesOptions): SVGTemplateResult[] {
  return y.ticks(4).map((tick) => svg`
    <line class=${tick === 0 ? 'axis' : 'grid'} x1=${left} x2=${right} y1=${y(tick)} y2=${y(tick)}></line>
    <text class="tick" x=${mirrored ? right + LABEL_SPACE : left - LABEL_SPACE} y=${y(tick)} dy="0.32em" text-anchor=${mirrored ? 'start' : 'end'}>
      ${formats.percent(tick, digitsOf(y))}</text>`);
}

function periodLabels({x, bottom, left, right}: Plot, options: CurvesOptions): SVGTemplateResult[] {
  const [first, last] = x.domain() as [number, number];
  const longest = Math.max(...[first, last].map((period) => periodName(options, period).length)) * CHARACTER;
  const step = Math.max(1, Math.ceil((last - first + 1) / Math.max(1, Math.floor((right - left) / (longest + LABEL_GAP)))));
  const shown = Array.from({length: Math.floor((last - first) / step) + 1}, (_, i) => first + i * step);
  return shown.map((period) => svg`<text class="tick" x=${x(period)} y=${bottom + 18} text-anchor="middle">${periodName(options, period)}</text>`);
}

function classOf(from: string, {pinned}: CurvesOptions): string {
  if (from === AVERAGE) return 'mean';
  return pinned.includes(from) ? `pinned key-${pinned.indexOf(from)}` : 'curve';
}

/** A stroke through what is known, the way to a period that is not over dotted; a lone point is a round cap. */
function stroke({from, points}: Curve, {x, y}: Plot, options: CurvesOptions): SVGTemplateResult {
  const path = line<CurvePoint>(({period}) => x(period), ({rate}) => y(rate));
  const open = points.findIndex(({isPartial}) => isPartial);
  const whole = open === -1 ? points : points.slice(0, open);
  const name = classOf(from, options);
  return svg`<path part="curve" class="stroke ${name}" d=${path(whole) ?? ''} fill="none"></path>
    ${open === -1 ? nothing
      : svg`<path class="stroke tail ${name}" d=${path(points.slice(Math.max(0, open - 1))) ?? ''} fill="none"></path>`}`;
}

/** Where the average would be in 19 of 20. */
function band({curves: [average], x, y}: Plot): unknown {
  if (average?.from !== AVERAGE || average.points.every(({interval}) => interval === null)) return nothing;
  const shape = area<CurvePoint>().x(({period}) => x(period)).y0(({interval, rate}) => y(interval?.[0] ?? rate))
    .y1(({interval, rate}) => y(interval?.[1] ?? rate));
  return svg`<path class="range" d=${shape([...average.points]) ?? ''}></path>`;
}

function targetLine({y, left, right}: Plot, {look: {target}, views, formats, mirrored}: CurvesOptions): unknown {
  if (target === null) return nothing;
  return svg`<line class="target" x1=${left} x2=${right} y1=${y(target)} y2=${y(target)}></line>
    <text class="tick" x=${mirrored ? left : right} y=${y(target) - 5} text-anchor=${mirrored ? 'start' : 'end'}>
      ${views.target(rateText(formats, target))}</text>`;
}

function marker({from, period}: CellPlace, {curves, x, y, bottom}: Plot): unknown {
  const point = curves.find((curve) => curve.from === from)?.points.find((one) => one.period === period);
  if (!point) return nothing;
  return svg`<line class="marker" x1=${x(period)} x2=${x(period)} y1=${top} y2=${bottom}></line>
    <circle class="dot" cx=${x(period)} cy=${y(point.rate)} r="4.5"></circle>`;
}
