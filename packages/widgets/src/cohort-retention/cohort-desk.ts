import type {TemplateResult} from 'lit';
import type {CohortResult} from '@crm-widgets/core';
import {cohortAverages} from '@crm-widgets/metrics/cohort';
import {askCohort} from '@crm-widgets/runtime/cohort';
import type {AskOptions, CohortAsk, Outcome, Source} from '@crm-widgets/runtime';
import {CrmSelectEvent} from '../shared/events.js';
import type {Formats} from '../shared/format.js';
import type {Messages} from '../shared/messages/messages.js';
import {tableStyles} from '../shared/table-styles.js';
import {CellFocus} from './cell-focus.js';
import type {CellPlace} from './cohort-cells.js';
import {readLook, type LookAttributes} from './cohort-look.js';
import {cohortPicture, type PictureOptions} from './cohort-picture.js';
import {cohortRetentionStyles} from './cohort-retention-styles.js';
import type {Switched} from './cohort-switches.js';
import {cohortViewStyles} from './cohort-view-styles.js';
import {cohortViewWords} from './cohort-view-words.js';
import {cohortVoice} from './cohort-words.js';

/** The element that shows the triangle. */
export interface CohortHost extends HTMLElement, LookAttributes {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly brackets: string | null;
  readonly noControls: boolean;
  /** Has it drawn again. */
  requestUpdate(what: string, before: null): void;
}

/** What a drawing is made with. */
export interface DeskOptions {
  readonly width: number;
  readonly formats: Formats;
  readonly messages: Messages;
  readonly title: string;
}

/** Cohorts that can be compared. */
const MOST_PINNED = 2;

/** The triangle behind its element: asks, draws, follows focus, compares, and shows who is behind what was picked. */
export class CohortDesk {
  readonly styles = [tableStyles, ...cohortRetentionStyles, cohortViewStyles];
  readonly #host: CohortHost;
  readonly #focus: CellFocus;
  /** The result whose triangle stands, also while the next one is awaited, and how it is drawn. */
  #shown: {readonly result: CohortResult; readonly options: PictureOptions} | null = null;
  #current: string | null = null;
  #active: CellPlace | null = null;
  #unfolded = false;
  #pinned: readonly string[] = [];

  constructor(host: CohortHost) {
    this.#host = host;
    this.#focus = new CellFocus({
      root: () => host.renderRoot, shown: () => this.#shown?.result ?? null, voice: () => this.#shown!.options,
      reach: (key) => this.#redraw(this.#current = key),
      pick: (key) => this.#pick(key), pin: (from) => this.#pin(from),
      fold: () => this.#redraw(this.#unfolded = !this.#unfolded),
    });
  }

  async answer(source: Source | null, ask: CohortAsk, options: AskOptions): Promise<Outcome<CohortResult>> {
    readLook(this.#host);
    return askCohort(source!, ask, options);
  }

  render(result: CohortResult, options: DeskOptions): TemplateResult {
    const known = new Set(result.cohorts.map(({from}) => from));
    this.#pinned = this.#pinned.filter((from) => known.has(from));
    this.#shown = {result, options: this.#optionsOf(result, options)};
    return cohortPicture(result, this.#shown.options, {
      tell: this.#focus.handleEvent, onSwitch: this.#host.noControls ? null : (switched) => this.#switch(switched),
      unpin: () => this.#redraw(this.#pinned = []),
      lookAt: (place) => this.#redraw(this.#active = place),
      pick: (key) => this.#pick(key), pin: (from) => this.#pin(from),
    });
  }

  /** To be called when it was drawn. */
  drawn(): void {
    this.#focus.drawn();
  }

  #optionsOf(result: CohortResult, {width, formats, messages}: DeskOptions): PictureOptions {
    const look = readLook(this.#host);
    return {
      ...cohortVoice(formats, messages.language, this.#host.brackets), look, views: cohortViewWords(messages.language),
      averages: cohortAverages(result, look.average), asTable: messages.table, active: this.#active,
      mirrored: getComputedStyle(this.#host).direction === 'rtl',
      ...(width ? {width} : {}), current: this.#current, unfolded: this.#unfolded, pinned: this.#pinned, open: null,
    };
  }

  #pick(key: string): void {
    this.#host.dispatchEvent(new CrmSelectEvent({metric: 'cohort-retention', key}));
  }

  /** A third takes the place of the first. */
  #pin(from: string): void {
    const others = this.#pinned.filter((one) => one !== from);
    this.#pinned = others.length < this.#pinned.length ? others : [...others, from].slice(-MOST_PINNED);
    this.#redraw();
  }

  #switch(switched: Switched): void {
    Object.assign(this.#host, switched);
  }

  #redraw(_changed?: unknown): void {
    // Lit asks for what was there before, to see that it changed.
    this.#host.requestUpdate('picture', null);
  }
}
