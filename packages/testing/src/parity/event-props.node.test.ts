import type {Condition, Query} from '@crm-widgets/core';
import fc, {type Arbitrary} from 'fast-check';
import {it} from 'vitest';
import {contentOf, difference} from '../alike.js';
import {nodeSource, sharedEngine} from '../node-source.js';
import {runs} from '../runs.js';

const engine = sharedEngine();
const DAY = 19_844;
const asOf = {instant: (DAY + 1) * 86_400_000, day: DAY + 1, isMidnight: true} as const;

const keys = ['plan', 'Plan', 'PLAN', 'a-b', '__proto__', 'x'] as const;
const texts = fc.constantFrom('pro', 'Pro', 'it\'s "so"', '5', '12.5', 'é', ' pro ', '\u{1F600}', '\ufeff', 'none', 'null');
const value: Arbitrary<unknown> = fc.oneof(texts, fc.constantFrom('\ud83d', '\0'), fc.jsonValue({maxDepth: 2}), fc.double(), fc.maxSafeInteger(), fc.constantFrom(null, '', true, false));
const object = fc.array(fc.tuple(fc.constantFrom(...keys), value), {maxLength: 4})
  .map((entries) => `{${entries.map(([key, held]) => `${JSON.stringify(key)}: ${JSON.stringify(held) ?? 'null'}`).join(',')}}`);
const props: Arbitrary<string | null> = fc.oneof(
  {weight: 8, arbitrary: object}, fc.constantFrom(null, '{', '[1]', 'plan=pro', '{"plan": 9007199254740993}', '{"plan": 1e400}'), fc.json());
const scalar = fc.oneof(texts, fc.constantFrom(5, 0, -1.5));
const condition: Arbitrary<Condition> = fc.oneof(
  scalar, fc.constant(null), fc.array(scalar, {maxLength: 3}), scalar.map((not) => ({not})), fc.record({from: scalar, until: scalar}));

interface Plan {
  readonly props: readonly (string | null)[];
  readonly key: string;
  readonly other: string;
  readonly condition: Condition;
}

const plan: Arbitrary<Plan> = fc.record({
  props: fc.array(props, {minLength: 1, maxLength: 40}), key: fc.constantFrom(...keys), other: fc.constantFrom(...keys), condition,
});

/** What a page may ask by keys of props: sums and heads by group, and a funnel whose second step is told by one. */
function queries({key, other, condition: held}: Plan): Query[] {
  const where = {[`props.${other}`]: held};
  const fact = {name: 'events' as const};
  const step = {fact, column: 'at'};
  return [
    {
      kind: 'measures', fact, at: {kind: 'dated', column: 'at'}, windows: [{from: DAY, until: DAY + 1}], by: [`props.${key}`], where, asOf,
      measures: [{aggregate: {kind: 'count'}}, {aggregate: {kind: 'distinct', column: 'actor_id'}}],
    },
    {
      kind: 'funnel', steps: [step, {...step, filter: where}], entity: 'actor_id', order: 'ordered', windowSeconds: null, exclusions: [],
      entry: null, lookahead: true, by: [`props.${key}`], where: {}, asOf,
    },
  ];
}

it('both engines see the same texts under keys of props', {timeout: 3_600_000}, async () => {
  await fc.assert(fc.asyncProperty(plan, async (given) => {
    const events = given.props.map((text, row) =>
      ({at: new Date(DAY * 86_400_000 + row * 1000).toISOString(), actor_id: `a${row % 3}`, name: 'visit', props: text}));
    const {by: {columns, duckdb}} = await nodeSource(engine(), {events});
    for (const query of queries(given)) {
      const differs = difference(contentOf(query, await columns.ask(query)), contentOf(query, await duckdb.ask(query)));
      if (differs) throw new Error(`columns and DuckDB differ at ${differs}\n${JSON.stringify(query)}`);
    }
  }), runs(8, 400));
});
