import {html, nothing, svg, type TemplateResult} from 'lit';
import type {CrmError, FunnelResult} from '@crm-widgets/core';
import type {FunnelRows} from '@crm-widgets/runtime';
import {exportWords} from '../export/export-words.js';
import {rowsPanel} from '../shared/rows-panel.js';
import {lostBefore} from './funnel-model.js';
import {rowsWords, type RowsWords} from '../shared/rows-words.js';
import {sideName, type FunnelVoice} from './funnel-words.js';
import type {StepPick} from './step-focus.js';

export {styles} from '../shared/rows-panel.js';

/** What was picked, and who is behind it. */
export interface Picked {
  readonly pick: StepPick;
  /** Null where they could not be told. */
  readonly rows: FunnelRows | null;
  readonly error: CrmError | null;
}

export interface RowsOptions extends FunnelVoice {
  readonly title: string;
  readonly result: FunnelResult;
  /** Words for what opens the table of a picture. */
  readonly asTable: string;
  /** IANA name of the source's time zone. */
  readonly zone: string;
  close(): void;
}

/** Who is behind a step or a drop: how long they took, and a row for each, to copy and to save. */
export function rowsView({pick, rows, error}: Picked, options: RowsOptions): TemplateResult {
  const words = rowsWords(options.formats.locale);
  const heading = headingOf(pick, options, words);
  const above = rows?.waits ? histogram(rows.waits, pick, options, words) : nothing;
  return rowsPanel({heading, rows, error, above}, options);
}

function headingOf({step, which, group}: StepPick, options: RowsOptions, words: RowsWords): string {
  const {result: {steps, groups}, formats} = options;
  const own = group === null ? steps : groups?.find(({key}) => key === group)?.steps ?? steps;
  const k = own.findIndex(({id}) => id === step);
  const [line, previous] = [own[k]!, own[k - 1] ?? null];
  const side = group === null ? null : sideName(group, options);
  if (which === 'reached') return words.reached(line.label, formats.count(line.count), side);
  if (which === 'pending') return words.pending(previous!.label, line.label, formats.count(line.pending), side);
  return words.lost(previous!.label, line.label, formats.count(Math.max(0, lostBefore({step: line, previous}))), side);
}

type Waits = NonNullable<FunnelRows['waits']>;

/** How the times to a step are spread, with what half of them stay below. */
function histogram(waits: Waits, {step}: StepPick, options: RowsOptions, words: RowsWords): TemplateResult {
  const {result, formats} = options;
  const {medianSeconds, meanSeconds} = result.steps.find(({id}) => id === step)!;
  const time = (seconds: number) => formats.value(seconds, {unit: 'duration', currency: null});
  const [low, high] = [waits[0]!.from, waits.at(-1)!.until];
  const most = Math.max(...waits.map(({count}) => count));
  const x = (seconds: number) => ((seconds - low) / (high - low)) * 100;
  const bars = waits.map(({from, until, count}) => svg`<rect class="bin" x=${`${x(from)}%`} width=${`${x(until) - x(from)}%`}
    y=${`${100 - (count / most) * 100}%`} height=${`${(count / most) * 100}%`}>
    <title>${words.bin(time(from), time(until), formats.count(count))}</title></rect>`);
  const line = medianSeconds === null ? nothing
    : svg`<line class="median" x1=${`${x(medianSeconds)}%`} x2=${`${x(medianSeconds)}%`} y1="0" y2="100%"></line>`;
  const spread = words.spread(time(low), time(high));
  const said = words.times(medianSeconds === null ? '–' : time(medianSeconds), meanSeconds === null ? '–' : time(meanSeconds));
  return html`<figure class="waits">
    <figcaption>${said}</figcaption>
    <svg role="img" aria-label=${spread} class="waits-bars">${bars}${line}</svg>
    <div class="waits-axis" aria-hidden="true"><span>${time(low)}</span><span>${time(high)}</span></div>
    ${waitsTable(waits, spread, time, options)}
  </figure>`;
}

/** What a pointer is told of each bar, for everybody. */
function waitsTable(waits: Waits, caption: string, time: (seconds: number) => string, {asTable, formats, words}: RowsOptions): TemplateResult {
  const {from, until} = exportWords(formats.locale);
  return html`<details><summary>${asTable}</summary><table>
    <caption class="unseen">${caption}</caption>
    <thead><tr><th scope="col">${from}</th><th scope="col">${until}</th><th scope="col">${words.reached}</th></tr></thead>
    <tbody>${waits.map((bin) => html`<tr>
      <th scope="row">${time(bin.from)}</th><td>${time(bin.until)}</td><td>${formats.count(bin.count)}</td></tr>`)}</tbody>
  </table></details>`;
}
