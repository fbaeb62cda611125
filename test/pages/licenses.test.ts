import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';

const cdn = join(import.meta.dirname, '../../packages/widgets/dist/cdn');

/** The packages whose code is in the folder, as its source maps tell, and the engine, which has none. */
function packagesInside(): string[] {
  const maps = readdirSync(cdn, {recursive: true, encoding: 'utf8'}).filter((file) => file.endsWith('.map'));
  const sources = maps.flatMap((file) => (JSON.parse(readFileSync(join(cdn, file), 'utf8')) as {sources: string[]}).sources);
  const names = sources.map((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1]).filter((name) => name !== undefined);
  return [...new Set([...names, '@duckdb/duckdb-wasm'])].toSorted();
}

it('licenses.txt has the licence of the kit and of every package in the folder', () => {
  const text = readFileSync(join(cdn, 'licenses.txt'), 'utf8');
  const licensed = [...text.matchAll(/^(\S+) \d\S* \(([^)]+)\)$/gm)].map(([, name]) => name);
  expect(text).toMatch(/^crm-widgets\n\nMIT License\n/);
  expect(licensed).toEqual(expect.arrayContaining(packagesInside()));
  expect(packagesInside()).toEqual(expect.arrayContaining(['apache-arrow', 'd3-scale', 'hyparquet', 'lit-html']));
});
