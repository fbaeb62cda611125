import {missingCode, type Warning} from '@crm-widgets/core';
import type {Inputs, Prepared} from './measure-metric.js';

/** What the calculator and the readers of its tables have to say of a number, in a fixed order. */
export async function warningsOf({metric, params, tables}: Prepared, inputs: Inputs): Promise<Warning[]> {
  const own = Object.entries(metric.calculate(inputs, params).warnings ?? {}).filter(([, count]) => count > 0);
  const partial = tables.filter(({table}) => table.report.rejected > 0);
  const notes = tables.flatMap(({table}) => table.notes ?? []);
  if (own.length + partial.length === 0) return notes;
  // Most numbers need no words of warning, so these come when there is something to say.
  const {warning} = await import('./warning-texts.js').catch((cause: unknown) => { throw missingCode('the words of warnings', cause); });
  return [
    ...own.map(([code, count]) => warning(code, tables[0]!.table.name, count)), ...notes,
    ...partial.map(({table}) => warning('rows_rejected', table.name, table.report.rejected)),
  ];
}
