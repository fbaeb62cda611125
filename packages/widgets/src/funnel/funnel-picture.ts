import {html, type TemplateResult} from 'lit';
import type {Step} from '@crm-widgets/core';
import {funnelChart, type FunnelChartOptions} from './funnel-chart.js';
import {mainFinding, share, type FunnelVoice} from './funnel-words.js';
import type {StepFocus} from './step-focus.js';

export {askFunnel} from '@crm-widgets/runtime/funnel';
export {StepFocus} from './step-focus.js';
export {funnelStyles as styles} from './funnel-styles.js';
export {funnelWords} from './funnel-words.js';

export interface FunnelPictureOptions extends FunnelChartOptions {
  /** What opens the table. */
  readonly asTable: string;
}

/** The finding in a sentence, the chart, and one action away the same numbers as a table. */
export function funnelPicture(
  steps: readonly Step[], options: FunnelPictureOptions, {handleEvent: tell}: StepFocus,
): TemplateResult {
  return html`<div @click=${tell} @keydown=${tell} @focusin=${tell} @transitionrun=${tell}>
    <p class="finding"><bdi>${mainFinding(steps, options)}</bdi></p>
    ${funnelChart(steps, options)}
    <details part="table">
      <summary>${options.asTable}</summary>
      <div class="scroll">${funnelTable(steps, options)}</div>
    </details></div>`;
}

/** A column of the table: its head, and the cell of a step. */
type Column = readonly [head: string, cell: (step: Step) => string];

/** Every number of the funnel, written as in the chart. */
export function funnelTable(steps: readonly Step[], voice: FunnelVoice): TemplateResult {
  const {words} = voice;
  const columns = columnsFor(steps, voice);
  const heads = [words.step, ...columns.map(([head]) => head)];
  return html`
    <table>
      <caption>${words.caption}</caption>
      <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
      <tbody>${steps.map((step) => html`
        <tr>
          <th scope="row"><bdi>${step.label}</bdi></th>
          ${columns.map(([, cell]) => html`<td>${cell(step)}</td>`)}
        </tr>`)}
      </tbody>
    </table>`;
}

/** Of times, and of those still on their way, only where there are any. */
function columnsFor(steps: readonly Step[], {formats, words}: FunnelVoice): Column[] {
  const range = ([low, high]: [number, number]) => words.range(share(formats, low), share(formats, high));
  const time = (seconds: number | null) => formats.value(seconds, {unit: 'duration', currency: null});
  return [
    [words.reached, ({count}) => formats.count(count)],
    [words.ofPrevious, ({fromPrevious}) => share(formats, fromPrevious)],
    [words.ofFirst, ({fromFirst}) => share(formats, fromFirst)],
    [words.interval, ({interval}) => (interval ? range(interval) : share(formats, null))],
    ...(steps.some(({pending}) => pending > 0) ? [
      [words.pending, ({pending}) => formats.count(pending)] satisfies Column,
    ] : []),
    ...(steps.some(({medianSeconds}) => medianSeconds !== null) ? [
      [words.median, ({medianSeconds}) => time(medianSeconds)] satisfies Column,
      [words.mean, ({meanSeconds}) => time(meanSeconds)] satisfies Column,
    ] : []),
  ];
}
