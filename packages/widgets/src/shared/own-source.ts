import type {TableName} from '@crm-widgets/core';
import {Source, sharedSource, type SourceSettings, type TableSettings} from '@crm-widgets/runtime';
import {given, readAddresses} from './attributes.js';
import {readingSettings, type ReadingAttributes} from './reading-attributes.js';

/** Attributes by which a widget declares a source of one table of its own. */
export interface OwnAttributes extends ReadingAttributes {
  readonly baseURI: string;
  readonly src: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly asOf: string;
}

export type OwnSettings = Omit<SourceSettings, 'label'> & Omit<TableSettings, 'label' | 'candidates'>;

/** The settings that `src` and its neighbours say. @throws {InputError} one of them is wrong */
export function ownSettings(from: OwnAttributes): OwnSettings {
  return {
    timeZone: given(from.timeZone), currency: given(from.currency), asOf: given(from.asOf),
    src: readAddresses(from.src, from.baseURI), ...readingSettings(from),
  };
}

/** Holds the source behind a widget's `src`; widgets with equal settings share one. */
export class OwnSource {
  #held: {key: string; source: Source; release(): void} | null = null;

  open(label: string, settings: OwnSettings, candidates: readonly TableName[]): Source {
    const key = JSON.stringify([settings, candidates]);
    if (this.#held?.key === key) return this.#held.source;
    const {timeZone, currency, asOf, ...table} = settings;
    const shared = sharedSource(key, () => {
      const source = new Source({label, timeZone, currency, asOf});
      source.setTable({}, {label: 'attribute src', ...table, candidates});
      return source;
    });
    // Released after the next one is there, so that what both share is not closed in between.
    this.#held?.release();
    this.#held = {key, ...shared};
    return shared.source;
  }

  close(): void {
    this.#held?.release();
    this.#held = null;
  }
}
