// npm run bench [-- --rows 100000,1000000 --formats csv,arrow,parquet --pages kit,plain,duckdb,mosaic --runs 3 --changes 50 --keep]:
// the kit beside pages made by hand and with Mosaic, in turn, over the same files; instead with --metrics every metric by itself,
// with --events funnels and cohorts of a million events beside queries written by hand.
// docs/benchmarks.md says what is measured and how.
import {existsSync, mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {parseArgs} from 'node:util';
import {findBrowser} from '../../scripts/browser.mjs';
import {buildPages, installPackages} from './build.mjs';
import {changes as changesOf} from './changes.mjs';
import {formats as allFormats, writeShop} from './data.mjs';
import {difference} from './equal.mjs';
import {writeEventLog} from './event-log.mjs';
import {eventPage, eventSubjects, measureEvents} from './events.mjs';
import {visit} from './measure.mjs';
import {measureMetrics, metricPage, subjectsOf, writeTables} from './metrics.mjs';
import {kitPage} from './pages/kit/page.mjs';
import {medians, table} from './report.mjs';
import {serve} from './serve.mjs';

const here = import.meta.dirname;
const kit = path.resolve(here, '../../packages/widgets/dist/cdn');
const engines = {kit: 'auto', 'kit-duckdb': 'duckdb', 'kit-columns': 'columns'};
const builtPages = ['plain', 'duckdb', 'mosaic'];

const stop = new AbortController();
// The first one closes browser and server and clears up; a second one ends the process at once.
for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => { stop.abort(new Error(`stopped by ${name}`)); });

try {
  const options = readOptions();
  await withScratch(options.keep, (scratch) => (options.metrics ? runMetrics : options.events ? runEvents : run)(scratch, options));
} catch (fault) {
  const told = stop.signal.aborted ? stop.signal.reason : fault;
  console.error(`bench: ${told instanceof Error ? told.message : told}`);
  process.exitCode = 1;
}

function readOptions() {
  const {values} = parseArgs({options: {
    rows: {type: 'string'}, formats: {type: 'string', default: allFormats.join(',')},
    pages: {type: 'string', default: 'kit,plain,duckdb,mosaic'}, runs: {type: 'string', default: '3'},
    changes: {type: 'string', default: '50'}, keep: {type: 'boolean', default: false},
    metrics: {type: 'boolean', default: false}, events: {type: 'boolean', default: false}, only: {type: 'string'},
    engines: {type: 'string', default: 'columns,duckdb'},
  }});
  return {
    rows: (values.rows ?? (values.metrics || values.events ? '1000000' : '100000,1000000')).split(',').map((text) => readCount('rows', text)),
    formats: values.formats.split(',').map((text) => readWord('formats', text, allFormats)),
    pages: values.pages.split(',').map((text) => readWord('pages', text, [...Object.keys(engines), ...builtPages])),
    runs: readCount('runs', values.runs), changes: changesOf(readCount('changes', values.changes)), keep: values.keep,
    metrics: values.metrics, events: values.events, only: values.only?.split(',') ?? null,
    engines: values.engines.split(',').map((text) => readWord('engines', text, ['columns', 'duckdb'])),
  };
}

function readCount(name, text) {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new Error(`--${name} got "${text}", wanted a whole number from 1 on`);
}

function readWord(name, text, words) {
  if (words.includes(text)) return text;
  throw new Error(`--${name} got "${text}", wanted some of ${words.join(', ')}, separated by commas`);
}

/** A folder for data and built pages, gone at the end; with `--keep` one that stays, so that the next run finds its data there. */
async function withScratch(keep, work) {
  const scratch = keep ? path.join(tmpdir(), 'crm-widgets-bench') : mkdtempSync(path.join(tmpdir(), 'crm-widgets-bench-'));
  mkdirSync(scratch, {recursive: true});
  try {
    await work(scratch);
  } finally {
    if (!keep) rmSync(scratch, {recursive: true, force: true});
  }
}

function browserFor() {
  const browser = findBrowser();
  if (!browser) throw new Error('no Chromium was found. Install one, or set CHROME_PATH=...');
  if (!existsSync(path.join(kit, 'crm-widgets.js'))) throw new Error('packages/widgets/dist/cdn is not there. Run npm run build first');
  return browser;
}

/** @param {string[] | null} only names */
function wantedOf(all, only) {
  return only ? Object.fromEntries(only.map((name) => [readWord('only', name, Object.keys(all)), all[name]])) : all;
}

/** Funnels and cohorts. */
async function runEvents(scratch, {rows, runs, only}) {
  const browser = browserFor();
  const subjects = wantedOf(eventSubjects, only);
  console.log('bench: making events and the page with queries by hand ...');
  await buildPages(path.join(scratch, 'pages'), ['events']);
  for (const count of rows) await writeEventLog(path.join(scratch, 'data', `events-${count}`), count);
  const page = (pathname, search) => (pathname === '/events.html'
    ? eventPage({rows: Number(search.get('rows')), engine: search.get('engine')}) : null);
  const folders = {'/kit/': kit, '/data/': path.join(scratch, 'data'), '/pages/': path.join(scratch, 'pages')};
  const server = await serve(folders, page, path.join(scratch, 'brotli'));
  try {
    for (const count of rows) {
      const isQuick = await measureEvents({browser, server, scratch, signal: stop.signal}, {rows: count, subjects, runs});
      if (!isQuick) process.exitCode = 1;
    }
  } finally {
    server.close();
  }
}

