import {expect, it} from 'vitest';
import {Cache} from './cache.js';

const size = (thing: string) => thing.length;

it('makes a thing once, and again when it had to go for others', () => {
  const cache = new Cache(5);
  const made: string[] = [];
  const get = (key: string, thing: string) => cache.get(key, () => { made.push(thing); return thing; }, size);
  expect([get('a', 'aa'), get('b', 'bb'), get('a', 'aa')]).toEqual(['aa', 'bb', 'aa']);
  // There is room for five: the one asked for the longest ago goes.
  get('c', 'cc');
  get('a', 'aa');
  get('b', 'bb');
  expect(made).toEqual(['aa', 'bb', 'cc', 'bb']);
});

it('keeps one thing larger than its room', () => {
  const cache = new Cache(1);
  expect(cache.get('a', () => 'aaa', size)).toBe('aaa');
  expect(cache.get('a', () => 'other', size)).toBe('aaa');
});

it('tells scopes apart', () => {
  const cache = new Cache(9);
  cache.within('x').get('a', () => 'of x', size);
  expect(cache.within('y').get('a', () => 'of y', size)).toBe('of y');
});
