import {wrongAttribute, type KpiResult} from '@crm-widgets/core';
import {askKpi} from './kpi.js';
import type {Ask, AskOptions, Outcome} from './outcome.js';
import type {Source} from './source.js';

/** One metric by a dimension; its groups are ranked. */
export async function askBreakdown(source: Source, ask: Ask, options: AskOptions): Promise<Outcome<KpiResult>> {
  if (!ask.by) throw wrongAttribute('by', ask.by ?? '', 'a column to group by', 'Set by="channel"');
  return askKpi(source, ask, options);
}
