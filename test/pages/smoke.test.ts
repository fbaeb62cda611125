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
