import {expect, test} from 'vitest';
import type {CohortResult, KpiResult, MeasureQuery, TableShape} from '@crm-widgets/core';
import {cohortDefinition} from '@crm-widgets/metrics/cohort';
import {attemptsDefinition, countedDefinition, funnelDefinition} from '@crm-widgets/metrics/funnel';
import type {Outcome} from '@crm-widgets/runtime';
import {Formats} from '../shared/format.js';
import {en} from '../shared/messages/en.js';
import {cardModel, type CardSubject} from './card-model.js';
import {revenueOf} from './card-samples.js';
import {cardMarkdown} from './card-markdown.js';
import {cardWords} from './card-words.js';

const words = cardWords('en');
const subject = (outcome: CardSubject['outcome']): CardSubject =>
  ({heading: 'Revenue', outcome, compare: '', formats: new Formats('en'), messages: en, source: null});
const revenue = revenueOf('columns');

test('a number shows the last period, with what it is compared with, and the range it is the end of', () => {
  const {period} = cardModel(subject(revenue), words);
  expect(period.map(({term, value}) => `${term}: ${value}`)).toEqual([
    'Shown: June 1998', 'Compared with: May 1998', 'Whole range: Jul 1, 1997\u2009–\u2009Jun 30, 1998',
    'As of: July 1, 1998', 'Time zone: Europe/Paris',
  ]);
});

test('a triangle shows all of its periods alike', () => {
  const result: CohortResult = {grain: 'month', measure: 'customers', mode: 'on', currency: null, cohorts: [], average: [], warnings: []};
  const {period, inputs} = cardModel(subject({...revenue, result} as Outcome<CohortResult>), words);
  expect([period[0], inputs]).toEqual([
    {term: 'Shown', value: 'Jul 1, 1997\u2009–\u2009Jun 30, 1998', note: '12 periods, each a month; July 1, 1997 up to, not with, July 1, 1998'},
    [],
  ]);
});

test('what the kit says of its own in English is marked, also of a funnel and of cohorts; what a page says is not', () => {
  const params = {};
  const told = (metric: {id: string; title: string; formula: string; description: string; reference: string}) =>
    cardModel(subject({...revenue, card: {...revenue.card, definitions: [{metric: {...metric, params}, params}]}}), words).definitions[0]!.isEnglish;
  const own = {id: 'footfall', title: 'Footfall', formula: 'visits', description: 'Who came by.', reference: 'https://example.com'};
  expect([funnelDefinition, attemptsDefinition, countedDefinition, cohortDefinition, own].map(told)).toEqual([true, true, true, true, false]);
});

test('a trend tells each metric once, with the line that is not its past', () => {
  const before = {...revenue.result, current: {...revenue.result.current, value: 1}};
  const {sentences} = cardModel(subject({...revenue, result: {metrics: [revenue.result, before], warnings: []}}), words);
  expect(sentences).toEqual(['Revenue was $5,590.87 in June 1998, down 23% from May 1998.']);
});

test('without an answer it says what nothing it is', () => {
  const empty: Outcome<KpiResult> = {
    ...revenue, state: 'empty', emptiness: {kind: 'filtered_out', table: 'transactions', lastDay: null},
  };
  expect(cardModel(subject(empty), words).sentences).toEqual(['No rows match the filter.']);
});

test('a query that has no SQL leaves a gap and no fault', () => {
  const {asked, ...card} = revenue.card;
  const tables = card.tables.map(({name, report}) => ({name, report}));
  const model = cardModel(subject({...revenue, card: {...card, tables, asked: asked!}}), words);
  expect([model.sql, model.tables[0]!.columns, model.engine])
    .toEqual([null, [], 'Typed columns answered 1 query in 3.4 ms']);
});

test('a key of props of events is filled from the header that props is', () => {
  const shape: TableShape = {rows: 2, columns: {at: {type: 'instant', sql: 'at'}, props: {type: 'text', sql: 'props'}}};
  const {card: {asked, ...card}} = revenue;
  const query = {...asked!.answered[0]!.query as MeasureQuery, fact: {name: 'events'}, by: ['props.Plan'], where: {}, at: {kind: 'dated', column: 'at'}} as const;
  const events = {...card.tables[0]!, name: 'events', shape, mapping: {at: {header: 'Time'}, props: {header: 'Details'}}} as const;
  const counted = {query: {...query, measures: [{aggregate: {kind: 'count'}}]} as const, answer: {rows: 0, columns: {}}};
  const {tables, sql} = cardModel(subject({...revenue, card: {...card, tables: [events], asked: {...asked!, answered: [counted]}}}), words);
  expect(tables[0]!.columns.map(({name, from}) => [name, from]))
    .toEqual([['at', words.header('Time')], ['props.Plan', words.header('Details')]]);
  expect(sql).toContain('"props.^Plan"');
});

test('engine names, reasons and conditions are words', () => {
  expect([
    words.condition(['web', null]), words.condition({from: '2024-01-01', until: '2024-02-01'}), words.condition({not: null}),
    words.value({Lead: 0.1, Demo: 0.4}), words.value([]), words.spoken('newCustomers'),
    words.spoken('mrr'), words.spoken('started1'),
    words.reason('3', 'not_seen_before', null, '7'),
  ]).toEqual([
    'web or missing', 'from 2024-01-01 up to, not with, 2024-02-01', 'there', 'Lead 0.1, Demo 0.4', 'none', 'New customers', 'MRR', 'Started 1',
    '3 × not seen before; first in line 7',
  ]);
});

test('as Markdown it says what the card says, the verdict too', () => {
  const text = cardMarkdown(cardModel(subject(revenue), words), ['Both agree'], words);
  expect(text).toMatch(/^## Revenue\n\n/);
  expect(text).toContain('### Made of\n\n- **Revenue**: $5,590.87 (sum of amount of transactions by issued\\_at, status is paid)');
  expect(text).toContain('- `amount` ← `Total`');
  expect(text).toContain('### Computation\n\n- Typed columns answered 1 query in 3.4 ms\n- Both agree');
  expect(text).toMatch(/### SQL\n\n```sql\n[^]+\n```$/);
});

test('in Markdown what stands in a file stays text', () => {
  const model = cardModel(subject(revenue), words);
  const [table] = model.tables;
  const hostile = {...model, heading: '[x](javascript:alert)\n# <b>', tables: [{...table!, columns: [{...table!.columns[0]!, from: 'a``b'}]}]};
  const text = cardMarkdown(hostile, [], words);
  expect(text).toMatch(/^## \\\[x\\\]\(javascript:alert\) \\# \\<b\\>\n/);
  expect(text).toContain('← ``` a``b ```');
});
