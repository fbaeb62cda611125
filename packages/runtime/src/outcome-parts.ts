import type {HeldTable} from './held-table.js';
import type {Card, Emptiness, Outcome} from './outcome.js';

/** `partial` as soon as a row of a table that was read is missing. */
export function stateOf(tables: readonly HeldTable[], emptiness: Emptiness | null): Outcome<unknown>['state'] {
  if (emptiness) return 'empty';
  return tables.some(({table}) => table.report.rejected > 0) ? 'partial' : 'ready';
}

export function cardOf(title: string, tables: readonly HeldTable[]): Card {
  return {title, tables: tables.map(({table: {name, report}}) => ({name, report}))};
}
