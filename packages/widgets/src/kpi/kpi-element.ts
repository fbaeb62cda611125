import {html, nothing, svg, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {IsoPeriod, KpiResult, Status} from '@crm-widgets/core';
import {askKpi, type Ask, type AskOptions, type Card, type Outcome, type Source} from '@crm-widgets/runtime';
import {sparkline} from '@crm-widgets/charts/sparkline';
import {given, readNumber, readObject, type Json} from '../shared/attributes.js';
import type {Drawing} from '../shared/drawing.js';
import {CrmWidget} from '../shared/widget-element.js';
import {baseInWords, beforeInWords, changeInWords, kpiSentence, type Direction} from './kpi-words.js';
import {kpiStyles} from './kpi-styles.js';

type Groups = typeof import('./kpi-groups.js');

export interface KpiAsk extends Ask {
  /** Measured values; the calculator alone is run on them. */
  readonly values?: Readonly<Record<string, unknown>>;
}

const glyphs: Readonly<Record<Direction | Status, string>> = {
  up: 'M6 1 11 10 1 10Z', down: 'M1 2 11 2 6 11Z', same: 'M1 5h10v2H1Z',
  met: 'M4.5 8.2 2.2 5.9 1 7.1l3.5 3.5L11 4 9.8 2.8Z', near: 'M1 5h10v2H1Z',
  missed: 'M2.2 1 6 4.8 9.8 1 11 2.2 7.2 6 11 9.8 9.8 11 6 7.2 2.2 11 1 9.8 4.8 6 1 2.2Z',
};
const tones: Readonly<Record<Status, string>> = {met: 'good', near: 'near', missed: 'bad'};

/**
 * One metric: its value, the change since the period before, a line of the periods, the target, what it rests on.
 *
 * @element crm-kpi
 * @attr {number} target - In the metric's unit; ratios from 0 to 1.
 * @attr {string} values - JSON; measured values, for the calculator alone and without a source.
 * @fires {CrmReadyEvent} crm-ready - A number is shown, or that there is none.
 * @fires {CrmStaleEvent} crm-stale - A refresh failed; the last number stays.
 * @fires {CrmErrorEvent} crm-error - The number could not be shown.
 * @slot - Shown until the number is there.
 * @slot heading - Replaces the title.
 * @slot empty - Shown when there is nothing to measure.
 * @csspart value - The number.
 * @csspart change - The change since the period before.
 * @csspart target - Status and target.
 * @csspart base - How many it rests on.
 * @csspart sparkline - The line of the periods.
 * @cssprop [--crm-kpi-line-color=var(--crm-color-accent)] - Stroke of the line.
 * @cssprop [--crm-kpi-good-color=var(--crm-color-good)] - A change for the better, a target met.
 * @cssprop [--crm-kpi-bad-color=var(--crm-color-bad)] - A change for the worse, a target missed.
 */
export class CrmKpi extends CrmWidget<KpiResult, KpiAsk> {
  static override styles = [...CrmWidget.styles, kpiStyles];
  static override properties: PropertyDeclarations = {target: {}, values: {}};

  target: string | number = '';
  values: Json = '';

  #groups: Groups | null = null;

  protected override get needsSource(): boolean {
    return !this.#hasValues();
  }

  protected override query(): KpiAsk {
    return {
      ...this.frame,
      target: readNumber('target', this.target, '50000'),
      values: readObject('values', this.values, '{"cost": 12000, "newCustomers": 40}'),
    };
  }

  protected override async answer(
    source: Source | null, {values, ...ask}: KpiAsk, options: AskOptions,
  ): Promise<Outcome<KpiResult>> {
    if (source) return askKpi(source, ask, options);
    const {askValues} = await import('@crm-widgets/runtime/values');
    return askValues(ask, values!, given(this.currency) ?? null);
  }

  protected override async loadDrawing(): Promise<Drawing> {
    if (!this.by) return {};
    return (this.#groups ??= await import('./kpi-groups.js'));
  }

  protected override renderSkeleton(): unknown {
    const plain = this.#hasValues();
    return html`<div class="kpi bones ${plain ? '' : 'drawn-line'}" part="skeleton" aria-hidden="true">
      <div class="figure"><span class="bone value">0</span>
        ${plain ? nothing : html`<span class="bone when">0</span><span class="bone change">0</span>`}</div>
      ${plain ? nothing : html`<span class="bone sparkline"></span>`}
      ${this.target === '' ? nothing : html`<span class="bone target">0</span>`}
      <span class="bone base">0</span>
    </div>`;
  }

  protected override renderResult(result: KpiResult, {asked}: Card): unknown {
    const {current, period} = result;
    const hasLine = result.series.filter(({value}) => value !== null).length > 1;
    return html`
      <p class="unseen">${kpiSentence(this.shownHeading, result, this.compare, this.formats, this.messages)}</p>
      <div class="kpi ${hasLine ? 'drawn-line' : ''}">
        <div class="figure" aria-hidden="true">
          <span part="value" class="value">${this.formats.value(current.value, result)}</span>
          ${period ? html`<span class="when">${this.#when(period, current.isPartial)}</span>` : nothing}
          ${current.reason ? html`<span class="when">${this.messages.reason(current.reason)}</span>` : nothing}
          ${this.#renderChange(result)}
        </div>
        ${hasLine ? sparkline(result.series) : nothing}
        ${this.#renderTarget(result)}
        ${this.#renderBase(result, asked?.minN)}
        ${result.groups?.length ? this.#groups?.kpiGroups(result, this.shownHeading, this.by, this.formats, this.messages) : nothing}
      </div>`;
  }

  #hasValues(): boolean {
    return this.values !== '';
  }

  #when(period: IsoPeriod, isPartial: boolean): string {
    return `${this.formats.period(period)}${isPartial ? ` · ${this.messages.unfinished}` : ''}`;
  }

  #renderChange(result: KpiResult): unknown {
    const change = changeInWords(result, this.formats);
    const before = beforeInWords(result, this.compare, this.formats, this.messages);
    if (!change || !before) return nothing;
    return html`<span part="change" class="change"><strong class=${change.tone}>${glyph(change.direction)}
      ${this.messages.difference(change.direction, change.size, change.points)}</strong>
      <span>${this.messages.against(before)}</span></span>`;
  }

  #renderTarget({target, status, ...kind}: KpiResult): unknown {
    if (target === null) return nothing;
    const goal = this.messages.target(this.formats.value(target, kind));
    return html`<p part="target" class="target" aria-hidden="true">
      <span>${goal}</span>
      ${status
        ? html`<strong class=${tones[status]}>${glyph(status)} ${this.messages.status[status]}</strong>`
        : nothing}</p>`;
  }

  #renderBase(result: KpiResult, minN: number | undefined): unknown {
    const base = baseInWords(result.current, this.formats, this.messages, result, minN);
    return base === null ? nothing : html`<p part="base" class="base">${base}</p>`;
  }
}

function glyph(name: Direction | Status): TemplateResult {
  return html`<svg class="glyph" viewBox="0 0 12 12" aria-hidden="true">${svg`<path d=${glyphs[name]}></path>`}</svg>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'crm-kpi': CrmKpi;
  }
}
