import {html, nothing, svg, type PropertyValues} from 'lit';
import type {FunnelResult, TableName} from '@crm-widgets/core';
import type {AskOptions, FunnelAsk, Outcome, Source} from '@crm-widgets/runtime';
import {given, type Json} from '../shared/attributes.js';
import {CrmSelectEvent} from '../shared/events.js';
import {jsonText} from '../shared/json-text.js';
import {property, state} from '../shared/property.js';
import {CrmWidget} from '../shared/widget-element.js';

type Picture = typeof import('./funnel-picture.js');

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
 * @fires {CrmSelectEvent} crm-select - A person picked a step; `detail.key` is its id.
 * @fires {CrmReadyEvent} crm-ready - The funnel is shown, or that there is none.
 * @fires {CrmStaleEvent} crm-stale - A refresh failed; the last funnel stays.
 * @fires {CrmErrorEvent} crm-error - The funnel could not be shown.
 * @slot - Shown until the funnel is there.
 * @slot heading - Replaces the title.
 * @slot empty - Shown when nobody entered in the period.
 * @csspart chart - All bars.
 * @csspart bar - One step's bar.
 * @csspart drop - What the step before had more.
 * @csspart whisker - Interval of a step's rate.
 * @csspart step - Name and numbers of a step.
 * @csspart table - The same as a table.
 * @cssprop [--crm-funnel-bar-color=var(--crm-color-accent)] - Fill of the bars.
 * @cssprop [--crm-funnel-drop-color] - Fill of what the step before had more; by default a tint of the accent.
 */
export class CrmFunnel extends CrmWidget<FunnelResult, FunnelAsk> {
  @property() steps: Json = '';
  @property() order = '';
  @property() window = '';
  @property() exclude: Json = '';
  @property({type: Boolean, attribute: 'no-lookahead'}) noLookahead = false;
  @property() entity = '';

  /** Id of the step that the tab key reaches. */
  @state() private current: string | null = null;

  #drawing: Picture | null = null;
  #focus: InstanceType<Picture['StepFocus']> | null = null;

  protected override get needsWidth(): boolean {
    return true;
  }

  protected override query(): FunnelAsk {
    return {
      ...this.frame, table: given(this.table), entity: given(this.entity), steps: jsonText(this.steps),
      order: given(this.order), window: given(this.window), exclude: jsonText(this.exclude),
      ...(this.noLookahead ? {noLookahead: true} : {}),
    };
  }

  protected override async answer(
    source: Source | null, ask: FunnelAsk, options: AskOptions,
  ): Promise<Outcome<FunnelResult>> {
    const {askFunnel} = await this.loadDrawing();
    return askFunnel(source!, ask, options);
  }

  protected override async loadDrawing(): Promise<Picture> {
    this.#drawing ??= await import('./funnel-picture.js');
    this.#focus ??= new this.#drawing.StepFocus({
      root: () => this.renderRoot,
      reach: (id) => { this.current = id; },
      pick: (key) => this.dispatchEvent(new CrmSelectEvent({metric: 'funnel', key})),
    });
    return this.#drawing;
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

  protected override renderResult({steps}: FunnelResult): unknown {
    if (!this.#focus) return nothing;
    const drawing = this.#drawing!;
    return drawing.funnelPicture(steps, {
      width: this.width || undefined, formats: this.formats, words: drawing.funnelWords(this.messages.language),
      current: this.current, asTable: this.messages.table,
    }, this.#focus);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#focus?.drawn();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'crm-funnel': CrmFunnel;
  }
}
