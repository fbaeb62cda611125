import {describe, expect, it} from 'vitest';
import {askKpi} from './kpi.js';
import {NodeSource} from './node/index.js';

const sales = 'customer_id,issued_at,amount\na,2023-12-02,1\na,2023-12-20,9\na,2024-01-05,5\n';

async function found(metric: string, asOf: string, params: Readonly<Record<string, unknown>>, ofSource = {}) {
  const source = new NodeSource({label: 'source', asOf, currency: 'EUR', params: ofSource}, [
    {label: 'table transactions', candidates: ['transactions'], src: [`data:text/csv,${encodeURIComponent(sales)}`]},
  ]);
  const {result} = await askKpi(source, {metric, period: '2024-01', params}, {signal: new AbortController().signal});
  await source.close();
  return result;
}

// metrics.md 0.1: ten days of January are over on the 11th; of December those sold 1, and all of it 10.
describe('a period that is not over is compared', () => {
  it('with as many days of the earlier one', async () => {
    expect((await found('revenue', '2024-01-11', {})).previous?.value).toBe(1);
    expect((await found('sales-growth-rate', '2024-01-11', {})).current.value).toBe(4);
  });
  it('with all of the earlier one where comparePartial says full', async () => {
    const {previous, warnings} = await found('revenue', '2024-01-11', {comparePartial: 'full'});
    expect([previous?.value, warnings]).toEqual([10, []]);
    expect((await found('sales-growth-rate', '2024-01-11', {comparePartial: 'full'})).current.value).toBe(-0.5);
  });
  it('as the source says, for all metrics or for one', async () => {
    expect((await found('revenue', '2024-01-11', {}, {comparePartial: 'full'})).previous?.value).toBe(10);
    expect((await found('revenue', '2024-01-11', {}, {mrr: {comparePartial: 'full'}})).previous?.value).toBe(1);
  });
  it('in no third way', async () => {
    await expect(found('revenue', '2024-01-11', {comparePartial: 'half'})).rejects.toMatchObject({
      code: 'E_PARAM', where: ['attribute params', 'comparePartial'], what: 'got "half", wanted one of to_date, full',
    });
  });
});
