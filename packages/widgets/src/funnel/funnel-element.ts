import {html, nothing, svg, type PropertyValues} from 'lit';
import {property} from 'lit/decorators.js';
import type {FunnelResult, TableName} from '@crm-widgets/core';
import type {AskOptions, FunnelAsk, Outcome, Source} from '@crm-widgets/runtime';
import {given, type Json} from '../shared/attributes.js';
import {jsonText} from '../shared/json-text.js';
import {CrmWidget} from '../shared/widget-element.js';
import type {FunnelDesk} from './funnel-desk.js';

/** Bars of the skeleton, percent; as many as a sales funnel often has. */
const bones = [100, 74, 48, 26];

/**
 * How many reach each step, and what share goes on to the next.
 *
 * @element crm-funnel
 * @attr {string} steps - Step names in order, separated by commas, or JSON `[{"id", "label", "where", "table", "window"}]`;
 *   by default the stages of deals.
 * @attr {string} order - ordered, strict or any.
 * @attr {string} window - Longest time from first step to last, such as `14d`, the default for events; others have none.
 * @attr {string} exclude - JSON `[{"where", "from", "to"}]`; what must not happen between two steps, by their ids.
 * @attr {boolean} no-lookahead - Steps count up to the end of the period alone.
 * @attr {string} entity - Column of who goes through the steps, by default `actor_id` of events and `deal_id` of deals.
 * @attr {string} values - JSON of steps and counts, such as `{"Visit": 1200, "Signup": 300}`, in place of a source; `steps`
 *   gives them another order and labels.
 * @attr {string} segments - Two side by side, with their difference: two values of `by`, separated by a comma, or JSON
 *   `[{"label", "where"}, {"label", "where"}]`. `compare="previous"` or `"year"`, where it is set and `by` is not, puts
 *   two periods side by side in the same way.
 * @attr {string} view - reached, or abandonment: who does not go on, drop by drop.
 * @attr {string} orientation - horizontal, or vertical: bars that stand, where there is room for them and no groups.
 * @fires {CrmSelectEvent} crm-select - A person picked a step, `detail.key` being its id, or the drop before it, such as
 *   `signup/lost`; of a group its name comes last. `detail.ids` are the entities. Unless prevented their rows are shown.
 * @fires {CrmReadyEvent} crm-ready - The funnel is shown, or that there is none.
 * @fires {CrmStaleEvent} crm-stale - A refresh failed; the last funnel stays.
 * @fires {CrmErrorEvent} crm-error - The funnel could not be shown.
 * @slot - Shown until the funnel is there; of crm-step elements the steps, where `steps` names none.
 * @slot heading - Replaces the title.
 * @slot empty - Shown when nobody entered in the period.
 * @csspart chart - The picture in words, for those who cannot see it.
 * @csspart bar - One step's bar.
 * @csspart waiting - Who may still come.
 * @csspart drop - What the step before had more.
 * @csspart whisker - Interval of a step's rate.
 * @csspart step - Name and numbers of a step.
 * @csspart passage - What becomes of those of the step before.
 * @csspart group - The same of one group.
 * @csspart rows - Who is behind what was picked.
 * @csspart table - The same as a table.
 * @cssprop [--crm-funnel-bar-color=var(--crm-color-accent)] - Fill of the bars.
 * @cssprop [--crm-funnel-second-color] - Fill of the second of two sides.
 * @cssprop [--crm-funnel-drop-color] - Fill of what the step before had more; by default a tint of the accent.
 */
export class CrmFunnel extends CrmWidget<FunnelResult, FunnelAsk> {
  @property() steps: Json = '';
  @property() order = '';
  @property() window = '';
  @property() exclude: Json = '';
  @property({type: Boolean, attribute: 'no-lookahead'}) noLookahead = false;
  @property() entity = '';
  @property() values: Json = '';
  @property() segments: Json = '';
  @property() view = '';
  @property() orientation = '';

  #desk: FunnelDesk | null = null;

  constructor() {
    super();
    // Its steps may be elements.
    new MutationObserver(() => this.requestUpdate()).observe(this, {subtree: true, childList: true, attributes: true});
  }

  protected override get needsSource(): boolean {
    return !this.values;
  }

  protected override get needsWidth(): boolean {
    return true;
  }

  protected override query(): FunnelAsk {
    const text = (name: 'exclude' | 'values' | 'segments') => jsonText(this[name]);
    return {
      ...this.frame, table: given(this.table), entity: given(this.entity), steps: jsonText(this.steps) ?? this.#children(),
      order: given(this.order), window: given(this.window), exclude: text('exclude'), values: text('values'),
      segments: text('segments'), ...(this.noLookahead ? {noLookahead: true} : {}),
    };
  }

  /** Steps that are child elements, as the attribute says them. */
  #children(): string | undefined {
    const steps = [...this.querySelectorAll(':scope > crm-step')].map((step) =>
      Object.fromEntries(['id', 'label', 'where', 'table', 'window'].map((name) => [name, step.getAttribute(name) ?? undefined])));
    return steps.length > 0 ? JSON.stringify(steps) : undefined;
  }

  protected override async answer(
    source: Source | null, ask: FunnelAsk, options: AskOptions,
  ): Promise<Outcome<FunnelResult>> {
    return (await this.loadDrawing()).answer(source, ask, options);
  }

  protected override async loadDrawing(): Promise<FunnelDesk> {
    const desk = await import('./funnel-desk.js');
    return this.#desk ??= new desk.FunnelDesk(this);
  }

  protected override candidates(): Promise<readonly TableName[]> {
    // Deals ask the least of a header, so they come last.
    return Promise.resolve(['deal_stages', 'events', 'deals']);
  }

  protected override foreseen(): readonly (readonly TableName[])[] {
    if (this.table && this.table !== 'deals') return [[this.table as TableName]];
    return [this.table ? ['deal_stages', 'deals'] : ['deal_stages', 'deals', 'events']];
  }

  protected override defaultHeading(): string {
    return this.messages.metricTitle('funnel')!;
  }

  protected override renderSkeleton(): unknown {
    return html`<svg class="skeleton" part="skeleton" aria-hidden="true">
      ${bones.map((width, index) => svg`<rect y=${`${index * 4}em`} width=${`${width}%`} height="2em" rx="3"></rect>`)}
    </svg>`;
  }

  protected override renderResult(result: FunnelResult): unknown {
    return this.#desk?.render(result, {
      width: this.width, formats: this.formats, messages: this.messages, title: this.shownHeading,
    }) ?? nothing;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#desk?.drawn();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'crm-funnel': CrmFunnel;
  }
}
