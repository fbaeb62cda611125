import {readFile} from 'node:fs/promises';
import {expect, it} from 'vitest';
import {sales, shop} from './boards.js';
import {strictPage, strictWorker, useBench} from './harness.js';

const bench = useBench();
const strictest = `${strictPage}; require-trusted-types-for 'script'; trusted-types crm-widgets lit-html`;

async function openStrict(html: string) {
  bench.page('/page.html', html);
  bench.home.twist(/\.html$/, {headers: {'content-security-policy': strictest}});
  bench.home.twist(/^\/kit\/(assets|chunks)\/.*\.js$/, {headers: {'content-security-policy': strictWorker}});
  return bench.open('/page.html', {permissions: ['clipboard-read', 'clipboard-write']});
}

it('a widget is saved as SVG, PNG and CSV, shown as a table and printed under the strict policy', async () => {
  const page = await openStrict(`${shop()}<crm-kpi id="revenue" metric="revenue" period="1997" loading="eager"></crm-kpi>`);
  await page.ask('revenue');
  const {tab} = page;
  const button = tab.getByRole('button', {name: 'Save or print Revenue'});
  const saved = async (item: string) => {
    await button.click();
    const [download] = await Promise.all([tab.waitForEvent('download'), tab.getByRole('menuitem', {name: item}).click()]);
    return {name: download.suggestedFilename(), bytes: await readFile(await download.path())};
  };

  const svg = await saved('Save as SVG');
  expect([svg.name, svg.bytes.toString().includes('Period: 1997'), svg.bytes.toString().includes('Source: transactions (')])
    .toEqual(['revenue.svg', true, true]);
  const png = await saved('Save as PNG');
  expect([png.name, png.bytes.subarray(1, 4).toString()]).toEqual(['revenue.png', 'PNG']);
  const csv = await saved('Save as CSV');
  const lines = csv.bytes.toString().split('\r\n');
  expect([csv.name, lines[0], lines[1], lines.filter((line) => /^1997-\d\d-01,/.test(line)).length]).toEqual(['revenue.csv', '\uFEFFRevenue', 'Period: 1997', 12]);

  await button.click();
  await tab.getByRole('menuitem', {name: 'Table'}).click();
  const panel = tab.getByRole('dialog', {name: 'Revenue'});
  expect(await panel.getByRole('row').count()).toBe(13);
  await tab.keyboard.press('Escape');
  await button.click();
  await tab.getByRole('menuitem', {name: 'Print'}).click();
  expect(await page.violations()).toEqual([]);
});

it('rows behind a drop of a funnel are told, copied and saved under the strict policy', async () => {
  const page = await openStrict(`${sales()}<crm-funnel id="funnel" table="deals" period="all" steps="Prospecting,Engaging,Won" loading="eager"></crm-funnel>`);
  await page.ask('funnel');
  const {tab} = page;
  const ids = tab.evaluate(() => new Promise<number>((resolve) => {
    document.addEventListener('crm-select', (event) => resolve((event as CustomEvent<{ids: string[]}>).detail.ids.length), {once: true});
  }));
  // 2 473 of the 8 800 opportunities were lost, and 1 589 of those that are engaged are open.
  await tab.getByRole('button', {name: /51\.1% go on/}).click();
  expect(await ids).toBe(2473);
  await tab.getByRole('heading', {name: 'Lost between Engaging and Won: 2,473'}).waitFor();
  await tab.getByText('The first 200 of 2,473 rows are shown; copy and CSV have the first 1,000.').waitFor();
  await tab.getByRole('button', {name: 'Copy', exact: true}).click();
  await tab.getByText('Copied').waitFor();
  expect(await tab.evaluate(async () => (await navigator.clipboard.readText()).split('\n').length)).toBe(1001);
  expect(await page.violations()).toEqual([]);
});
