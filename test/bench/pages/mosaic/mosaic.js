// The board as a Mosaic page: clients and vgplot marks on one selection, over the same DuckDB-WASM files.
import {clauseInterval, clausePoints, makeClient, toDataColumns} from '@uwdata/mosaic-core';
import * as vg from '@uwdata/vgplot';
import {bench, emptyCohorts, MONTHS, stages} from '../shared/bench.js';
import {drawNumber} from '../shared/draw.js';
import {startDuckDb} from '../shared/duckdb.js';
import {CohortMark} from './cohort-mark.js';

const places = (name) => `(values ${stages.map((stage, i) => `('${stage}', ${i})`).join(', ')}) ${name}(stage, place)`;
/** Made once, so that a filter meets one column `day` everywhere, and nothing is joined or searched for the last month again. */
const prepared = [
  'create view orders as select customer_id, issued_at as day, amount, channel from transactions',
  `create table last_month as select * from orders where day >= date '2024-12-01' and day < date '2025-01-01'`,
  `create table reached as select d.created_at as day, d.channel, s.stage
    from deals d join ${places('own')} using (stage) join ${places('s')} on s.place <= own.place`,
];

const selection = vg.Selection.intersect();
const sources = {channel: {}, day: {}};
const marks = {};
const shown = {};

function numberClient(id, query) {
  return makeClient({
    selection, filterStable: false, query,
    queryResult: (data) => {
      shown[id] = toDataColumns(data).columns.value[0];
      drawNumber(id, shown[id]);
    },
  });
}

const sumOfMonth = (value) => (filter) => vg.Query.from('last_month').select({value}).where(filter);

function payingQuery(filter) {
  const customers = vg.Query.from('last_month').select('customer_id').where(filter).groupby('customer_id').having(vg.sql`sum(amount) > 0`);
  return `select cast(count(*) as double) as value from (${customers})`;
}

/** Marks by the visual they are in, for the comparison of the numbers. */
function markOf(name, directive) {
  return (plot) => {
    directive(plot);
    marks[name] = plot.marks.at(-1);
  };
}

function drawPlots() {
  const from = (table) => vg.from(table, {filterBy: selection});
  const month = vg.sql`date_trunc('month', day)`;
  const periods = Array.from({length: MONTHS}, (_, i) => i);
  const plots = [
    vg.plot(markOf('months', vg.lineY(vg.from('orders', {filterBy: selection, optimize: false}), {x: month, y: vg.sum('amount')})),
      vg.xDomain([new Date('2022-01-01'), new Date('2024-12-01')]), vg.width(480), vg.height(140), vg.marginLeft(60), vg.xLabel(null), vg.yLabel(null), vg.yTicks(4)),
    vg.plot(markOf('channels', vg.barX(from('last_month'), {x: vg.sum('amount'), y: 'channel', sort: {y: '-x'}})),
      vg.width(480), vg.height(190), vg.marginLeft(60), vg.xLabel(null), vg.yLabel(null)),
    vg.plot(markOf('funnel', vg.barX(from('reached'), {x: vg.count(), y: 'stage'})),
      vg.width(480), vg.height(128), vg.marginLeft(60), vg.yDomain(stages), vg.xLabel(null), vg.yLabel(null)),
    vg.plot((plot) => plot.addMark(marks.cohorts = new CohortMark(selection)),
      vg.xDomain(periods), vg.yDomain(periods), vg.width(540), vg.height(540), vg.axis(null), vg.colorScheme('blues'), vg.colorDomain([0, 0.5])),
  ];
  document.getElementById('plots').append(...plots);
  return Promise.all(Object.values(marks).map(({pending}) => pending));
}

async function update(clause) {
  selection.update(clause);
  await selection.pending('value');
}

let before = {channels: null, from: null, until: null};

async function change(filter) {
  const {channels, from, until} = filter;
  if (JSON.stringify(channels) !== JSON.stringify(before.channels)) {
    await update(clausePoints([vg.column('channel')], channels?.map((one) => [one]), {source: sources.channel}));
  }
  if (from !== before.from || until !== before.until) {
    const days = from && [vg.sql`date '${from}'`, vg.sql`date '${until}' - 1`];
    await update(clauseInterval('day', days, {source: sources.day}));
  }
  before = filter;
}

/** Rows of what a mark drew last. */
function rowsOf(mark) {
  const {numRows, columns} = mark.data;
  return Array.from({length: numRows}, (_, row) => Object.fromEntries(Object.keys(columns).map((name) => [name, columns[name][row]])));
}

function numbers() {
  const months = new Array(MONTHS).fill(0);
  for (const {x, y} of rowsOf(marks.months)) months[(new Date(x).getUTCFullYear() - 2022) * 12 + new Date(x).getUTCMonth()] = y;
  const cohorts = emptyCohorts();
  for (const {cohort, age, customers} of rowsOf(marks.cohorts)) cohorts[cohort][age] = customers;
  const reached = Object.fromEntries(rowsOf(marks.funnel).map(({stage, x}) => [stage, x]));
  const channels = Object.fromEntries(rowsOf(marks.channels).map(({channel, x}) => [channel, x]));
  return {...shown, months, channels, funnel: stages.map((stage) => reached[stage] ?? 0), cohorts};
}

const {db, connection} = await startDuckDb();
for (const sql of prepared) await connection.query(sql);
vg.coordinator().databaseConnector(vg.wasmConnector({duckdb: db, connection}));
vg.coordinator().logger(null);
// With two controls used in turn it would make tables anew at each change; without it a change took two thirds of the time.
vg.coordinator().preaggregator.enabled = false;
await numberClient('revenue', sumOfMonth(vg.sql`cast(coalesce(sum(amount), 0) as double)`)).pending;
bench.painted('firstNumber');
await Promise.all([
  numberClient('paying', payingQuery).pending,
  numberClient('average', sumOfMonth(vg.sql`cast(sum(amount) as double) / count(*)`)).pending,
  drawPlots(),
]);
bench.painted('board');
bench.change = change;
bench.numbers = numbers;
