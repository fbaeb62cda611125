import {html, type TemplateResult} from 'lit';
import {placed} from '@crm-widgets/charts';
import type {CohortResult} from '@crm-widgets/core';
import {cohortDifference} from '@crm-widgets/metrics/cohort';
import {DASH} from '../shared/format.js';
import type {Cohort, TriangleVoice} from './cohort-drawing.js';
import {cohortLabel, periodName, rateText, signedPoints} from './cohort-words.js';

export interface CompareOptions extends TriangleVoice {
  readonly pinned: readonly string[];
  unpin(): void;
}

type Noise = 'beyond' | 'within' | 'unknown';

/** Two cohorts side by side, period by period: by how many points they differ, and whether beyond noise. */
export function cohortCompare(result: CohortResult, options: CompareOptions): TemplateResult {
  const {views, formats} = options;
  const cohorts = options.pinned.map((from) => result.cohorts.find((one) => one.from === from)!);
  const [first, second] = cohorts.map(({from}) => cohortLabel(formats, from, result.grain));
  const heading = second === undefined ? first! : views.compared(first!, second);
  return html`<section part="compare" class="compare">
    <div class="compare-top">
      <h3 id="compare-heading" class="compare-heading"><bdi>${heading}</bdi></h3>
      <button type="button" class="unpin" @click=${options.unpin}>${views.unpin}</button>
    </div>
    ${second === undefined ? html`<p class="muted"><bdi>${views.pickSecond}</bdi></p>` : table(result, cohorts[0]!, cohorts[1]!, heading, options)}
  </section>`;
}

function table(result: CohortResult, a: Cohort, b: Cohort, caption: string, options: CompareOptions): TemplateResult {
  const {views, formats, words} = options;
  const periods = periodsOf(result, a, b);
  const rates = ({from, size, cells}: Cohort, side: number) => html`<tr>
    <th scope="row"><i class="key key-${side}" aria-hidden="true"></i>${cohortLabel(formats, from, result.grain)}
      <span class="muted">n ${formats.count(size)}</span></th>
    ${periods.map((period) => html`<td>${rateText(formats, cells[period]!.rate)}${cells[period]!.isPartial ? '*' : ''}</td>`)}
  </tr>`;
  return html`
    <div class="compare-scroll" tabindex="0" role="region" aria-labelledby="heading compare-heading">
      <table class="compared" ${placed({'--columns': String(periods.length)})}><caption class="unseen">${caption}</caption>
        <thead><tr><th scope="col">${words.periodsAfter(result.grain)}</th>
          ${periods.map((period) => html`<th scope="col">${periodName(options, period)}</th>`)}</tr></thead>
        <tbody>${rates(a, 0)}${rates(b, 1)}
          <tr class="differences"><th scope="row">${views.difference}</th>
            ${periods.map((period) => differenceCell(result, a, b, period, options))}</tr></tbody>
      </table>
    </div>
    <p class="muted"><bdi>${views.noise}</bdi></p>`;
}

/** What both went through after their start. */
function periodsOf({mode}: CohortResult, a: Cohort, b: Cohort): number[] {
  const first = mode === 'bracket' || mode === 'survival' ? 0 : 1;
  const known = Math.min(a.cells.length, b.cells.length);
  return Array.from({length: known}, (_, period) => period).slice(first).filter((period) => a.cells[period] && b.cells[period]);
}

function differenceCell(result: CohortResult, a: Cohort, b: Cohort, period: number, {formats, views}: CompareOptions): TemplateResult {
  const noise = noiseOf(result, a, b, period);
  const said = {beyond: views.beyondNoise, within: views.withinNoise, unknown: views.unknownNoise}[noise];
  const [one, other] = [a.cells[period]!.rate, b.cells[period]!.rate];
  const points = one === null || other === null ? DASH : signedPoints(formats, one - other);
  return html`<td class=${noise} title=${said}>${noise === 'beyond' ? html`<i class="sign" aria-hidden="true"></i>` : ''}
    <bdi>${points}</bdi><span class="unseen"> ${said}</span></td>`;
}

function noiseOf({measure}: CohortResult, a: Cohort, b: Cohort, period: number): Noise {
  const test = cohortDifference(a, b, period, measure);
  if (!test) return 'unknown';
  return test.isBeyondNoise ? 'beyond' : 'within';
}
