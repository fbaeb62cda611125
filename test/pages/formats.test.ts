import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {tableFromArrays, tableToIPC} from 'apache-arrow';
import {parquetWriteBuffer} from 'hyparquet-writer';
import type {EngineName} from '@crm-widgets/core';
import {expect, it} from 'vitest';
import {shop} from './boards.js';
import {useBench, withEachEngine} from './harness.js';

const bench = useBench();
const csv = readFileSync(join(import.meta.dirname, '../../stories/boards/data/cdnow_sample_transactions.csv'), 'utf8');
const [header, ...lines] = csv.trim().split('\n').map((line) => line.split(','));
const rows = lines.map((cells) => Object.fromEntries(header!.map((name, i) => [name, cells[i]!])));
const column = (name: string) => rows.map((row) => row[name]!);

/** Each format as a program would write it: numbers as numbers, dates as dates where the format knows them. */
const files: Readonly<Record<string, string | Uint8Array>> = {
  '/shop.csv': csv,
  '/shop.csv.gz': gzipSync(csv),
  '/shop.tsv': csv.replaceAll(',', '\t'),
  '/shop.json': JSON.stringify(rows.map((row) => ({...row, amount: Number(row.amount)}))),
  '/shop.ndjson': rows.map((row) => JSON.stringify(row)).join('\n'),
  '/shop.ndjson.gz': gzipSync(rows.map((row) => JSON.stringify(row)).join('\n')),
  '/stream.arrow': tableToIPC(arrow(), 'stream'),
  '/file.arrow': tableToIPC(arrow(), 'file'),
  '/shop.parquet': new Uint8Array(parquetWriteBuffer({columnData: [
    {name: 'sample_id', data: column('sample_id'), type: 'STRING'},
    {name: 'date', data: column('date').map((text) => new Date(`${text}T00:00:00Z`)), type: 'TIMESTAMP'},
    {name: 'cds', data: column('cds'), type: 'STRING'},
    {name: 'amount', data: column('amount').map(Number), type: 'DOUBLE'},
  ]})),
};

function arrow() {
  return tableFromArrays({
    sample_id: column('sample_id'), date: column('date'), cds: column('cds'), amount: Float64Array.from(column('amount'), Number),
  });
}

const found = new Map<EngineName, string>();

withEachEngine(bench, (engine) => it('DS-18: the same shop from CSV, TSV, JSON, NDJSON, Arrow and Parquet, plain and gzipped, gives equal results', async () => {
  const paths = Object.keys(files);
  const boards = paths.map((path, i) => {
    bench.home.put(path, files[path]!);
    return `${shop(path).replace('id="shop"', `id="s${i}"`)}
      <crm-kpi id="revenue${i}" source="s${i}" metric="revenue" by="cds" grain="quarter" loading="eager"></crm-kpi>
      <crm-kpi id="active${i}" source="s${i}" metric="active-customers" loading="eager"></crm-kpi>
      <crm-cohort-retention id="cohorts${i}" source="s${i}" period="1997-01..1998-06" loading="eager"></crm-cohort-retention>`;
  });
  bench.page('/page.html', boards.join(''));
  const page = await bench.open('/page.html');
  const said = async (i: number) => {
    const all = [await page.ask(`revenue${i}`), await page.ask(`active${i}`), await page.ask(`cohorts${i}`)];
    return JSON.stringify(all.map(({state, error, result}) => [state, error, result]));
  };
  const csvSaid = await said(0);
  expect(csvSaid).toContain('"size":781');
  for (let i = 1; i < paths.length; i++) expect(await said(i), paths[i]).toBe(csvSaid);
  found.set(engine, csvSaid);
}));

it('and the same from both engines', () => {
  expect(found.get('columns')).toBe(found.get('duckdb'));
});
