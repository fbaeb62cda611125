import type {CohortResult} from '@crm-widgets/core';
import {HeldBackdrop} from '../shared/held-backdrop.js';
import type {TriangleVoice} from './cohort-drawing.js';
import {placeOf} from './cohort-cells.js';
import {sentenceOf} from './cohort-heatmap.js';
import {nextStop, type Stop} from './cohort-stops.js';

/** The element whose cells are pointed at. */
export interface CellHost {
  root(): ParentNode;
  /** The result whose triangle stands. */
  shown(): CohortResult | null;
  voice(): TriangleVoice;
  /** The tab key reaches this cell from now on. */
  reach(key: string): void;
  /** Has that cell drawn. */
  draw(): void;
  /** A person picked a cell. */
  pick(key: string): unknown;
  /** A person marked a cohort to compare it, or took the mark away. */
  pin(from: string): unknown;
  /** Cohorts with nobody in them are shown row by row, or no longer. */
  fold(): void;
}

/** What pointer and keys do to the cells of a triangle, and what is said of the one they are at. */
export class CellFocus {
  readonly #host: CellHost;
  readonly #backdrop: HeldBackdrop;
  /** The cell that had the focus last. */
  #named: HTMLElement | null = null;
  /** What is to have the focus once it is drawn. */
  #wanted: string | null = null;

  constructor(host: CellHost) {
    this.#host = host;
    this.#backdrop = new HeldBackdrop(() => host.root(), '.scroll');
  }

  /** To be told of everything that happens to the triangle. */
  readonly handleEvent = (event: Event) => {
    switch (event.type) {
      case 'click': return this.#click(event);
      case 'keydown': return this.#press(event as KeyboardEvent);
      case 'focusin': return this.#enter(event);
      case 'pointerover': return this.#point(event);
      case 'transitionrun': return this.#backdrop.hold();
      default: return this.#say('');
    }
  };

  /** To be called when a triangle is to come. */
  ahead(): void {
    this.#backdrop.ahead();
  }

  /** To be called when the triangle was drawn. */
  drawn(): void {
    const wanted = this.#wanted;
    this.#wanted = null;
    if (wanted) come(this.#host.root().querySelector<HTMLElement>(wanted));
    if (this.#named) this.#name(this.#named);
    this.#backdrop.drawn();
  }

  #click(event: Event): void {
    if (closest(event, '[data-fold]')) this.#host.fold();
    const pinned = closest(event, '[data-pin]');
    if (pinned) this.#host.pin(pinned.dataset.pin!);
    this.#pick(event);
  }

  #pick(event: Event): void {
    const key = closest(event, '[data-key]')?.dataset.key;
    if (key !== undefined && !key.startsWith('average')) this.#host.pick(key);
  }

  #press(event: KeyboardEvent): void {
    const at = closest(event, '[data-key], [data-pin]');
    if (!at) return;
    const act = this.#actOf(event, at);
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** What a key does where it is pressed; null for nothing. A cohort's name is a button, and hears of Enter itself. */
  #actOf(event: KeyboardEvent, at: HTMLElement): (() => void) | null {
    const {key, ctrlKey, metaKey, altKey} = event;
    const isCell = at.dataset.key !== undefined;
    if (isCell && (key === 'Enter' || key === ' ')) return () => this.#pick(event);
    if (isCell && key.toLowerCase() === 'p' && !ctrlKey && !metaKey && !altKey) {
      const {from} = placeOf(at.dataset.key!);
      return from === 'average' ? null : () => this.#host.pin(from);
    }
    const shown = this.#host.shown();
    const next = shown && nextStop(shown, stopOf(at), {key, ctrlKey, rtl: getComputedStyle(at).direction === 'rtl'});
    return next && (() => this.#goTo(next));
  }

  /** Gives a stop the focus; one that is not drawn, once it is. */
  #goTo({from, period}: Stop): void {
    const selector = period === null ? `[data-pin="${from}"]` : `[data-key="${from}/${period}"]`;
    const found = this.#host.root().querySelector<HTMLElement>(selector);
    if (found) return come(found);
    this.#wanted = selector;
    this.#host.reach(`${from}/${period ?? 0}`);
    this.#host.draw();
  }

  #enter(event: Event): void {
    const cell = closest(event, '[data-key]');
    const name = closest(event, '[data-pin]');
    if (cell) {
      this.#stopAt(cell);
      this.#name(cell);
    }
    // The row of the tab stop stays drawn, and with it what has the focus.
    if (name) this.#host.reach(`${name.dataset.pin!}/0`);
    this.#point(event);
  }

  /** Past the template too, for a key moves the one tab stop from cell to cell. */
  #stopAt(cell: HTMLElement): void {
    for (const other of this.#host.root().querySelectorAll<HTMLElement>('[data-key][tabindex="0"]')) other.tabIndex = -1;
    cell.tabIndex = 0;
    this.#host.reach(cell.dataset.key!);
  }

  /** A name for the cell with the focus alone, as all of them would cost more than all else of the drawing. */
  #name(cell: HTMLElement): void {
    if (this.#named !== cell) this.#named?.removeAttribute('aria-label');
    this.#named = cell;
    cell.ariaLabel = this.#sentenceOf(cell);
  }

  /** Written past the template, as a pointer crosses many cells and each would be a drawing of all. */
  #point(event: Event): void {
    const cell = closest(event, '[data-key]');
    if (cell) this.#say(this.#sentenceOf(cell));
  }

  #sentenceOf({dataset: {key = ''}}: HTMLElement): string {
    const shown = this.#host.shown();
    return shown ? sentenceOf(shown, key, this.#host.voice()) : '';
  }

  #say(sentence: string): void {
    const line = this.#host.root().querySelector('.readout');
    if (line) line.textContent = sentence;
  }
}

/** By itself the focus scrolls no further than to where a part shows, be it behind the heads. */
function come(to: HTMLElement | null): void {
  to?.focus({preventScroll: true});
  to?.scrollIntoView({block: 'nearest', inline: 'nearest'});
}

function closest({target}: Event, selector: string): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(selector) : null;
}

function stopOf({dataset: {key, pin}}: HTMLElement): Stop {
  return key === undefined ? {from: pin!, period: null} : placeOf(key);
}
