import {expect, it} from 'vitest';
import {shop} from './boards.js';
import {strictPage, strictWorker, useBench, withEachEngine} from './harness.js';

const bench = useBench();
const revenue = '<crm-kpi id="revenue" metric="revenue" loading="eager"></crm-kpi>';
const cohorts = '<crm-cohort-retention id="cohorts" period="1997-01..1998-06" loading="eager"></crm-cohort-retention>';
const june = {state: 'ready', result: {current: {value: 5590.87}}};

withEachEngine(bench, () => it('HO-01: works under the strict policy without a violation, charts included', async () => {
  bench.page('/page.html', `${shop()}${revenue}${cohorts}<crm-trend id="trend" metric="revenue" loading="eager"></crm-trend>
    <crm-breakdown id="bars" metric="revenue" by="cds" loading="eager"></crm-breakdown>`);
  bench.home.twist(/\.html$/, {headers: {'content-security-policy': strictPage}});
  bench.home.twist(/^\/kit\/(assets|chunks)\/.*\.js$/, {headers: {'content-security-policy': strictWorker}});
  const page = await bench.open('/page.html');
  expect(await page.ask('revenue')).toMatchObject(june);
  for (const id of ['cohorts', 'trend', 'bars']) expect((await page.ask(id)).state).toBe('ready');
  expect(await page.violations()).toEqual([]);
}));

it('HO-01: works where WebAssembly is forbidden, for what columns can answer', async () => {
  bench.page('/page.html', `${shop()}${revenue}${cohorts}`);
  bench.home.twist(/\.html$/, {headers: {'content-security-policy': strictPage}});
  const withoutWasm = strictWorker.replace(" 'wasm-unsafe-eval'", '');
  bench.home.twist(/^\/kit\/(assets|chunks)\/.*\.js$/, {headers: {'content-security-policy': withoutWasm}});
  const page = await bench.open('/page.html');
  expect(await page.ask('revenue')).toMatchObject(june);
  expect((await page.ask('cohorts')).state).toBe('ready');
  expect(await page.violations()).toEqual([]);
});

it('HO-08: works with the kit on another origin, engine and reader included', async () => {
  bench.page('/page.html', `${shop()}${revenue}`, `${bench.away.origin}/kit/crm-widgets.js`);
  expect(await (await bench.open('/page.html')).ask('revenue')).toMatchObject(june);
});

it('NW-10, promise 4: asks for the file of the tag and for files of the kit, each once, and for nothing else', async () => {
  bench.page('/page.html', `${shop()}${revenue}${cohorts}`);
  const page = await bench.open('/page.html');
  await page.ask('cohorts');
  const asked = bench.home.log.filter((path) => !/^\/(page\.html|watch\.js|favicon\.ico)$/.test(path));
  expect(asked.filter((path) => !path.startsWith('/kit/'))).toEqual(['/data/cdnow_sample_transactions.csv']);
  expect(asked).toHaveLength(new Set(asked).size);
});

it('promise 3: a widget out of view asks for no engine until it comes into view', async () => {
  bench.home.put('/gap.css', '#gap { height: 9000px; }');
  bench.page('/page.html', `<link rel="stylesheet" href="/gap.css">${shop()}<div id="gap"></div><crm-kpi id="low" metric="revenue"></crm-kpi>`);
  const page = await bench.open('/page.html');
  await page.tab.waitForFunction(() => customElements.get('crm-kpi') !== undefined);
  await page.tab.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
  expect(bench.home.count(/\.wasm$|\.csv$/)).toBe(0);
  await page.tab.evaluate(() => document.getElementById('low')!.scrollIntoView());
  expect(await page.ask('low')).toMatchObject(june);
});

it('promise 3: a table that no widget in view needs is not asked for', async () => {
  const two = shop().replace('</crm-source>', '<crm-table name="deals" src="/data/deals.csv"></crm-table></crm-source>');
  bench.page('/page.html', `${two}${revenue}`);
  const page = await bench.open('/page.html');
  expect(await page.ask('revenue')).toMatchObject(june);
  expect(bench.home.count(/\.csv$/)).toBe(1);
});

it('NW-08: widgets that are stale or in error for want of a network ask again when it is back', async () => {
  bench.page('/page.html', `${shop()}${revenue}`);
  const page = await bench.open('/page.html');
  await page.ask('revenue');
  await page.tab.context().setOffline(true);
  expect(await page.ask('revenue', 'refresh')).toMatchObject({state: 'stale', error: {code: 'E_OFFLINE'}});
  await page.tab.evaluate(() => document.body.insertAdjacentHTML('beforeend',
    '<crm-kpi id="late" metric="win-rate" period="all" src="/data/subscriptions/deals.csv" loading="eager"></crm-kpi>'));
  expect(await page.ask('late')).toMatchObject({state: 'error', error: {code: 'E_ASSET'}});
  await page.tab.context().setOffline(false);
  await page.tab.waitForFunction(() => window.seen.filter(({type}) => type === 'crm-ready').length === 3);
  expect([await page.ask('revenue'), (await page.ask('late')).state]).toMatchObject([june, 'ready']);
  expect(bench.home.count('/data/cdnow_sample_transactions.csv')).toBe(2);
});

