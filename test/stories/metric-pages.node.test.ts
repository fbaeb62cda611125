import {existsSync} from 'node:fs';
import {resolve} from 'node:path';
import {describe, expect, it} from 'vitest';
import {findMetric, metricIds} from '@crm-widgets/metrics';
import {shortNames} from '@crm-widgets/metrics/other-names';
import {placeOf} from '../../.storybook/metric-pages.js';
import {pageOf} from '../../stories/metrics/handbook.js';
import {fractionOf, tablesRead} from '../../stories/metrics/metric-text.js';

const pageFile = (id: string) => resolve('packages/metrics/src', id, `${id}.md`);
const textOf = (id: string) => import(`../../packages/metrics/src/${id}/${id}.md?raw`) as Promise<{default: string}>;

describe('every metric has a page in the storybook', () => {
  it.each(metricIds)('%s, under its own name', async (id) => {
    const {title} = await findMetric(id);
    expect(existsSync(pageFile(id))).toBe(true);
    expect((await placeOf(pageFile(id))).name.startsWith(title)).toBe(true);
  });
  it.each(Object.entries(shortNames))('that search finds by %s', async (short, id) => {
    expect((await placeOf(pageFile(id))).name).toContain(`(${short.toUpperCase()})`);
  });
  it.each([['LTV', 'clv'], ['ARPA', 'arpu']])('that search finds by %s', async (short, id) => {
    expect((await placeOf(pageFile(id))).name).toMatch(new RegExp(`[(,] ?${short}\\)`));
  });
  it.each(metricIds)('%s, with a sum worked by hand, each parameter and each table', async (id) => {
    const metric = await findMetric(id);
    const {summary, handbook, rest} = pageOf({definition: {metric}, text: (await textOf(id)).default});
    expect(handbook).toMatch(/^## How it is computed\n\n\S/m);
    expect(handbook).toMatch(/^## Worked by hand\n\n[^#]*\d/m);
    expect(summary.replaceAll('\\|', '|')).toContain(metric.formula);
    for (const name of [...Object.keys(metric.params), ...metric.tables.flat()]) expect(rest).toContain(`\`${name}\``);
  });
});

describe('the code of a live metric has the tables that are read', () => {
  it.each([
    ['mrr', ['subscriptions']], ['trial-conversion', ['subscriptions', 'transactions']], ['retention-cost', ['subscriptions', 'expenses']],
    ['first-response-time', ['tickets', 'ticket_events']],
  ])('for %s', async (id, tables) => expect(tablesRead(await findMetric(id))).toEqual(tables));
});

describe('the line of a fraction', () => {
  it.each([
    ['CAC = costs / customers', 'costs', 'customers'],
    ['payback = CAC / (new MRR / customers x margin), in months', 'CAC', '(new MRR / customers x margin)'],
    ['ratio = (a + b) / (c + d); e / f', '(a + b)', '(c + d)'],
    ['NPS = 100 x (promoters - detractors) / answers; promoters say 9 or 10', 'promoters - detractors', 'answers'],
    ['MRR = sum of amounts; a week as 84/365', null, null],
    ['CES = 100 x mean of (score - least) / (greatest - least)', null, null],
  ])('of %s', (formula, numerator, denominator) => expect(fractionOf(formula)).toEqual({numerator, denominator}));
});
