import type {TableName} from '@crm-widgets/core';
import {afterAll, describe, expect, it} from 'vitest';
import {askKpi} from './kpi.js';
import {NodeSource} from './node/index.js';
import type {Ask} from './outcome.js';

const customers = `customer_id,parent_id,acquired_at,channel
north,,2024-02-01,web
north-oslo,north,2024-01-10,ads
north-bergen,north-oslo,2024-03-01,ads
east-one,east,2024-02-05,web
east-two,east,2024-01-20,ads
ring-a,ring-b,2024-01-05,web
ring-b,ring-a,2024-03-01,web
alone,,2024-02-01,web
`;
const subscriptions = `customer_id,started_at,ended_at,unit_amount,interval
north-oslo,2024-01-10,2024-02-15,10,month
north-bergen,2024-02-10,,20,month
east-two,2024-01-20,,5,month
alone,2024-02-01,,1,month
`;
const files = {customers, subscriptions, transactions: 'customer_id,issued_at,amount\neast-one,2024-02-05,7\nnorth,2024-02-06,8\nsouth,2024-02-06,9\n'};

const sources: NodeSource[] = [];
afterAll(() => Promise.all(sources.map((source) => source.close())));

function sourceOf(params: object, names: readonly (keyof typeof files)[] = ['customers', 'subscriptions', 'transactions'], engine = 'columns'): NodeSource {
  const tables = names.map((name) => ({
    label: `table ${name}`, candidates: [name as TableName], src: [`data:text/csv,${encodeURIComponent(files[name])}`],
  }));
  const source = new NodeSource({label: 'source', asOf: '2024-04-01', currency: 'EUR', params: {...params}, engine}, tables);
  sources.push(source);
  return source;
}

const ask = async (source: NodeSource, given: Ask) =>
  (await askKpi(source, {period: '2024-01..2024-03', compare: 'none', ...given}, {signal: new AbortController().signal})).result;

describe('customers of one account, with rollupToParent', () => {
  it.each(['columns', 'duckdb'])('count as one, won when the first of them was, by %s', async (engine) => {
    const source = sourceOf({rollupToParent: true}, undefined, engine);
    // In January Oslo, a part of North, the second of East, whose head is in no row, and the ring; in February the one alone.
    expect((await ask(source, {metric: 'new-customers'})).series.map(({value}) => value)).toEqual([3, 1, 0]);
    expect((await ask(source, {metric: 'active-customers'})).series.map(({value}) => value)).toEqual([2, 3, 3]);
    // North goes on by Bergen though Oslo has left.
    expect((await ask(source, {metric: 'customer-churn-rate'})).series.map(({value}) => value)).toEqual([null, 0, 0]);
    expect((await ask(source, {metric: 'paying-customers', period: '2024-02'})).current.value).toBe(3);
  });
  it('are grouped and filtered by what the row of the head says, else that of the first', async () => {
    const source = sourceOf({rollupToParent: true});
    const {groups} = await ask(source, {metric: 'revenue', period: '2024-02', by: 'channel'});
    expect(groups?.map(({key, current: {value}}) => [key, value])).toEqual([['web', 15], ['', 9]]);
  });
  it('count each for itself by default', async () => {
    expect((await ask(sourceOf({}), {metric: 'new-customers'})).series.map(({value}) => value)).toEqual([3, 3, 2]);
  });
  it('need the table of customers, with parent_id; else a warning says so', async () => {
    const messages = async (source: NodeSource) => (await ask(source, {metric: 'revenue'})).warnings.map(({code, message}) => `${code}: ${message}`);
    expect(await messages(sourceOf({rollupToParent: true}, ['transactions']))).toEqual([
      'param_idle: The parameter rollupToParent changes nothing: it takes the table customers with parent_id. '
        + 'Add <crm-table name="customers">, or remove rollupToParent from params of the source.',
    ]);
    await expect(ask(sourceOf({rollupToParent: 'yes'}), {metric: 'revenue'})).rejects
      .toThrow(/^E_PARAM attribute params > rollupToParent: got "yes", wanted true or false/);
  });
});
