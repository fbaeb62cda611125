import {holdBackdrop, nextPlace} from '@crm-widgets/charts';
import type {CohortResult} from '@crm-widgets/core';
import {sentenceOf, type CohortHeatmapOptions} from './cohort-heatmap.js';

/** The element whose cells are pointed at. */
export interface CellHost {
  root(): ParentNode;
  /** The result whose triangle stands. */
  shown(): CohortResult | null;
  voice(): Pick<CohortHeatmapOptions, 'formats' | 'words'>;
  /** The tab key reaches this cell from now on. */
  reach(key: string): void;
  /** A person picked a cell. */
  pick(key: string): unknown;
  /** Cohorts with nobody in them are shown row by row, or no longer. */
  fold(): void;
}

/** What pointer and keys do to the cells of a triangle, and what is said of the one they are at. */
export class CellFocus {
  readonly #host: CellHost;
  #held: HTMLElement | null = null;
  /** The cell that had the focus last. */
  #named: HTMLElement | null = null;

  constructor(host: CellHost) {
    this.#host = host;
  }

  /** To be told of everything that happens to the triangle. */
  readonly handleEvent = (event: Event) => {
    switch (event.type) {
      case 'click': return this.#click(event);
      case 'keydown': return this.#press(event as KeyboardEvent);
      case 'focusin': return this.#enter(event);
      case 'pointerover': return this.#point(event);
      case 'transitionrun': return this.#hold();
      default: return this.#say('');
    }
  };

  /** To be called when the triangle was drawn. */
  drawn(): void {
    if (this.#named) this.#name(this.#named);
    // Looking at colours makes the browser settle all styles, so not at each drawing; `transitionrun` tells of a change.
    if (this.#held?.isConnected !== true) this.#hold();
  }

  #hold(): void {
    this.#held = this.#host.root().querySelector<HTMLElement>('.scroll');
    if (this.#held) holdBackdrop(this.#held);
  }

  #click(event: Event): void {
    if (closest(event, '[data-fold]')) this.#host.fold();
    this.#pick(event);
  }

  #pick(event: Event): void {
    const key = closest(event, '[data-key]')?.dataset.key;
    if (key !== undefined && !key.startsWith('average')) this.#host.pick(key);
  }

  #press(event: KeyboardEvent): void {
    const cell = closest(event, '[data-key]');
    if (!cell) return;
    const picks = event.key === 'Enter' || event.key === ' ';
    const next = picks ? null : nextCell(this.#host.root(), cell, event);
    if (!picks && !next) return;
    event.preventDefault();
    if (picks) this.#pick(event);
    next?.focus();
  }

  #enter(event: Event): void {
    const cell = closest(event, '[data-key]');
    if (cell) {
      this.#host.reach(cell.dataset.key!);
      this.#name(cell);
    }
    this.#point(event);
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

/** Where a key leads from a cell, among the rows that are shown; null where it leads nowhere. */
function nextCell(root: ParentNode, cell: HTMLElement, {key, ctrlKey}: KeyboardEvent): HTMLElement | null {
  const rows = [...root.querySelectorAll('tbody:not([hidden]) tr')]
    .map((row) => [...row.querySelectorAll<HTMLElement>('[data-key]')]).filter((cells) => cells.length > 0);
  const row = rows.findIndex((cells) => cells.includes(cell));
  const rtl = getComputedStyle(cell).direction === 'rtl';
  const at = {row, column: rows[row]!.indexOf(cell)};
  const place = nextPlace({key, ctrlKey, rtl}, at, rows.map((cells) => cells.length));
  return place && rows[place.row]![place.column]!;
}

function closest({target}: Event, selector: string): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(selector) : null;
}
