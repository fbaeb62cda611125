import {readFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {expect, it} from 'vitest';
import {strictPage, strictWorker, useBench} from './harness.js';

const bench = useBench();

const value = '<crm-kpi id="cac" metric="cac" values=\'{"cost": 12000, "newCustomers": 40}\'></crm-kpi>';
const three = {state: 'ready', result: {current: {value: 300}}};

it('works from a folder of its own and from a deeper one', async () => {
  bench.page('/page.html', value);
  bench.page('/deep/er/page.html', value, 'kit/crm-widgets.js');
  for (const path of ['/page.html', '/deep/er/page.html']) {
    expect(await (await bench.open(path)).ask('cac')).toMatchObject(three);
  }
});

it("works with the kit's files on another origin than the page", async () => {
  bench.page('/page.html', value, `${bench.away.origin}/kit/crm-widgets.js`);
  expect(await (await bench.open('/page.html')).ask('cac')).toMatchObject(three);
});

it('loads no engine and no worker for a value given in the tag', async () => {
  bench.page('/page.html', value);
  await (await bench.open('/page.html')).ask('cac');
  expect(bench.home.count(/wasm|worker|duckdb|arrow/i)).toBe(0);
});

it('breaks no rule of the strict policy', async () => {
  bench.page('/page.html', value);
  bench.home.twist(/\.html$/, {headers: {'content-security-policy': strictPage}});
  bench.home.twist(/worker.*\.js$/, {headers: {'content-security-policy': strictWorker}});
  const page = await bench.open('/page.html');
  expect(await page.ask('cac')).toMatchObject(three);
  expect(await page.violations()).toEqual([]);
});

it('shows the sample on the page to begin with, beside the files of the kit', async () => {
  const data = join(import.meta.dirname, '../../stories/boards/data');
  for (const file of ['samples/starter.html', 'subscriptions/subscriptions.csv']) bench.home.put(`/kit/${basename(file)}`, readFileSync(join(data, file)));
  const {tab} = await bench.open('/kit/starter.html');
  await tab.waitForFunction(() => [...document.querySelectorAll('crm-kpi, crm-trend')].every((widget) => (widget as HTMLElement & {result?: object}).result));
  // MRR of December 2024 of the made-up company, as on its board (test/pages/boards-page.test.ts).
  expect(await tab.evaluate(() => document.querySelector('crm-kpi')!.shadowRoot!.querySelector('.value')!.textContent!.trim())).toBe('€250,361');
});
