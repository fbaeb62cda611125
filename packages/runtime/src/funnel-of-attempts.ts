import {
  isoOf, wrongAttribute, type FunnelQuery, type FunnelResult, type FunnelStep, type TableName, type Warning,
} from '@crm-widgets/core';
import {attemptFunnels, attemptsDefinition, nobodyAt} from '@crm-widgets/metrics/funnel';
import {readExclusions, readOrder, readSeconds} from './funnel-attributes.js';
import {eventOf, happeningsIn, lostDeal, milestoneSteps, stepEvents} from './funnel-events.js';
import {readEntry, readSides, type Side} from './funnel-sides.js';
import {readStages} from './funnel-stages.js';
import {plainStep, type StepSpec} from './funnel-steps.js';
import type {HeldTable} from './held-table.js';
import {cardOf, stateOf} from './outcome-parts.js';
import type {AskOptions, Emptiness, FunnelAsk, Outcome} from './outcome.js';
import type {View} from './source.js';
import {warning} from './warning-texts.js';

/** A funnel as it is asked, with what its steps are called. */
export interface Funnel {
  readonly query: FunnelQuery;
  readonly steps: readonly {readonly id: string; readonly label: string}[];
  /** The tables that it is made of, the funnel's own first. */
  readonly tables: readonly HeldTable[];
}

/**
 * How many entities come from step to step, by the deepest of their attempts.
 * @throws {InputError} `E_ATTR` for a wrong attribute
 */
export async function askAttempts(
  view: View, ask: FunnelAsk, table: TableName, named: readonly StepSpec[] | null, {signal, onProgress}: AskOptions,
): Promise<Outcome<FunnelResult>> {
  const {query, steps, tables} = await readFunnel(view, ask, table, named, signal);
  onProgress?.({phase: 'measuring', share: null});
  // A history without deals, or of lost ones alone, names no stage that is a step: nobody came anywhere.
  const counted = async (part: Partial<FunnelQuery>) =>
    (steps.length === 0 ? [] : attemptFunnels(await view.ask({...query, ...part}, signal), steps));
  const sides = readSides(ask, view);
  const sideOf = async ({key, where, entry: own, value}: Side) => {
    // By where an event says it, as groups are: those that follow may say something else.
    const found = value === undefined ? (await counted({where, entry: own}))[0]
      : (await counted({by: [ask.by!]})).find((one) => one.key === value);
    return {key, steps: found?.steps ?? nobodyAt(steps)};
  };
  const groupsBy = async (by: string) => (await counted({by: [by]})).map(({key, steps: own}) => ({key: key ?? '', steps: own}));
  const [[all = {steps: [], overall: null}], groups] = await Promise.all([
    counted({}), sides ? Promise.all(sides.map(sideOf)) : ask.by === undefined ? null : groupsBy(ask.by),
  ]);
  const found = all.steps.some(({count}) => count > 0);
  const emptiness = found ? null : await emptinessOf(tables[0]!, query, view, signal);
  const {entry} = query;
  const result: FunnelResult = {
    steps: all.steps, overall: all.overall,
    groups, warnings: await unmatched(query, all.steps, view, signal),
  };
  return {
    result, emptiness, state: stateOf(tables, emptiness),
    card: cardOf({metric: attemptsDefinition, params: {}}, tables, view, {
      ask, before: null, windows: entry ? [{period: entry, known: entry}] : [],
    }),
  };
}

/** Reads the attributes. @throws {InputError} `E_ATTR` */
export async function readFunnel(
  view: View, ask: FunnelAsk, table: TableName, named: readonly StepSpec[] | null, signal: AbortSignal,
): Promise<Funnel> {
  const happenings = happeningsIn(table, 'table');
  const order = readOrder(ask.order);
  const windowSeconds = ask.window === undefined ? happenings.windowSeconds : readSeconds('window', ask.window);
  const tables = await heldTables(view, table, named);
  const stages = table === 'deal_stages' ? await readStages(view, signal) : null;
  const {columns} = tables[0]!.table.shape;
  const steps = named ?? stages?.steps().map(asSpec) ?? milestoneSteps(table, (column) => Object.hasOwn(columns, column))
    ?? await namesWanted(table, happenings.step, view, signal);
  if (order === 'any' && steps.some((step) => step.windowSeconds !== null)) {
    const wanted = 'no window of a step, for in any order it has none before it';
    throw wrongAttribute('steps', 'a window', wanted, 'Set window="14d" for all steps');
  }
  const exclusions = readExclusions(ask.exclude, steps.map(({id}) => id), order);
  return {
    steps: order === 'any' ? steps.map(asNumbered) : steps, tables,
    query: {
      kind: 'funnel', steps: stepEvents(steps, table, order, stages?.order ?? null),
      entity: entityOf(ask.entity, table, tables, view),
      order, windowSeconds, exclusions: exclusions.map(({where, from, to}) => ({...eventOf(table, where), from, to})),
      ...(table === 'deal_stages' ? {closing: lostDeal} : {}),
      entry: readEntry(ask, view), lookahead: ask.noLookahead !== true,
      by: [], where: ask.where ?? {}, asOf: view.business.asOf,
    },
  };
}

