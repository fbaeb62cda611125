import {expect, it} from 'vitest';
import {shop} from './boards.js';
import {strictPage, strictWorker, useBench} from './harness.js';

const bench = useBench();
const strictest = `${strictPage}; require-trusted-types-for 'script'; trusted-types crm-widgets lit-html`;

it('a card opens, checks by DuckDB, copies and prints under the strict policy, and asks for no engine before', async () => {
  bench.page('/page.html', `${shop()}<crm-kpi id="revenue" metric="revenue" loading="eager"></crm-kpi>`);
  bench.home.twist(/\.html$/, {headers: {'content-security-policy': strictest}});
  bench.home.twist(/^\/kit\/(assets|chunks)\/.*\.js$/, {headers: {'content-security-policy': strictWorker}});
  const page = await bench.open('/page.html', {permissions: ['clipboard-read', 'clipboard-write']});
  await page.ask('revenue');
  const {tab} = page;

  await tab.getByRole('button', {name: 'Definition of Revenue'}).click();
  const card = tab.getByRole('dialog', {name: 'Revenue'});
  await expect.poll(() => card.textContent()).toContain('Typed columns answered 1 query');
  expect(bench.home.count(/\.wasm$/)).toBe(0);

  await card.getByRole('button', {name: 'Check in DuckDB'}).click();
  await expect.poll(() => card.textContent(), {timeout: 40_000}).toContain('Both agree: DuckDB answers 1 query with the same numbers.');
  expect(bench.home.count(/\.wasm$/)).toBe(1);

  await card.getByRole('button', {name: 'Copy', exact: true}).click();
  await card.getByText('Copied').waitFor();
  expect(await tab.evaluate(() => navigator.clipboard.readText())).toContain('revenue = sum of amount over paid transactions');

  await card.getByRole('button', {name: 'Print'}).click();
  await tab.keyboard.press('Escape');
  await expect.poll(() => card.count()).toBe(0);
  expect(await tab.evaluate(() => document.activeElement?.id)).toBe('revenue');
  expect(await page.violations()).toEqual([]);
});
