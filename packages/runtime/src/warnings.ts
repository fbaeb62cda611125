import {fetched, type Warning} from '@crm-widgets/core';
import type {told} from './told-warnings.js';

/** What the calculator, the readers of its tables and a peer of its metric have to say of a number, in a fixed order. */
export async function warningsOf(...asked: Parameters<typeof told>): Promise<Warning[]> {
  const [{metric, params, tables, notes = []}, inputs] = asked;
  const isQuiet = !metric.peer && Object.values(metric.calculate(inputs, params).warnings ?? {}).every((count) => count <= 0)
    && tables.every(({table}) => table.report.rejected === 0);
  if (isQuiet) return [...notes, ...tables.flatMap(({table}) => table.notes ?? [])];
  // Most numbers need no words of warning, so these come when there is something to say.
  const words = await fetched('the words of warnings', import('./told-warnings.js'));
  return words.told(...asked);
}
