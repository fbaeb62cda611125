import {expect, it} from 'vitest';
import type {CohortResult, KpiResult} from '@crm-widgets/core';
import {shop} from './boards.js';
import {useBench, withEachEngine} from './harness.js';

// The expected numbers are those of conformance.md A1, of metrics.md 4.1, and counts over the file itself.
const bench = useBench();

const kpi = (id: string, metric: string, more = '') => `<crm-kpi id="${id}" metric="${metric}" loading="eager" ${more}></crm-kpi>`;

withEachEngine(bench, () => {
  it('counts the shop over all time: 6 919 transactions, 244 091.94, 2 357 new and 2 349 paying customers', async () => {
    bench.page('/shop.html', shop()
      + kpi('revenue', 'revenue', 'period="all"') + kpi('new', 'new-customers', 'period="all"') + kpi('paying', 'paying-customers', 'period="all"'));
    const page = await bench.open('/shop.html');
    const revenue = await page.ask('revenue');
    expect(revenue).toMatchObject({
      state: 'ready',
      result: {unit: 'money', currency: 'USD', period: {from: '1997-01-01', until: '1998-07-01'}, current: {value: 244_091.94, n: 6919, isPartial: false}},
    });
    expect((await page.ask('new')).result).toMatchObject({current: {value: 2357}});
    expect((await page.ask('paying')).result).toMatchObject({current: {value: 2349}});
    expect(await page.tab.evaluate(() => (document.querySelector('crm-table') as unknown as {report: unknown}).report))
      .toEqual({read: 6919, accepted: 6919, rejected: 0, skipped: 0, reasons: []});
  });

  it('counts June 1998: revenue 5 590.87 from 138 paying customers; 342 customers active at its end', async () => {
    bench.page('/shop.html', shop() + kpi('revenue', 'revenue') + kpi('paying', 'paying-customers') + kpi('active', 'active-customers'));
    const page = await bench.open('/shop.html');
    const revenue = (await page.ask('revenue')).result as KpiResult;
    expect(revenue).toMatchObject({period: {from: '1998-06-01', until: '1998-07-01'}, current: {value: 5590.87}});
    expect(revenue.series.map(({from}) => from)).toEqual([
      '1997-07-01', '1997-08-01', '1997-09-01', '1997-10-01', '1997-11-01', '1997-12-01',
      '1998-01-01', '1998-02-01', '1998-03-01', '1998-04-01', '1998-05-01', '1998-06-01',
    ]);
    expect((await page.ask('paying')).result).toMatchObject({current: {value: 138}});
    expect((await page.ask('active')).result).toMatchObject({current: {value: 342}});
  });

  it('follows the cohorts of first purchase: 781, 857, 719, and who of January came back', async () => {
    bench.page('/shop.html', `${shop()}<crm-cohort-retention id="cohorts" grain="month" period="1997-01..1998-06" loading="eager"></crm-cohort-retention>`);
    const {result} = await (await bench.open('/shop.html')).ask('cohorts');
    const {cohorts} = result as CohortResult;
    expect(cohorts).toHaveLength(18);
    expect(cohorts.slice(0, 4).map(({size}) => size)).toEqual([781, 857, 719, 0]);
    expect(cohorts[0]!.cells.map((cell) => cell?.value))
      .toEqual([781, 124, 95, 70, 65, 77, 65, 53, 52, 45, 62, 59, 45, 47, 63, 37, 37, 33]);
  });

  it('gives equal results with its rows shuffled, and split over two files', async () => {
    const text = await (await fetch(`${bench.home.origin}/data/cdnow_sample_transactions.csv`)).text();
    const [header, ...rows] = text.trim().split('\n');
    // Every row once, in another order: 4 001 and 6 919 have no common divisor.
    const shuffled = rows.map((_, i) => rows[(i * 4001) % rows.length]!);
    bench.home.put('/shuffled.csv', [header, ...shuffled].join('\n'));
    bench.home.put('/first.csv', [header, ...rows.slice(0, 3000)].join('\n'));
    bench.home.put('/second.csv', [header, ...rows.slice(3000)].join('\n'));
    const sources = ['/data/cdnow_sample_transactions.csv', '/shuffled.csv', '/first.csv /second.csv'];
    const ids = ['revenue', 'active', 'repeat', 'cohorts'];
    bench.page('/shop.html', sources.map((src, i) => {
      const from = `source="s${i}"`;
      return shop(src).replace('id="shop"', `id="s${i}"`) + kpi(`revenue${i}`, 'revenue', `${from} by="cds" grain="quarter"`)
        + kpi(`active${i}`, 'active-customers', from) + kpi(`repeat${i}`, 'repeat-purchase-rate', `${from} grain="quarter"`)
        + `<crm-cohort-retention id="cohorts${i}" ${from} period="1997-01..1998-06" loading="eager"></crm-cohort-retention>`;
    }).join(''));
    const page = await bench.open('/shop.html');
    const answers = [];
    for (const i of sources.keys()) {
      const all = [];
      for (const id of ids) all.push(JSON.stringify((await page.ask(`${id}${i}`)).result));
      answers.push(all.join('\n'));
    }
    expect(answers[0]).toContain('"size":781');
    expect(answers[1]).toBe(answers[0]);
    expect(answers[2]).toBe(answers[0]);
  });
});

const twenty = async () => {
  const metrics = ['revenue', 'paying-customers', 'average-order-value', 'repeat-purchase-rate', 'new-customers'];
  const widgets = Array.from({length: 20}, (_, i) => kpi(`w${i}`, metrics[i % metrics.length]!));
  bench.page('/shop.html', shop() + widgets.join(''));
  const page = await bench.open('/shop.html');
  for (let i = 0; i < 20; i++) expect((await page.ask(`w${i}`)).state).toBe('ready');
  expect(bench.home.count('/data/cdnow_sample_transactions.csv')).toBe(1);
  return page;
};

it('twenty widgets: one request for the file, one worker, and no file of DuckDB', async () => {
  const page = await twenty();
  expect(bench.home.count(/\.wasm$|duckdb/)).toBe(0);
  expect(page.tab.workers()).toHaveLength(1);
});

it('twenty widgets on DuckDB: one request for the file, one reader worker, one engine', async () => {
  bench.force('duckdb');
  const page = await twenty();
  expect(bench.home.count(/\.wasm$/)).toBe(1);
  expect(page.tab.workers()).toHaveLength(2);
});
