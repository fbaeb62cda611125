import {css, html, svg} from 'lit';
import type {TrendResult} from '@crm-widgets/core';
import type {Ask, AskOptions, Outcome, Source} from '@crm-widgets/runtime';
import {CrmSelectEvent} from '../shared/events.js';
import {state} from '../shared/property.js';
import {CrmWidget} from '../shared/widget-element.js';

type Picture = typeof import('./trend-picture.js');

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
  static override styles = [...CrmWidget.styles, css`.bones svg { display: block; inline-size: 100%; }`];

  /** Index of the period that is looked at, by pointer or keys. */
  @state() private active: number | null = null;
  #drawing: Picture | null = null;

  protected override get needsWidth(): boolean {
    return true;
  }

  protected override query(): Ask {
    return this.frame;
  }

  protected override async answer(source: Source | null, ask: Ask, options: AskOptions): Promise<Outcome<TrendResult>> {
    const {askTrend} = await this.loadDrawing();
    return askTrend(source!, ask, options);
  }

  protected override async loadDrawing(): Promise<Picture> {
    this.#drawing ??= await import('./trend-picture.js');
    return this.#drawing;
  }

  protected override defaultHeading(): string {
    const titles = this.metric.split(',').map((id) => this.messages.metricTitle(id.trim()) ?? id.trim());
    return titles.length === 1 ? super.defaultHeading() : titles.join(', ');
  }

  protected override renderSkeleton(): unknown {
    const width = this.width || UNMEASURED;
    const height = Math.round(Math.min(260, Math.max(140, width * 0.42)));
    return html`<div class="trend bones" part="skeleton" aria-hidden="true">
      <span class="bone"></span>
      <svg viewBox="0 0 ${width} ${height}">${svg`
        <rect class="bone" width=${width} height=${height} rx="4"></rect>`}</svg>
      <span class="bone"></span></div>`;
  }

  protected override renderResult(result: TrendResult): unknown {
    return this.#drawing!.trendPicture(result, {
      width: this.width || UNMEASURED, formats: this.formats, messages: this.messages,
      active: this.active, mirrored: this.isConnected && this.matches(':dir(rtl)'),
      title: ({metric}) => this.messages.metricTitle(metric) ?? this.shownHeading, onLook: this.#look,
        onPick: this.#pick,
    });
  }

  readonly #look = (index: number | null) => {
    this.active = index;
  };

  readonly #pick = (metric: string, key: string) => {
    this.dispatchEvent(new CrmSelectEvent({metric, key}));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'crm-trend': CrmTrend;
  }
}
