import type {TableName} from '@crm-widgets/core';
import {afterAll, describe, expect, it} from 'vitest';
import {askCohortRows} from './cohort-rows.js';
import {askCohort} from './cohort.js';
import {NodeSource} from './node/index.js';
import type {CohortAsk} from './outcome.js';

const files: Partial<Record<TableName, string>> = {
  subscriptions: 'customer_id,started_at,unit_amount,currency,interval\na,2024-01-05,10,EUR,month\nb,2024-01-06,10,USD,month\n',
  fx_rates: 'currency,date,rate_to_reporting\nUSD,2024-01-01,0.9\nUSD,2024-02-10,0.5\n',
};
const tables = Object.entries(files).map(([name, text]) => ({
  label: `table ${name}`, candidates: [name as TableName], src: [`data:text/csv,${encodeURIComponent(text)}`],
}));
const sources = (['columns', 'duckdb'] as const).map((engine) =>
  new NodeSource({label: 'source', asOf: '2024-04-01', currency: 'EUR', engine}, tables));
afterAll(() => Promise.all(sources.map((source) => source.close())));

describe('a triangle of what recurs in several currencies', () => {
  const ask = {table: 'subscriptions', period: '2024-01..2024-03', measure: 'revenue-net'} as const;
  const january = async (more: CohortAsk = {}) => Promise.all(sources.map(async (source) => {
    const {result} = await askCohort(source, {...ask, ...more}, {signal: new AbortController().signal});
    return {values: result.cohorts[0]!.cells.map((cell) => cell?.value), warnings: result.warnings.map(({code}) => code)};
  }));

  it('has one rate, that of the end, so that none looks like growth: 10 + 10 x 0.5', async () => {
    for (const found of await january()) expect(found).toEqual({values: [15, 15, 15], warnings: []});
  });
  it('has with fxMode historical the rate of each period\'s end: 10 + 10 x 0.9 before 10 + 10 x 0.5', async () => {
    for (const found of await january({params: {fxMode: 'historical'}})) expect(found).toEqual({values: [19, 15, 15], warnings: []});
  });
  it('tells behind a cell what each pays at the rate that the cell is at', async () => {
    const behind = async (period: number, more: CohortAsk = {}) => Promise.all(sources.map(async (source) => {
      const pick = {from: '2024-01-01', period};
      const {columns, rows} = await askCohortRows(source, {...ask, ...more}, pick, {signal: new AbortController().signal});
      return [columns.at(-1)!.currency, ...rows];
    }));
    const historical = {params: {fxMode: 'historical'}};
    expect(await behind(0, historical)).toEqual(Array(2).fill(['EUR', ['a', 10], ['b', 9]]));
    expect(await behind(1, historical)).toEqual(Array(2).fill(['EUR', ['a', 10], ['b', 5]]));
    expect(await behind(0)).toEqual(Array(2).fill(['EUR', ['a', 10], ['b', 5]]));
  });
  it('says that what is compared with the beginning takes one rate', async () => {
    const asked = {measure: 'revenue-gross', params: {fxMode: 'historical'}};
    for (const found of await january(asked)) expect(found).toEqual({values: [15, 15, 15], warnings: ['param_idle']});
  });
  it('says that customers have no rate', async () => {
    const asked = {measure: 'customers', params: {fxMode: 'historical'}};
    for (const found of await january(asked)) expect(found).toEqual({values: [2, 2, 2], warnings: ['param_idle']});
  });
  it('refuses what takes a table that is not there, and names a parameter that changes nothing', async () => {
    await expect(january({params: {metered: 'trailing3'}})).rejects
      .toThrow(/^E_PARAM .*metered: got "trailing3", which is made of the table transactions; the source has subscriptions, fx_rates\. Add/);
    for (const {warnings} of await january({params: {freeIsChurn: false}})) expect(warnings).toEqual(['param_idle']);
  });
});
