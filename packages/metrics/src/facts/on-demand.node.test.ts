import {expect, it} from 'vitest';
import {facts} from './index.js';
import {loaders} from './loaders.js';
import {findLoaded, loadFacts} from './on-demand.js';

it('loads every fact that there is, each under its own name', async () => {
  const loaded = await Promise.all(Object.entries(loaders).map(async ([name, load]) => [name, await load()]));
  expect(Object.fromEntries(loaded)).toEqual(facts);
});

it('finds a fact once it is loaded, and says so when there is none', async () => {
  expect(findLoaded({name: 'transactions'}, () => true)).toBe(null);
  await loadFacts(['orders', 'transactions']);
  expect(findLoaded({name: 'orders'}, () => true)?.base).toBe('transactions');
  expect(() => findLoaded({name: 'trials'}, () => true)).toThrow('the fact trials is not loaded');
  await expect(loadFacts(['nothing'])).rejects.toThrow('no fact nothing');
});
