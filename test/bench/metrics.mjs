// Every metric by itself on a company of a million transactions: how long it takes from the moment its tables are read.
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {writeCompany} from './company.mjs';
import {asOf} from './data.mjs';
import {inBrowser} from './in-browser.mjs';

const PATIENCE = 180_000;
/** Most that a metric may take on the engine of most pages, milliseconds. */
const MOST = 2000;
const isMetric = /\/metrics\/src\/([\w-]+)\/\1\.ts$/;
const steps = 'page_view,add_to_cart,checkout_start,purchase';

/** Pictures beside the metrics, by name. */
const pictures = {
  'funnel, ordered': `<crm-funnel id="it" table="events" period="last-12-months" steps="${steps}"`,
  'funnel, strict': `<crm-funnel id="it" table="events" period="last-12-months" order="strict" steps="${steps}"`,
  'funnel, any order': `<crm-funnel id="it" table="events" period="last-12-months" order="any" steps="${steps}"`,
  'cohorts of orders': '<crm-cohort-retention id="it" table="transactions" period="last-36-months"',
};

/** What is measured, each with the tag that asks for it; metrics by the manifest of the build. */
export function subjectsOf(manifestFile) {
  const ids = Object.keys(JSON.parse(readFileSync(manifestFile, 'utf8'))).flatMap((key) => isMetric.exec(key)?.[1] ?? []).sort();
  const metrics = ids.map((id) => [id, `<crm-kpi id="it" metric="${id}"`]);
  return Object.fromEntries([...metrics, ...Object.entries(pictures)]);
}

/** A page with all tables and one widget. */
export function metricPage({rows, engine, tag, tables}) {
  const sources = tables.map((name) => `<crm-table name="${name}" src="/data/company-${rows}/${name}.csv"></crm-table>`);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>One metric</title>
<script type="module" src="/kit/crm-widgets.js"></script>
<crm-source as-of="${asOf}" currency="USD" engine="${engine}" max-bytes="1000000000">${sources.join('')}</crm-source>
${tag} loading="eager"></${/^<([\w-]+)/.exec(tag)[1]}>
</html>`;
}

/**
 * Prints a table of all metrics on the engines.
 * @returns {Promise<boolean>} whether none took too long on columns
 */
export async function measureMetrics({browser, server, scratch, signal}, {rows, subjects, engines, runs}) {
  const times = {};
  for (const name of Object.keys(subjects)) {
    times[name] = {};
    for (const engine of engines) {
      const found = [];
      for (let run = 0; run < runs; run++) {
        const query = `rows=${rows}&engine=${engine}&subject=${encodeURIComponent(name)}`;
        found.push(await visit({browser, scratch, signal}, `${server.origin}/metric.html?${query}`));
      }
      times[name][engine] = found.sort((a, b) => a - b)[Math.floor(found.length / 2)];
    }
    console.error(`bench: ${name} ${Object.values(times[name]).map((ms) => ms.toFixed(0)).join(' / ')} ms`);
  }
  console.log(`\n### Every metric, ${rows.toLocaleString('en')} transactions\n`);
  console.log(`From the moment its tables are read to the picture, median of ${runs} visits, each in a browser of its own. DuckDB starts while they are.\n`);
  console.log(`| | ${engines.map((engine) => `${engine}, ms`).join(' | ')} |\n|---|${engines.map(() => '---:|').join('')}`);
  for (const [name, of] of Object.entries(times)) {
    console.log(`| ${name} | ${engines.map((engine) => of[engine].toFixed(0)).join(' | ')} |`);
  }
  if (!engines.includes('columns')) return true;
  const slow = Object.entries(times).filter(([, of]) => of.columns > MOST).map(([name]) => name);
  console.log(`\nOver ${MOST / 1000} s on columns: ${slow.join(', ') || 'none'}.`);
  return slow.length === 0;
}

/** Writes the company whose metrics are measured. */
export function writeTables(scratch, rows) {
  return writeCompany(path.join(scratch, 'data', `company-${rows}`), rows);
}

function visit(bench, url) {
  return inBrowser(bench, [], async (context) => {
    const page = context.pages()[0] ?? await context.newPage();
    await context.addInitScript(watch);
    await page.goto(url);
    const told = await page.waitForFunction('window.told', null, {timeout: PATIENCE, polling: 50});
    const {ms, fault} = await told.jsonValue();
    if (fault) throw new Error(`${url}: ${fault}`);
    return ms;
  });
}

/** Runs in the page before its own scripts: notes when the last table that was read is there, and when the widget is. */
function watch() {
  let read = 0;
  let count = 0;
  const look = setInterval(() => {
    const there = [...document.querySelectorAll('crm-table')].filter(({report}) => report).length;
    if (there > count) [read, count] = [performance.now(), there];
  }, 2);
  addEventListener('crm-ready', ({detail}) => {
    clearInterval(look);
    const at = performance.now();
    const {result} = detail;
    const isEmpty = result.current ? result.current.value === null : false;
    // A metric without a number was not measured.
    window.told = isEmpty ? {fault: `no number: ${result.current.reason}`} : {ms: at - read};
  });
  addEventListener('crm-error', ({detail}) => { window.told = {fault: JSON.stringify(detail.error)}; });
}
