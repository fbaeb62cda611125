// One visit of one page, cold and once more, and all that is measured of it. Times are milliseconds, sizes bytes.
import {readFileSync} from 'node:fs';
import {inBrowser} from './in-browser.mjs';

const PATIENCE = 180_000;
/** How many of the changes also say their numbers, for the comparison. */
const CHECKS = 5;

/**
 * Opens a page in a browser with an empty profile, changes its filter, and opens it again with a warm cache.
 *
 * @param {object} bench `browser` is its path; `server` counts what it sends, and nobody else may use it meanwhile; `scratch` is
 *   where the profile goes; `signal` closes the browser
 * @param {string} url the page
 * @param {object[]} changes filters to set, one after the other
 * @returns what was measured, and `numbers`: what the board showed at first and after some of the changes
 * @throws {Error} the page failed, or took longer than three minutes
 */
export function visit(bench, url, changes) {
  const {server} = bench;
  return inBrowser(bench, ['--disk-cache-size=2000000000'], async (context) => {
    await context.addInitScript(clock);
    const first = await open(context, server, url);
    const changed = await inPage(first, runChanges, {changes, checks: checkedOf(changes.length)});
    const memory = await memoryOf(context, first);
    await first.page.close();
    const second = await open(context, server, url);
    return {
      firstNumber: first.marks.firstNumber, board: first.marks.board, wire: first.wire, loadTask: longest(first.longTasks),
      secondNumber: second.marks.firstNumber, secondBoard: second.marks.board, secondWire: second.wire,
      p50: quantile(changed.times, 0.5), p95: quantile(changed.times, 0.95), changeTask: longest(changed.longTasks),
      channelP50: quantile(changed.times.filter((_, i) => i % 2 === 0), 0.5), rangeP50: quantile(changed.times.filter((_, i) => i % 2 === 1), 0.5),
      ...memory, numbers: [first.numbers, ...changed.numbers],
    };
  });
}

/** Which changes are compared; spread over all. */
function checkedOf(count) {
  return Array.from({length: Math.min(CHECKS, count)}, (_, i) => Math.floor((i * count) / CHECKS));
}

async function open(context, server, url) {
  const page = context.pages()[0] ?? await context.newPage();
  const opened = {page, faults: []};
  page.on('pageerror', (error) => { opened.faults.push(String(error)); });
  // The renderer is up and the connection made, as on any page but the first of the day.
  await page.goto(`${server.origin}/blank.html`);
  const before = server.sent();
  await page.goto(url);
  await inTime(opened, 'window.bench.fault || (window.bench.marks.board && window.bench.numbers)');
  opened.wire = server.sent() - before;
  return Object.assign(opened, await page.evaluate('({marks: bench.marks, longTasks: bench.longTasks, numbers: bench.numbers()})'));
}

async function inTime(opened, condition) {
  try {
    await opened.page.waitForFunction(`${condition} || ${JSON.stringify(opened.faults)}.length`, null, {timeout: PATIENCE, polling: 100});
  } catch (cause) {
    throw new Error(faultOf(opened) ?? `it was not ready after ${PATIENCE / 1000} s`, {cause});
  }
  const fault = await opened.page.evaluate('window.bench.fault') ?? faultOf(opened);
  if (fault) throw new Error(fault);
}

function faultOf({faults}) {
  return faults.length > 0 ? faults.join('; ') : undefined;
}

async function inPage(opened, run, argument) {
  const done = await Promise.race([
    opened.page.evaluate(run, argument),
    new Promise((_, fail) => { setTimeout(fail, PATIENCE * 2, new Error(`its changes took longer than ${PATIENCE / 500} s`)).unref(); }),
  ]);
  const fault = await opened.page.evaluate('window.bench.fault') ?? faultOf(opened);
  if (fault) throw new Error(fault);
  return done;
}

/** Runs in the page before its own scripts. A mark is the time at which the browser has painted what stands in the document. */
function clock() {
  const bench = {marks: {}, longTasks: [], painted: (mark) => {
    requestAnimationFrame(() => requestAnimationFrame(() => { bench.marks[mark] ??= performance.now(); }));
  }};
  new PerformanceObserver((list) => {
    for (const {duration} of list.getEntries()) bench.longTasks.push(duration);
  }).observe({type: 'longtask', buffered: true});
  addEventListener('unhandledrejection', ({reason}) => { bench.fault ??= String(reason?.stack ?? reason); });
  window.bench = bench;
}

/** Runs in the page: one change after the other, each begun at another moment of a frame, as people do. */
async function runChanges({changes, checks}) {
  const {bench} = window;
  const pause = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });
  // A widget that failed says so, and never that it is ready.
  const failed = new Promise((_, fail) => {
    setInterval(() => { if (bench.fault) fail(new Error(bench.fault)); }, 250);
  });
  await pause(500);
  const before = bench.longTasks.length;
  const times = [];
  const numbers = [];
  for (const [i, filter] of changes.entries()) {
    await pause(20 + (i * 7) % 17);
    const start = performance.now();
    await Promise.race([bench.change(filter), failed]);
    times.push(performance.now() - start);
    if (checks.includes(i)) numbers.push(bench.numbers());
  }
  await pause(100);
  return {times, numbers, longTasks: bench.longTasks.slice(before)};
}

/** The page's JavaScript after a collection, and all that its process holds: workers, engine and pictures too (Linux alone). */
async function memoryOf(context, {page}) {
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const {usedSize} = await session.send('Runtime.getHeapUsage');
  const system = await context.browser().newBrowserCDPSession();
  const {processInfo} = await system.send('SystemInfo.getProcessInfo');
  const sizes = processInfo.filter(({type}) => type === 'renderer').map(({id}) => proportionalSize(id));
  // The others are spare ones.
  return {heap: usedSize, renderer: Math.max(...sizes)};
}

function proportionalSize(id) {
  try {
    return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))[1]) * 1024;
  } catch {
    return Number.NaN;
  }
}

/** 0 where no task reached 50 ms. */
function longest(tasks) {
  return Math.max(0, ...tasks);
}

/** Nearest rank. */
function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}
