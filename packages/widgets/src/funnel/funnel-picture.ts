import {html, type TemplateResult} from 'lit';
import type {FunnelResult} from '@crm-widgets/core';
import {sentenceDirection} from '../shared/sentence-direction.js';
import {funnelChart} from './funnel-chart.js';
import type {FunnelChartOptions} from './funnel-marks.js';
import {funnelTable} from './funnel-table.js';
import {mainFinding} from './funnel-words.js';

export interface FunnelPictureOptions extends FunnelChartOptions {
  /** What opens the table. */
  readonly asTable: string;
}

/** The finding in a sentence, the chart, what was picked of it, and one action away the same numbers as a table. */
export function funnelPicture(
  result: FunnelResult, options: FunnelPictureOptions, tell: (event: Event) => void, picked: unknown,
): TemplateResult {
  const isCompared = Boolean(options.sides);
  const finding = mainFinding(result, options, {...(options.view ? {view: options.view} : {}), isCompared});
  return html`
    <p class="finding"><bdi dir=${sentenceDirection(finding)}>${finding}</bdi></p>
    <div @click=${tell} @keydown=${tell} @focusin=${tell} @transitionrun=${tell}>${funnelChart(result, options)}</div>
    ${picked}
    <details part="table">
      <summary>${options.asTable}</summary>
      <div class="scroll">${funnelTable(result, options.sides ?? null, options)}</div>
    </details>`;
}
