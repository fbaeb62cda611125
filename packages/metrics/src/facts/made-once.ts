import type {Sources, TableName} from '@crm-widgets/core';
import type {FactPlan} from './fact.js';

const made = new WeakMap<object, Map<string, unknown>>();

/**
 * What is made of tables as they are at an instant, made once however many facts are made of it; it goes with its table.
 * @param of whose first table it goes with
 * @param key what tells it from others made of the same, as-of aside
 */
export function madeOnce<T>(from: Sources, {uses}: Pick<FactPlan, 'uses'>, key: string, make: () => T): T {
  const table = from.table(Object.keys(uses)[0] as TableName);
  let things = made.get(table);
  if (!things) made.set(table, things = new Map());
  const whole = `${key} ${JSON.stringify(from.asOf)}`;
  if (!things.has(whole)) things.set(whole, make());
  return things.get(whole) as T;
}
