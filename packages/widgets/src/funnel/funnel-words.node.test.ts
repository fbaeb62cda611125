import {describe, expect, it} from 'vitest';
import type {Step} from '@crm-widgets/core';
import {Formats} from '../shared/format.js';
import {funnelWords, inWords, largestDrop, mainFinding, share, timeTaken} from './funnel-words.js';

const formats = new Formats('en');
const voice = {formats, words: funnelWords('en')};

function steps(...counts: [string, number][]): Step[] {
  const ratio = (part: number, of: number) => (of === 0 ? null : part / of);
  return counts.map(([label, count], index) => ({
    id: label, label, count, interval: null,
    fromPrevious: index === 0 ? null : ratio(count, counts[index - 1]![1]), fromFirst: ratio(count, counts[0]![1]),
    medianSeconds: null, meanSeconds: null, pending: 0,
  }));
}

const of = (...counts: [string, number][]) => ({steps: steps(...counts), groups: null});

describe('inWords', () => {
  it('tells each step and what share goes on', () => {
    expect(inWords(of(['Lead', 10], ['Demo', 8], ['Won', 3]), voice))
      .toBe('Lead 10, 80.0% go on; Demo 8, 37.5% go on; Won 3');
  });
  it('tells no share of nobody', () => {
    expect(inWords(of(['Lead', 0], ['Won', 0]), voice)).toBe('Lead 0; Won 0');
  });
});

describe('mainFinding', () => {
  it('tells how many come through, and where most are lost', () => {
    expect(mainFinding(of(['Prospecting', 8800], ['Engaging', 8300], ['Won', 4238]), voice))
      .toBe('Of 8,800 in Prospecting, 4,238 reach Won: 48.2%. Most are lost between Engaging and Won: 4,062.');
  });
  it('needs no second sentence for two steps', () => {
    expect(mainFinding(of(['Lead', 10], ['Won', 3]), voice)).toBe('Of 10 in Lead, 3 reach Won: 30.0%.');
  });
  it('is a sentence where nobody entered', () => {
    expect(mainFinding(of(['Lead', 0], ['Demo', 0], ['Won', 0]), voice)).toBe('Nobody reached Lead.');
    expect(mainFinding(of(['Lead', 0], ['Demo', 0], ['Won', 0]), voice, {view: 'abandonment'})).toBe('Nobody reached Lead.');
  });
  it('has nothing to tell of one step', () => {
    expect(mainFinding(of(['Lead', 10]), voice)).toBe('');
  });
});

describe('largestDrop', () => {
  it('is the earlier of two that lose as many', () => {
    expect(largestDrop(steps(['a', 30], ['b', 20], ['c', 10]))?.to.label).toBe('b');
  });
  it('is none where no step loses any', () => {
    expect(largestDrop(steps(['a', 10], ['b', 10], ['c', 12]))).toBeNull();
  });
});

describe('share', () => {
  const cases: [string, number | null, string][] = [
    ['percent with a digit', 0.375, '37.5%'], ['above one where a step grows', 1.5, '150.0%'], ['nothing', 0, '0%'],
    ['little is not written as 0', 0.0004, '<0.1%'], ['a dash for unknown', null, '–'],
  ];
  for (const [title, rate, text] of cases) it(title, () => expect(share(formats, rate)).toBe(text));
});

describe('timeTaken', () => {
  const took = (medianSeconds: number | null, meanSeconds: number | null) =>
    timeTaken({...steps(['Won', 1])[0]!, medianSeconds, meanSeconds}, voice);
  it('tells the median', () => {
    expect(took(5400, 9000)).toBe('median 90 min');
  });
  it('says of deals whose data has one date for two stages that no time is between, and not 0 sec', () => {
    expect(took(0, 0)).toBe('no time between');
  });
  it('says so of half where most skip the stage before, metrics.md 6.4', () => {
    expect(took(0, 86_400)).toBe('no time between for half or more');
  });
  it('has nothing to tell where nobody was timed', () => {
    expect(took(null, null)).toBe('');
  });
});
