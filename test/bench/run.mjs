// npm run bench [-- --rows 100000,1000000 --runs 3]: the kit beside a page written by hand, in one run of Chromium.
import {createServer} from 'node:http';
import {createReadStream, existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {chromium} from 'playwright-core';
import {build} from 'vite';
import {chromiumArgs, findBrowser} from '../../scripts/browser.mjs';
import {writeShop} from './data.mjs';
import {filters} from './filters.mjs';
import {kitPage} from './kit-page.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const kit = path.join(root, 'packages/widgets/dist/cdn');
const {values: {rows: rowsText, runs: runsText, changes: changesText}} = parseArgs({options: {
  rows: {type: 'string', default: '100000,1000000'}, runs: {type: 'string', default: '3'}, changes: {type: 'string', default: '50'},
}});
const sizes = rowsText.split(',').map(Number);
const changes = filters(Number(changesText));
const types = {'.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm', '.csv': 'text/csv'};

if (!existsSync(path.join(kit, 'crm-widgets.js'))) throw new Error('Run npm run build first: packages/widgets/dist/cdn is not there');
const scratch = mkdtempSync(path.join(tmpdir(), 'crm-widgets-bench-'));
try {
  for (const rows of sizes) await writeShop(path.join(scratch, 'data'), rows);
  await buildHandPage();
  const server = await serve();
  const browser = await chromium.launch({executablePath: findBrowser(), args: chromiumArgs});
  for (const rows of sizes) await compare(browser, `http://127.0.0.1:${server.address().port}`, rows);
  await browser.close();
  server.close();
} finally {
  rmSync(scratch, {recursive: true, force: true});
}

async function buildHandPage() {
  await build({
    configFile: false, root: here, base: './', publicDir: false, logLevel: 'error',
    build: {
      outDir: path.join(scratch, 'hand'), emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0,
      rolldownOptions: {input: path.join(here, 'hand-page.html')},
    },
  });
}

function serve() {
  const folders = {'/hand/': path.join(scratch, 'hand'), '/data/': path.join(scratch, 'data'), '/kit/': kit};
  const server = createServer((request, response) => {
    const {pathname, searchParams} = new URL(request.url, 'http://localhost');
    if (pathname === '/kit.html') return send(response, '.html', kitPage(searchParams.get('rows')));
    if (pathname === '/kit-page.js') return send(response, '.js', readFileSync(path.join(here, 'kit-page.js')));
    const folder = Object.keys(folders).find((prefix) => pathname.startsWith(prefix));
    const file = folder && path.join(folders[folder], pathname.slice(folder.length));
    if (!file || !existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, {'content-type': types[path.extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-cache'});
    createReadStream(file).pipe(response);
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

function send(response, extension, body) {
  response.writeHead(200, {'content-type': types[extension]}).end(body);
}

async function compare(browser, origin, rows) {
  const pages = {hand: `${origin}/hand/hand-page.html?rows=${rows}`, kit: `${origin}/kit.html?rows=${rows}`};
  const seen = {hand: [], kit: []};
  for (let run = 0; run < Number(runsText); run++) {
    // In turn, and each first in every other round, so that the machine's moods fall on both.
    const order = run % 2 === 0 ? ['hand', 'kit'] : ['kit', 'hand'];
    for (const name of order) seen[name].push(await visit(browser, pages[name]));
  }
  const [hand, own] = [medians(seen.hand), medians(seen.kit)];
  if (Math.abs(seen.hand[0].revenue - seen.kit[0].revenue) > 0.005) {
    throw new Error(`the pages disagree: by hand ${seen.hand[0].revenue}, the kit ${seen.kit[0].revenue}`);
  }
  console.log(`\n${rows} transactions, ${runsText} runs, medians in ms (revenue of the last month ${own.revenue} on both)`);
  console.log('| | by hand | kit | ratio |\n|---|---|---|---|');
  for (const [key, label] of [['firstNumber', 'first number'], ['board', 'full board'], ['p50', 'filter change, p50'], ['p95', 'filter change, p95'],
    ['all', `${changes.length} filter changes`]]) {
    console.log(`| ${label} | ${hand[key].toFixed(0)} | ${own[key].toFixed(0)} | ${(own[key] / hand[key]).toFixed(2)} |`);
  }
}

async function visit(browser, url) {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.on('pageerror', (error) => { console.error(String(error)); });
  await page.goto(url);
  await page.waitForFunction('document.body.dataset.done || window.bench?.fault', null, {timeout: 120_000});
  const fault = await page.evaluate('window.bench.fault');
  if (fault) throw new Error(fault);
  const times = await page.evaluate(async (all) => {
    const taken = [];
    for (const one of all) {
      const start = performance.now();
      await window.bench.change(one);
      taken.push(performance.now() - start);
    }
    return taken;
  }, changes);
  const {firstNumber, board, revenue} = await page.evaluate('({...window.bench, change: null})');
  await context.close();
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return {firstNumber, board, revenue, p50: at(0.5), p95: at(0.95), all: times.reduce((sum, time) => sum + time, 0)};
}

function medians(visits) {
  const keys = Object.keys(visits[0]);
  return Object.fromEntries(keys.map((key) => {
    const sorted = visits.map((one) => one[key]).sort((a, b) => a - b);
    return [key, sorted[Math.floor(sorted.length / 2)]];
  }));
}
