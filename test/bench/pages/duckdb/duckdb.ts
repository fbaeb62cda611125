// What somebody who knows DuckDB-WASM and D3 writes by hand for this one board, without the kit.
import {bench, emptyCohorts, everything, MONTHS, stages, type Filter, type Numbers} from '../shared/bench.js';
import {drawBars, drawCohorts, drawFunnel, drawNumber, drawTrend} from '../shared/draw.js';
import {startDuckDb} from '../shared/duckdb.js';

type Row = Record<string, number | string>;

async function ask(sql: string): Promise<Row[]> {
  const table = await connection.query(sql);
  return table.toArray().map((row) => row.toJSON() as Row);
}

function where({channels, from, until}: Filter, day: string, table = ''): string {
  return [
    ...(channels ? [`${table}channel in (${channels.map((one) => `'${one}'`).join(', ')})`] : []),
    ...(from ? [`${table}${day} >= date '${from}'`] : []), ...(until ? [`${table}${day} < date '${until}'`] : []), 'true',
  ].join(' and ');
}

const ofLastMonth = (filter: Filter) => `issued_at >= date '2024-12-01' and issued_at < date '2025-01-01' and ${where(filter, 'issued_at')}`;

async function revenueKpi(filter: Filter) {
  const [row] = await ask(`select cast(coalesce(sum(amount), 0) as double) as revenue from transactions where ${ofLastMonth(filter)}`);
  drawNumber('revenue', row!.revenue as number);
  return {revenue: row!.revenue as number};
}

async function payingKpi(filter: Filter) {
  const [row] = await ask(`select cast(count(*) as integer) as paying from (select customer_id from transactions
    where ${ofLastMonth(filter)} group by customer_id having sum(amount) > 0)`);
  drawNumber('paying', row!.paying as number);
  return {paying: row!.paying as number};
}

async function orderKpi(filter: Filter) {
  const [row] = await ask(`select cast(sum(amount) as double) / count(*) as average from transactions where ${ofLastMonth(filter)}`);
  drawNumber('average', row!.average as number);
  return {average: row!.average as number};
}

async function trend(filter: Filter) {
  const found = await ask(`select cast(datediff('month', date '2022-01-01', issued_at) as integer) as month,
    cast(sum(amount) as double) as revenue from transactions where ${where(filter, 'issued_at')} group by month`);
  const months = new Array<number>(MONTHS).fill(0);
  for (const {month, revenue} of found) months[month as number] = revenue as number;
  drawTrend(months);
  return {months};
}

async function bars(filter: Filter) {
  const found = await ask(`select channel, cast(sum(amount) as double) as revenue from transactions
    where ${ofLastMonth(filter)} group by channel order by revenue desc`);
  const ranked = found.map(({channel, revenue}) => [channel as string, revenue as number] as const);
  drawBars(ranked);
  return {channels: Object.fromEntries(ranked)};
}

async function funnel(filter: Filter) {
  const found = await ask(`select stage, cast(count(*) as integer) as deals from deals where ${where(filter, 'created_at')} group by stage`);
  const own = new Map(found.map((row) => [row.stage as string, row.deals as number]));
  const reached = stages.map((_, i) => stages.slice(i).reduce((sum, stage) => sum + (own.get(stage) ?? 0), 0));
  drawFunnel(reached);
  return {funnel: reached};
}

async function cohorts(filter: Filter) {
  const firsts = filter === everything ? 'firsts' : `(select customer_id, min(issued_at) as first_at from transactions
    where ${where(filter, 'issued_at')} group by customer_id)`;
  const found = await ask(`select cast(datediff('month', date '2022-01-01', f.first_at) as integer) as cohort,
    cast(datediff('month', f.first_at, t.issued_at) as integer) as month, cast(count(distinct t.customer_id) as integer) as customers
    from transactions t join ${firsts} f using (customer_id) where ${where(filter, 'issued_at', 't.')} group by 1, 2`);
  const triangle = emptyCohorts();
  for (const {cohort, month, customers} of found) triangle[cohort as number]![month as number] = customers as number;
  drawCohorts(triangle);
  return {cohorts: triangle};
}

let shown: Numbers;

async function show(filter: Filter): Promise<void> {
  const parts = await Promise.all([revenueKpi, payingKpi, orderKpi, trend, bars, funnel, cohorts].map((part) => part(filter)));
  shown = Object.assign({}, ...parts) as Numbers;
}

const {connection} = await startDuckDb();
await revenueKpi(everything);
bench.painted('firstNumber');
await ask('create table firsts as select customer_id, min(issued_at) as first_at from transactions group by customer_id');
await show(everything);
bench.painted('board');
bench.change = show;
bench.numbers = () => shown;
