import {
  columnsOf, dayFromIso,
  type Aggregate, type AsOf, type Attribution, type DatedWindow, type DistributionQuery, type ExtentQuery,
  type Having, type MeasureQuery, type Query, type Rates, type RowsQuery, type Where, type Window,
} from '@crm-widgets/core';
import fc, {type Arbitrary} from 'fast-check';
import {choice, choices, pick, type Choice} from './choices.js';
import {cohortPlan, cohortQuery, type CohortPlan} from './cohort-plan.js';
import {columnsOfFact, FactColumns, factsOf, type Asked} from './fact-columns.js';
import {funnelPlan, funnelQuery, type FunnelPlan} from './funnel-plan.js';
import {conditionPlans, whereOf, type ConditionPlan} from './random-where.js';

interface MeasurePlan {
  readonly kind: Aggregate['kind'];
  readonly column: Choice;
  readonly having: Having['kind'];
  readonly level: number;
  readonly filter: readonly ConditionPlan[];
}

/** A query whose fact, columns and values are chosen once they are known. */
export interface QueryPlan {
  readonly kind: Query['kind'];
  readonly fact: Choice;
  readonly params: Choice;
  readonly at: Choice;
  readonly windows: WindowsPlan;
  readonly by: readonly Choice[];
  readonly where: readonly ConditionPlan[];
  readonly measures: readonly MeasurePlan[];
  readonly returns: Choice;
  readonly funnel: FunnelPlan;
  readonly cohort: CohortPlan;
  /** What amounts are converted into; most often nothing. */
  readonly rates: Rates | null;
  /** What is wrong with it; most often nothing. */
  readonly fault: 'none' | 'by' | 'where' | 'value' | 'measure' | 'dated' | 'table';
}

interface WindowsPlan {
  readonly first: number;
  /** Lengths of windows one after the other; cohorts have these alone. */
  readonly lengths: readonly number[];
  /** Windows anywhere, of 0 or fewer days as well. */
  readonly others: readonly (readonly [from: number, length: number])[];
}

const FIRST = dayFromIso('2023-02-01')!;
const windowsPlan: Arbitrary<WindowsPlan> = fc.record({
  first: fc.constantFrom(...['2023-03-01', '2024-03-01', '2024-01-01', '2024-03-10', '2023-12-31'].map((iso) => dayFromIso(iso)!)),
  lengths: fc.oneof(
    {weight: 8, arbitrary: fc.array(fc.constantFrom(366, 31, 91, 1, 7), {minLength: 1, maxLength: 5})},
    // More than one integer has bits for.
    {weight: 1, arbitrary: fc.constant(Array.from({length: 70}, () => 1))},
  ),
  others: fc.array(fc.tuple(fc.nat(450).map((n) => FIRST + n), fc.constantFrom(10, 1, 0, -3, 400)), {maxLength: 3}),
});

const measurePlan: Arbitrary<MeasurePlan> = fc.record({
  kind: fc.constantFrom('count', 'sum', 'mean', 'quantile', 'distinct', 'entities'),
  column: choice, having: fc.constantFrom('rows', 'sum'), level: fc.constantFrom(0, 1, 2, 0.5, -5), filter: conditionPlans,
});

const day = fc.constantFrom(...['2024-03-01', '2024-03-31', '2023-12-31'].map((iso) => dayFromIso(iso)!));
const ratesPlan: Arbitrary<Rates | null> = fc.option(fc.record({
  into: fc.constantFrom('EUR', 'USD'), day, dated: fc.constantFrom('paid_at', 'created_at'), missing: fc.constant(true as const),
}, {requiredKeys: ['into']}), {freq: 3});

