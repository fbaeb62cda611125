import {fetched, isTableName, wrongAttribute, type FunnelResult, type TableName, type Warning} from '@crm-widgets/core';
import {askCounted} from './funnel-counted.js';
import {askAttempts} from './funnel-of-attempts.js';
import {askDeals} from './funnel-of-deals.js';
import {readSteps, type StepSpec} from './funnel-steps.js';
import {missingTable} from './missing-table.js';
import type {AskOptions, FunnelAsk, Outcome} from './outcome.js';
import type {View, Viewed} from './source.js';
import {toldOf} from './told-of.js';

/** Tables that a funnel is made of where the page names none, the first that is there. */
const funnelTables = ['deal_stages', 'deals', 'events'] as const satisfies readonly TableName[];

/**
 * How many reach each step: entities by what happened to them, one thing after the other; deals without a history of
 * their stages by where they stand.
 * @param source null where the page gives the counts
 * @throws {InputError} `E_ATTR` for a wrong attribute, `E_PARAM` for a parameter, `E_TABLE` for a table that is not there
 */
export async function askFunnel(source: Viewed | null, ask: FunnelAsk, options: AskOptions): Promise<Outcome<FunnelResult>> {
  if (ask.values !== undefined) return noted(askCounted(ask, ask.values), await notesOf(ask, null));
  const {view, steps, table} = await openFunnel(source!, ask, options);
  const notes = await notesOf(ask, view);
  const outcome = hasNoHistory(table, steps) ? askDeals(view, ask, steps, options) : askAttempts(view, ask, table, steps, options);
  const {exclude, segments, where} = ask;
  return noted(await toldOf({steps: ask.steps, exclude, segments}, where, outcome), notes);
}

/** Most pages set no parameters, so what reads them comes where one is set. @throws {InputError} `E_PARAM` */
async function notesOf({params = {}}: FunnelAsk, view: View | null): Promise<readonly Warning[]> {
  if (Object.keys({...view?.business.params, ...params}).length === 0) return [];
  const {funnelNotes} = await fetched('the code that reads parameters', import('./funnel-settings.js'));
  return funnelNotes(params, view);
}

function noted({result, ...outcome}: Outcome<FunnelResult>, notes: readonly Warning[]): Outcome<FunnelResult> {
  return {...outcome, result: {...result, warnings: [...result.warnings, ...notes]}};
}

/** What is asked, of which table of which source. */
export async function openFunnel(
  source: Viewed, ask: FunnelAsk, {onProgress}: Pick<AskOptions, 'onProgress'>,
): Promise<{view: View; steps: StepSpec[] | null; table: TableName}> {
  const view = await source.view(onProgress);
  return {view, steps: readSteps(ask.steps), table: readTable(ask.table, view.names)};
}

/** A history of stages says more of deals than they do themselves. */
function readTable(given: string | undefined, names: ReadonlySet<TableName>): TableName {
  if (given === undefined || given === 'deals') {
    const found = funnelTables.find((name) => names.has(name) && (given === undefined || name !== 'events'));
    if (found) return found;
    throw missingTable(given ?? 'deals or events', [...names]);
  }
  if (isTableName(given)) return given;
  throw wrongAttribute('table', given, 'the name of a table, such as events', 'Set table="events"');
}

/** Whether deals tell how far they came by where they stand alone. */
export function hasNoHistory(table: TableName, steps: readonly StepSpec[] | null): boolean {
  return table === 'deals' && (steps ?? []).every((step) => (step.table ?? 'deals') === 'deals');
}
