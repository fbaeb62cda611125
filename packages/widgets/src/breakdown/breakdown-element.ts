import type {KpiResult} from '@crm-widgets/core';
import {LateWidget} from '../shared/late-widget.js';

/**
 * One metric by a dimension: groups ranked, with their share where they add up, and small ones flagged.
 *
 * @element crm-breakdown
 * @fires {CrmReadyEvent} crm-ready - The groups are shown, or that there are none.
 * @fires {CrmStaleEvent} crm-stale - A refresh failed; the last groups stay.
 * @fires {CrmErrorEvent} crm-error - The groups could not be shown.
 * @fires {CrmSelectEvent} crm-select - A person picked a group; `detail.key` is its value.
 * @slot - Shown until the groups are there.
 * @slot heading - Replaces the title.
 * @slot empty - Shown when there is nothing to rank.
 * @csspart bar - One group's bar.
 * @cssprop [--crm-breakdown-bar-color=var(--crm-color-accent)] - Fill of the bars.
 * @cssprop [--crm-breakdown-below-color=var(--crm-color-bad)] - Fill of the bars of values below zero.
 */
export class CrmBreakdown extends LateWidget<KpiResult> {
  protected override get needsWidth(): boolean {
    return false;
  }

  protected override defaultHeading(): string {
    const title = super.defaultHeading();
    return this.by ? this.messages.by(title, this.by) : title;
  }

  protected override load() {
    return import('./breakdown-part.js').then(({BreakdownPart}) => BreakdownPart);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'crm-breakdown': CrmBreakdown;
  }
}