export const queryPlan: Arbitrary<QueryPlan> = fc.record({
  kind: fc.oneof(
    {weight: 8, arbitrary: fc.constant('measures' as const)}, {weight: 3, arbitrary: fc.constant('cohort' as const)},
    {weight: 3, arbitrary: fc.constant('funnel' as const)},
    {weight: 1, arbitrary: fc.constantFrom('extent', 'distribution', 'rows', 'waits', 'reached', 'members')},
  ),
  fact: choice, params: choice, at: choice, windows: windowsPlan, by: choices(2), where: conditionPlans,
  measures: fc.array(measurePlan, {minLength: 1, maxLength: 4}), returns: choice, funnel: funnelPlan, cohort: cohortPlan, rates: ratesPlan,
  fault: fc.oneof(
    {weight: 12, arbitrary: fc.constant('none' as const)},
    {weight: 1, arbitrary: fc.constantFrom('by', 'where', 'value', 'measure', 'dated', 'table')},
  ),
});

/** @returns null where the company has no table for it */
export function queryOf(plan: QueryPlan, asked: Asked): Query | null {
  const known = factsOf(plan.params, asked).filter((fact) => columnsOfFact(fact, asked) !== null);
  const missing = factsOf(plan.params, asked).filter((fact) => columnsOfFact(fact, asked) === null);
  const wanted = plan.fault === 'table' && missing.length > 0 ? missing : known;
  if (wanted.length === 0) return null;
  const fact = new FactColumns(pick(wanted, plan.fact), asked);
  switch (plan.kind) {
    case 'measures': return rated(measureQuery(plan, fact, asked.company.asOf), plan, fact, asked);
    case 'extent': return extentQuery(plan, fact, asked.company.asOf);
    case 'cohort': return cohortQuery(plan.cohort, known.map((one) => new FactColumns(one, asked)), inRow(plan.windows), asked.company.asOf);
    case 'members': return membersQuery(plan, known.map((one) => new FactColumns(one, asked)), asked.company.asOf);
    case 'distribution': return distributionQuery(plan, fact, asked.company.asOf);
    case 'rows': return rowsQuery(plan, fact, asked.company.asOf);
    case 'funnel': return funnelQuery(plan.funnel, known.map((one) => new FactColumns(one, asked)), asked.company.asOf);
    case 'waits': return waitsQuery(plan, known.map((one) => new FactColumns(one, asked)), asked.company.asOf);
    case 'reached': return reachedQuery(plan, known.map((one) => new FactColumns(one, asked)), asked.company.asOf);
  }
}

function membersQuery(plan: QueryPlan, facts: readonly FactColumns[], asOf: AsOf): Query | null {
  const cohort = cohortQuery(plan.cohort, facts, inRow(plan.windows), asOf);
  if (cohort?.kind !== 'cohort') return null;
  const of = plan.at % cohort.windows.length;
  const width = cohort.cells?.kind === 'brackets' ? cohort.cells.brackets.length : cohort.windows.length;
  const period = plan.returns % 3 === 0 ? null : plan.returns % width;
  return {kind: 'members', cohort, of, period, limit: pick([1000, 2], plan.params)};
}

function reachedQuery(plan: QueryPlan, facts: readonly FactColumns[], asOf: AsOf): Query | null {
  const funnel = funnelQuery(plan.funnel, facts, asOf);
  if (!funnel) return null;
  const which = pick(['reached', 'lost', 'pending'] as const, plan.returns);
  const least = which === 'reached' ? 0 : 1;
  const step = least + plan.at % Math.max(1, funnel.steps.length - least);
  const group = plan.params % 2 === 0 ? {} : {group: funnel.by.map(() => null)};
  return {kind: 'reached', funnel, which, step, ...group, limit: pick([1000, 2], plan.params)};
}

function waitsQuery(plan: QueryPlan, facts: readonly FactColumns[], asOf: AsOf): Query | null {
  const funnel = funnelQuery(plan.funnel, facts, asOf);
  if (!funnel || funnel.steps.length < 2) return funnel;
  const bins = plan.returns % 2 === 0 ? {} : {bins: pick([1, 5, 60, 3], plan.returns)};
  return {kind: 'waits', funnel: {...funnel, by: []}, step: 1 + plan.at % (funnel.steps.length - 1), ...bins};
}

