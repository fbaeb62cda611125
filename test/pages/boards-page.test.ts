import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {useBench} from './harness.js';

const bench = useBench();
const boards = join(import.meta.dirname, '../../stories/boards');
/** The page with the built kit, without the script of its tabs: then all boards show. */
const page = readFileSync(join(boards, 'index.html'), 'utf8')
  .replace('../../packages/widgets/src/index.ts', '/kit/crm-widgets.js')
  .replace('<script type="module" src="boards.ts"></script>', '');

it('shows three boards with one engine, each file asked for once, and nothing from elsewhere', async () => {
  bench.home.put('/index.html', page);
  bench.home.put('/boards.css', readFileSync(join(boards, 'boards.css')));
  bench.home.put('/icon.svg', readFileSync(join(boards, 'icon.svg')));
  const {tab} = await bench.open('/index.html');
  const said = await tab.evaluate(async () => {
    interface Widget extends HTMLElement {
      readonly metric: string;
      whenReady(): Promise<{current?: {value: number | null}}>;
    }
    const widgets = [...document.querySelectorAll<Widget>('.numbers > *, .pictures > *')];
    return Promise.all(widgets.map(async (widget) => {
      await customElements.whenDefined(widget.localName);
      const {current} = await widget.whenReady();
      return [widget.closest('section')!.id, widget.localName, widget.metric, current?.value ?? null] as const;
    }));
  });
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
  expect(bench.home.count(/\.wasm$/)).toBe(1);
});
