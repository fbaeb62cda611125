import {html, nothing, svg} from 'lit';
import {state} from 'lit/decorators.js';
import type {TrendResult} from '@crm-widgets/core';
import {askTrend, type Ask, type AskOptions, type Outcome, type Source} from '@crm-widgets/runtime';
import {CrmSelectEvent} from '../shared/events.js';
import {CrmWidget} from '../shared/widget-element.js';
import {linesOf, pointInWords, rangeInWords, trendSentence} from './trend-words.js';
import {trendStyles} from './trend-styles.js';
import type {TrendLine} from './trend-chart.js';

type Drawing = typeof import('./trend-chart.js');

/** Width that is drawn for until the real one was measured, CSS pixels. */
const UNMEASURED = 480;

/**
 * One or several metrics over time, each with the range before it dashed and an unfinished period dotted.
 * A table of the same figures is one step away.
 *
 * @element crm-trend
 * @fires {CrmReadyEvent} crm-ready - The line is shown, or that there is none.
 * @fires {CrmStaleEvent} crm-stale - A refresh failed; the last line stays.
 * @fires {CrmErrorEvent} crm-error - The line could not be shown.
 * @fires {CrmSelectEvent} crm-select - A person picked a period; `detail.key` is its first day.
 * @slot - Shown until the line is there.
 * @slot heading - Replaces the title.
 * @slot empty - Shown when there is nothing in the range.
 * @csspart chart - The drawing.
 * @csspart line - The line.
 * @csspart before - The line of the range before.
 * @csspart tip - What a period says when it is looked at.
 * @csspart table - The table of the same figures.
 * @cssprop [--crm-trend-line-color=var(--crm-color-accent)] - Stroke of the line.
 */
export class CrmTrend extends CrmWidget<TrendResult> {
  static override styles = [...CrmWidget.styles, trendStyles];

  /** Index of the period that is looked at, by pointer or keys. */
  @state() private active: number | null = null;
  #drawing: Drawing | null = null;

  protected override get needsWidth(): boolean {
    return true;
  }

  protected override query(): Ask {
    return this.frame;
  }

  protected override answer(source: Source | null, ask: Ask, options: AskOptions): Promise<Outcome<TrendResult>> {
    this.active = null;
    return askTrend(source!, ask, options);
  }

  protected override async loadDrawing(): Promise<void> {
    this.#drawing ??= await import('./trend-chart.js');
  }

  protected override defaultHeading(): string {
    const titles = this.metric.split(',').map((id) => this.messages.metricTitle(id.trim()) ?? id.trim());
    return titles.length === 1 ? super.defaultHeading() : titles.join(', ');
  }

  protected override renderSkeleton(): unknown {
    const width = this.width || UNMEASURED;
    const height = Math.round(Math.min(260, Math.max(140, width * 0.42)));
    return html`<div class="trend bones" part="skeleton" aria-hidden="true">
      <p class="keys"><span class="bone">0000 0000 0000</span></p>
      <svg viewBox="0 0 ${width} ${height}">${svg`<rect class="bone" width=${width} height=${height} rx="4"></rect>`}</svg>
      <p class="bone">0</p></div>`;
  }

  protected override renderResult(result: TrendResult): unknown {
    const lines = linesOf(result, ({metric}) => this.messages.metricTitle(metric) ?? this.shownHeading);
    return lines.map((line) => html`<div class="trend">
      ${lines.length > 1 ? html`<p>${line.title}</p>` : nothing}
      ${this.#renderKeys(line)}
      ${this.#renderPlot(line)}
      ${this.#renderTable(line)}
    </div>`);
  }

  #renderKeys({now, before}: TrendLine): unknown {
    if (!before) return nothing;
    return html`<p class="keys" aria-hidden="true">
      <span><i class="key"></i>${rangeInWords(now, this.formats)}</span><span><i class="key past"></i>${rangeInWords(before, this.formats)}</span></p>`;
  }

  #renderPlot(line: TrendLine): unknown {
    const at = Math.min(this.active ?? Infinity, line.now.series.length - 1);
    return html`<div class="plot">
      ${this.#drawing!.trendChart(line, {...this.#options(), label: trendSentence(line, this.formats, this.messages), active: this.active === null ? null : at})}
      <div class="cursor" role="slider" tabindex="0" aria-label=${this.messages.period} aria-valuemin="0"
        aria-valuemax=${line.now.series.length - 1} aria-valuenow=${at} aria-valuetext=${pointInWords(line, at, this.formats, this.messages)}
        @keydown=${(event: KeyboardEvent) => this.#onKey(event, line)}
        @pointermove=${(event: PointerEvent) => this.#onPointer(event, line)}
        @pointerdown=${(event: PointerEvent) => this.#onPointer(event, line)}
        @pointerleave=${this.#leave} @blur=${this.#leave}
        @focus=${() => { this.active ??= at; }}
        @click=${() => this.#pick(line)}></div>
    </div>`;
  }

  #renderTable({title, now, before}: TrendLine): unknown {
    const {formats, messages} = this;
    return html`<details part="table"><summary>${messages.table}</summary><div class="scroll" tabindex="0" role="group" aria-label=${messages.table}><table>
      <caption>${title}</caption>
      <thead><tr><th scope="col">${messages.period}</th><th scope="col">${messages.value}</th>
        ${before ? html`<th scope="col">${rangeInWords(before, formats)}</th>` : nothing}</tr></thead>
      <tbody>${now.series.map((point, i) => html`<tr>
        <th scope="row">${formats.period(point)}${point.isPartial ? ` (${messages.unfinished})` : ''}</th>
        <td>${formats.value(point.value, now)}</td>
        ${before ? html`<td>${formats.value(before.series[i]?.value ?? null, now)}</td>` : nothing}</tr>`)}</tbody>
    </table></div></details>`;
  }

  #options() {
    return {width: this.width || UNMEASURED, formats: this.formats, messages: this.messages, mirrored: this.#mirrored()};
  }

  #mirrored(): boolean {
    return this.isConnected && this.matches(':dir(rtl)');
  }

  #onPointer(event: PointerEvent, line: TrendLine): void {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const place = (event.clientX - box.left) * ((this.width || UNMEASURED) / box.width);
    this.active = this.#drawing!.periodAt(place, line, this.#options());
  }

  #onKey(event: KeyboardEvent, line: TrendLine): void {
    const last = line.now.series.length - 1;
    const at = this.active ?? last;
    const forward = this.#mirrored() ? 'ArrowLeft' : 'ArrowRight';
    const back = this.#mirrored() ? 'ArrowRight' : 'ArrowLeft';
    const moves: Readonly<Record<string, number | null>> = {
      [forward]: at + 1, [back]: at - 1, ArrowUp: at + 1, ArrowDown: at - 1, Home: 0, End: last, Escape: null,
    };
    if (event.key === 'Enter' || event.key === ' ') this.#pick(line);
    else if (!Object.hasOwn(moves, event.key)) return;
    else this.active = moves[event.key] === null ? null : Math.min(last, Math.max(0, moves[event.key]!));
    event.preventDefault();
  }

  #pick({now}: TrendLine): void {
    const point = this.active === null ? null : now.series[this.active];
    if (point) this.dispatchEvent(new CrmSelectEvent({metric: now.metric, key: point.from}));
  }

  readonly #leave = () => {
    this.active = null;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'crm-trend': CrmTrend;
  }
}
