// A shop of any size, the same at every run: customers who come, buy for some years and go, and deals with a stage.
// Its rows lie in order of day, as shops export them.
import {createWriteStream, existsSync, mkdirSync, renameSync, writeFileSync} from 'node:fs';
import {once} from 'node:events';
import path from 'node:path';
import {
  DateDay, Dictionary, Field, Float64, Int32, RecordBatch, Schema, Struct, Table, Utf8, makeData, makeVector, tableToIPC,
} from 'apache-arrow';
import {parquetWriteBuffer} from 'hyparquet-writer';

export const channels = ['web', 'email', 'search', 'social', 'partner', 'store', 'phone', 'other'];
export const stages = ['Lead', 'Demo', 'Offer', 'Won'];
export const formats = ['csv', 'arrow', 'parquet'];
/** 36 whole months before this day. */
export const asOf = '2025-01-01';
const firstDay = Date.UTC(2022, 0, 1) / 86_400_000;
export const days = Date.UTC(2025, 0, 1) / 86_400_000 - firstDay;

/** A generator of numbers in [0, 1) from a seed (the 32-bit mix of a counter by a Weyl step and two multiplications). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296;
  };
}

/** The ISO date of a day of the shop; day 0 is its first. */
export function isoOf(day) {
  return new Date((firstDay + day) * 86_400_000).toISOString().slice(0, 10);
}

/**
 * Writes `transactions.<format>` and `deals.<format>` of a shop into a folder, those that are not there.
 * @param rows transactions; a tenth as many customers and deals
 */
export async function writeShop(folder, rows, wanted) {
  mkdirSync(folder, {recursive: true});
  const files = wanted.flatMap((format) => ['transactions', 'deals'].map((table) => ({table, format, file: path.join(folder, `${table}.${format}`)})));
  const missing = files.filter(({file}) => !existsSync(file));
  if (missing.length === 0) return;
  const tables = {transactions: transactionColumns(rows), deals: dealColumns(Math.round(rows / 10))};
  for (const {table, format, file} of missing) {
    // Under its own name only when whole, for a kept folder is taken as it is.
    await writers[format](`${file}.part`, tables[table]);
    renameSync(`${file}.part`, file);
  }
}

function transactionColumns(rows) {
  const next = random(20_240_601);
  const customers = Math.round(rows / 10);
  const joined = Array.from({length: customers}, () => Math.floor(days * next() ** 0.8));
  const shop = drawn(rows, next, () => {
    const customer = Math.floor(customers * next());
    const first = joined[customer];
    return {who: customer, day: Math.min(days - 1, first + Math.floor((days - first) * next() ** 2)), cents: 500 + Math.round(19_500 * next() ** 3)};
  }, () => Math.floor(channels.length * next() ** 1.5));
  return [
    {name: 'transaction_id', kind: 'text', at: (row) => `t${row}`},
    {name: 'customer_id', kind: 'coded', ...coded(shop.who, (code) => `c${code}`)},
    {name: 'issued_at', kind: 'day', values: shop.day},
    {name: 'amount', kind: 'money', cents: shop.cents},
    {name: 'channel', kind: 'coded', ...coded(shop.channel, (code) => channels[code])},
  ];
}

function dealColumns(rows) {
  const next = random(7);
  const one = () => ({
    who: Math.floor(stages.length * next()), day: Math.floor(days * next()), cents: Math.round(100_000 * next()),
  });
  const shop = drawn(rows, next, one, () => Math.floor(channels.length * next()));
  return [
    {name: 'deal_id', kind: 'text', at: (row) => `d${row}`},
    {name: 'stage', kind: 'coded', ...coded(shop.who, (code) => stages[code])},
    {name: 'created_at', kind: 'day', values: shop.day},
    {name: 'amount', kind: 'money', cents: shop.cents},
    {name: 'channel', kind: 'coded', ...coded(shop.channel, (code) => channels[code])},
  ];
}

/** Rows as they are drawn, sorted by day. */
function drawn(rows, next, one, channel) {
  const order = new Int32Array(days + 1);
  const raw = {who: new Int32Array(rows), day: new Int32Array(rows), cents: new Int32Array(rows), channel: new Int32Array(rows)};
  for (let row = 0; row < rows; row++) {
    const {who, day, cents} = one();
    raw.who[row] = who;
    raw.day[row] = day;
    raw.cents[row] = cents;
    raw.channel[row] = channel();
    order[day + 1]++;
  }
  for (let day = 0; day < days; day++) order[day + 1] += order[day];
  const sorted = Object.fromEntries(Object.keys(raw).map((key) => [key, new Int32Array(rows)]));
  for (let row = 0; row < rows; row++) {
    const to = order[raw.day[row]]++;
    for (const key of Object.keys(raw)) sorted[key][to] = raw[key][row];
  }
  return sorted;
}

