import {html, type TemplateResult} from 'lit';
import {nextPlace} from '@crm-widgets/charts';
import type {Step} from '@crm-widgets/core';
import {funnelChart, type FunnelChartOptions} from './funnel-chart.js';
import {mainFinding, share, type FunnelVoice} from './funnel-words.js';

export {askFunnel} from '@crm-widgets/runtime/funnel';
export {holdBackdrop} from '@crm-widgets/charts';
export {funnelStyles as styles} from './funnel-styles.js';
export {funnelWords} from './funnel-words.js';

export interface FunnelPictureOptions extends FunnelChartOptions {
  /** What opens the table. */
  readonly asTable: string;
}

/** The finding in a sentence, the chart, and one action away the same numbers as a table. */
export function funnelPicture(steps: readonly Step[], options: FunnelPictureOptions): TemplateResult {
  return html`
    <p class="finding"><bdi>${mainFinding(steps, options)}</bdi></p>
    ${funnelChart(steps, options)}
    <details part="table">
      <summary>${options.asTable}</summary>
      <div class="scroll">${funnelTable(steps, options)}</div>
    </details>`;
}

/** Every number of the funnel, written as in the chart. */
export function funnelTable(steps: readonly Step[], {formats, words}: FunnelVoice): TemplateResult {
  const heads = [words.step, words.reached, words.ofPrevious, words.ofFirst, words.interval];
  const range = ([low, high]: [number, number]) => words.range(share(formats, low), share(formats, high));
  return html`
    <table>
      <caption>${words.caption}</caption>
      <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
      <tbody>${steps.map((step) => html`
        <tr>
          <th scope="row"><bdi>${step.label}</bdi></th>
          <td>${formats.count(step.count)}</td>
          <td>${share(formats, step.fromPrevious)}</td>
          <td>${share(formats, step.fromFirst)}</td>
          <td>${step.interval ? range(step.interval) : share(formats, null)}</td>
        </tr>`)}
      </tbody>
    </table>`;
}

/** Where a key leads from a step; null where it leads nowhere. */
export function nextStep(root: ParentNode, step: HTMLElement, key: string): HTMLElement | null {
  const steps = [...root.querySelectorAll<HTMLElement>('[data-step]')];
  // In a list, home and end lead where in a grid they do with the control key.
  const place = nextPlace({key, ctrlKey: true}, {row: steps.indexOf(step), column: 0}, steps.map(() => 1));
  return place && steps[place.row]!;
}
