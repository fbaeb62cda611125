import type {DoctorResult, TableName} from '@crm-widgets/core';
import type {Ask, AskOptions, Outcome, Source} from '@crm-widgets/runtime';
import {CrmWidget} from '../shared/widget-element.js';

type Picture = typeof import('./doctor-picture.js');

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
export class CrmDoctor extends CrmWidget<DoctorResult> {
  #drawing: Picture | null = null;

  protected override query(): Ask {
    return {};
  }

  protected override async answer(source: Source | null, _ask: Ask, options: AskOptions): Promise<Outcome<DoctorResult>> {
    return (await this.loadDrawing()).askDoctor(source!, options);
  }

  protected override async loadDrawing(): Promise<Picture> {
    return (this.#drawing ??= await import('./doctor-picture.js'));
  }

  protected override async candidates(): Promise<readonly TableName[]> {
    return (await this.loadDrawing()).anyTable;
  }

  protected override renderResult(result: DoctorResult): unknown {
    return this.#drawing!.doctorPicture(result, this.formats, this.messages);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'crm-doctor': CrmDoctor;
  }
}
