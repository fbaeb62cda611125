import {css, html} from 'lit';
import type {TrendResult} from '@crm-widgets/core';
import {LateWidget} from '../shared/late-widget.js';
import {step} from '../shared/tokens.js';

/**
 * One or several metrics over time, each with the range before it dashed and an unfinished period dotted.
 * A table of the same figures is one step away.
 *
 * @element crm-trend
 * @attr {boolean} sonify - A button plays each line as tones, higher for more; nothing sounds by itself.
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
 * @csspart listen - The button of `sonify`.
 * @csspart table - The table of the same figures.
 * @cssprop [--crm-trend-line-color=var(--crm-color-accent)] - Stroke of the line.
 */
export class CrmTrend extends LateWidget<TrendResult> {
  static override styles = [...LateWidget.styles, css`
    /* As trendHeight of trend-chart.ts, within the padding of the frame. */
    .bone.plot { block-size: clamp(140px, 42cqi - 3.4 * ${step}, 260px); }`];
  static override properties = {sonify: {type: Boolean}};

  declare sonify: boolean;

  protected override load() {
    return import('./trend-part.js').then(({TrendPart}) => TrendPart);
  }

  protected override renderSkeleton(): unknown {
    return html`<div class="trend bones" part="skeleton" aria-hidden="true">
      <span class="bone"></span><span class="bone plot"></span><span class="bone"></span></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'crm-trend': CrmTrend;
  }
}