function measureQuery(plan: QueryPlan, fact: FactColumns, asOf: AsOf): MeasureQuery {
  const at = plan.fault === 'dated' && fact.base
    ? {kind: 'dated', column: absentInstant(fact)} as const
    : pick(fact.attributions(), plan.at);
  const {windows} = plan;
  return {
    kind: 'measures', fact: fact.fact, at, windows: [...inRow(windows), ...windows.others.map(windowFrom)],
    by: byOf(plan, fact), where: whereWithFaults(plan, fact), asOf,
    measures: measuresOf(plan, fact, at),
  };
}

/** The same in one currency; not where converted amounts are groups or conditions, in which each engine has its digits. */
function rated(query: MeasureQuery, {rates}: QueryPlan, fact: FactColumns, {has}: Asked): MeasureQuery {
  const amounts = fact.of('money');
  const named = [query.where, ...query.measures.map(({filter}) => filter ?? {})].flatMap((where) => Object.keys(where));
  if (!rates || !has('fx_rates') || [...query.by, ...named].some((name) => amounts.includes(name))) return query;
  return {...query, fact: {...query.fact, rates}};
}

/** Amounts that a fact makes are nobody's groups: each engine writes them with the digits that it has. */
function byOf({by, fault}: QueryPlan, fact: FactColumns): string[] {
  const known = fact.named().map(({name}) => name).filter((name) => fact.own[name] !== 'money');
  const picked = known.length === 0 ? [] : by.map((chosen) => pick(known, chosen));
  return fault === 'by' ? [...picked, 'nowhere'] : picked;
}

function whereWithFaults({where, fault}: QueryPlan, fact: FactColumns): Where {
  const conditions = whereOf(where, fact.named());
  if (fault === 'where') return {...conditions, 'customers.nowhere': 'x'};
  const [typed] = fact.of('money', 'number', 'instant', 'boolean');
  return fault === 'value' && typed ? {...conditions, [typed]: {from: 'much'}} : conditions;
}

/** A column of the model that the file lacks; one that it has, if it lacks none. */
function absentInstant({base, columns}: FactColumns): string {
  const instants = [...columnsOf(base!)].filter(([, {type}]) => type === 'instant').map(([name]) => name);
  return instants.find((name) => !columns.has(name)) ?? instants[0]!;
}

const entitySums = {
  edges: ['start', 'end', 'lesser'], moved: ['new', 'reactivation', 'expansion', 'contraction', 'churn'], daily: ['lost', 'rate'],
};

function measuresOf({measures, fault}: QueryPlan, fact: FactColumns, at: Attribution): MeasureQuery['measures'] {
  // Entities that are placed once each can only be counted.
  const counted = at.kind === 'kept' || (fact.isLasting && at.kind === 'state');
  if (counted) return [{aggregate: {kind: 'distinct', column: 'customer_id'}}];
  if (at.kind === 'edges' || at.kind === 'moved' || at.kind === 'daily') {
    const sums = entitySums[at.kind].map((column) => ({aggregate: {kind: 'sum', column}} as const));
    if (at.kind === 'daily') return sums;
    const having = {kind: 'sum', column: entitySums[at.kind][0]!, above: 0} as const;
    return [
      {aggregate: {kind: 'distinct', column: 'customer_id'}}, {aggregate: {kind: 'entities', column: 'customer_id', having}}, ...sums,
    ];
  }
  const made = measures.map(({filter, ...plan}) => {
    const own = whereOf(filter, fact.named().filter(({name}) => fact.columns.has(name)));
    const aggregate = aggregateOf(plan, fact);
    return Object.keys(own).length > 0 ? {aggregate, filter: own} : {aggregate};
  });
  return fault === 'measure' && fact.base ? [...made, {aggregate: {kind: 'distinct', column: 'nowhere'}}] : made;
}

