// What somebody who knows DuckDB-WASM and D3 writes by hand for this one board, without the kit.
import * as duckdb from '@duckdb/duckdb-wasm';
import {scaleBand, scaleLinear, scaleSequential, interpolateBlues, line, max, select} from 'd3';

const rows = new URLSearchParams(location.search).get('rows')!;
const files = {
  mainModule: new URL('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm', import.meta.url).href,
  mainWorker: new URL('@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js', import.meta.url).href,
};
const stages = ['Lead', 'Demo', 'Offer', 'Won'];

type Row = Record<string, number | string>;
let connection: duckdb.AsyncDuckDBConnection;

async function ask(sql: string): Promise<Row[]> {
  const table = await connection.query(sql);
  return table.toArray().map((row) => row.toJSON() as Row);
}

async function load(): Promise<void> {
  const fetched = [`transactions-${rows}.csv`, `deals-${rows}.csv`].map(async (name) => {
    const response = await fetch(`/data/${name}`);
    return [name, new Uint8Array(await response.arrayBuffer())] as const;
  });
  const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), new Worker(files.mainWorker));
  await db.instantiate(files.mainModule);
  connection = await db.connect();
  for (const [name, bytes] of await Promise.all(fetched)) await db.registerFileBuffer(name, bytes);
  await ask(`create table transactions as select * from read_csv('transactions-${rows}.csv', header = true, columns =
    {transaction_id: 'varchar', customer_id: 'varchar', issued_at: 'date', amount: 'decimal(18,2)', channel: 'varchar'})`);
  await ask(`create table deals as select * from read_csv('deals-${rows}.csv', header = true, columns =
    {deal_id: 'varchar', stage: 'varchar', created_at: 'date', amount: 'decimal(18,2)', channel: 'varchar'})`);
  await ask(`create table firsts as select customer_id, min(issued_at) as first_at from transactions group by customer_id`);
}

const only = (channels: readonly string[] | null, table = '') =>
  channels ? `${table}channel in (${channels.map((one) => `'${one}'`).join(', ')})` : 'true';

async function revenueKpi(channels: readonly string[] | null): Promise<number> {
  const [row] = await ask(`select cast(sum(amount) as double) as revenue from transactions
    where issued_at >= date '2024-12-01' and issued_at < date '2025-01-01' and ${only(channels)}`);
  text('revenue', row!.revenue!);
  return row!.revenue as number;
}

async function payingKpi(channels: readonly string[] | null): Promise<void> {
  const [row] = await ask(`select cast(count(*) as integer) as paying from (select customer_id from transactions
    where issued_at >= date '2024-12-01' and issued_at < date '2025-01-01' and ${only(channels)}
    group by customer_id having sum(amount) > 0)`);
  text('paying', row!.paying!);
}

async function orderKpi(channels: readonly string[] | null): Promise<void> {
  const [row] = await ask(`select cast(sum(amount) as double) / count(*) as average from transactions
    where issued_at >= date '2024-12-01' and issued_at < date '2025-01-01' and ${only(channels)}`);
  text('average', row!.average!);
}

async function trend(channels: readonly string[] | null): Promise<void> {
  const months = await ask(`select cast(datediff('month', date '2022-01-01', issued_at) as integer) as month,
    cast(sum(amount) as double) as revenue from transactions where ${only(channels)} group by month order by month`);
  const x = scaleLinear([0, 35], [0, 480]);
  const y = scaleLinear([0, max(months, (d) => d.revenue as number) ?? 1], [120, 0]);
  const path = line<Row>((d) => x(d.month as number), (d) => y(d.revenue as number))(months);
  select('#trend').selectAll('path').data([path]).join('path').attr('d', (d) => d).attr('fill', 'none').attr('stroke', '#2f5fb3');
}

async function bars(channels: readonly string[] | null): Promise<void> {
  const found = await ask(`select channel, cast(sum(amount) as double) as revenue from transactions
    where issued_at >= date '2024-12-01' and issued_at < date '2025-01-01' and ${only(channels)} group by channel order by revenue desc`);
  const y = scaleBand(found.map((d) => d.channel as string), [0, 160]).padding(0.2);
  const x = scaleLinear([0, max(found, (d) => d.revenue as number) ?? 1], [0, 480]);
  select('#bars').selectAll('rect').data(found).join('rect').attr('y', (d) => y(d.channel as string)!)
    .attr('height', y.bandwidth()).attr('width', (d) => x(d.revenue as number));
}

async function funnel(channels: readonly string[] | null): Promise<void> {
  const found = await ask(`select stage, cast(count(*) as integer) as deals from deals where ${only(channels)} group by stage`);
  const own = new Map(found.map((d) => [d.stage as string, d.deals as number]));
  const reached = stages.map((_, i) => stages.slice(i).reduce((sum, stage) => sum + (own.get(stage) ?? 0), 0));
  const x = scaleLinear([0, reached[0] || 1], [0, 480]);
  select('#funnel').selectAll('rect').data(reached).join('rect').attr('y', (_, i) => i * 32).attr('height', 26).attr('width', x);
}

async function cohorts(channels: readonly string[] | null): Promise<void> {
  const cells = await ask(`select cast(datediff('month', date '2022-01-01', f.first_at) as integer) as cohort,
    cast(datediff('month', f.first_at, t.issued_at) as integer) as month, cast(count(distinct t.customer_id) as integer) as customers
    from transactions t join ${channels ? `(select customer_id, min(issued_at) as first_at from transactions where ${only(channels)}
      group by customer_id)` : 'firsts'} f using (customer_id) where ${only(channels, 't.')} group by 1, 2`);
  const size = new Map(cells.filter((d) => d.month === 0).map((d) => [d.cohort as number, d.customers as number]));
  const color = scaleSequential([0, 0.5], interpolateBlues);
  select('#cohorts').selectAll('rect').data(cells).join('rect').attr('width', 14).attr('height', 14)
    .attr('x', (d) => (d.month as number) * 15).attr('y', (d) => (d.cohort as number) * 15)
    .attr('fill', (d) => color((d.customers as number) / (size.get(d.cohort as number) ?? 1)));
}

function text(id: string, value: number | string): void {
  document.getElementById(id)!.textContent = Number(value).toLocaleString('en');
}

async function board(channels: readonly string[] | null): Promise<void> {
  await Promise.all([
    revenueKpi(channels), payingKpi(channels), orderKpi(channels), trend(channels), bars(channels), funnel(channels), cohorts(channels),
  ]);
}

const bench = {firstNumber: 0, board: 0, revenue: 0, change: async (channels: readonly string[]) => { await board(channels); }};
Object.assign(window, {bench});

await load();
bench.revenue = await revenueKpi(null);
bench.firstNumber = performance.now();
await board(null);
bench.board = performance.now();
document.body.dataset.done = 'true';
