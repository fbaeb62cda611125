import {describe, expect, it} from 'vitest';
import type {TableName} from '@crm-widgets/core';
import {askKpi} from '@crm-widgets/runtime/compute';
import {NodeSource} from '@crm-widgets/runtime/node';

// What a metric takes from a table beside the one it stands on counts as read: its days, and its rows that are lacking.

const table = (name: TableName, rows: readonly object[]) =>
  ({label: `table ${name}`, candidates: [name], src: [`data:application/json,${encodeURIComponent(JSON.stringify(rows))}`]});

async function ask(metric: string, given: Partial<Record<TableName, readonly object[]>>, engine: string) {
  const tables = Object.entries(given).map(([name, rows]) => table(name as TableName, rows));
  const source = new NodeSource({label: 'source', asOf: '2024-06-01', currency: 'EUR', engine}, tables);
  try {
    const {result, state} = await askKpi(source, {metric, period: '2024-01'}, {signal: new AbortController().signal});
    return {state, value: result.current.value, reason: result.current.reason};
  } finally {
    await source.close();
  }
}

const subscription = (customer_id: string, started_at: string) => ({customer_id, started_at, unit_amount: 10});

// DuckDB has to start, on a machine that may be busy with other tests.
describe.each(['columns', 'duckdb'])('on %s, a customer acquired as another table says', (engine) => {
  it('counts on a day that no customer of the table has', async () => {
    const customers = [{customer_id: 'a', acquired_at: '2023-05-01'}, {customer_id: 'b'}];
    const found = await ask('new-customers', {customers, subscriptions: [subscription('b', '2024-01-05')]}, engine);
    expect(found).toEqual({state: 'ready', value: 1, reason: null});
  });
  it('counts where the table says no day at all', async () => {
    const given = {customers: [{customer_id: 'a'}], transactions: [{customer_id: 'a', issued_at: '2024-01-05', amount: 5}]};
    expect(await ask('new-customers', given, engine)).toEqual({state: 'ready', value: 1, reason: null});
  });
  it('counts by the first subscription though orders are older', async () => {
    const given = {
      subscriptions: [subscription('a', '2024-01-05')], transactions: [{customer_id: 'a', issued_at: '2023-01-05', amount: 5}],
    };
    expect(await ask('new-customers', given, engine)).toEqual({state: 'ready', value: 1, reason: null});
  });
  it('is only a part where rows of that table could not be read', async () => {
    const people = [{person_id: 'p', customer_id: 'a', created_at: '2024-01-01'}];
    const transactions = [{customer_id: 'a', issued_at: '2024-01-05', amount: 5}, {customer_id: 'a', issued_at: 'soon', amount: 5}];
    expect(await ask('lead-to-customer-rate', {people, transactions}, engine)).toMatchObject({state: 'partial', value: 1});
  });
});
