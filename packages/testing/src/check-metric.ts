import type {EngineName} from '@crm-widgets/core';
import type {Engine} from '@crm-widgets/data';
import type {Calculated, Metric} from '@crm-widgets/metrics';
import {describe, expect, it} from 'vitest';
import {measureMetric, type Frame, type Inputs} from './node-measure.js';
import {nodeSource, sharedEngine, type TestTables} from './node-source.js';

/** Tables in, measured values between, numbers out. */
export interface Vector extends Frame {
  /** What the metric does, so that the list of tests reads as its specification. */
  readonly name: string;
  readonly tables: TestTables;
  readonly period: string;
  /** By window, and within it by group, in order. Only the measures named are compared. */
  readonly measured?: readonly Inputs[];
  /** The same for what the calculator makes of them. */
  readonly expected: readonly (Partial<Calculated> & {readonly key?: string | null})[];
  /** Where the numbers come from. */
  readonly source: string;
}

// An engine has to start, on a machine that may be busy with other tests.
const TIMEOUT = 60_000;

/**
 * Runs vectors in two halves, tables to measured values in each engine and these to the metric's value, so that a red
 * test names the guilty half. Numbers agree to nine decimals.
 */
export function checkMetric(metric: Metric, vectors: readonly Vector[]): void {
  describe(metric.id, () => {
    const engine = sharedEngine();
    for (const vector of vectors) {
      describe(`${vector.name} (${vector.source})`, () => {
        checkVector(metric, vector, 'duckdb', engine);
        checkVector(metric, vector, 'columns', engine);
      });
    }
  });
}

function checkVector(metric: Metric, vector: Vector, by: EngineName, engine: () => Engine): void {
  const {tables, measured, expected, ...frame} = vector;
  const run = async () => measureMetric(metric, (await nodeSource(engine(), tables, frame.zone)).by[by], frame);
  let once: ReturnType<typeof run> | undefined;

  it(`measures by ${by}`, {timeout: TIMEOUT}, async () => {
    const {measured: found} = await (once ??= run());
    expect(found).toHaveLength(expected.length);
    if (measured) expect(found.map(({inputs}) => inputs)).toMatchObject(measured.map(nearly));
  });
  it(`calculates, measured by ${by}`, {timeout: TIMEOUT}, async () => {
    const {measured: found, params} = await (once ??= run());
    const made = found.map(({key, inputs}) => ({key, ...metric.calculate(inputs, params)}));
    expect(made).toMatchObject(expected.map(nearly));
  });
}

/** The same with numbers that need agree to nine decimals only. */
function nearly(value: unknown): object {
  return near(value) as object;
}

function near(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isInteger(value)) return expect.closeTo(value, 9) as unknown;
  if (Array.isArray(value)) return value.map(near);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, near(inner)]));
}
