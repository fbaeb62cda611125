import {wrongAttribute} from '@crm-widgets/core';

/** A step as the page names it; `value` is what the step column must hold. */
export interface StepSpec {
  readonly id: string;
  readonly label: string;
  readonly value: string;
}

const EXAMPLE = 'Set steps="Lead, Demo, Won"';

/**
 * The `steps` attribute: names separated by commas, or JSON `[{"id", "label", "where"}]`. A name is its id, a repeated one
 * gets `-2`, `label` defaults to it; `where` names one value of the step column.
 *
 * @returns null when the page names none
 * @throws {InputError} `E_ATTR`
 */
export function readSteps(text: string | undefined, column: string): StepSpec[] | null {
  if (text === undefined || text.trim() === '') return null;
  const named = text.trim().startsWith('[') ? readJson(text, column) : text.split(',').map((part) => plain(part.trim()));
  if (named.some(({id}) => id === '')) throw wrongAttribute('steps', text, 'a name for each step', EXAMPLE);
  return withOwnIds(named);
}

function plain(name: string): StepSpec {
  return {id: name, label: name, value: name};
}

function readJson(text: string, column: string): StepSpec[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw wrongAttribute('steps', text, 'names separated by commas, or JSON', EXAMPLE);
  }
  if (!Array.isArray(parsed)) throw wrongAttribute('steps', text, 'a list of steps', EXAMPLE);
  return parsed.map((step) => readStep(step, column));
}

function readStep(step: unknown, column: string): StepSpec {
  if (typeof step === 'string') return plain(step.trim());
  const {id, label, where, ...others} = (step ?? {}) as Record<string, unknown>;
  const condition = where as Record<string, unknown> | undefined;
  const value = condition === undefined ? id : condition[column];
  const single = condition === undefined || Object.keys(condition).length === 1;
  const ok = typeof id === 'string' && typeof value === 'string' && single && Object.keys(others).length === 0
    && (label === undefined || typeof label === 'string');
  if (ok) return {id, label: label === undefined ? id : label as string, value};
  throw wrongAttribute('steps', JSON.stringify(step),
    `{"id": "...", "label": "...", "where": {"${column}": "..."}}`, EXAMPLE);
}

function withOwnIds(steps: readonly StepSpec[]): StepSpec[] {
  const seen = new Map<string, number>();
  return steps.map((step) => {
    const times = (seen.get(step.id) ?? 0) + 1;
    seen.set(step.id, times);
    return times === 1 ? step : {...step, id: `${step.id}-${times}`};
  });
}
