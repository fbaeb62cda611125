import {knownColumnsOf, type TableName} from '@crm-widgets/core';
import type {Cells} from './cells.js';
import type {ColumnPlan} from './header.js';
import {LateCells} from './late-cells.js';
import {rules, type TypedColumns} from './table-builder.js';
import type {TextDefault} from './text-cells.js';
import type {Accepted, DetachedColumn} from './value-rows.js';

/** What a file says of its columns, by their place in its header. */
interface Traits {
  /** Whether it has a type that can be kept as text. */
  isReadable?(index: number): boolean;
  /** Whether no text of it can be unreadable, so that no row is refused for it, being an extra column. */
  isSafe(index: number): boolean;
  /** Whether it has an id in each row, so that no row is refused for it and it may stay in the file as well. */
  isFull(index: number): boolean;
}

/** The columns of a file that stay in it until somebody asks for them. */
export class LateColumns implements TypedColumns {
  readonly #late: {readonly index: number; readonly cells: LateCells}[] = [];

  constructor(private readonly traits: Traits) {}

  isReadable(index: number): boolean {
    return this.traits.isReadable?.(index) !== false;
  }

  mayWait(index: number, plan: ColumnPlan | null, table: TableName): boolean {
    return plan ? isIdAlone(plan, table) && this.traits.isFull(index) : this.traits.isSafe(index);
  }

  cells(type: 'id' | 'text', missing: TextDefault): LateCells {
    return new LateCells(type, missing);
  }

  keeps(index: number, cells: Cells): boolean {
    const keeps = cells instanceof LateCells && cells.isLate;
    if (keeps) this.#late.push({index, cells});
    return keeps;
  }

  /** Takes columns of rows as they are; `accepted` says which of their places became rows. */
  add(detached: (index: number) => DetachedColumn, accepted: readonly Accepted[]): void {
    for (const {cells, index} of this.#late) cells.add({...detached(index), rows: accepted});
  }
}

/** Whether a column holds ids as its file has them, which no rule and no default of another column looks at. */
function isIdAlone({name, spec, map}: ColumnPlan, table: TableName): boolean {
  const isLookedAt = () => [...knownColumnsOf(table).values()].some(({default: missing}) =>
    missing.kind === 'column' && missing.column === name);
  return spec.type === 'id' && !map && !Object.hasOwn(rules, name) && spec.default.kind !== 'column' && !isLookedAt();
}
