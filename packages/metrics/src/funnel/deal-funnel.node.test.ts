import {nodeSource, salesOpportunities, sharedEngine} from '@crm-widgets/testing/node';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {dealFunnel, dealStages, type StageCount} from './deal-funnel.js';

const steps = (...names: string[]) => names.map((name) => ({id: name, label: name, value: name}));

describe('deal funnel', () => {
  const counts: StageCount[] = [
    {stage: 'Lead', outcome: 'open', count: 5},
    {stage: 'Demo', outcome: 'open', count: 3},
    {stage: 'Won', outcome: 'won', count: 2},
    {stage: 'Lost', outcome: 'lost', count: 4},
    {stage: null, outcome: 'open', count: 1},
  ];

  it('lets won deals reach every step, open ones theirs and those before, lost ones every open stage', () => {
    const funnel = dealFunnel(counts, steps('Lead', 'Demo', 'Won'));
    expect(funnel.steps.map(({count}) => count)).toEqual([15, 9, 2]);
    expect(funnel.steps.map(({fromPrevious}) => fromPrevious)).toEqual([null, 9 / 15, 2 / 9]);
    expect(funnel.steps.map(({fromFirst}) => fromFirst)).toEqual([1, 9 / 15, 2 / 15]);
    expect(funnel.steps.map(({pending}) => pending)).toEqual([0, 6, 3]);
    expect(funnel.steps[2]!.interval!.map((bound) => bound.toFixed(4))).toEqual(['0.0632', '0.5474']);
    expect(funnel.overall).toBe(2 / 15);
    expect(funnel.warnings).toEqual({lost_stage_unknown: 4});
  });
  it('puts a deal at a stage between two steps behind the earlier one', () => {
    expect(dealFunnel(counts, steps('Lead', 'Won')).steps.map(({count}) => count)).toEqual([15, 2]);
    expect(dealFunnel(counts, steps('Demo', 'Won')).steps.map(({count}) => count)).toEqual([10, 2]);
  });
  it('of no deals has counts of 0 and no rates', () => {
    expect(dealFunnel([], steps('Lead', 'Won'))).toMatchObject({
      overall: null, steps: [{count: 0, fromFirst: null}, {count: 0, fromPrevious: null, interval: null}],
    });
  });
  it('never grows from step to step', () => {
    const stage = fc.constantFrom('Lead', 'Demo', 'Offer', 'Won', 'Lost', 'elsewhere', null);
    const count = fc.record({stage, outcome: fc.constantFrom('open', 'won', 'lost'), count: fc.nat(50)});
    fc.assert(fc.property(fc.array(count), fc.shuffledSubarray(['Lead', 'Demo', 'Offer', 'Won']), (deals, names) => {
      const sizes = dealFunnel(deals, steps(...names)).steps.map((step) => step.count);
      expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    }));
  });
});

describe('order of stages', () => {
  const standing = (outcome: StageCount['outcome']) => (stage: string, probability: number | null = null): StageCount =>
    ({stage, outcome, count: 1, probability});
  const [open, won, lost] = [standing('open'), standing('won'), standing('lost')];
  const names = (counts: StageCount[]) => dealStages(counts).map(({value}) => value);

  it('is the usual one of names that are known, won last and lost nowhere', () => {
    expect(names([won('Closed Won'), lost('Closed Lost'), open('Proposal'), open('Qualification')]))
      .toEqual(['Qualification', 'Proposal', 'Closed Won']);
  });
  it('else goes by the mean chance of winning', () => {
    expect(names([open('Handshake', 0.7), won('Signed', 0.1), open('Hello', 0.3), open('Hello', 0.1)]))
      .toEqual(['Hello', 'Handshake', 'Signed']);
  });
  it('else has to be said', () => {
    expect(() => names([open('Handshake'), open('Hello', 0.2)]))
      .toThrow(/attribute steps: the order of the stages is not known; found Handshake, Hello/);
  });
});

describe('deal funnel of a file', () => {
  const engine = sharedEngine();

  it('G3: 8 800 prospects, 8 300 engaged, 4 238 won, 2 473 lost', async () => {
    const source = await nodeSource(engine(), {deals: salesOpportunities});
    const {columns} = await source.ask({
      kind: 'measures', fact: {name: 'funnel_deals'}, at: {kind: 'always'}, windows: [{from: 0, until: 20_000}],
      by: ['stage', 'outcome'], where: {}, asOf: {instant: Date.UTC(2018, 0, 1), day: 17_532},
      measures: [{aggregate: {kind: 'count'}}],
    });
    const counts = columns.by0!.map((stage, row) => ({
      stage: stage as string, outcome: columns.by1![row] as StageCount['outcome'], count: columns.m0![row] as number,
    }));
    const funnel = dealFunnel(counts, dealStages(counts));
    expect(funnel.steps.map(({id, count}) => [id, count]))
      .toEqual([['Prospecting', 8800], ['Engaging', 8300], ['Won', 4238]]);
    expect(funnel.warnings).toEqual({lost_stage_unknown: 2473});
  });
  it('does not know before as-of how a deal ended', async () => {
    const source = await nodeSource(engine(), {deals: [
      {stage: 'Won', created_at: '2024-01-01', closed_at: '2024-02-01'},
      {stage: 'Demo', created_at: '2024-01-15'},
      {stage: 'Demo', created_at: '2024-02-01'},
      {stage: 'Demo'},
    ]});
    const {columns} = await source.ask({
      kind: 'measures', fact: {name: 'funnel_deals'}, at: {kind: 'always'}, windows: [{from: 0, until: 1}],
      by: ['stage', 'outcome'], where: {}, asOf: {instant: Date.UTC(2024, 1, 1), day: 19_754},
      measures: [{aggregate: {kind: 'count'}}],
    });
    expect([columns.by0, columns.by1, columns.m0]).toEqual([['Demo', null], ['open', 'open'], [2, 1]]);
  });
});
