import {html, nothing} from 'lit';
import {state} from 'lit/decorators.js';
import type {KpiResult} from '@crm-widgets/core';
import {askBreakdown, type Ask, type AskOptions, type Outcome, type Source} from '@crm-widgets/runtime';
import {CrmSelectEvent} from '../shared/events.js';
import {CrmWidget} from '../shared/widget-element.js';
import {breakdownStyles} from './breakdown-styles.js';

type Drawing = typeof import('./breakdown-chart.js');

/** Groups shown before a person asks for all. */
const MOST = 12;

/**
 * One metric by a dimension: groups ranked, with their share where they add up, and small ones flagged.
 *
 * @element crm-breakdown
 * @fires {CrmReadyEvent} crm-ready - The groups are shown, or that there are none.
 * @fires {CrmStaleEvent} crm-stale - A refresh failed; the last groups stay.
 * @fires {CrmErrorEvent} crm-error - The groups could not be shown.
 * @fires {CrmSelectEvent} crm-select - A person picked a group; `detail.key` is its value.
 * @slot - Shown until the groups are there.
 * @slot heading - Replaces the title.
 * @slot empty - Shown when there is nothing to rank.
 * @csspart bar - One group's bar.
 * @cssprop [--crm-breakdown-bar-color=var(--crm-color-accent)] - Fill of the bars.
 * @cssprop [--crm-breakdown-below-color=var(--crm-color-bad)] - Fill of the bars of values below zero.
 */
export class CrmBreakdown extends CrmWidget<KpiResult> {
  static override styles = [...CrmWidget.styles, breakdownStyles];

  @state() private all = false;
  #drawing: Drawing | null = null;

  protected override query(): Ask {
    return this.frame;
  }

  protected override answer(source: Source | null, ask: Ask, options: AskOptions): Promise<Outcome<KpiResult>> {
    return askBreakdown(source!, ask, options);
  }

  protected override async loadDrawing(): Promise<void> {
    this.#drawing ??= await import('./breakdown-chart.js');
  }

  protected override defaultHeading(): string {
    const metric = super.defaultHeading();
    return this.by ? this.messages.by(metric, this.by) : metric;
  }

  protected override renderSkeleton(): unknown {
    return html`<div class="bars bones rows" part="skeleton" aria-hidden="true">
      ${[0, 1, 2, 3, 4].map(() => html`<span class="bone"></span>`)}</div>`;
  }

  protected override renderResult(result: KpiResult): unknown {
    const {formats, messages} = this;
    const count = result.groups?.length ?? 0;
    const most = this.all ? count : MOST;
    return html`${this.#drawing!.breakdownChart(result, {
      formats, messages, most, dimension: this.by, caption: this.#sentence(result), onPick: this.#pick,
    })}
    ${result.period ? html`<p class="muted">${formats.period(result.period)}${result.current.isPartial ? ` · ${messages.unfinished}` : ''}</p>` : nothing}
    ${count > most ? html`<button type="button" class="more" @click=${this.#showAll}>${messages.more(count - most)}</button>` : nothing}`;
  }

  #sentence(result: KpiResult): string {
    const [first] = result.groups ?? [];
    return this.messages.breakdownSentence({
      title: super.defaultHeading(), dimension: this.by, groups: result.groups?.length ?? 0,
      period: result.period && this.formats.period(result.period),
      first: first ? {name: first.key || this.messages.missing, value: this.formats.value(first.current.value, result, {style: 'full'})} : null,
    });
  }

  readonly #pick = (key: string) => {
    this.dispatchEvent(new CrmSelectEvent({metric: this.result?.metric ?? this.metric, key}));
  };

  readonly #showAll = () => {
    this.all = true;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'crm-breakdown': CrmBreakdown;
  }
}
