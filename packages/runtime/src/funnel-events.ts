import {
  wrongAttribute, type FunnelEvent, type FunnelOrder, type FunnelStep, type TableName, type Where,
} from '@crm-widgets/core';
import {plainStep, valueOf, type StepSpec} from './funnel-steps.js';

/** What happens in a table: when, to whom, and which column names it. */
interface Happenings {
  readonly column: string;
  readonly entity: string;
  readonly step: string | null;
  /** Longest time from the first step to the last where the page says none, seconds; null for any. */
  readonly windowSeconds: number | null;
  /** What else happens to one row, by the names that steps have for it, in its usual order; each the column of its instant. */
  readonly milestones: Readonly<Record<string, string>>;
}

const named = (
  column: string, entity: string, step: string | null = null, windowSeconds: number | null = null,
): Happenings => ({column, entity, step, windowSeconds, milestones: {}});
const passing = (entity: string, milestones: Readonly<Record<string, string>>): Happenings =>
  ({...named(Object.values(milestones)[0]!, entity), milestones});

const tables: Readonly<Partial<Record<TableName, Happenings>>> = {
  events: named('at', 'actor_id', 'name', 14 * 86_400),
  deal_stages: named('entered_at', 'deal_id', 'stage'),
  deals: named('created_at', 'deal_id', 'stage'),
  people: passing('person_id', {lead: 'lead_at', qualified: 'qualified_at', customer: 'converted_at'}),
  customers: named('acquired_at', 'customer_id'),
  subscriptions: named('started_at', 'customer_id'),
  transactions: named('issued_at', 'customer_id'),
  tickets: passing('ticket_id', {
    created: 'created_at', answered: 'first_reply_at', solved: 'solved_at', closed: 'closed_at',
  }),
  ticket_events: named('at', 'ticket_id'),
  surveys: named('responded_at', 'customer_id'),
};

/** @throws {InputError} `E_ATTR` for a table in which nothing happens */
export function happeningsIn(table: TableName, attribute: 'table' | 'steps'): Happenings {
  const found = tables[table];
  if (found) return found;
  const known = Object.keys(tables).join(', ');
  throw wrongAttribute(attribute, table, `one of ${known}`, 'Name a table of what happened, such as events');
}

/** Rows of a table that a page says more of. */
export function eventOf(table: TableName, where: Where, attribute: 'table' | 'steps' = 'table'): FunnelEvent {
  const fact = {name: table === 'deal_stages' ? 'stage_entries' : table};
  const {column} = happeningsIn(table, attribute);
  return Object.keys(where).length === 0 ? {fact, column} : {fact, column, filter: where};
}

/** That a deal is lost: nothing more is awaited of it. */
export const lostDeal: FunnelEvent = {fact: {name: 'stage_entries'}, column: 'entered_at', filter: {outcome: 'lost'}};

/**
 * Steps as what has to happen for each.
 *
 * A deal that skips a stage passes it when it enters a later one, so where all steps are stages each is reached with
 * the first of those that are not before it; in a strict order none may be skipped.
 * @param stages in order; null where it is not known, so that only the steps tell it
 */
export function stepEvents(
  specs: readonly StepSpec[], table: TableName, order: FunnelOrder, stages: readonly string[] | null,
): FunnelStep[] {
  const passed = order === 'ordered' && table === 'deal_stages' ? stagesOf(specs) : null;
  return specs.map((spec, k): FunnelStep => {
    const event = passed
      ? {fact: {name: 'stage_reached', params: {stages: notBefore(passed, k, stages)}}, column: 'entered_at'}
      : happens(spec, spec.table ?? table);
    return spec.windowSeconds === null ? event : {...event, windowSeconds: spec.windowSeconds};
  });
}

/** The stage that each step is; null where one is none, or is there twice. */
function stagesOf(specs: readonly StepSpec[]): readonly string[] | null {
  const isStage = ({table}: StepSpec) => table === null || table === 'deal_stages';
  const stages = specs.flatMap((spec) => (isStage(spec) ? valueOf(spec, 'stage') ?? [] : []));
  return new Set(stages).size === specs.length ? stages : null;
}

function notBefore(steps: readonly string[], k: number, stages: readonly string[] | null): string[] {
  const place = stages?.indexOf(steps[k]!) ?? -1;
  const later = place < 0 ? [] : stages!.slice(place);
  return [...new Set([...steps.slice(k), ...later])];
}

/** Steps of a table whose rows pass one milestone after the other, as far as the file knows them; null for any other. */
export function milestoneSteps(table: TableName, has: (column: string) => boolean): StepSpec[] | null {
  // The first has a default in every table, so that it need not be in the file.
  const known = Object.entries(tables[table]?.milestones ?? {}).filter(([, column], k) => k === 0 || has(column)).map(([name]) => name);
  return known.length < 2 ? null : known.map((name) => plainStep(name, `${name[0]!.toUpperCase()}${name.slice(1)}`));
}

function happens(spec: StepSpec, table: TableName): FunnelEvent {
  const {step, milestones} = happeningsIn(table, 'steps');
  const name = spec.value.toLowerCase();
  const column = Object.hasOwn(milestones, name) ? milestones[name] : undefined;
  if (column !== undefined) return {...eventOf(table, spec.where ?? {}, 'steps'), column};
  if (spec.where) return eventOf(table, spec.where, 'steps');
  if (step !== null) return eventOf(table, {[step]: spec.value}, 'steps');
  // A table that has no column for what happened is one thing that happens.
  if (spec.table !== null) return eventOf(table, {}, 'steps');
  const mend = 'Set steps=\'[{"id": "...", "where": {...}}]\'';
  const names = Object.keys(milestones);
  const wanted = names.length > 0 ? `${names.join(', ')}, or "where"` : '"where"';
  throw wrongAttribute('steps', spec.id, `${wanted} for a step of ${table}`, mend);
}