function asSpec({id, label, value}: {id: string; label: string; value: string}): StepSpec {
  return {...plainStep(id, label), value};
}

/** In any order nobody is counted by which steps they came through, but by how many. */
function asNumbered({id, label, value}: StepSpec, k: number): Funnel['steps'][number] {
  return {id, label: label === value ? `Completed ${k + 1} ${k === 0 ? 'step' : 'steps'}` : label};
}

async function heldTables(view: View, table: TableName, named: readonly StepSpec[] | null): Promise<HeldTable[]> {
  const names = new Set([table, ...(named ?? []).flatMap((step) => step.table ?? [])]);
  return Promise.all([...names].map((name) => view.table(name)));
}

/** What could be named as steps stands in the error. */
async function namesWanted(table: TableName, step: string | null, view: View, signal: AbortSignal): Promise<never> {
  const {asOf} = view.business;
  const {columns} = step === null ? {columns: {}} : await view.ask({
    kind: 'measures', fact: {name: table}, at: {kind: 'always'}, windows: [{from: asOf.day - 1, until: asOf.day}],
    by: [step], where: {}, asOf, measures: [{aggregate: {kind: 'count'}}],
  }, signal);
  const {by0 = [], m0 = []} = columns as Partial<Record<'by0' | 'm0', (string | number | null)[]>>;
  const found = by0.map((name, row) => ({name, count: Number(m0[row])})).filter(({name}) => name !== null)
    .sort((a, b) => b.count - a.count).slice(0, 8).map(({name}) => String(name));
  const wanted = found.length > 0 ? `names of steps; found ${found.join(', ')}` : 'what the steps are';
  const example = found.length > 1 ? found.slice(0, 3).join(', ') : 'visit, signup, purchase';
  throw wrongAttribute('steps', '', wanted, `Set steps="${example}", in their order`);
}

/** To whom it happens: a column that all tables of the funnel have. */
function entityOf(given: string | undefined, table: TableName, tables: readonly HeldTable[], view: View): string {
  const has = (column: string) => tables.every(({table: {name, shape}}) => Object.hasOwn(shape.columns, column)
    || (name === 'deal_stages' && column === 'customer_id' && view.names.has('deals')));
  const known = given === undefined ? [happeningsIn(table, 'table').entity, 'customer_id', 'person_id'] : [given];
  const found = known.find(has);
  if (found !== undefined) return found;
  const names = tables.map(({table: {name}}) => name).join(' and ');
  const wanted = `a column that ${names} ${tables.length > 1 ? 'all have' : 'has'}`;
  throw wrongAttribute('entity', given ?? '', wanted, 'Set entity="customer_id"');
}

/** Steps that no row is, whenever and whosever it were. */
async function unmatched(
  {steps, order, asOf}: FunnelQuery, counted: FunnelResult['steps'], view: View, signal: AbortSignal,
): Promise<Warning[]> {
  // In any order the last count is what one of them that nobody does keeps at 0.
  const isEmpty = (k: number) => (order === 'any' ? counted.at(-1)! : counted[k]!).count === 0;
  const empty = counted.flatMap(({id}, k) => (isEmpty(k) ? [{id, step: steps[k]!}] : []));
  const told = await Promise.all(empty.map(async ({id, step: {fact, column, filter = {}}}) => {
    const {columns} = await view.ask({
      kind: 'measures', fact, at: {kind: 'always'}, windows: [{from: asOf.day - 1, until: asOf.day}],
      by: [], where: {[column]: {not: null}, ...filter}, asOf, measures: [{aggregate: {kind: 'count'}}],
    }, signal);
    const message = `No row is the step "${id}".`;
    return columns.m0?.[0] ? [] : [{...warning('step_unmatched', tableOf(fact), null), message}];
  }));
  return told.flat();
}

function tableOf({name}: FunnelStep['fact']): string {
  return name.startsWith('stage_') ? 'deal_stages' : name;
}

async function emptinessOf(held: HeldTable, query: FunnelQuery, view: View, signal: AbortSignal): Promise<Emptiness> {
  const {name, shape} = held.table;
  const last = shape.columns[happeningsIn(name, 'table').column]?.extent?.last;
  const lastDay = last === undefined ? null : isoOf(Math.min(last, view.business.asOf.day - 1));
  if (shape.rows === 0) return {kind: 'no_rows', table: name, lastDay};
  const isAsked = query.steps.length > 0 && Object.keys(query.where).length > 0;
  if (!isAsked) return {kind: 'none_in_period', table: name, lastDay};
  const {columns} = await view.ask({...query, where: {}}, signal);
  return {kind: Number(columns.entities0![0]) > 0 ? 'filtered_out' : 'none_in_period', table: name, lastDay};
}
