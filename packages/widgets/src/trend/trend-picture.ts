import {html, nothing, type TemplateResult} from 'lit';
import type {KpiResult, TrendResult} from '@crm-widgets/core';
import {periodAt, trendChart, type TrendLine} from './trend-chart.js';
import {linesOf, pointInWords, rangeInWords, trendSentence} from './trend-words.js';
import type {Formats} from '../shared/format.js';
import type {Messages} from '../shared/messages/messages.js';

export interface TrendPictureOptions {
  /** CSS pixels there are. */
  readonly width: number;
  readonly formats: Formats;
  readonly messages: Messages;
  /** Title of a metric. */
  readonly title: (metric: KpiResult) => string;
  /** Index of the period that is looked at; null for none. */
  readonly active: number | null;
  /** Time runs from right to left. */
  readonly mirrored: boolean;
  /** A person looks at a period, or no longer at any. */
  readonly onLook: (index: number | null) => void;
  /** A person picked a period, told by its first day. */
  readonly onPick: (metric: string, from: string) => void;
  /** The button that plays a line; null where none is to be heard. */
  readonly listen: ((line: TrendLine) => TemplateResult) | null;
}

/** A chart a metric, with its keys, the cursor that pointer and arrow keys move, and the table of the same figures. */
export function trendPicture(result: TrendResult, options: TrendPictureOptions): TemplateResult[] {
  const lines = linesOf(result, options.title);
  return lines.map((line) => html`<div class="trend">
    ${lines.length > 1 ? html`<p>${line.title}</p>` : nothing}
    ${keys(line, options)}
    <div class="plot" @pointerleave=${() => options.onLook(null)}>${trendChart(line,
      {...options, label: trendSentence(line, options.formats, options.messages)})}${cursor(line, options)}</div>
    ${options.listen && line.now.series.length > 1 ? options.listen(line) : nothing}
    ${table(line, options)}
  </div>`);
}

function keys({now, before}: TrendLine, {formats}: TrendPictureOptions): unknown {
  if (!before) return nothing;
  return html`<p class="keys" aria-hidden="true">
    <span><i class="key"></i>${rangeInWords(now, formats)}</span><span><i class="key past"></i>${rangeInWords(before,
      formats)}</span></p>`;
}

/** A slider over the periods: one tab stop, and assistive technology reads the period it stands on. */
function cursor(line: TrendLine, options: TrendPictureOptions): TemplateResult {
  const {formats, messages, active, onLook} = options;
  const last = line.now.series.length - 1;
  const at = Math.min(active ?? last, last);
  const point = (event: PointerEvent) => onLook(pointedAt(event, line, options));
  return html`<div class="cursor" role="slider" tabindex="0" aria-label=${messages.period}
    aria-valuemin="0" aria-valuemax=${last} aria-valuenow=${at} aria-valuetext=${pointInWords(line, at, formats, messages)}
    @keydown=${(event: KeyboardEvent) => press(event, line, options)}
    @pointermove=${point} @pointerdown=${point} @blur=${() => onLook(null)}
    @focus=${() => onLook(at)} @click=${() => pick(line, options)}></div>`;
}

function pointedAt(event: PointerEvent, line: TrendLine, options: TrendPictureOptions): number {
  const box = (event.currentTarget as Element).getBoundingClientRect();
  return periodAt((event.clientX - box.left) * (options.width / box.width), line, options);
}

function press(event: KeyboardEvent, line: TrendLine, options: TrendPictureOptions): void {
  const last = line.now.series.length - 1;
  const at = options.active ?? last;
  const [forward, back] = options.mirrored
    ? ['ArrowLeft', 'ArrowRight'] as const : ['ArrowRight', 'ArrowLeft'] as const;
  const moves = new Map<string, number>([
    [forward, at + 1], [back, at - 1], ['ArrowUp', at + 1], ['ArrowDown', at - 1], ['Home', 0], ['End', last],
  ]);
  const to = moves.get(event.key);
  if (to !== undefined) options.onLook(Math.min(last, Math.max(0, to)));
  else if (event.key === 'Escape') options.onLook(null);
  else if (event.key === 'Enter' || event.key === ' ') pick(line, options);
  else return;
  event.preventDefault();
}

function pick({now}: TrendLine, {active, onPick}: TrendPictureOptions): void {
  const point = active === null ? undefined : now.series[active];
  if (point) onPick(now.metric, point.from);
}

function table({title, now, before}: TrendLine, {formats, messages}: TrendPictureOptions): TemplateResult {
  return html`<details part="table"><summary>${messages.table}</summary><table>
    <caption>${title}</caption>
    <thead><tr><th scope="col">${messages.period}</th><th scope="col">${messages.value}</th>
      ${before ? html`<th scope="col">${rangeInWords(before, formats)}</th>` : nothing}</tr></thead>
    <tbody>${now.series.map((point, i) => html`<tr>
      <th scope="row">${formats.period(point)}${point.isPartial ? ` (${messages.unfinished})` : ''}</th>
      <td>${formats.value(point.value, now)}</td>
      ${before ? html`<td>${formats.value(before.series[i]?.value ?? null, now)}</td>` : nothing}</tr>`)}</tbody>
  </table></details>`;
}
