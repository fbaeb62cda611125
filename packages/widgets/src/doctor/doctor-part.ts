import type {DoctorResult} from '@crm-widgets/core';
import {askDoctor} from '@crm-widgets/runtime/doctor';
import type {Ask, AskOptions, Outcome, Source} from '@crm-widgets/runtime';
import type {Part} from '../shared/late-widget.js';
import {tableStyles} from '../shared/table-styles.js';
import type {CrmDoctor} from './doctor-element.js';
import {anyTable, doctorPicture} from './doctor-picture.js';
import {doctorStyles} from './doctor-styles.js';

/** A doctor behind its element. */
export class DoctorPart implements Part<DoctorResult> {
  readonly styles = [tableStyles, doctorStyles];
  readonly candidates = anyTable;
  readonly #widget: CrmDoctor;

  constructor(widget: CrmDoctor) {
    this.#widget = widget;
  }

  query(): Ask {
    return {};
  }

  answer(source: Source | null, _ask: Ask, options: AskOptions): Promise<Outcome<DoctorResult>> {
    return askDoctor(source!, options);
  }

  render(result: DoctorResult): unknown {
    const {formats, messages} = this.#widget;
    return doctorPicture(result, formats, messages);
  }
}
