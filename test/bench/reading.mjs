// node test/bench/reading.mjs [--rows 1000000] [--runs 7]: what the kit's readers take for the shop's transactions in each form
// of file, beside readers made by hand for this one file, in one Node process; and what the files weigh.
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {parseArgs} from 'node:util';
import {brotliCompressSync, constants} from 'node:zlib';
import {build} from 'vite';
import {formats, writeShop} from './data.mjs';

const CHUNK = 65_536;
const names = {who: 'customer_id', day: 'issued_at'};
const {values: {rows, runs}} = parseArgs({options: {rows: {type: 'string', default: '1000000'}, runs: {type: 'string', default: '7'}}});
const scratch = mkdtempSync(path.join(tmpdir(), 'crm-widgets-reading-'));

try {
  await writeShop(scratch, Number(rows), formats);
  const readers = await bundled();
  const lines = [];
  for (const format of formats) lines.push(await measured(readers, format));
  console.log(`${Number(rows).toLocaleString('en')} transactions, medians of ${runs} runs after one that is not counted, Node ${process.version}`);
  console.table(lines);
} finally {
  rmSync(scratch, {recursive: true});
}

/** As they are built for pages: read through a loader of modules they would be slower. */
async function bundled() {
  await build({
    configFile: false, logLevel: 'error', resolve: {conditions: ['source']}, ssr: {resolve: {conditions: ['source']}, noExternal: true},
    build: {ssr: path.join(import.meta.dirname, 'reading-entry.ts'), outDir: path.join(scratch, 'readers'), target: 'es2022'},
  });
  return import(path.join(scratch, 'readers/reading-entry.js'));
}

async function measured(readers, format) {
  const bytes = new Uint8Array(readFileSync(path.join(scratch, `transactions.${format}`)));
  const byHand = {
    csv: () => readers.readCsv(new Response(ReadableStream.from(chunksOf(bytes)))),
    arrow: () => readers.readArrow(bytes, names), parquet: () => readers.readParquet(bytes, names),
  }[format];
  const times = {hand: [], kit: []};
  let table = null;
  for (let run = 0; run <= Number(runs); run++) {
    const hand = await timed(byHand);
    const kit = await timed(() => read(readers, bytes, format));
    table = kit.result;
    checkEqual(hand.result, table, format);
    if (run === 0) continue;
    times.hand.push(hand.ms);
    times.kit.push(kit.ms);
  }
  const [hand, kit] = [medianOf(times.hand), medianOf(times.kit)];
  const brotli = brotliCompressSync(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: 5}});
  return {
    format, 'MB': megabytes(bytes.length), 'MB, brotli 5': megabytes(brotli.length), 'by hand, ms': Math.round(hand), 'kit, ms': Math.round(kit),
    'kit / by hand': Number((kit / hand).toFixed(2)), 'MB held by the kit': megabytes(readers.bytesOf(table)),
  };
}

async function read({readTable}, bytes, format) {
  const reader = readTable({candidates: ['transactions'], columns: {}, zone: 'Europe/Paris', currency: 'EUR', maxBytes: 2 ** 32});
  const file = reader.file({name: `transactions.${format}`, contentType: null});
  for (const chunk of chunksOf(bytes)) await file.write(chunk);
  await file.end();
  return reader.close();
}

function checkEqual(hand, table, format) {
  const amounts = table.columns.get('amount').values.reduce((sum, amount) => sum + amount / 100, 0);
  const cents = hand.cents.subarray(0, hand.size).reduce((sum, amount) => sum + amount, 0);
  if (hand.size !== table.rows || cents !== amounts) throw new Error(`${format}: ${table.rows} rows of ${amounts} cents, by hand ${hand.size} of ${cents}`);
}

function* chunksOf(bytes) {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.slice(at, at + CHUNK);
}

async function timed(work) {
  // Of the processor, not of the clock: so much less depends on what else the machine does.
  const start = process.cpuUsage();
  const result = await work();
  const {user, system} = process.cpuUsage(start);
  return {result, ms: (user + system) / 1000};
}

function medianOf(times) {
  return times.sort((a, b) => a - b)[times.length >> 1];
}

function megabytes(bytes) {
  return Number((bytes / 1e6).toFixed(1));
}
