// Funnels and triangles of a million events, once these are loaded: the kit on both engines, and queries written by hand beside it.
import {asOf} from './data.mjs';
import {names} from './event-log.mjs';
import {inBrowser} from './in-browser.mjs';

const PATIENCE = 60_000;
/** Most that a picture may take on either engine, milliseconds. */
const MOST = 1500;
/** Most that it may take of the time of a query by hand. */
const MOST_TIMES = 1.15;
const common = {table: 'events', from: '2022-01-01', until: '2025-01-01', loading: 'eager'};
const funnel = (order, window = '14d') =>
  ['crm-funnel', {...common, order, window, steps: names.slice(0, 5).join(', '), 'no-lookahead': ''}];
const triangle = (attributes) => ['crm-cohort-retention', {...common, ...attributes}];
const recurring = (mode, more) => triangle({cohort: 'recurring', mode, ...more});

/** What is asked, by name: a tag and its attributes; `pages/events/queries.ts` has the same. */
export const eventSubjects = {
  'funnel ordered': funnel('ordered'), 'funnel strict': funnel('strict'), 'funnel any': funnel('any'),
  'cohorts first': triangle({}),
  ...Object.fromEntries(['on', 'unbounded', 'until', 'rolling24'].map((mode) => [`cohorts ${mode}`, recurring(mode)])),
  'cohorts brackets': recurring('bracket', {brackets: '0,1-3,4-12,13-35'}),
};

/** A page with the events alone; its script appends what is asked. */
export function eventPage({rows, engine}) {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Funnels and cohorts</title>
<script type="module" src="/kit/crm-widgets.js"></script>
<crm-source as-of="${asOf}" engine="${engine}" max-bytes="1000000000"><crm-table name="events" src="/data/events-${rows}/events.csv"></crm-table></crm-source>
</html>`;
}

/**
 * Prints a table of all of them.
 * @returns {Promise<boolean>} whether none took too long; a question that an engine refuses did
 * @throws {Error} the kit and the query by hand disagree
 */
export async function measureEvents(bench, {rows, subjects, runs}) {
  const {origin} = bench.server;
  const pages = {
    'by hand': `${origin}/pages/events/index.html?data=/data/events-${rows}`,
    columns: `${origin}/events.html?rows=${rows}&engine=columns`, duckdb: `${origin}/events.html?rows=${rows}&engine=duckdb`,
  };
  const seen = {};
  for (let run = 0; run < runs; run++) {
    for (const [name, url] of Object.entries(pages)) {
      const told = await visit(bench, url, subjects);
      for (const subject of Object.keys(subjects)) ((seen[subject] ??= {})[name] ??= []).push(told[subject]);
    }
  }
  for (const [subject, of] of Object.entries(seen)) {
    for (const engine of ['columns', 'duckdb']) {
      const [{rows: shown}] = of[engine];
      if (shown) check(`${subject} on ${engine}`, of['by hand'][0].rows, shown);
    }
  }
  return print(seen, rows, runs);
}

function print(seen, rows, runs) {
  const middle = (told, what) => told.map((one) => one[what]).sort((a, b) => a - b)[Math.floor(told.length / 2)];
  console.log(`\n### Funnels of five steps, triangles of 36 x 36, ${rows.toLocaleString('en')} events\n`);
  console.log(`Events are loaded and one picture of each kind was shown before. Medians of ${runs} visits, ms: the query by hand, and the kit until its answer is there and until its picture is. `
    + 'Counts and times of all are equal.\n');
  console.log('| | by hand | columns: answer | picture | times by hand | duckdb: answer | picture | times by hand |\n|---|---:|---:|---:|---:|---:|---:|---:|');
  const slow = [];
  for (const [subject, of] of Object.entries(seen)) {
    const hand = middle(of['by hand'], 'ms');
    const cells = ['columns', 'duckdb'].flatMap((engine) => {
      const refused = of[engine].find(({fault}) => fault);
      if (refused) {
        slow.push(`${subject} on ${engine} is refused: ${refused.fault}`);
        return [refused.fault, '', ''];
      }
      const [answered, ms] = [middle(of[engine], 'answered'), middle(of[engine], 'ms')];
      if (ms > MOST) slow.push(`${subject} on ${engine} takes ${ms.toFixed(0)} ms`);
      if (answered > MOST_TIMES * hand) slow.push(`${subject} on ${engine} takes ${(answered / hand).toFixed(2)} times the query by hand`);
      return [answered.toFixed(0), ms.toFixed(0), (answered / hand).toFixed(2)];
    });
    console.log(`| ${subject} | ${hand.toFixed(0)} | ${cells.join(' | ')} |`);
  }
  console.log(`\nOver ${MOST / 1000} s, or ${MOST_TIMES} times: ${slow.join('; ') || 'none'}.`);
  return slow.length === 0;
}

