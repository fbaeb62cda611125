import type {TemplateResult} from 'lit';
import type {CohortResult, TableName} from '@crm-widgets/core';
import {askCohort} from '@crm-widgets/runtime/cohort';
import type {AskOptions, CohortAsk, Outcome, Source} from '@crm-widgets/runtime';
import {given, readNumber} from '../shared/attributes.js';
import {jsonText} from '../shared/json-text.js';
import type {Part} from '../shared/late-widget.js';
import {say} from '../shared/say.js';
import {tableStyles} from '../shared/table-styles.js';
import {CellFocus} from './cell-focus.js';
import {CellRows} from './cell-rows.js';
import {CellWindow} from './cell-window.js';
import type {CellPlace} from './cohort-cells.js';
import {averagesOf} from './cohort-drawing.js';
import {sentenceOf} from './cohort-heatmap.js';
import {readLook} from './cohort-look.js';
import {cohortPicture, type PictureOptions} from './cohort-picture.js';
import type {CrmCohortRetention} from './cohort-retention-element.js';
import {cohortRetentionStyles} from './cohort-retention-styles.js';
import type {Switched} from './cohort-switches.js';
import {cohortViewStyles} from './cohort-view-styles.js';
import {cohortViewWords} from './cohort-view-words.js';
import {cohortVoice} from './cohort-words.js';

/** Cohorts that can be compared. */
const MOST_PINNED = 2;

/** The triangle behind its element: asks, draws, follows focus, compares, and shows who is behind what was picked. */
export class CohortPart implements Part<CohortResult, CohortAsk> {
  readonly styles = [tableStyles, ...cohortRetentionStyles, cohortViewStyles];
  readonly candidates: readonly TableName[] = ['transactions', 'subscriptions', 'events'];
  readonly #host: CrmCohortRetention;
  readonly #focus: CellFocus;
  readonly #rows: CellRows;
  readonly #window: CellWindow;
  /** The result whose triangle stands, also while the next one is awaited, and how it is drawn. */
  #shown: {readonly result: CohortResult; readonly options: PictureOptions} | null = null;
  #current: string | null = null;
  #active: CellPlace | null = null;
  #unfolded = false;
  #pinned: readonly string[] = [];
  /** A person pinned a cohort, and has not been told what came of it. */
  #isNews = false;

  constructor(host: CrmCohortRetention) {
    this.#host = host;
    this.#rows = new CellRows(host);
    this.#window = new CellWindow(host);
    this.#focus = new CellFocus({
      root: () => host.renderRoot, shown: () => this.#shown?.result ?? null, voice: () => this.#shown!.options,
      reach: (key) => { this.#current = key; }, draw: () => host.redraw(),
      pick: (key) => void this.#rows.pick(key), pin: (from) => this.#pin(from),
      fold: () => this.#redraw(this.#unfolded = !this.#unfolded),
    });
  }

  query(): CohortAsk {
    const host = this.#host;
    return {
      ...host.frame, table: given(host.table), start: jsonText(host.start), return: jsonText(host.return),
      cohort: given(host.cohort), mode: given(host.mode), brackets: given(host.brackets), measure: given(host.measure),
      minCount: readNumber('min-count', host.minCount, '2'), periods: readNumber('periods', host.periods, '12'),
    };
  }

  async answer(source: Source | null, ask: CohortAsk, options: AskOptions): Promise<Outcome<CohortResult>> {
    readLook(this.#host);
    const outcome = await askCohort(source!, ask, options);
    this.#rows.answered(source, ask);
    this.#focus.ahead();
    return outcome;
  }

  render(result: CohortResult): TemplateResult {
    const known = new Set(result.cohorts.map(({from}) => from));
    this.#pinned = this.#pinned.filter((from) => known.has(from));
    const options = this.#optionsOf(result);
    this.#shown = {result, options};
    const {formats, shownHeading: title} = this.#host;
    const rows = this.#rows.view((key) => sentenceOf(result, key, options), {formats, title});
    return cohortPicture(result, options, rows, {
      tell: this.#focus.handleEvent, onSwitch: this.#host.noControls ? null : (switched) => this.#switch(switched),
      unpin: () => this.#unpin(),
      lookAt: (place) => this.#redraw(this.#active = place),
      pick: (key) => void this.#rows.pick(key), pin: (from) => this.#pin(from),
    });
  }

  drawn(): void {
    this.#focus.drawn();
    this.#rows.drawn();
    if (!this.#isNews) return;
    this.#isNews = false;
    const compared = this.#host.renderRoot.querySelectorAll('.compare-heading, .compare > .muted');
    say(this.#host.renderRoot, Array.from(compared, ({textContent}) => textContent).join('. '));
  }

  #optionsOf(result: CohortResult): PictureOptions {
    const {width, formats, messages} = this.#host;
    const look = readLook(this.#host);
    return {
      ...cohortVoice(formats, messages.language, this.#host.brackets), look, views: cohortViewWords(messages.language),
      averages: averagesOf(result, look.average), asTable: messages.table, active: this.#active,
      mirrored: getComputedStyle(this.#host).direction === 'rtl',
      ...(width ? {width} : {}), current: this.#current, unfolded: this.#unfolded, pinned: this.#pinned, open: this.#rows.open,
      pane: this.#window.pane,
    };
  }

  /** A third takes the place of the first. */
  #pin(from: string): void {
    const others = this.#pinned.filter((one) => one !== from);
    this.#pinned = others.length < this.#pinned.length ? others : [...others, from].slice(-MOST_PINNED);
    this.#redraw(this.#isNews = true);
  }

  /** The button goes with what it ends, so that the focus goes back to the picture. */
  #unpin(): void {
    this.#host.renderRoot.querySelector<HTMLElement>('.plot > .cursor, .body > .drawn > div [data-key][tabindex="0"]')?.focus();
    this.#redraw(this.#pinned = []);
  }

  #switch(switched: Switched): void {
    Object.assign(this.#host, switched);
  }

  #redraw(_changed?: unknown): void {
    this.#host.redraw();
  }
}
