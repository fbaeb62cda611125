import {expect, it} from 'vitest';
import {useBench} from './harness.js';

// A page's own metrics, by property alone (product.md, Metrics); every refusal is told in runtime.
const bench = useBench();
const csv = 'customer_id,issued_at,amount\na,2024-01-31T23:30:00Z,10.10\nb,2024-02-10,200.20\na,2024-02-11,300.30\n';
const body = `<crm-source id="shop" time-zone="Europe/Paris" currency="EUR" as-of="2024-03-01">
  <crm-table name="transactions" src="/orders.csv"></crm-table></crm-source>
  <crm-kpi id="large" metric="large-orders" loading="eager"></crm-kpi>
  <crm-kpi id="plain" metric="revenue" loading="eager"></crm-kpi>
  <script type="module">
    import '/kit/crm-widgets.js';
    document.getElementById('shop').metrics = METRICS;
  </script>`;
const sql = 'select issued_at, issued_at_day, amount from transactions';
const large = {
  id: 'large-orders', title: 'Large orders', unit: 'money', better: 'up', tables: ['transactions'],
  columns: {issued_at: 'instant', amount: 'money'}, at: 'issued_at', aggregate: {kind: 'sum', column: 'amount'},
};

async function ask(metric: object, id = 'large') {
  bench.home.put('/orders.csv', csv);
  bench.page('/own.html', body.replace('METRICS', JSON.stringify([metric])));
  const page = await bench.open('/own.html');
  return {said: await page.ask(id), plain: await page.ask('plain'), page};
}

it('shows an aggregate of a table', async () => {
  const {said} = await ask({...large, sql: undefined, table: 'transactions', where: {amount: {from: 100}}});
  expect(said).toMatchObject({state: 'ready', result: {metric: 'large-orders', currency: 'EUR', current: {value: 500.5, n: 2}}});
});

it('shows what a SELECT returns, counted by days of the source, and the metrics of the kit beside it', async () => {
  const {said, plain, page} = await ask({...large, sql});
  // Half past eleven on 31 January in UTC is 1 February in Paris.
  expect(said).toMatchObject({state: 'ready', result: {current: {value: 510.6, n: 3}}});
  expect(plain).toMatchObject({state: 'ready', result: {current: {value: 510.6}}});
  const heading = await page.tab.evaluate(() => document.getElementById('large')!.shadowRoot!.textContent);
  expect(heading).toContain('Large orders');
});

it('shows what defineMetric of the module beside the script makes', async () => {
  bench.home.put('/orders.csv', csv);
  bench.page('/made.html', body.replace('METRICS', `[defineMetric({
      id: 'large-orders', title: 'Spend per head', description: 'What a customer of the period spent.', unit: 'money', better: 'up',
      formula: 'amounts / customers', reference: 'our handbook', params: {}, tables: [['transactions']],
      measures: () => ({amount: sum(orders, 'amount'), customers: countDistinct(orders, 'customer_id')}),
      calculate: ({amount, customers}) => ratio(amount, customers),
    })]`).replace("import '/kit/crm-widgets.js';", `$&
    import {countDistinct, dated, defineMetric, ratio, sum} from '/kit/metrics.js';
    const orders = dated('transactions', 'issued_at');`));
  const said = await (await bench.open('/made.html')).ask('large');
  // 10.10, 200.20 and 300.30 in February, of two customers.
  expect(said).toMatchObject({state: 'ready', result: {unit: 'money', current: {value: 255.3}}});
});

it('refuses a SELECT that reaches beyond its tables, asks nobody for it, and the others go on', async () => {
  for (const hostile of ['select * from read_csv(\'https://other.invalid/a.csv\')', `${sql}; drop table transactions`, 'select * from information_schema.tables']) {
    const {said, plain} = await ask({...large, sql: hostile});
    expect(said).toMatchObject({state: 'error', error: {code: 'E_OWN_SQL'}, result: null});
    expect(plain).toMatchObject({state: 'ready'});
  }
});

it('takes no metric from an attribute', async () => {
  bench.home.put('/orders.csv', csv);
  bench.page('/none.html', `<crm-source metrics='${JSON.stringify([{...large, sql: 'select 1'}])}'>
      <crm-table name="transactions" src="/orders.csv"></crm-table></crm-source>
    <crm-kpi id="large" metric="large-orders" loading="eager"></crm-kpi>`);
  const said = await (await bench.open('/none.html')).ask('large');
  expect(said).toMatchObject({state: 'error', error: {code: 'E_METRIC'}});
});

it('refuses the file of src that has metrics', async () => {
  bench.home.put('/orders.csv', csv);
  const source = {metrics: [{...large, sql}], tables: [{name: 'transactions', src: '/orders.csv'}]};
  bench.home.put('/source.json', JSON.stringify(source));
  bench.page('/none.html', `<crm-source src="/source.json"></crm-source>
    <crm-kpi id="large" metric="large-orders" loading="eager"></crm-kpi>`);
  const said = await (await bench.open('/none.html')).ask('large');
  expect(said).toMatchObject({state: 'error', error: {code: 'E_SOURCE_FILE'}});
  expect(said.error!.what).toContain('a source has no "metrics"');
});
