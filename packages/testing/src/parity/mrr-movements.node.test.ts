import type {Answer, Attribution, FactRef, MeasureQuery, Window} from '@crm-widgets/core';
import fc from 'fast-check';
import {expect, it} from 'vitest';
import {sharedEngine} from '../node-source.js';
import {runs} from '../runs.js';
import {randomCompany, type RandomCompany} from './random-company.js';
import {TwoEngines} from './two-engines.js';

const engine = sharedEngine();
const kinds = ['new', 'reactivation', 'expansion', 'contraction', 'churn'];
const billing = {billable: ['active', 'past_due'], discounts: 'recurring'};
const movements = (movementGrain: string): FactRef =>
  ({name: 'mrr_movements', params: {...billing, movementGrain, reactivationGapDays: 0}});

const companies = randomCompany.filter(({tables: {subscriptions}}) => (subscriptions?.length ?? 0) > 3);
// From January 2023 into May 2024, where the rows of random companies lie; as-of cuts some of them.
const windows = fc.array(fc.tuple(fc.integer({min: 19_350, max: 19_840}), fc.integer({min: 1, max: 400})), {minLength: 1, maxLength: 6})
  .map((drawn) => drawn.map(([from, length]): Window => ({from, until: from + length})));

/** What a query finds in each window, 0 for nothing. */
function perWindow({windows: asked}: MeasureQuery, {rows, columns}: Answer): number[][] {
  const found = asked.map(() => [] as number[]);
  for (let row = 0; row < rows; row++) {
    const values = Object.keys(columns).filter((name) => name.startsWith('m')).map((name) => columns[name]![row] as number | null ?? 0);
    found[columns.window![row] as number] = values;
  }
  return found;
}

function query(company: RandomCompany, asked: Window[], fact: FactRef, at: Attribution, measures: MeasureQuery['measures']): MeasureQuery {
  return {kind: 'measures', fact, at, windows: asked, by: [], where: {}, asOf: company.asOf, measures};
}

for (const grain of ['day', 'event']) {
  it(`MRR at the start and all movements by ${grain} make the MRR at the end, in any window`, {timeout: 3_600_000}, async () => {
    await fc.assert(fc.asyncProperty(companies, windows, async (company, drawn) => {
      const asked = drawn.filter(({from}) => from < company.asOf.day);
      await TwoEngines.during(engine(), company, async (both) => {
        for (const ask of [(q: MeasureQuery) => both.columns(q), (q: MeasureQuery) => both.duckdb(q)]) {
          const find = async (q: MeasureQuery) => perWindow(q, await ask(q));
          const balance = (edge: 'start' | 'end', fact: FactRef) => find(query(
            company, asked, fact, {kind: 'state', from: 'valid_from', to: 'valid_to', edge}, [{aggregate: {kind: 'sum', column: 'mrr'}}]));
          const versions: FactRef = {name: 'mrr_versions', params: billing};
          const [start, end, steps] = [await balance('start', versions), await balance('end', versions), await balance('end', movements(grain))];
          const moved = await find(query(company, asked, movements(grain), {kind: 'dated', column: 'valid_from'}, kinds.map((kind) =>
            ({aggregate: {kind: 'sum', column: 'change'}, filter: {kind}}))));
          asked.forEach((_, i) => {
            const [first = 0, last = 0, step = 0] = [start[i]![0], end[i]![0], steps[i]![0]];
            const [fresh = 0, back = 0, up = 0, down = 0, lost = 0] = moved[i]!;
            const digits = 9 - Math.ceil(Math.log10(Math.max(1, first, last, up, -down)));
            expect(first + fresh + back + up + down + lost).toBeCloseTo(last, digits);
            expect(step).toBeCloseTo(last, digits);
            expect([fresh, back, up, -down, -lost].every((amount) => amount >= 0)).toBe(true);
          });
        }
      });
    }), runs());
  });
}

it('gross revenue retention lies between 0 and 1 and not above the net one, in any window', {timeout: 3_600_000}, async () => {
  await fc.assert(fc.asyncProperty(companies, windows, async (company, drawn) => {
    await TwoEngines.during(engine(), company, async (both) => {
      const at = {kind: 'edges', from: 'valid_from', to: 'valid_to', entity: 'customer_id', value: 'mrr'} as const;
      const sums = ['start', 'end', 'lesser'].map((column) => ({aggregate: {kind: 'sum', column} as const}));
      const asked = query(company, drawn, movements('day'), at, sums);
      for (const answer of [await both.columns(asked), await both.duckdb(asked)]) {
        for (const [start = 0, end = 0, lesser = 0] of perWindow(asked, answer)) {
          expect(lesser).toBeGreaterThanOrEqual(0);
          expect(lesser).toBeLessThanOrEqual(start);
          expect(lesser).toBeLessThanOrEqual(end);
        }
      }
    });
  }), runs());
});
