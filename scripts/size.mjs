// What a page downloads, by what it shows: raw, gzip and brotli (as servers do it on the fly, quality 5).
// Fails when a way to a first number outgrows its budget: up to the engine, and all of it where columns answer.
// Needs npm run build.
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join, posix} from 'node:path';
import {brotliCompressSync, constants, gzipSync} from 'node:zlib';

const folder = join(import.meta.dirname, '../packages/widgets/dist/cdn');
const manifestFile = join(folder, '../cdn-manifest.json');
const entry = 'packages/widgets/src/index.ts';
/** Bytes of gzip. docs/benchmarks.md says what the columns path is made of. */
const budgets = {kpi: 40_000, columns: 60_000};
/** The first number of the shop board, whose page downloads no other engine than the one on columns. */
const firstOfShop = '/revenue.ts';

/** What a crm-kpi fetches by itself before the engine, besides what the script loads at once: its parts, but for groups, and its metric. */
const isOfKpi = (key) => /\/widgets\/src\/kpi\/(?!kpi-groups)|\/charts\/src\/sparkline/.test(key);
const isMetric = (key) => /\/metrics\/src\/([\w-]+)\/\1\.ts$/.test(key);

if (!existsSync(manifestFile)) {
  console.error('The built folder is not there: run npm run build first.');
  process.exit(1);
}
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
const lazy = Object.keys(manifest).filter((key) => manifest[key].isDynamicEntry);
const sizes = new Map();

const script = withStatic([entry]);
const metrics = lazy.filter(isMetric).sort((a, b) => added(withStatic([b])) - added(withStatic([a])));
const kpiOf = (metric) => withStatic([entry, ...lazy.filter(isOfKpi), metric]);
const largest = kpiOf(metrics[0]);
const kpi = kpiOf(metrics.find((key) => key.endsWith(firstOfShop)));
// The worker as it starts. What is no sum of a table comes with the first query for it, what is no plain CSV with its first file.
const columns = new Set(kpi);
for (const file of workers()) for (const each of loadedAtOnce(file)) columns.add(each);
const others = lazy.filter((key) => !isMetric(key) && !isOfKpi(key));
const rows = [
  ['crm-widgets.js and what it loads at once', script],
  ['crm-kpi of the shop board before the engine', kpi],
  [`the same with the largest metric of ${metrics.length}, made of others`, largest],
  ['crm-kpi of the shop board, reader worker and engine on columns', columns],
  ...others.map((key) => [`+ ${key.replace('packages/', '')}`, without(withStatic([key]), kpi)]),
  ...workers().flatMap(workerRows),
  ...asset(/^duckdb.*\.js$/).map((file) => ['engine worker', new Set([file])]),
  ...asset(/\.wasm$/).map((file) => ['engine', new Set([file])]),
];

console.log(`${'kB'.padEnd(64)}${['raw', 'gzip', 'brotli'].map((head) => head.padStart(10)).join('')}`);
for (const [name, files] of rows) console.log(line(name, total(files)));

console.log();
const isWithin = [
  check('The way to a first number, up to the engine,', kpi, budgets.kpi),
  check('The way to a first number from columns', columns, budgets.columns),
];
if (isWithin.includes(false)) {
  console.error('Over its budget: see what entry and worker import, and load what a crm-kpi does without on demand.');
  process.exit(1);
}

function check(way, files, budget) {
  const {gzip} = total(files);
  console.log(`${way} is ${kilo(gzip)} kB gzip of ${kilo(budget)} kB.`);
  return gzip <= budget;
}

/** Files of these manifest keys and of all they import at once. */
function withStatic(keys, files = new Set()) {
  for (const key of keys) {
    const {file, imports = []} = manifest[key];
    if (files.has(file)) continue;
    files.add(file);
    withStatic(imports, files);
  }
  return files;
}

function added(files) {
  return total(without(files, script)).gzip;
}

function without(files, known) {
  return new Set([...files].filter((file) => !known.has(file)));
}

function asset(name) {
  return readdirSync(join(folder, 'assets')).filter((file) => name.test(file)).map((file) => `assets/${file}`);
}

/** The kit's own workers; they are built apart, so the manifest does not know what they import. */
function workers() {
  return asset(/^(?!duckdb).*\.js$/);
}

function workerRows(file) {
  const name = posix.basename(file).replace(/-[\w-]{7}\.js$/, '');
  const atOnce = loadedAtOnce(file);
  const later = without(imported(file, /(?:\bfrom|\bimport)\s*\(?\s*["'`](\.[^"'`]+)["'`]/g), atOnce);
  return [[name, atOnce], ...[...later].map((chunk) => [`+ ${name}: ${posix.basename(chunk)}`, new Set([chunk])])];
}

/** A worker and what it imports at once. */
function loadedAtOnce(file) {
  return imported(file, /(?:\bfrom|\bimport)\s*["'`](\.[^"'`]+)["'`]/g);
}

function imported(file, form, files = new Set()) {
  if (files.has(file)) return files;
  files.add(file);
  for (const [, wanted] of readFileSync(join(folder, file), 'utf8').matchAll(form)) {
    imported(posix.join(posix.dirname(file), wanted), form, files);
  }
  return files;
}

function total(files) {
  const sum = {raw: 0, gzip: 0, brotli: 0};
  for (const file of files) {
    const size = sizeOf(file);
    for (const key of Object.keys(sum)) sum[key] += size[key];
  }
  return sum;
}

function sizeOf(file) {
  if (!sizes.has(file)) {
    const bytes = readFileSync(join(folder, file));
    const brotli = brotliCompressSync(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: 5}}).length;
    sizes.set(file, {raw: bytes.length, gzip: gzipSync(bytes, {level: 9}).length, brotli});
  }
  return sizes.get(file);
}

function line(name, {raw, gzip, brotli}) {
  return name.padEnd(64) + [raw, gzip, brotli].map((bytes) => kilo(bytes).padStart(10)).join('');
}

function kilo(bytes) {
  return (bytes / 1000).toFixed(1);
}
