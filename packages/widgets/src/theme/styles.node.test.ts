import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {tokens} from './tokens.js';

const packages = join(import.meta.dirname, '../../..');
const sheets = ['widgets/src', 'charts/src'].flatMap((folder) => readdirSync(join(packages, folder), {recursive: true, encoding: 'utf8'})
  .filter((file) => /styles\.ts$|-tokens\.ts$|^shared.tokens\.ts$/.test(file) && !file.startsWith('theme'))
  .map((file) => [file, readFileSync(join(packages, folder, file), 'utf8')] as const));

it('no sheet puts a value of the page where CSS takes an address: those would be fetched', () => {
  const found = sheets.flatMap(([file, text]) =>
    [...text.matchAll(/\b(?:fill|stroke|background|mask|content|cursor|list-style|filter): ?(?:\$\{(?!paint\()\w+\}|var\(--crm-)[^;]*/g)].map((match) => `${file}: ${match[0]}`));
  expect(sheets.length).toBeGreaterThan(10);
  expect(found).toEqual([]);
});

it('every custom property that a sheet reads is a token', () => {
  const known = new Set(tokens.map(({name}) => name));
  const read = sheets.flatMap(([, text]) => [...text.matchAll(/--crm-([\w-]+)/g)].map((match) => match[1]!));
  expect([...new Set(read)].filter((name) => !known.has(name))).toEqual([]);
});

it('every token that falls back to something is read by a sheet', () => {
  const read = sheets.map(([, text]) => text).join('');
  expect(tokens.filter(({name, fallback}) => fallback !== null && !read.includes(`--crm-${name}`))).toEqual([]);
});
