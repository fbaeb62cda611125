import {html, nothing, type TemplateResult} from 'lit';
import type {CohortResult} from '@crm-widgets/core';
import {cohortViews, type CohortLook} from './cohort-look.js';
import type {CohortViewWords} from './cohort-view-words.js';

/** What a visitor switches; each is an attribute of the element too. */
export type Switched = {readonly view: CohortLook['view']} | {readonly show: CohortLook['show']} | {readonly grain: string};

export interface SwitchesOptions {
  readonly look: CohortLook;
  readonly views: CohortViewWords;
  onSwitch(switched: Switched): void;
}

/** Mean days of a period. */
const days: Readonly<Record<string, number>> = {day: 1, week: 7, month: 30.44, quarter: 91.3, year: 365.25};
/** Rows from which a triangle says nothing more. */
const mostCohorts = 380;

/** Which picture it is, what its numbers are, and how long its periods are. */
export function cohortSwitches(result: CohortResult, {look, views, onSwitch}: SwitchesOptions): TemplateResult {
  const names = {triangle: views.triangle, curves: views.curves, average: views.averageOnly};
  const numbers = {percent: '%', counts: result.measure === 'customers' ? '#' : views.amounts};
  const titles = {percent: views.percent, counts: result.measure === 'customers' ? views.counts : views.amounts};
  const show = (['percent', 'counts'] as const).map((to) => html`
    <button type="button" aria-pressed=${pressed(look.show === to)} aria-label=${titles[to]} title=${titles[to]}
      @click=${() => onSwitch({show: to})}>${numbers[to]}</button>`);
  const grains = grainsOf(result);
  return html`<div part="switches" class="switches">
    <div class="switch" role="group" aria-label=${views.view}>${cohortViews.map((to) => html`
      <button type="button" aria-pressed=${pressed(look.view === to)} @click=${() => onSwitch({view: to})}>${names[to]}</button>`)}
    </div>
    ${look.view === 'triangle' ? html`<div class="switch" role="group" aria-label=${views.numbers}>${show}</div>` : nothing}
    ${grains.length > 1 ? html`<select class="grain" aria-label=${views.grain}
      @change=${({currentTarget}: Event) => onSwitch({grain: (currentTarget as HTMLSelectElement).value})}>
      ${grains.map((grain) => html`<option value=${grain} ?selected=${grain === result.grain}>${views.grains[grain] ?? grain}</option>`)}
    </select>` : nothing}
  </div>`;
}

function pressed(is: boolean): 'true' | 'false' {
  return is ? 'true' : 'false';
}

/** Grains that give the same days no more cohorts than can be shown. */
function grainsOf({grain, cohorts}: CohortResult): string[] {
  const span = cohorts.length * (days[grain] ?? 30);
  return Object.keys(days).filter((one) => one === grain || span / days[one]! <= mostCohorts);
}
