import {isTableName, type FactRef, type FindDerived} from '@crm-widgets/core';
import type {Fact} from './fact.js';

const loaded = new Map<string, Fact>();

/** Fetches the code of facts, those of tables being none. @throws {RangeError} there is none of that name */
export async function loadFacts(names: readonly string[]): Promise<void> {
  const missing = names.filter((name) => !isTableName(name) && !loaded.has(name));
  if (missing.length === 0) return;
  // A list of all that there is, which a page of tables alone does without.
  const {loaders} = await import('./loaders.js');
  await Promise.all(missing.map(async (name) => {
    if (!Object.hasOwn(loaders, name)) throw new RangeError(`no fact ${name}`);
    loaded.set(name, await loaders[name]!());
  }));
}

/** What a fact is made of, once it was loaded; null for a table of the data model. */
export const findLoaded: FindDerived = ({name, params = {}}: FactRef, has) => {
  if (isTableName(name)) return null;
  const fact = loaded.get(name);
  if (!fact) throw new RangeError(`the fact ${name} is not loaded`);
  return fact(params, has);
};
