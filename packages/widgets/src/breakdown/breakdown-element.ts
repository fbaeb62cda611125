import {html} from 'lit';
import type {KpiResult} from '@crm-widgets/core';
import type {Ask, AskOptions, Outcome, Source} from '@crm-widgets/runtime';
import {CrmSelectEvent} from '../shared/events.js';
import {state} from '../shared/property.js';
import {CrmWidget} from '../shared/widget-element.js';

type Picture = typeof import('./breakdown-chart.js');

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
  @state() private all = false;
  #drawing: Picture | null = null;

  protected override query(): Ask {
    return this.frame;
  }

  protected override async answer(source: Source | null, ask: Ask, options: AskOptions): Promise<Outcome<KpiResult>> {
    const {askBreakdown} = await this.loadDrawing();
    return askBreakdown(source!, ask, options);
  }

  protected override async loadDrawing(): Promise<Picture> {
    this.#drawing ??= await import('./breakdown-chart.js');
    return this.#drawing;
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
    return this.#drawing!.breakdownChart(result, {
      formats: this.formats, messages: this.messages, title: super.defaultHeading(), dimension: this.by, all: this.all,
      onPick: this.#pick, onMore: this.#showAll,
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
