import type {FunnelResult, TableName} from '@crm-widgets/core';
import type {FunnelAsk} from '@crm-widgets/runtime';
import type {Json} from '../shared/attributes.js';
import {LateWidget, type Bone} from '../shared/late-widget.js';

/** As many steps as a sales funnel often has. */
const bones = [100, 74, 48, 26].map((width, row): Bone => [0, row * 6, width, 2]);

/**
 * How many reach each step, and what share goes on to the next.
 *
 * @element crm-funnel
 * @attr {string} steps - Step names in order, separated by commas, or JSON `[{"id", "label", "where", "table", "window"}]`;
 *   by default the stages of deals.
 * @attr {string} table - Whose rows go through the steps: events, deals, deal_stages, people or tickets; by default the first of
 *   deal_stages, deals and events that is there.
 * @attr {'ordered' | 'strict' | 'any'} order - In order with others between (default), nothing between, or in any order.
 * @attr {string} window - Longest time from first step to last, such as `14d`, the default for events; others have none.
 * @attr {string} exclude - JSON `[{"where", "from", "to"}]`; what must not happen between two steps, by their ids.
 * @attr {boolean} no-lookahead - Steps count up to the end of the period alone.
 * @attr {string} entity - Column of who goes through the steps, by default `actor_id` of events and `deal_id` of deals.
 * @attr {string} values - JSON of steps and counts, such as `{"Visit": 1200, "Signup": 300}`, in place of a source; `steps`
 *   gives them another order and labels.
 * @attr {string} segments - Two side by side, with their difference: two values of `by`, separated by a comma, or JSON
 *   `[{"label", "where"}, {"label", "where"}]`. `compare="previous"` or `"year"`, where it is set and `by` is not, puts
 *   two periods side by side in the same way.
 * @attr {'reached' | 'abandonment'} view - reached (default), or abandonment: who does not go on, drop by drop.
 * @attr {'horizontal' | 'vertical'} orientation - horizontal (default), or vertical: bars that stand, where there is room for
 *   them and no groups.
 * @fires {CrmSelectEvent} crm-select - A person picked a step, `detail.key` being its id, or the drop before it, such as
 *   `signup/lost`, or who may still come, such as `signup/pending`; of a group its name comes last. `detail.ids` are the entities. Unless prevented their rows are shown.
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
 * @csspart pending - Who of them may still come.
 * @csspart group - The same of one group.
 * @csspart rows - Who is behind what was picked.
 * @csspart table - The same as a table.
 * @cssprop [--crm-funnel-bar-color=var(--crm-color-accent)] - Fill of the bars.
 * @cssprop [--crm-funnel-second-color] - Fill of the second of two sides.
 * @cssprop [--crm-funnel-drop-color] - Fill of what the step before had more; by default a tint of the bars.
 */
export class CrmFunnel extends LateWidget<FunnelResult, FunnelAsk> {
  static override properties = {
    steps: {}, order: {}, window: {}, exclude: {}, entity: {}, values: {}, segments: {}, view: {}, orientation: {},
    noLookahead: {type: Boolean, attribute: 'no-lookahead'},
  };

  declare steps: Json;
  declare order: string;
  declare window: string;
  declare exclude: Json;
  declare noLookahead: boolean;
  declare entity: string;
  declare values: Json;
  declare segments: Json;
  declare view: string;
  declare orientation: string;

  protected override readonly bones = bones;

  constructor() {
    super();
    // Its steps may be elements.
    new MutationObserver(() => this.requestUpdate()).observe(this, {subtree: true, childList: true, attributes: true});
  }

  protected override get needsSource(): boolean {
    return !this.values;
  }

  protected override load() {
    return import('./funnel-part.js').then(({FunnelPart}) => FunnelPart);
  }

  protected override foreseen(): readonly (readonly TableName[])[] {
    if (this.table && this.table !== 'deals') return [[this.table as TableName]];
    return [this.table ? ['deal_stages', 'deals'] : ['deal_stages', 'deals', 'events']];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'crm-funnel': CrmFunnel;
  }
}
