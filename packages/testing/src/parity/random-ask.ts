import {columnsOf, grains, isoOf, type TableName, type Where} from '@crm-widgets/core';
import type {Metric, Param} from '@crm-widgets/metrics';
import type {CohortAsk, FunnelAsk} from '@crm-widgets/runtime';
import fc, {type Arbitrary} from 'fast-check';
import {choice, choices, pick, type Choice} from './choices.js';
import type {Asked} from './fact-columns.js';
import {conditionPlans, whereOf, type ConditionPlan, type Filterable} from './random-where.js';

/** What the attributes of a widget say, their columns and values chosen once they are known. */
export interface AskPlan {
  readonly params: readonly Choice[];
  readonly period: string | readonly [from: number, length: number] | undefined;
  readonly grain: string | undefined;
  readonly compare: string | undefined;
  readonly by: Choice | null;
  readonly where: readonly ConditionPlan[];
  readonly target: number | undefined;
  readonly funnel: FunnelAttributes;
  readonly cohort: CohortAttributes;
}

type FunnelAttributes = Pick<FunnelAsk, 'table' | 'steps' | 'order' | 'window' | 'exclude' | 'noLookahead'>;
type CohortAttributes = Pick<CohortAsk, 'table' | 'start' | 'return' | 'cohort' | 'mode' | 'brackets' | 'measure' | 'periods'>;

const periods = [
  undefined, 'all', '2023-03..2024-04', 'this-month', 'this-year', '2024-Q1', '2024-03', '2024', 'last-month', 'last-3-months',
  'last-2-weeks', 'last-5-days', '2024-03-31', '2024-W13', '2026',
];

/** The first for most. */
const rarely = <T>(first: T, ...others: readonly T[]): Arbitrary<T> =>
  fc.oneof({weight: 15, arbitrary: fc.constant(first)}, {weight: 1, arbitrary: fc.constantFrom(first, ...others)});

const funnel: Arbitrary<FunnelAttributes> = fc.tuple(
  rarely<FunnelAsk['table']>(undefined, 'deals', 'events', 'deal_stages'), fc.constantFrom(0, 1, 2),
  fc.record({
    order: rarely(undefined, 'ordered', 'strict', 'any'), window: rarely(undefined, '14d', '1d', '1h', '0s'),
    exclude: rarely(undefined, '[{"where": {"name": "Buy"}}]'), noLookahead: rarely(false, true),
  }),
).map(([table, steps, rest]) => ({
  table, ...rest,
  steps: (table === 'events' ? ['view,cart,buy', 'cart,buy', 'buy'] : [undefined, 'Lead,demo,proposal,Won', 'demo,Won'])[steps],
}));

const cohort: Arbitrary<CohortAttributes> = fc.record({
  table: rarely(undefined, 'transactions', 'subscriptions', 'events'),
  cohort: rarely(undefined, 'first', 'recurring'),
  mode: rarely(undefined, 'on', 'unbounded', 'until', 'bracket', 'rolling24'), brackets: rarely(undefined, '0,1-7,8-14', '0-1,2-3'),
  measure: rarely(undefined, 'customers', 'revenue'), start: rarely(undefined, 'view'), return: rarely(undefined, 'buy'),
  periods: fc.constantFrom(undefined, 3),
});

export const askPlan: Arbitrary<AskPlan> = fc.record({
  params: choices(3),
  period: fc.oneof(
    {weight: 4, arbitrary: fc.constantFrom(...periods)}, {weight: 6, arbitrary: fc.constantFrom(...periods.slice(1, 8))},
    {weight: 1, arbitrary: fc.tuple(fc.integer({min: 19_700, max: 19_830}), fc.constantFrom(7, 1, 31, 60))},
  ),
  // Periods of a day are many.
  grain: fc.oneof(
    {weight: 8, arbitrary: fc.constant(undefined)}, {weight: 6, arbitrary: fc.constantFrom(...grains.slice(1))},
    {weight: 1, arbitrary: fc.constant('day')},
  ),
  compare: fc.constantFrom(undefined, 'year', 'none'),
  by: fc.option(choice, {freq: 2}),
  where: conditionPlans,
  target: fc.constantFrom(undefined, undefined, 0, 0.5, 10),
  funnel, cohort,
});

