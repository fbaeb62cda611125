import {isTableName, wrongAttribute, type TableName, type Where} from '@crm-widgets/core';
import {readSeconds} from './funnel-attributes.js';

/** A step as the page names it. */
export interface StepSpec {
  readonly id: string;
  readonly label: string;
  /** What the step column must hold where `where` does not say which rows are the step. */
  readonly value: string;
  readonly where: Where | null;
  /** Null for the funnel's own. */
  readonly table: TableName | null;
  /** Longest time since the step before; null for none of its own. */
  readonly windowSeconds: number | null;
}

const EXAMPLE = 'Set steps="Lead, Demo, Won"';
const FORM = '{"id": "...", "label": "...", "where": {...}, "table": "...", "window": "14d"}';
/** Funnels of more steps than that cannot be read. */
const MOST_STEPS = 20;

/**
 * The `steps` attribute: names separated by commas, or JSON `[{"id", "label", "where", "table", "window"}]`. A name is
 * its id, a repeated one gets `-2`, `label` defaults to it.
 *
 * @returns null when the page names none
 * @throws {InputError} `E_ATTR`
 */
export function readSteps(text: string | undefined): StepSpec[] | null {
  if (text === undefined || text.trim() === '') return null;
  const named = text.trim().startsWith('[') ? readJson(text) : text.split(',').map((part) => plainStep(part.trim()));
  const wrong = (wanted: string, mend = EXAMPLE) => wrongAttribute('steps', text, wanted, mend);
  if (named.length === 0 || named.some(({id}) => id === '')) throw wrong('a name for each step');
  if (named.length > MOST_STEPS) throw wrong(`at most ${MOST_STEPS}`, 'Leave some out');
  return withOwnIds(named);
}

/** A step by its name alone. */
export function plainStep(name: string, label = name): StepSpec {
  return {id: name, label, value: name, where: null, table: null, windowSeconds: null};
}

function readJson(text: string): StepSpec[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw wrongAttribute('steps', text, 'names separated by commas, or JSON', EXAMPLE);
  }
  if (!Array.isArray(parsed)) throw wrongAttribute('steps', text, 'a list of steps', EXAMPLE);
  return parsed.map(readStep);
}

function readStep(step: unknown): StepSpec {
  if (typeof step === 'string') return plainStep(step.trim());
  const {id, label, where: said, table, window, ...others} = (step ?? {}) as Record<string, unknown>;
  const where = typeof said === 'string' ? readWhere(said) : said;
  const ok = typeof id === 'string' && [label, table, window].every((text) => isAbsentOr('string', text))
    && isAbsentOr('object', where) && !Array.isArray(where) && where !== null && Object.keys(others).length === 0;
  if (!ok) throw wrongAttribute('steps', JSON.stringify(step), FORM, EXAMPLE);
  return {
    ...plainStep(id), ...(label === undefined ? {} : {label: label as string}),
    where: (where as Where | undefined) ?? null, table: table === undefined ? null : readTable(table as string),
    windowSeconds: window === undefined ? null : readSeconds('steps', window as string),
  };
}

/** As a child element says it. */
function readWhere(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw wrongAttribute('steps', text, 'JSON in where', 'Set where=\'{"name": "signup"}\'', cause);
  }
}

function isAbsentOr(type: 'string' | 'object', value: unknown): boolean {
  return value === undefined || typeof value === type;
}

function readTable(name: string): TableName {
  if (isTableName(name)) return name;
  throw wrongAttribute('steps', name, 'the name of a table, such as events', 'Change the table of the step');
}

function withOwnIds(steps: readonly StepSpec[]): StepSpec[] {
  const seen = new Map<string, number>();
  return steps.map((step) => {
    const times = (seen.get(step.id) ?? 0) + 1;
    seen.set(step.id, times);
    return times === 1 ? step : {...step, id: `${step.id}-${times}`};
  });
}

/**
 * The one value of a column that is a step; null where more or other things are asked of its rows.
 */
export function valueOf({where, value}: StepSpec, column: string): string | null {
  if (!where) return value;
  const [[only, condition] = [], ...others] = Object.entries(where);
  return only === column && others.length === 0 && typeof condition === 'string' ? condition : null;
}
