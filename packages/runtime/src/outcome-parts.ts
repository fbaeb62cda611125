import type {HeldTable} from './held-table.js';
import type {Asked, Card, Definition, Emptiness, Outcome} from './outcome.js';
import type {View} from './source.js';

/** `partial` as soon as a row of a table that was read is missing, or was `cut` for another reason. */
export function stateOf(tables: readonly HeldTable[], emptiness: Emptiness | null, cut = false): Outcome<unknown>['state'] {
  if (emptiness) return 'empty';
  return cut || tables.some(({table}) => table.report.rejected > 0) ? 'partial' : 'ready';
}

/** The card of a picture that was asked for. */
export function cardOf(
  {metric, params, measures}: Definition, tables: readonly HeldTable[],
  {business, answered}: View, asked: Pick<Asked, 'ask' | 'windows' | 'before' | 'minN'>,
): Card {
  return {
    title: metric.title, tables: tables.map(({table}) => table),
    definitions: [{metric, params, measures}], asked: {business, answered, ...asked},
  };
}
