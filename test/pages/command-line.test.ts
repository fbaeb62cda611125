import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {metricIds} from '@crm-widgets/metrics';
import {makeCompany, toCsv} from '@crm-widgets/testing';
import {afterAll, expect, it} from 'vitest';
import {useBench} from './harness.js';

// One folder of files, read by the page and by the command; what one shows, the other writes.
const {fx_rates: _rates, ...tables} = makeCompany({seed: 3, months: 14, from: '2023-11-01'});
const source = {
  timeZone: 'America/New_York', currency: 'EUR', asOf: '2024-12-20',
  tables: Object.keys(tables).map((name) => ({name, src: `${name}.csv`})),
};
const folder = mkdtempSync(join(tmpdir(), 'crm-widgets-'));
writeFileSync(join(folder, 'source.json'), JSON.stringify(source));
for (const [name, rows] of Object.entries(tables)) writeFileSync(join(folder, `${name}.csv`), toCsv(rows));
afterAll(() => rmSync(folder, {recursive: true}));

const bench = useBench(folder);
const bin = join(import.meta.dirname, '../../packages/widgets/bin/crm-widgets.mjs');

function compute(metric: string, ...args: string[]): unknown {
  const {status, stdout, stderr} = spawnSync(process.execPath, [bin, 'compute', metric, '--source', 'source.json', '--json', ...args], {
    cwd: folder, encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`compute ${metric} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

it('computes every metric as a page in Chromium shows it', async () => {
  const kpis = metricIds.map((id) => `<crm-kpi id="${id}" metric="${id}" loading="eager"></crm-kpi>`).join('');
  bench.page('/all.html', `<crm-source src="/data/source.json"></crm-source>${kpis}`);
  const page = await bench.open('/all.html');
  for (const id of metricIds) expect.soft(compute(id), id).toEqual((await page.ask(id)).result);
});

it('computes in DuckDB as in columns', () => {
  expect(compute('mrr', '--engine', 'duckdb')).toEqual(compute('mrr', '--engine', 'columns'));
});

it('ends with what a script can go by', () => {
  const {status, stderr} = spawnSync(process.execPath, [bin, 'compute', 'nothing', '--source', 'source.json'], {cwd: folder, encoding: 'utf8'});
  expect(status).toBe(1);
  expect(stderr).toContain('E_METRIC');
});
