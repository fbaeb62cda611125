import type {ReactiveController} from 'lit';
import type {CrmCohortRetention} from './cohort-retention-element.js';
import {firstPane, paperPane, wholePane, type Pane, type Span} from './cohort-pane.js';

/** Lines and columns that are drawn beyond what is seen, and by how many of them it moves at a time. */
const BEYOND = 6;
const STEP = 6;

/** Of the page, and of the widget alone when it is saved as a picture. */
const papers = ['beforeprint', 'afterprint'] as const;

/** Follows what is seen of a large triangle as it scrolls and as its room changes. On paper all of it is. */
export class CellWindow implements ReactiveController {
  readonly #host: CrmCohortRetention;
  readonly #sizes = new ResizeObserver(() => this.#look());
  #region: HTMLElement | null = null;
  #seen = firstPane;
  /** What paper has in place of what is seen. */
  #onPaper: Pane | null = null;

  constructor(host: CrmCohortRetention) {
    this.#host = host;
    host.addController(this);
  }

  get pane(): Pane {
    return this.#onPaper ?? this.#seen;
  }

  hostConnected(): void {
    this.hostUpdated();
    for (const one of [window, this.#host.renderRoot]) for (const type of papers) one.addEventListener(type, this.#print);
  }

  hostDisconnected(): void {
    for (const one of [window, this.#host.renderRoot]) for (const type of papers) one.removeEventListener(type, this.#print);
    this.#hold(null);
  }

  hostUpdated(): void {
    this.#hold(this.#host.renderRoot.querySelector<HTMLElement>('.scroll:has(> .large)'));
  }

  #hold(region: HTMLElement | null): void {
    if (this.#region === region) return;
    if (this.#region) {
      this.#sizes.unobserve(this.#region);
      this.#region.removeEventListener('scroll', this.#look);
    }
    this.#region = region;
    if (!region) return;
    this.#sizes.observe(region);
    region.addEventListener('scroll', this.#look, {passive: true});
    this.#look();
  }

  readonly #look = () => {
    const seen = this.#region && seenOf(this.#region);
    if (!seen || isAlike(seen, this.#seen)) return;
    this.#seen = seen;
    this.#host.redraw();
  };

  readonly #print = ({type, currentTarget}: Event) => {
    this.#onPaper = type === 'afterprint' ? null : currentTarget === window ? paperPane : wholePane;
    this.#host.redraw();
  };
}

/** What is seen of the lines and columns, from how far they are scrolled; null while nothing is laid out. */
function seenOf(region: HTMLElement): Pane | null {
  const one = (selector: string) => region.querySelector(selector)!.getBoundingClientRect();
  const [row, table] = [one('tbody:not(.average, .gap) > tr'), one('table')];
  if (row.height === 0) return null;
  region.style.setProperty('--line', `${row.height}px`);
  const heads = one('thead').height;
  const above = one('.average').height;
  const beside = one('thead .name').width + one('thead .size').width;
  const column = (table.width - beside) / Number(region.querySelector('thead .periods')!.getAttribute('colspan'));
  const down = region.scrollTop - above;
  const across = Math.abs(region.scrollLeft);
  return {
    lines: around(down / row.height, (down + region.clientHeight - heads) / row.height),
    columns: around(across / column, (across + region.clientWidth - beside) / column),
  };
}

/** What is seen from one place to another and what lies close, in steps, so that few movements need a drawing. */
function around(first: number, last: number): Span {
  return [Math.floor(first / STEP) * STEP - BEYOND, Math.ceil(last / STEP) * STEP + BEYOND];
}

function isAlike(a: Pane, b: Pane): boolean {
  return String([a.lines, a.columns]) === String([b.lines, b.columns]);
}
