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

/**
 * Keeps the cells at the end of a row and writes into them what differs from what they showed before; those of a hidden
 * row once it is shown. Those that hold a rate have their place in `data-key`. What comes after the last that shows
 * anything is one cell, for in a triangle that is half of all.
 *
 * A template for each would do the same, but a filter changes a thousand cells at once, and most of their parts never.
 */
class Cells extends Directive {
  readonly #cells: HTMLTableCellElement[] = [];
  #from = '';
  #looks: readonly CellLook[] = [];
  #rest: HTMLTableCellElement | null = null;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('cells stand on a row');
  }

  override update(
    {element}: ElementPart, [from, all, isHidden]: [from: string, looks: readonly CellLook[], isHidden?: boolean],
  ): typeof noChange {
    const looks = all.slice(0, all.findLastIndex(({text}) => text !== '') + 1);
    if (isHidden && from === this.#from && looks.length === this.#looks.length) return noChange;
    const before = from === this.#from ? this.#looks : [];
    looks.forEach((look, period) => {
      const old = before[period];
      if (old && isAlike(old, look)) change(this.#cells[period]!, old, look);
      else this.#put(element, period, made(look, `${from}/${period}`));
    });
    for (const cell of this.#cells.splice(looks.length)) cell.remove();
    this.#leave(element, all.length - looks.length);
    this.#from = from;
    this.#looks = looks;
    return noChange;
  }

  override render(_from: string, _looks: readonly CellLook[], _isHidden?: boolean): typeof noChange {
    return noChange;
  }

  #put(row: Element, index: number, cell: HTMLTableCellElement): void {
    const held = this.#cells[index];
    if (held) held.replaceWith(cell);
    else if (this.#rest) this.#rest.before(cell);
    else row.append(cell);
    this.#cells[index] = cell;
  }

  #leave(row: Element, columns: number): void {
    if (columns === 0) {
      this.#rest?.remove();
      this.#rest = null;
      return;
    }
    if (!this.#rest) row.append(this.#rest = document.createElement('td'));
    if (this.#rest.colSpan !== columns) this.#rest.colSpan = columns;
  }
}

export const cells = directive(Cells);

/** Whether a cell that showed one can show the other. */
function isAlike(old: CellLook, look: CellLook): boolean {
  return old.holdsRate === look.holdsRate && old.isPartial === look.isPartial;
}

function change(cell: HTMLTableCellElement, old: CellLook, look: CellLook): void {
  if (old.text !== look.text) (cell.firstChild as Text).data = look.text;
  if (old.tone !== look.tone) cell.className = classesOf(look);
  // The focus moves the stop from cell to cell without a drawing.
  if (old.isStop || look.isStop) cell.tabIndex = look.isStop ? 0 : -1;
}

function made(look: CellLook, key: string): HTMLTableCellElement {
  const cell = document.createElement('td');
  cell.append(look.text);
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