/** Attributes that every widget of a number, a funnel or a cohort may have. */
export function frameOf({period, grain, compare, by, where}: AskPlan, tables: readonly TableName[], asked: Asked) {
  const columns = columnsAt(tables, asked);
  const days = typeof period === 'object' ? {from: isoOf(period[0]), until: isoOf(period[0] + period[1])} : {period};
  const conditions: Where = whereOf(where, columns);
  return {
    ...days, grain, compare, where: conditions,
    by: by === null || columns.length === 0 ? undefined : pick(columns, by).name,
  };
}

/** Parameters of a metric, some of them. */
export function paramsOf({params}: Metric, chosen: readonly Choice[]): Record<string, unknown> {
  const named = Object.entries(params);
  if (named.length === 0) return {};
  return Object.fromEntries(chosen.map((one) => {
    const [name, param] = pick(named, one);
    return [name, pick(valuesOf(name, param), Math.floor(one / named.length))];
  }));
}

/** Words that mean something to lists and maps, by the parameter's name. */
const lists: Readonly<Record<string, readonly unknown[]>> = {
  timing: [{acquisition_sales: {lagMonths: 1}, web: {spreadMonths: 3}}, {acquisition_marketing: {lagMonths: -1, spreadMonths: 2}}],
  billable: [['active'], ['active', 'trialing', 'unpaid'], ['past_due', null]],
  categories: [['retention'], ['acquisition_sales', 'other', null]],
  probabilities: [{Lead: 0.3, demo: 1 / 3}, {Won: 0, lead: 1}],
  schedule: [
    {tz: 'Asia/Beirut', weekly: [{day: 'sun', from: '00:00', to: '12:30'}, {day: 'mon', from: '09:00', to: '17:00'}], holidays: ['2024-03-30']},
    {web: {tz: 'UTC', weekly: [{day: 'fri', from: '09:00', to: '24:00'}]}, default: {tz: 'America/New_York', weekly: [{day: 'sun', from: '01:00', to: '04:00'}]}},
    {ads: {weekly: [{day: 'sat', from: '00:00', to: '24:00'}]}},
  ],
  pauseOn: [['pending'], ['pending', 'hold', 'open']],
  types: [['new'], ['new', 'renewal'], [null]], excludeLostReasons: [['price'], [null, 'duplicate']],
};
const plain = ['auto', true, false, 0, 1, 2, 3, 7, 12, 30, 90, 365, 0.5, [], {}];

/** Whatever a parameter can read: the words that it asks for, and such others as it takes. */
function valuesOf(name: string, param: Param): readonly unknown[] {
  return [...wordsOf(param), ...lists[name] ?? [], ...plain, param.fallback].filter((value) => reads(param, value));
}

function wordsOf(param: Param): readonly string[] {
  try {
    param.read(undefined);
    return [];
  } catch (wanted) {
    return /^one of (.*)$/.exec((wanted as TypeError).message)?.[1]?.split(', ') ?? [];
  }
}

function reads(param: Param, value: unknown): boolean {
  try {
    param.read(value);
    return true;
  } catch {
    return false;
  }
}

function columnsAt(tables: readonly TableName[], {company, has, columns}: Asked): Filterable[] {
  const of = (table: TableName, prefix = '') => columns(table).map(([name, type]): Filterable =>
    ({name: prefix + name, type, cells: (company.tables[table] ?? []).map((row) => row[name] ?? null)}));
  const own = tables.filter((table) => has(table)).flatMap((table) => of(table));
  const customer = has('customers') && !tables.includes('customers') ? of('customers', 'customers.') : [];
  // Some that nobody has, or only by their default.
  const lacking = tables.flatMap((table) => [...columnsOf(table)].map(([name, {type}]): Filterable => ({name, type, cells: []})));
  return [...own, ...own, ...own, ...customer, ...customer, ...lacking];
}
