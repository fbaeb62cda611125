import {ColumnsEngine, readRows} from '@crm-widgets/columns';
import {Zone, type CohortCells, type CohortQuery, type CohortResult, type TableName} from '@crm-widgets/core';
import {cohortTriangle} from '@crm-widgets/metrics/cohort';
import {findDerived} from '@crm-widgets/metrics/facts';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {askedCohorts, type AskedCohorts} from './random-cohort.js';
import {runs} from './runs.js';

type Triangle = Pick<CohortResult, 'cohorts' | 'average'>;

/** The triangle of a random log, counted in cells of a kind. */
async function triangleOf({company, query}: AskedCohorts, cells: CohortCells): Promise<Triangle> {
  const {kind, starts, returns, entity, windows, where, asOf, membership, atLeast} = query;
  const counted: CohortQuery = {
    kind, starts, returns, entity, windows, where, asOf, cells, ...(membership ? {membership} : {}),
    ...(cells.kind === 'unbroken' || atLeast === undefined ? {} : {atLeast}),
  };
  const {zone: named, currency, tables} = company;
  const read = new Map(Object.entries(tables).map(([name, rows]) => {
    const table = name as TableName;
    return [table, readRows({candidates: [table], columns: {}, zone: named, currency, maxBytes: 1e9}, rows)] as const;
  }));
  const engine = new ColumnsEngine(findDerived, {declared: new Set(read.keys()), read});
  const zone = new Zone(named);
  return cohortTriangle(await engine.run(counted), windows, {
    asOf, isDated: returns.at.kind === 'dated', cells, startOf: (day) => zone.startOf(day),
  });
}

const law = (kind: 'on' | 'unbounded' | 'until' | 'unbroken', holds: (values: readonly number[], size: number) => void) =>
  fc.assert(fc.asyncProperty(askedCohorts, async (asked) => {
    const {cohorts} = await triangleOf(asked, {kind});
    for (const {size, cells} of cohorts) holds(cells.flatMap((cell) => (cell ? [cell.value] : [])), size);
  }), runs());

const pairs = (values: readonly number[]) => values.slice(1).map((value, k) => [values[k]!, value] as const);

describe('cells of any cohort', {timeout: 3_600_000}, () => {
  it('count no more than it has members', () => law('on', (values, size) => {
    for (const value of values) expect(value).toBeLessThanOrEqual(size);
  }));
  it('never rise where a return on or after counts', () => law('unbounded', (values) => {
    for (const [before, value] of pairs(values)) expect(value).toBeLessThanOrEqual(before);
  }));
  it('never fall after the first where a return until then counts', () => law('until', (values) => {
    for (const [before, value] of pairs(values.slice(1))) expect(value).toBeGreaterThanOrEqual(before);
  }));
  it('never rise where one period away is too many', () => law('unbroken', (values) => {
    for (const [before, value] of pairs(values)) expect(value).toBeLessThanOrEqual(before);
  }));
  it('have an average that is the plain share, and in its interval, over all complete ones', () =>
    fc.assert(fc.asyncProperty(askedCohorts, async (asked) => {
      const {cohorts, average} = await triangleOf(asked, {kind: 'on'});
      average.forEach((one, k) => {
        const complete = cohorts.filter(({cells}) => cells[k] && !cells[k].isPartial);
        const sum = (of: (cohort: (typeof cohorts)[number]) => number) => complete.reduce((all, each) => all + of(each), 0);
        if (complete.length === 0) expect(one).toBeNull();
        else expect(one).toMatchObject({numerator: sum(({cells}) => cells[k]!.value), denominator: sum(({size}) => size)});
        if (!one?.interval) return;
        expect(one.interval[0]).toBeLessThanOrEqual(one.value! + 1e-12);
        expect(one.interval[1]).toBeGreaterThanOrEqual(one.value! - 1e-12);
      });
    }), runs()));
});
