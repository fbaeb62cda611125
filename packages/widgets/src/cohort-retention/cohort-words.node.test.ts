import {describe, expect, it} from 'vitest';
import type {CohortResult} from '@crm-widgets/core';
import {Formats} from '../shared/format.js';
import {averageInWords, cellInWords, cohortLabel, cohortVoice, cohortWords, mainFinding, rateText} from './cohort-words.js';

const formats = new Formats('en');
const voice = {formats, words: cohortWords('en')};
const whole = {reason: null, isPartial: false, immature: false, interval: null};

/** 781 started in January 1997, 124 came back in February, 3 so far in March. */
const result: CohortResult = {
  grain: 'month', measure: 'customers', mode: 'on', currency: null,
  cohorts: [{from: '1997-01-01', size: 781, cells: [
    {value: 781, rate: 1, interval: [0.995, 1], isPartial: false},
    {value: 124, rate: 124 / 781, interval: [0.1348, 0.1862], isPartial: false},
    {value: 3, rate: 3 / 781, interval: null, isPartial: true},
  ]}],
  average: [
    {value: 1, numerator: 781, denominator: 781, n: 781, ...whole},
    {value: 124 / 781, numerator: 124, denominator: 781, n: 781, ...whole},
    null,
  ],
  warnings: [],
};
const cohort = result.cohorts[0]!;

describe('cellInWords', () => {
  it('says cohort, period, count, size, rate and interval', () => {
    expect(cellInWords(result, cohort, 1, voice))
      .toBe('January 1997 cohort, month 1: 124 of 781 customers, 15.9%, 95% between 13.5% and 18.6%');
  });
  it('says no interval of the base', () => {
    expect(cellInWords(result, cohort, 0, voice))
      .toBe('January 1997 cohort, month 0: 781 of 781 customers, 100%');
  });
  it('says that a period is not over', () => {
    expect(cellInWords(result, cohort, 2, voice))
      .toBe('January 1997 cohort, month 2: 3 of 781 customers, 0.4%, not over yet');
  });
  it('calls several periods by the first and the last', () => {
    const bracketed = {...result, mode: 'bracket'};
    const several = cohortVoice(formats, 'en', '0, 1 - 7, 8-14');
    expect(cellInWords(bracketed, cohort, 2, several))
      .toBe('January 1997 cohort, month 8-14: 3 of 781 customers, 0.4%, not over yet');
    expect(averageInWords(bracketed, 1, several)).toBe('All cohorts, month 1-7: 15.9% of 781 customers');
  });
  it('says of money what rates are over, also where some of it was gone by the end of period 0', () => {
    const cells = [{value: 200, rate: 0.8, interval: null, isPartial: false}, {value: 250, rate: 1, interval: null, isPartial: false}];
    expect(cellInWords({...result, measure: 'revenue-net', currency: 'USD'}, {...cohort, cells}, 1, voice))
      .toBe('January 1997 cohort, month 1: $250.00 of $250.00, 100%');
  });
  it('is silent on a cell that is not there', () => {
    expect(cellInWords(result, cohort, 3, voice)).toBe('');
  });
});

describe('cohortLabel', () => {
  const cases: [string, string, string][] = [
    ['day', '1997-01-05', 'Jan 5, 1997'], ['week', '1997-01-06', 'Jan 6, 1997'], ['month', '1997-01-01', 'Jan 1997'],
    ['quarter', '1997-04-01', 'Q2 1997'], ['year', '1997-01-01', '1997'],
  ];
  for (const [grain, from, label] of cases) {
    it(`calls a ${grain} ${label}`, () => expect(cohortLabel(formats, from, grain)).toBe(label));
  }
});

describe('rateText', () => {
  it('has one digit after the mark, so that columns align', () => expect(rateText(formats, 0.09)).toBe('9.0%'));
  it('is short for all', () => expect(rateText(formats, 1)).toBe('100%'));
  it('is a dash for unknown, never 0', () => expect(rateText(formats, null)).toBe('–'));
});

describe('mainFinding', () => {
  it('tells the first and the longest period of the average that are known', () => {
    const longer = {...result, average: [...result.average.slice(0, 2), null, {...result.average[1]!, value: 0.05}]};
    expect(mainFinding(longer, voice))
      .toBe('On average 15.9% of customers are active after 1 month and 5.0% after 3 months.');
  });
  it('tells one where there is one', () => {
    expect(mainFinding(result, voice)).toBe('On average 15.9% of customers are active after 1 month.');
  });
  it('tells within what time people come back where that is counted', () => {
    expect(mainFinding({...result, mode: 'until'}, voice)).toBe('On average 15.9% of customers come back within 1 month.');
    expect(mainFinding({...result, mode: 'until', measure: 'revenue-net'}, voice))
      .toBe('On average 15.9% of the first revenue comes in again within 1 month.');
  });
  it('tells the first and the last of periods taken together, the base aside', () => {
    const bracketed = {...result, mode: 'bracket', average: [...result.average.slice(0, 2), {...result.average[1]!, value: 0.05}]};
    expect(mainFinding(bracketed, cohortVoice(formats, 'en', '0, 1-7, 8-14')))
      .toBe('On average 15.9% of customers come back in months 1-7 and 5.0% in months 8-14.');
    expect(mainFinding(bracketed, cohortVoice(formats, 'en', '1, 2-7, 8-14')))
      .toBe('On average 100% of customers come back in month 1 and 5.0% in months 8-14.');
  });
  it('is empty where nothing came after the start', () => {
    expect(mainFinding({...result, average: result.average.slice(0, 1)}, voice)).toBe('');
  });
});
