import {noChange} from 'lit';
import {Directive, PartType, directive, type ElementPart, type PartInfo} from 'lit/directive.js';

/** What a cell of the triangle shows. */
export interface CellLook {
  readonly text: string;
  /** Only such a cell has a colour and can have the focus. */
  readonly holdsRate: boolean;
  /** Classes of its colour. */
  readonly tone: string;
  /** Its period is not over. */
  readonly isPartial: boolean;
  /** The tab key reaches it. */
  readonly isStop: boolean;
}

/** A cell by the first day of its cohort, or whatever names its row, and its period. */
export interface CellPlace {
  readonly from: string;
  readonly period: number;
}

/** The place that a `data-key` such as `1997-01-01/3` says. */
export function placeOf(key: string): CellPlace {
  const [from = '', period] = key.split('/');
  return {from, period: Number(period)};
}

/** Cells of one row. */
export interface RowCells {
  /** Periods that are drawn, ascending. */
  readonly periods: readonly number[];
  /** How many the row has. */
  readonly columns: number;
  lookOf(period: number): CellLook;
  /** Nobody sees the row: its cells may stay as they are. */
  readonly isHidden?: boolean;
}

interface Held {
  readonly cell: HTMLTableCellElement;
  readonly look: CellLook;
}

/** Heads of a row, before its cells. */
export const ROW_HEADS = 2;
/** HTML lets no cell span more columns. */
const MOST_SPANNED = 1000;

/**
 * Keeps the cells at the end of a row and writes into them what differs from what they showed before; those of a hidden
 * row once it is shown. Those that hold a rate have their place in `data-key`. What is not drawn, and what comes after the
 * last that shows anything, is one cell, for in a triangle that is half of all.
 *
 * A template for each would do the same, but a filter changes a thousand cells at once, and most of their parts never.
 */
class Cells extends Directive {
  #from = '';
  #held = new Map<number, Held>();
  #columns = -1;
  readonly #gaps: HTMLTableCellElement[] = [];

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('cells stand on a row');
  }

  override update({element}: ElementPart, [from, row]: [from: string, row: RowCells]): typeof noChange {
    if (row.isHidden && from === this.#from) return noChange;
    const isAll = row.periods.length === row.columns;
    const looks = row.periods.map((period) => ({period, look: row.lookOf(period)}));
    const shown = looks.slice(0, looks.findLastIndex(({look: {text}}) => text !== '') + 1);
    const before = from === this.#from ? this.#held : new Map<number, Held>();
    const cells = new Map(shown.map(({period, look}) =>
      [period, heldBy(before.get(period), look, `${from}/${period}`, isAll ? null : period + ROW_HEADS + 1)]));
    const isPlaced = row.columns === this.#columns && cells.size === this.#held.size
      && [...cells].every(([period, {cell}]) => this.#held.get(period)?.cell === cell);
    if (!isPlaced) {
      // What stands in the way of a cell goes first, for a cell that is moved loses its focus.
      for (const gap of this.#gaps) gap.remove();
      for (const [period, {cell}] of this.#held) if (cells.get(period)?.cell !== cell) cell.remove();
    }
    this.#from = from;
    this.#held = cells;
    this.#columns = row.columns;
    if (!isPlaced) this.#place(element, row.columns);
    return noChange;
  }

  override render(_from: string, _row: RowCells): typeof noChange {
    return noChange;
  }

  /** Puts them in their order. */
  #place(row: Element, columns: number): void {
    let last = row.children[ROW_HEADS - 1]!;
    let [next, gaps] = [0, 0];
    const put = (cell: Element) => {
      if (last.nextElementSibling !== cell) last.after(cell);
      last = cell;
    };
    const leave = (until: number) => {
      for (; next < until; next += MOST_SPANNED) put(this.#gap(gaps++, Math.min(MOST_SPANNED, until - next)));
    };
    for (const [period, {cell}] of this.#held) {
      leave(period);
      put(cell);
      next = period + 1;
    }
    leave(columns);
    this.#gaps.length = gaps;
  }

  #gap(index: number, columns: number): HTMLTableCellElement {
    const gap = this.#gaps[index] ??= document.createElement('td');
    if (gap.colSpan !== columns) gap.colSpan = columns;
    return gap;
  }
}

export const cells = directive(Cells);

/** The cell that was there with what it is to show now, or another where that one cannot. */
function heldBy(before: Held | undefined, look: CellLook, key: string, index: number | null): Held {
  if (!before || before.look.holdsRate !== look.holdsRate || before.look.isPartial !== look.isPartial) {
    return {look, cell: made(look, key, index)};
  }
  const {cell, look: old} = before;
  if (old.text !== look.text) (cell.firstChild as Text).data = look.text;
  if (old.tone !== look.tone) cell.className = classesOf(look);
  // The focus moves the stop from cell to cell without a drawing.
  if (old.isStop || look.isStop) cell.tabIndex = look.isStop ? 0 : -1;
  return {look, cell};
}

function made(look: CellLook, key: string, index: number | null): HTMLTableCellElement {
  const cell = document.createElement('td');
  cell.append(look.text);
  if (index !== null) cell.ariaColIndex = String(index);
  if (!look.holdsRate) return cell;
  cell.part.add('cell');
  cell.className = classesOf(look);
  cell.dataset.key = key;
  cell.tabIndex = look.isStop ? 0 : -1;
  if (look.isPartial) {
    const mark = document.createElement('sup');
    mark.textContent = '*';
    cell.append(mark);
  }
  return cell;
}

function classesOf({tone, isPartial}: CellLook): string {
  return isPartial ? `cell ${tone} partial` : `cell ${tone}`;
}
