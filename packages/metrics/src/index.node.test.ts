import {describe, expect, it} from 'vitest';
import {findMetric, metricIds, usualTables} from './index.js';

describe('findMetric', () => {
  it.each(metricIds)('finds %s by its id, and the metric says its own', async (id) => {
    expect((await findMetric(id)).id).toBe(id);
  });
  it.each([
    ['ccr', 'customer-churn-rate'], ['crr', 'customer-retention-rate'], ['sgr', 'sales-growth-rate'],
    ['nrr', 'net-revenue-retention'], ['grr', 'gross-revenue-retention'],
    ['ces', 'customer-effort-score'], ['frt', 'first-response-time'],
    ['aht', 'average-handle-time'], ['fcr', 'first-contact-resolution'],
  ])('finds %s', async (short, id) => {
    expect((await findMetric(short)).id).toBe(id);
  });
  it('names what comes near', async () => {
    await expect(findMetric('revenu')).rejects
      .toThrow(/^E_METRIC attribute metric: got "revenu", wanted the id of a metric, such as revenue/);
    await expect(findMetric('churn rate')).rejects.toThrow(/such as customer-churn-rate/);
    await expect(findMetric('')).rejects.toThrow(/E_METRIC/);
    await expect(findMetric('constructor')).rejects.toThrow(/E_METRIC/);
  });
});

describe('every metric', () => {
  it.each(metricIds)('%s has defaults that its own parameters accept', async (id) => {
    const {params} = await findMetric(id);
    for (const param of Object.values(params)) expect(param.read(param.fallback)).toEqual(param.fallback);
  });
  it.each(metricIds)('%s is known beforehand to need a table if one is enough for it, and nothing if not', async (id) => {
    const {tables} = await findMetric(id);
    const alone = tables.filter(({length}) => length === 1).flat();
    expect(alone.length === tables.length ? [alone] : [alone, []]).toContainEqual(usualTables(id));
  });
  it.each(metricIds)('%s refuses what no parameter can be', async (id) => {
    const {params} = await findMetric(id);
    for (const param of Object.values(params)) expect(() => param.read(new Date())).toThrow(TypeError);
  });
  it.each(metricIds)('%s knows nothing of nothing', async (id) => {
    const {params, measures, calculate} = await findMetric(id);
    const values = Object.fromEntries(Object.entries(params).map(([name, {fallback}]) => [name, fallback]));
    const names = Object.keys(measures({...values, inactivityDays: 90}, () => true));
    const made = calculate(Object.fromEntries(names.map((name) => [name, null])), values);
    expect(made).toMatchObject({value: null, interval: null});
    expect(made.reason).toMatch(/^(no_data|missing_input)$/);
  });
});
