import type {TableName} from '@crm-widgets/core';
import {findMetric, usualTables} from '@crm-widgets/metrics';
import {faults} from './faults.js';

/**
 * The tables that one file on a widget's `src` could be for a metric, the preferred one first.
 * @throws {InputError} `E_METRIC`; `E_TABLE` for a metric that needs two tables, naming both
 */
export async function candidatesFor(metricId: string): Promise<readonly TableName[]> {
  const usual = usualTables(metricId);
  if (usual.length > 0) return usual;
  const metric = await findMetric(metricId);
  const single = metric.tables.filter((set) => set.length === 1).map(([name]) => name!);
  if (single.length > 0) return single;
  throw (await faults()).moreThanOneFile(metric);
}