it('RE-01: an engine that is gone is replaced, its tables loaded again, and the file not asked for again', async () => {
  bench.force('duckdb');
  bench.page('/page.html', `${shop()}${revenue}`);
  const page = await bench.open('/page.html');
  await page.ask('revenue');
  const engine = page.tab.workers().find((worker) => /duckdb/.test(worker.url()))!;
  await engine.evaluate(() => self.close());
  await page.tab.evaluate(() => document.getElementById('revenue')!.setAttribute('period', '1998-05'));
  await expect.poll(async () => (await page.ask('revenue')).result, {timeout: 40_000})
    .toMatchObject({period: {from: '1998-05-01', until: '1998-06-01'}, current: {value: expect.any(Number)}});
  expect(bench.home.count('/data/cdnow_sample_transactions.csv')).toBe(1);
});

it('LC-07: a source that comes later is found; a table that is added, changed or removed is followed', async () => {
  bench.home.put('/two.csv', 'customer_id,issued_at,amount\na,1998-06-01,10\nb,1998-06-02,5\n');
  bench.page('/page.html', '<crm-kpi id="revenue" source="late" metric="revenue" loading="eager"></crm-kpi>');
  const page = await bench.open('/page.html');
  expect((await page.ask('revenue')).error?.code).toBe('E_SOURCE');
  const next = (change: string) => page.tab.evaluate((text) => new Promise<unknown>((done) => {
    const widget = document.getElementById('revenue')!;
    const settle = (event: Event) => {
      for (const type of ['crm-ready', 'crm-error']) widget.removeEventListener(type, settle);
      done((event as CustomEvent).detail);
    };
    for (const type of ['crm-ready', 'crm-error']) widget.addEventListener(type, settle);
    const table = () => document.querySelector('crm-table')!;
    const changes: Record<string, () => void> = {
      add: () => {
        const source = Object.assign(document.createElement('crm-source'), {id: 'late'});
        source.setAttribute('as-of', '1998-07-01');
        source.append(document.createElement('crm-table'));
        source.firstElementChild!.setAttribute('name', 'transactions');
        source.firstElementChild!.setAttribute('src', '/two.csv');
        document.body.append(source);
      },
      map: () => table().setAttribute('columns', '{"status": {"value": "open"}}'),
      remove: () => table().remove(),
    };
    changes[text]!();
  }), change);
  expect(await next('add')).toMatchObject({result: {current: {value: 15}}});
  expect(await next('map')).toMatchObject({result: {current: {value: 0}}});
  expect(await next('remove')).toMatchObject({error: {code: 'E_TABLE'}});
});

it('keeps the last picture when a refresh fails, and says so', async () => {
  bench.page('/page.html', `${shop()}${revenue}`);
  const page = await bench.open('/page.html');
  await page.ask('revenue');
  bench.home.twist('/data/cdnow_sample_transactions.csv', {status: 404});
  expect(await page.ask('revenue', 'refresh')).toMatchObject({
    state: 'stale', rejected: {code: 'E_HTTP_404'}, error: {code: 'E_HTTP_404'}, result: {current: {value: 5590.87}},
  });
  expect((await page.events()).map(({type}) => type)).toEqual(['crm-ready', 'crm-stale']);
});

it('reads a file again that was not there at first, when it is asked to', async () => {
  bench.page('/page.html', `${shop()}${revenue}`);
  bench.home.twist('/data/cdnow_sample_transactions.csv', {status: 404});
  const page = await bench.open('/page.html');
  expect(await page.ask('revenue')).toMatchObject({state: 'error', error: {code: 'E_HTTP_404'}});
  bench.home.twist('/data/cdnow_sample_transactions.csv', {status: 200});
  expect(await page.ask('revenue', 'refresh')).toMatchObject(june);
});

it('HO-07: works in a frame that is sandboxed, without an origin of its own', async () => {
  bench.page('/inner.html', `${shop()}${revenue}`);
  bench.home.put('/outer.html', '<!doctype html><title>outer</title><iframe sandbox="allow-scripts" src="/inner.html"></iframe>');
  const {tab} = await bench.open('/outer.html');
  const inner = tab.frames()[1]!;
  await inner.waitForFunction(() => window.seen.length > 0);
  expect(await inner.evaluate(() => window.seen[0])).toMatchObject({type: 'crm-ready', detail: {result: june.result}});
});