/** Every metric, each in a browser of its own. */
async function runMetrics(scratch, {rows, runs, only, engines: asked}) {
  const browser = browserFor();
  const all = subjectsOf(path.join(kit, '../cdn-manifest.json'));
  const subjects = wantedOf(all, only);
  for (const count of rows) {
    console.log('bench: making the tables of a company ...');
    const tables = await writeTables(scratch, count);
    const page = (pathname, search) => (pathname !== '/metric.html' ? null : metricPage({
      rows: count, engine: search.get('engine'), tag: all[search.get('subject')], tables,
    }));
    const server = await serve({'/kit/': kit, '/data/': path.join(scratch, 'data')}, page, path.join(scratch, 'brotli'));
    try {
      const bench = {browser, server, scratch, signal: stop.signal};
      const isQuick = await measureMetrics(bench, {rows: count, subjects, engines: asked, runs});
      if (!isQuick) process.exitCode = 1;
    } finally {
      server.close();
    }
  }
}

async function run(scratch, options) {
  const browser = browserFor();
  const built = options.pages.filter((page) => builtPages.includes(page));
  if (built.includes('mosaic')) installPackages();
  console.log('bench: making pages, data and their compressed files ...');
  if (built.length > 0) await buildPages(path.join(scratch, 'pages'), built);
  for (const rows of options.rows) await writeShop(path.join(scratch, 'data', String(rows)), rows, options.formats);
  const folders = {
    '/kit/': kit, '/kit-page/': path.join(here, 'pages/kit'), '/data/': path.join(scratch, 'data'),
    ...(built.length > 0 ? {'/pages/': path.join(scratch, 'pages')} : {}),
  };
  const server = await serve(folders, pageAt, path.join(scratch, 'brotli'));
  try {
    for (const rows of options.rows) {
      const boards = [];
      for (const format of options.formats) {
        await compare({browser, server, scratch, signal: stop.signal}, {rows, format}, options, boards);
      }
    }
  } finally {
    server.close();
  }
}

function pageAt(pathname, search) {
  if (pathname === '/blank.html') return '<!doctype html><title>Blank</title>';
  if (pathname !== '/kit.html') return null;
  return kitPage({rows: Number(search.get('rows')), format: search.get('format'), engine: search.get('engine')});
}

function addressOf(page, {rows, format}) {
  const what = `rows=${rows}&format=${format}`;
  return page in engines ? `/kit.html?${what}&engine=${engines[page]}` : `/pages/${page}/index.html?${what}`;
}

/** @param {object[]} boards what the pages showed of this shop so far; its formats hold the same rows */
async function compare(bench, what, {pages, runs, changes}, boards) {
  const seen = Object.fromEntries(pages.map((page) => [page, []]));
  for (let round = 0; round < runs; round++) {
    // In turn, and another one first in each round, so that the machine's moods fall on all.
    const from = round % pages.length;
    for (const page of [...pages.slice(from), ...pages.slice(0, from)]) {
      seen[page].push(await named(page, what, visit(bench, bench.server.origin + addressOf(page, what), changes)));
    }
  }
  for (const page of pages) boards.push(...seen[page].map(({numbers}) => ({name: `${page} (${what.format})`, numbers})));
  checkEqual(boards, what.rows);
  const {numbers} = seen[pages[0]][0];
  console.log(`\n### ${what.rows.toLocaleString('en')} transactions, ${what.format}\n`);
  console.log(`Medians of ${runs} visits, ${changes.length} changes. Equal on all pages: revenue of the last month ${numbers[0].revenue.toFixed(2)}, `
    + `${numbers[0].paying} customers; the whole board at first and after ${numbers.length - 1} changes.\n`);
  console.log(table(what.rows, Object.fromEntries(pages.map((page) => [page, medians(seen[page])]))));
}

async function named(page, {rows, format}, visited) {
  try {
    return await visited;
  } catch (cause) {
    const told = cause.message.split('\n')[0].replace(/^page\.evaluate: (Error: )?/, '');
    throw new Error(`the page ${page} failed with ${rows} rows of ${format}: ${told}`, {cause});
  }
}

/** No time is told of pages that show different numbers. */
function checkEqual([wanted, ...others], rows) {
  for (const {name, numbers} of others) {
    for (const [i, one] of numbers.entries()) {
      const found = difference(wanted.numbers[i], one);
      if (found) throw new Error(`${wanted.name} and ${name} disagree with ${rows} rows, ${i === 0 ? 'at first' : `at check ${i}`}: ${found}`);
    }
  }
}