/** Codes in order of first appearance and the texts they stand for, as encoders number them. */
function coded(values, textOf) {
  const codes = new Int32Array(values.length);
  const known = new Map();
  values.forEach((value, row) => {
    if (!known.has(value)) known.set(value, known.size);
    codes[row] = known.get(value);
  });
  return {codes, dictionary: [...known.keys()].map(textOf)};
}

const rowsOf = (columns) => (columns[1].codes).length;

const texts = {
  text: ({at}) => at,
  coded: ({codes, dictionary}) => (row) => dictionary[codes[row]],
  day: ({values}) => {
    const names = Array.from({length: days}, (_, day) => isoOf(day));
    return (row) => names[values[row]];
  },
  money: ({cents}) => (row) => (cents[row] / 100).toFixed(2),
};

const writers = {csv: writeCsv, arrow: writeArrow, parquet: writeParquet};

async function writeCsv(file, columns) {
  const out = createWriteStream(file);
  const cells = columns.map((column) => texts[column.kind](column));
  const rows = rowsOf(columns);
  let block = `${columns.map(({name}) => name).join(',')}\n`;
  for (let row = 0; row < rows; row++) {
    block += `${cells.map((cell) => cell(row)).join(',')}\n`;
    if (block.length < 1 << 20) continue;
    if (!out.write(block)) await once(out, 'drain');
    block = '';
  }
  out.end(block);
  await once(out, 'finish');
}

/** One record batch in the stream format; text that repeats is coded by int32, dates are days, money is a double. */
function writeArrow(file, columns) {
  const rows = rowsOf(columns);
  const children = columns.map((column) => arrowData[column.kind](column, rows));
  const schema = new Schema(columns.map(({name}, i) => new Field(name, children[i].type, false)));
  const batch = new RecordBatch(schema, makeData({type: new Struct(schema.fields), length: rows, nullCount: 0, children}));
  writeFileSync(file, tableToIPC(new Table(schema, [batch]), 'stream'));
}

const arrowData = {
  text: ({at}, rows) => utf8(Array.from({length: rows}, (_, row) => at(row))),
  coded: ({name, codes, dictionary}) => {
    const type = new Dictionary(new Utf8(), new Int32(), [...name].reduce((sum, letter) => sum * 31 + letter.codePointAt(0), 0) % 1e6);
    return makeData({type, length: codes.length, nullCount: 0, data: codes, dictionary: makeVector(utf8(dictionary))});
  },
  day: ({values}) => makeData({type: new DateDay(), length: values.length, nullCount: 0, data: values.map((day) => firstDay + day)}),
  money: ({cents}) => makeData({type: new Float64(), length: cents.length, nullCount: 0, data: Float64Array.from(cents, (one) => one / 100)}),
};

function utf8(all) {
  const valueOffsets = new Int32Array(all.length + 1);
  all.forEach((text, i) => { valueOffsets[i + 1] = valueOffsets[i] + text.length; });
  return makeData({type: new Utf8(), length: all.length, nullCount: 0, valueOffsets, data: new TextEncoder().encode(all.join(''))});
}

function writeParquet(file, columns) {
  const rows = rowsOf(columns);
  const columnData = columns.map((column) => ({name: column.name, data: parquetValues[column.kind](column, rows), nullable: false}));
  const schema = [{name: 'root', num_children: columns.length}, ...columns.map(({name, kind}) => ({
    name, repetition_type: 'REQUIRED', ...parquetTypes[kind],
  }))];
  writeFileSync(file, new Uint8Array(parquetWriteBuffer({columnData, schema, rowGroupSize: 250_000})));
}

const parquetTypes = {
  text: {type: 'BYTE_ARRAY', converted_type: 'UTF8'},
  coded: {type: 'BYTE_ARRAY', converted_type: 'UTF8'},
  day: {type: 'INT32', converted_type: 'DATE'},
  money: {type: 'DOUBLE'},
};

const parquetValues = {
  text: ({at}, rows) => Array.from({length: rows}, (_, row) => at(row)),
  coded: ({codes, dictionary}) => Array.from(codes, (code) => dictionary[code]),
  day: ({values}) => Array.from(values, (day) => firstDay + day),
  money: ({cents}) => Array.from(cents, (one) => one / 100),
};
