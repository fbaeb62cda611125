import {noChange} from 'lit';
import {Directive, PartType, directive, type ElementPart, type PartInfo} from 'lit/directive.js';

/** What a cell of the triangle shows. */
export interface CellLook {
  readonly text: string;
  /** Such as `1997-01-01/3`; null for a cell without a rate, which cannot have the focus. */
  readonly key: string | null;
  /** Classes of a cell that holds a rate. */
  readonly classes?: string;
  readonly isPartial?: boolean;
  /** The tab key reaches it. */
  readonly isStop?: boolean;
}

/**
 * Keeps the cells at the end of a row and writes into them what differs from what they showed before.
 *
 * A template for each would do the same, but a filter changes a thousand cells at once, and most of their parts never.
 */
class Cells extends Directive {
  #cells: HTMLTableCellElement[] = [];
  #looks: readonly CellLook[] = [];

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('cells stand on a row');
  }

  override update({element}: ElementPart, [looks]: [readonly CellLook[]]): typeof noChange {
    const before = this.#looks;
    looks.forEach((look, i) => {
      const old = before[i];
      const held = this.#cells[i];
      if (held && old && isAlike(old, look)) change(held, old, look);
      else this.#put(element, i, made(look));
    });
    for (const cell of this.#cells.splice(looks.length)) cell.remove();
    this.#looks = looks;
    return noChange;
  }

  override render(_looks: readonly CellLook[]): typeof noChange {
    return noChange;
  }

  #put(row: Element, index: number, cell: HTMLTableCellElement): void {
    const held = this.#cells[index];
    if (held) held.replaceWith(cell);
    else row.append(cell);
    this.#cells[index] = cell;
  }
}

export const cells = directive(Cells);

/** Whether a cell that showed one can show the other and stay the same cell. */
function isAlike(old: CellLook, look: CellLook): boolean {
  return old.key === look.key && old.isPartial === look.isPartial;
}

function change(cell: HTMLTableCellElement, old: CellLook, look: CellLook): void {
  if (old.text !== look.text) (cell.firstChild as Text).data = look.text;
  if (old.classes !== look.classes) cell.className = look.classes!;
  if (old.isStop !== look.isStop) cell.tabIndex = look.isStop ? 0 : -1;
}

function made({text, key, classes, isPartial, isStop}: CellLook): HTMLTableCellElement {
  const cell = document.createElement('td');
  cell.append(text);
  if (key === null) return cell;
  cell.part.add('cell');
  cell.className = classes!;
  cell.dataset.key = key;
  cell.tabIndex = isStop ? 0 : -1;
  if (isPartial) cell.append(document.createElement('sup'));
  if (isPartial) cell.lastElementChild!.textContent = '*';
  return cell;
}