function aggregateOf({kind, column, having, level}: Omit<MeasurePlan, 'filter'>, fact: FactColumns): Aggregate {
  const numeric = fact.of('money', 'number', 'integer');
  const entities = fact.of('id', 'text');
  if (kind === 'distinct' && entities.length > 0) return {kind, column: pick(entities, column)};
  if (kind === 'entities' && entities.length > 0) {
    const rows = {kind: 'rows', atLeast: Math.max(1, Math.floor(level))} as const;
    const sums = having === 'sum' && numeric.length > 0;
    return {kind, column: pick(entities, column), having: sums ? {kind: 'sum', column: pick(numeric, column), above: level} : rows};
  }
  if (numeric.length === 0 || kind === 'count' || kind === 'distinct' || kind === 'entities') return {kind: 'count'};
  if (kind === 'quantile') return {kind, column: pick(numeric, column), q: pick([0.5, 0.9, 0, 1, 0.25], column)};
  return {kind, column: pick(numeric, column)};
}

function extentQuery(plan: QueryPlan, fact: FactColumns, asOf: AsOf): Query {
  const instants = fact.of('instant');
  if (instants.length === 0) return measureQuery({...plan, fault: 'none'}, fact, asOf);
  const query: ExtentQuery = {
    kind: 'extent', fact: fact.fact, column: pick(instants, plan.at), where: whereWithFaults(plan, fact), asOf,
  };
  return query;
}

function distributionQuery(plan: QueryPlan, fact: FactColumns, asOf: AsOf): Query {
  const numeric = fact.of('money', 'number', 'integer');
  if (numeric.length === 0) return extentQuery(plan, fact, asOf);
  const query: DistributionQuery = {
    kind: 'distribution', fact: fact.fact, column: pick(numeric, plan.at), ...windowOf(plan, fact), ...filterOf(plan, fact),
    ...(plan.returns % 2 === 0 ? {} : {bins: pick([1, 5, 60, 3], plan.returns)}), where: whereWithFaults(plan, fact), asOf,
  };
  return query;
}

function rowsQuery(plan: QueryPlan, fact: FactColumns, asOf: AsOf): Query {
  const all = fact.of('id', 'text', 'money', 'number', 'integer', 'boolean', 'instant', 'day');
  if (all.length === 0) return measureQuery({...plan, fault: 'none'}, fact, asOf);
  const [sorted, ...columns] = [plan.at, ...plan.measures.map(({column}) => column)].map((chosen) => pick(all, chosen));
  const query: RowsQuery = {
    kind: 'rows', fact: fact.fact, columns: [...new Set(columns)], limit: pick([100, 3, 1], plan.returns),
    sort: plan.params % 3 === 0 ? [] : [{column: sorted!, ...(plan.params % 2 === 0 ? {} : {descending: true})}],
    ...windowOf(plan, fact), ...filterOf(plan, fact), where: whereWithFaults(plan, fact), asOf,
  };
  return query;
}

function windowOf({windows, returns}: QueryPlan, fact: FactColumns): {at?: DatedWindow} {
  const instants = fact.of('instant');
  return instants.length === 0 || returns % 3 === 0 ? {} : {at: {column: pick(instants, returns), ...inRow(windows)[0]!}};
}

function filterOf({measures: [first]}: QueryPlan, fact: FactColumns): {filter?: Where} {
  const filter = whereOf(first!.filter, fact.named().filter(({name}) => fact.columns.has(name)));
  return Object.keys(filter).length > 0 ? {filter} : {};
}

function inRow({first, lengths}: WindowsPlan): Window[] {
  let from = first;
  return lengths.map((length) => ({from, until: from += length}));
}

function windowFrom([from, length]: readonly [number, number]): Window {
  return {from, until: from + length};
}
