// What a skilled person writes by hand for this one board with typed arrays and D3: read on the main thread, one pass for each filter.
import {bench, bytesOf, emptyCohorts, everything, fetchTable, format, MONTHS, nextFrame, stages, type Filter, type Numbers} from '../shared/bench.js';
import {drawBars, drawCohorts, drawFunnel, drawNumber, drawTrend} from '../shared/draw.js';
import {readCsv} from './csv.js';
import type {Rows} from './rows.js';

const firstDay = Date.UTC(2022, 0, 1) / 86_400_000;
const monthStarts = Int32Array.from({length: MONTHS + 1}, (_, month) => Date.UTC(2022, month) / 86_400_000);
const monthOf = new Uint8Array(monthStarts[MONTHS]! - firstDay);
for (let month = 0; month < MONTHS; month++) monthOf.fill(month, monthStarts[month]! - firstDay, monthStarts[month + 1]! - firstDay);

async function load(name: 'transactions' | 'deals'): Promise<Rows> {
  const names = name === 'deals' ? {who: 'stage', day: 'created_at'} : {who: 'customer_id', day: 'issued_at'};
  if (format === 'csv') return readCsv(await fetchTable(name));
  if (format === 'parquet') {
    const [bytes, {readParquet}] = await Promise.all([bytesOf(name), import('./parquet.js')]);
    return readParquet(bytes, names);
  }
  const [bytes, {readArrow}] = await Promise.all([bytesOf(name), import('./arrow.js')]);
  return readArrow(bytes, names);
}

/** The first row not before a day; the shop's rows lie in order of day. */
function rowAt({day, size}: Rows, wanted: number): number {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (day[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function dayOf(iso: string | null, otherwise: number): number {
  return iso === null ? otherwise : Date.parse(iso) / 86_400_000;
}

/** The rows of a filter: where they begin and end, and which channels count. */
function scopeOf(rows: Rows, {channels, from, until}: Filter) {
  return {
    start: rowAt(rows, dayOf(from, firstDay)), end: rowAt(rows, dayOf(until, monthStarts[MONTHS]!)),
    takes: Uint8Array.from(rows.channelNames, (name) => (channels === null || channels.includes(name) ? 1 : 0)),
  };
}

/** Revenue, customers and average of the last month, and its revenue by channel. */
function lastMonth(rows: Rows, filter: Filter): Pick<Numbers, 'revenue' | 'paying' | 'average' | 'channels'> {
  const {start, end, takes} = scopeOf(rows, filter);
  const byChannel = new Float64Array(rows.channelNames.length);
  const paid = new Int32Array(rows.whoCount);
  let orders = 0;
  for (let row = Math.max(start, rowAt(rows, monthStarts[MONTHS - 1]!)); row < end; row++) {
    const channel = rows.channel[row]!;
    if (!takes[channel]) continue;
    orders++;
    byChannel[channel]! += rows.cents[row]!;
    paid[rows.who[row]!]! += rows.cents[row]!;
  }
  const revenue = byChannel.reduce((sum, cents) => sum + cents, 0) / 100;
  const ranked = rows.channelNames.map((name, channel) => [name, byChannel[channel]! / 100] as const)
    .filter(([, value]) => value > 0).sort(([, a], [, b]) => b - a);
  let paying = 0;
  for (let customer = 0; customer < paid.length; customer++) if (paid[customer]! > 0) paying++;
  return {revenue, paying, average: revenue / orders, channels: Object.fromEntries(ranked)};
}

/** Revenue by month, and who came back when: a bit for each month a customer bought in, the lowest being the cohort. */
function allMonths(rows: Rows, filter: Filter): Pick<Numbers, 'months' | 'cohorts'> {
  const {start, end, takes} = scopeOf(rows, filter);
  const {who, day, cents, channel} = rows;
  const months = new Float64Array(MONTHS);
  const early = new Int32Array(rows.whoCount);
  const late = new Int32Array(rows.whoCount);
  for (let row = start; row < end; row++) {
    if (!takes[channel[row]!]) continue;
    const month = monthOf[day[row]! - firstDay]!;
    months[month]! += cents[row]!;
    if (month < 32) early[who[row]!]! |= 1 << month;
    else late[who[row]!]! |= 1 << (month - 32);
  }
  return {months: Array.from(months, (sum) => sum / 100), cohorts: cohortsOf(early, late)};
}

function cohortsOf(early: Int32Array, late: Int32Array): number[][] {
  const cohorts = emptyCohorts();
  for (let customer = 0; customer < early.length; customer++) {
    let cohort = -1;
    for (let base = 0, bits = early[customer]!; base < 64; base += 32, bits = late[customer]!) {
      for (; bits !== 0; bits &= bits - 1) {
        const month = base + 31 - Math.clz32(bits & -bits);
        if (cohort < 0) cohort = month;
        cohorts[cohort]![month - cohort]!++;
      }
    }
  }
  return cohorts;
}

function funnelOf(rows: Rows, filter: Filter): number[] {
  const {start, end, takes} = scopeOf(rows, filter);
  const own = new Float64Array(rows.whoNames.length);
  for (let row = start; row < end; row++) if (takes[rows.channel[row]!]) own[rows.who[row]!]!++;
  return stages.map((_, i) => stages.slice(i).reduce((sum, stage) => sum + (own[rows.whoNames.indexOf(stage)] ?? 0), 0));
}

let shown: Numbers;

function show(filter: Filter): void {
  shown = {...lastMonth(transactions, filter), ...allMonths(transactions, filter), funnel: funnelOf(deals, filter)};
  drawNumber('revenue', shown.revenue);
  drawNumber('paying', shown.paying);
  drawNumber('average', shown.average);
  drawTrend(shown.months);
  drawBars(Object.entries(shown.channels));
  drawFunnel(shown.funnel);
  drawCohorts(shown.cohorts);
}

const loading = [load('transactions'), load('deals')] as const;
const transactions = await loading[0];
drawNumber('revenue', lastMonth(transactions, everything).revenue);
bench.painted('firstNumber');
const [deals] = await Promise.all([loading[1], nextFrame()]);
show(everything);
bench.painted('board');
bench.change = show;
bench.numbers = () => shown;