function visit(bench, url, subjects) {
  return inBrowser(bench, [], async (context) => {
    const page = context.pages()[0] ?? await context.newPage();
    await context.addInitScript(asking);
    const failed = new Promise((_, fail) => { page.once('pageerror', fail); });
    await page.goto(url);
    await Promise.race([page.waitForFunction('window.ask', null, {timeout: PATIENCE, polling: 50}), failed]);
    const told = {};
    if (url.includes('/events.html')) {
      for (const warm of [funnel('ordered', '1d'), triangle({grain: 'quarter'})]) await page.evaluate((what) => window.ask(what), warm);
    }
    for (const [subject, asked] of Object.entries(subjects)) {
      told[subject] = await page.evaluate((what) => window.ask(what), url.includes('/events.html') ? asked : subject);
    }
    return told;
  }).catch((cause) => {
    throw new Error(`${url}: ${cause.message.split('\n')[0]}`, {cause});
  });
}

/** Runs in the page before its own scripts: lets the kit be asked, and notes when a worker last spoke. */
function asking() {
  let heard = 0;
  const Given = window.Worker;
  window.Worker = class extends Given {
    constructor(...of) {
      super(...of);
      this.addEventListener('message', () => { heard = performance.now(); });
    }
  };
  if (!location.pathname.endsWith('/events.html')) return;
  window.ask = ([tag, attributes]) => new Promise((done) => {
    const start = performance.now();
    const told = new AbortController();
    const end = (target, found) => {
      told.abort();
      target.remove();
      done(found);
    };
    addEventListener('crm-ready', ({target, detail: {result}}) => {
      end(target, {ms: performance.now() - start, answered: heard - start, rows: rowsOf(result)});
    }, {signal: told.signal});
    addEventListener('crm-error', ({target, detail: {error}}) => { end(target, {fault: error.code}); }, {signal: told.signal});
    const widget = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) widget.setAttribute(name, value);
    document.body.append(widget);
  });

  function rowsOf({steps, cohorts}) {
    return steps ? steps.map((step) => ({...step})) : cohorts.map(({size, cells}) => ({size, cells: cells.map((cell) => cell?.value ?? null)}));
  }
}

/** @throws {Error} the rows of a query by hand and what a widget showed differ */
function check(what, hand, shown) {
  const differs = shown[0]?.cells ? triangleDiffers(hand, shown) : funnelDiffers(hand[0], shown);
  if (differs) throw new Error(`the query by hand and ${what} disagree: ${differs}`);
}

function funnelDiffers(row, steps) {
  for (const [k, {count, medianSeconds, meanSeconds}] of steps.entries()) {
    if (row[`entities${k}`] !== count) return `step ${k} has ${row[`entities${k}`]} and ${count}`;
    const near = (a, b) => Math.abs((a ?? 0) / 1000 - (b ?? 0)) <= 1e-6 * Math.max(1, b ?? 0);
    if (k > 0 && !(near(row[`median${k}`], medianSeconds) && near(row[`mean${k}`], meanSeconds))) {
      return `step ${k} takes ${row[`median${k}`]} ms and ${medianSeconds} s`;
    }
  }
  return null;
}

function triangleDiffers(rows, cohorts) {
  const found = new Map(rows.map(({cohort, period, entities}) => [`${cohort} ${period}`, entities]));
  const isBrackets = cohorts[0].cells.length < cohorts.length;
  for (const [c, {size, cells}] of cohorts.entries()) {
    if ((found.get(`${c} null`) ?? 0) !== size) return `cohort ${c} has ${found.get(`${c} null`)} and ${size}`;
    for (const [k, value] of cells.entries()) {
      const own = k === 0 ? size : found.get(`${c} ${isBrackets ? k : c + k}`) ?? 0;
      if (own !== value) return `cell ${k} of cohort ${c} has ${own} and ${value}`;
    }
  }
  return null;
}
