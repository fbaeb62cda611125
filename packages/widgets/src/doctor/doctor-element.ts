import type {DoctorResult} from '@crm-widgets/core';
import {LateWidget} from '../shared/late-widget.js';

/**
 * What the tables of a source can be used for: which table each file is, what fills its columns, which rows were left out
 * and why, and which metrics can be made of them.
 *
 * @element crm-doctor
 * @fires {CrmReadyEvent} crm-ready - The findings are shown.
 * @fires {CrmStaleEvent} crm-stale - A refresh failed; the last findings stay.
 * @fires {CrmErrorEvent} crm-error - The source could not be looked at.
 * @slot - Shown until the findings are there.
 * @slot heading - Replaces the title.
 * @csspart table - One table's findings.
 * @csspart metrics - What the tables serve, and what is missing for the others.
 */
export class CrmDoctor extends LateWidget<DoctorResult> {
  protected override get needsWidth(): boolean {
    return false;
  }

  protected override load() {
    return import('./doctor-part.js').then(({DoctorPart}) => DoctorPart);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'crm-doctor': CrmDoctor;
  }
}
