import {expect, it} from 'vitest';
import {shop, shopColumns} from './boards.js';
import {useBench} from './harness.js';

const bench = useBench();
const good = '<crm-kpi id="good" source="shop" metric="revenue" loading="eager"></crm-kpi>';
const bad = (attributes: string, metric = 'revenue') => `<crm-kpi id="bad" metric="${metric}" loading="eager" ${attributes}></crm-kpi>`;
const columns = `columns='${JSON.stringify(shopColumns)}' as-of="1998-07-01"`;
const csv = 'sample_id,date,amount\n1,1998-06-01,10.00\n2,1998-06-02,20.00\n';

interface Case {
  readonly title: string;
  readonly body: string;
  readonly prepare?: () => void;
  readonly code: string;
  readonly says: RegExp;
}

const cases: readonly Case[] = [
  {title: 'NW-01: a file that is not there', body: bad(`src="/nowhere.csv" ${columns}`), code: 'E_HTTP_404', says: /404/},
  {
    title: 'IN-01: a login page instead of a CSV', body: bad(`src="/login.csv" ${columns}`), code: 'E_FORMAT', says: /web page/,
    prepare: () => bench.home.put('/login.csv', '<!doctype html><title>Sign in</title><form></form>'),
  },
  {
    title: 'NW-04: a file cut short', body: bad(`src="/cut.csv" ${columns}`), code: 'E_TRUNCATED', says: /ended after/,
    prepare: () => { bench.home.put('/cut.csv', csv.repeat(2000)); bench.home.twist('/cut.csv', {cutAt: 5000}); },
  },
  {
    title: 'DS-14: a column that is missing', body: bad('src="/two.csv" as-of="1998-07-01"'), code: 'E_SCHEMA_MISSING', says: /issued_at/,
    prepare: () => bench.home.put('/two.csv', csv),
  },
  {
    title: 'DS-09: a date with two readings', body: bad(`src="/dates.csv" ${columns}`), code: 'E_DATE_AMBIGUOUS', says: /date-format/,
    prepare: () => bench.home.put('/dates.csv', csv.replaceAll('1998-06-01', '01/02/1998').replaceAll('1998-06-02', '02/03/1998')),
  },
  {
    title: 'DS-15: two currencies and no rates', body: bad(`src="/mixed.csv" ${columns}`), code: 'E_CURRENCY_MIXED', says: /EUR, USD/,
    prepare: () => bench.home.put('/mixed.csv', 'sample_id,date,amount,currency\n1,1998-06-01,10,EUR\n2,1998-06-02,20,USD\n'),
  },
  {title: 'an unknown metric', body: bad('source="shop"', 'no-such'), code: 'E_METRIC', says: /no-such/},
  {title: 'an unknown period', body: bad('source="shop" period="May"'), code: 'E_ATTR', says: /May/},
  {title: 'an unknown parameter', body: bad(`source="shop" params='{"nonsense": 1}'`), code: 'E_PARAM', says: /nonsense/},
  {title: 'an unknown column in where', body: bad(`source="shop" where='{"colour": "red"}'`), code: 'E_ATTR', says: /colour/},
  {title: 'an unreachable source', body: bad('source="nobody"'), code: 'E_SOURCE', says: /nobody/},
  {title: 'NW-15: an address that is no address of a file', body: bad(`src="javascript:alert(1)" ${columns}`), code: 'E_URL_SCHEME', says: /javascript/},
];

for (const {title, body, prepare, code, says} of cases) {
  it(`${title}: ${code}, a sentence, one event, and the others go on`, async () => {
    bench.page('/page.html', shop() + good + body);
    prepare?.();
    const page = await bench.open('/page.html');
    const said = await page.ask('bad');
    expect(said.state).toBe('error');
    expect(said.error?.code).toBe(code);
    expect(said.rejected).toEqual(said.error);
    expect(`${said.error!.what} ${said.error!.mend}`).toMatch(says);
    expect(said.result).toBeNull();
    expect((await page.events()).filter(({id}) => id === 'bad').map(({type}) => type)).toEqual(['crm-error']);
    const shown = await page.tab.evaluate(() => document.getElementById('bad')!.shadowRoot!.textContent);
    expect(shown).toContain(said.error!.code);
    expect(await page.ask('good')).toMatchObject({state: 'ready', result: {current: {value: 5590.87}}});
  });
}

for (const [title, text] of [['an empty file', ''], ['a file that is a header alone', csv.slice(0, csv.indexOf('\n') + 1)]] as const) {
  it(`IN-08: ${title} is empty and no error, and the others go on`, async () => {
    bench.home.put('/none.csv', text);
    bench.page('/page.html', shop() + good + bad(`src="/none.csv" ${columns}`));
    const page = await bench.open('/page.html');
    const said = await page.ask('bad');
    expect(said).toMatchObject({state: 'empty', error: null, result: {current: {value: null, reason: 'no_data'}}});
    expect((await page.events()).filter(({id}) => id === 'bad').map(({type}) => type)).toEqual(['crm-ready']);
    const shown = await page.tab.evaluate(() => document.getElementById('bad')!.shadowRoot!.textContent);
    expect(shown).toContain('The file has no rows.');
    expect(await page.ask('good')).toMatchObject({state: 'ready', result: {current: {value: 5590.87}}});
  });
}

it('NW-13: a page that gets no engine says which file is missing', async () => {
  bench.force('duckdb');
  bench.page('/page.html', shop() + good);
  bench.home.twist(/\.wasm$/, {status: 404});
  const said = await (await bench.open('/page.html')).ask('good');
  expect(said).toMatchObject({state: 'unsupported', error: {code: 'E_ENGINE_ASSET'}, result: null});
  expect(`${said.error!.where.join(' ')} ${said.error!.what}`).toMatch(/wasm/);
});

it('SE-20: refuses an engine with one flipped bit', async () => {
  bench.force('duckdb');
  bench.page('/page.html', shop() + good);
  bench.home.twist(/\.wasm$/, {flipAt: 1_000_000});
  expect(await (await bench.open('/page.html')).ask('good')).toMatchObject({state: 'unsupported', error: {code: 'E_ENGINE_ASSET'}});
});

it('HO-02: a page whose policy forbids workers says so', async () => {
  bench.page('/page.html', shop() + good);
  bench.home.twist(/\.html$/, {headers: {'content-security-policy': "script-src 'self'; worker-src 'none'; connect-src 'self'"}});
  const said = await (await bench.open('/page.html')).ask('good');
  expect(said).toMatchObject({state: 'unsupported', error: {code: 'E_CSP_WORKER'}});
});

it('IN-02: rows that cannot be read are counted, told, and left out', async () => {
  bench.home.put('/ragged.csv', 'sample_id,date,amount\n1,1998-06-01,10.00\n2,1998-06-02\n3,1998-06-03,lots\n4,1998-06-04,20.00\n\n');
  bench.page('/page.html', `${shop('/ragged.csv')}${good}`);
  const page = await bench.open('/page.html');
  expect(await page.ask('good')).toMatchObject({state: 'partial', result: {current: {value: 30}}});
  const report = await page.tab.evaluate(() => (document.querySelector('crm-table') as unknown as {report: unknown}).report);
  expect(report).toEqual({read: 5, accepted: 2, rejected: 2, skipped: 1, reasons: [
    {code: 'blank', column: null, count: 1, firstLine: 6},
    {code: 'not_a_number', column: 'amount', count: 1, firstLine: 4},
    {code: 'ragged', column: null, count: 1, firstLine: 3},
  ]});
});
