import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {EngineName} from '@crm-widgets/core';
import {difference} from '@crm-widgets/testing/node';
import {expect, it} from 'vitest';
import {byEngine, useBench} from './harness.js';

const bench = useBench();
const boards = join(import.meta.dirname, '../../stories/boards');
/** The page with the built kit, without the script of its tabs: then all boards show. */
const page = readFileSync(join(boards, 'index.html'), 'utf8')
  .replace('../../packages/widgets/src/index.ts', '/kit/crm-widgets.js')
  .replace('<script type="module" src="boards.ts"></script>', '')
  .replace(' class="one-at-a-time"', '');

/** What every widget of the boards ended with. */
async function boardsBy(engine: EngineName | null) {
  bench.home.put('/index.html', byEngine(page, engine));
  bench.home.put('/boards.css', readFileSync(join(boards, 'boards.css')));
  bench.home.put('/icon.svg', readFileSync(join(boards, 'icon.svg')));
  const {tab} = await bench.open('/index.html');
  return tab.evaluate(async () => {
    interface Widget extends HTMLElement {
      readonly metric: string;
      whenReady(): Promise<{current?: {value: number | null}}>;
    }
    const widgets = [...document.querySelectorAll<Widget>('.numbers > *, .pictures > *')];
    return Promise.all(widgets.map(async (widget) => {
      await customElements.whenDefined(widget.localName);
      const result = await widget.whenReady();
      return {of: [widget.closest('section')!.id, widget.localName, widget.metric, result.current?.value ?? null] as const, result};
    }));
  });
}

it('shows three boards without DuckDB, each file asked for once, and nothing from elsewhere', async () => {
  const said = (await boardsBy(null)).map(({of}) => of);
  // Shop and sales: the figures of the issue; subscriptions: counted from the files without the kit.
  expect(said).toEqual(expect.arrayContaining([
    ['shop', 'crm-kpi', 'revenue', 5590.87],
    ['shop', 'crm-kpi', 'paying-customers', 138],
    ['shop', 'crm-kpi', 'active-customers', 342],
    ['shop', 'crm-kpi', 'new-customers', 2357],
    ['sales', 'crm-kpi', 'win-rate', 4238 / 6711],
    ['sales', 'crm-kpi', 'sales-cycle', 57 * 86_400],
    ['subscriptions', 'crm-kpi', 'mrr', expect.closeTo(250_361.0333, 3)],
    ['subscriptions', 'crm-kpi', 'new-customers', 21],
  ]));
  expect(said).toHaveLength(32);
  const asked = bench.home.log.filter((path) => path !== '/favicon.ico' && path !== '/icon.svg');
  expect(asked.filter((path, place) => asked.indexOf(path) !== place)).toEqual([]);
  expect(bench.home.count(/\.wasm$|duckdb/)).toBe(0);
});

it('shows the same boards on DuckDB, to the last number, reason and warning', async () => {
  const columns = await boardsBy('columns');
  const duckdb = await boardsBy('duckdb');
  expect(bench.home.count(/\.wasm$/)).toBe(1);
  expect(columns).toHaveLength(32);
  expect(difference(duckdb, columns)).toBeNull();
});
