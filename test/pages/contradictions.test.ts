import {expect, it} from 'vitest';
import {useBench} from './harness.js';

const bench = useBench();
// One of two leaves in March, and so does who joined since.
const subscriptions = `subscription_id,customer_id,status,started_at,valid_from,valid_to,unit_amount,interval
1,a,active,2024-01-01,2024-01-01,,10,month
2,b,active,2024-01-01,2024-01-01,2024-03-10,10,month
3,c,active,2024-03-02,2024-03-02,2024-03-20,10,month
`;
const both = (params: string) => `<crm-source id="s" as-of="2024-04-01" params='${params}'>
  <crm-table name="subscriptions"><script type="text/csv">${subscriptions}</script></crm-table></crm-source>
  <crm-kpi id="ccr" metric="ccr" source="s" period="2024-03" loading="eager"></crm-kpi>
  <crm-kpi id="crr" metric="crr" source="s" period="2024-03" loading="eager"></crm-kpi>`;
const warned = (...codes: string[]) => ({state: 'ready', result: {warnings: codes.map((code) => ({code}))}});

it('churn and retention that do not add up to 1 say so on the page', async () => {
  bench.page('/page.html', both('{"customer-churn-rate": {"churnFormula": "events"}}'));
  const page = await bench.open('/page.html');
  expect(await page.ask('ccr')).toMatchObject(warned('not_one_with_retention'));
  expect(await page.ask('crr')).toMatchObject(warned('not_one_with_churn'));
  expect(await page.tab.locator('#ccr').getByText('does not add up to 1').count()).toBeGreaterThan(0);
});

it('churn and retention by one formula say nothing', async () => {
  bench.page('/page.html', both('{}'));
  const page = await bench.open('/page.html');
  expect(await page.ask('ccr')).toMatchObject(warned());
  expect(await page.ask('crr')).toMatchObject(warned());
});

it('cost of no channel is shared out over channels when asked to', async () => {
  bench.page('/page.html', `<crm-source id="s" as-of="2024-04-01" currency="EUR">
    <crm-table name="expenses"><script type="text/csv">incurred_at,amount,category,channel
2024-03-05,300,acquisition_marketing,tv
2024-03-05,100,acquisition_marketing,web
2024-03-05,80,acquisition_marketing,
</script></crm-table>
    <crm-table name="customers"><script type="text/csv">customer_id,acquired_at,channel
a,2024-03-05,tv
b,2024-03-05,web
</script></crm-table></crm-source>
    <crm-breakdown id="cac" metric="cac" by="channel" source="s" period="2024-03" params='{"allocate": "pro_rata"}' loading="eager"></crm-breakdown>`);
  const said = await (await bench.open('/page.html')).ask('cac');
  expect(said).toMatchObject({state: 'ready', result: {current: {value: 240}, groups: [
    {key: 'tv', current: {value: 360}}, {key: 'web', current: {value: 120}}, {key: '', current: {value: null}},
  ]}});
});
