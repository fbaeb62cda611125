import {describe, expect, it} from 'vitest';
import type {KpiResult, Measured} from '@crm-widgets/core';
import {Formats} from '../shared/format.js';
import {messagesFor} from '../shared/messages/messages.js';
import {baseInWords, changeInWords, kpiSentence} from './kpi-words.js';
import {june, measured} from './kpi-samples.js';

const formats = new Formats('en');
const en = messagesFor('en');
const sentence = (result: KpiResult, title = 'Revenue', compare = '') =>
  kpiSentence(title, result, compare, formats, en);

describe('the sentence of a KPI', () => {
  it('says value, period and change', () =>
    expect(sentence(june)).toBe('Revenue was $5,590.87 in June 1998, down 23% from May 1998.'));
  it('says status and target', () =>
    expect(sentence({...june, target: 6000, status: 'missed'}))
      .toBe('Revenue was $5,590.87 in June 1998, down 23% from May 1998; target $6,000.00 missed.'));
  it('speaks of several in the plural', () =>
    expect(sentence({...june, unit: 'count', currency: null, current: measured(138), change: null}, 'Paying customers'))
      .toBe('Paying customers were 138 in June 1998.'));
  it('says that a period is not over, and compares to date', () =>
    expect(sentence({...june, current: measured(900, {isPartial: true})}))
      .toBe('Revenue was $900.00 in June 1998 so far, down 23% from the same days of May 1998.'));
  it('compares with the year before', () =>
    expect(sentence(june, 'Revenue', 'year')).toBe('Revenue was $5,590.87 in June 1998, down 23% from June 1997.'));
  it('says why there is no value', () =>
    expect(sentence(
      {...june, current: measured(null, {reason: 'zero_denominator'}), change: {absolute: null, relative: null}},
      'Customer acquisition cost',
    ))
      .toBe('Customer acquisition cost in June 1998 is unknown: there is nothing to divide by.'));
  it('speaks of a day and of any other span', () => {
    expect(sentence({...june, change: null, period: {from: '1998-06-15', until: '1998-06-16'}}))
      .toBe('Revenue was $5,590.87 on June 15, 1998.');
    expect(sentence({...june, change: null, period: {from: '1997-01-01', until: '1998-07-01'}}).replaceAll(/\s/g, ' '))
      .toBe('Revenue was $5,590.87 for Jan 1, 1997 – Jun 30, 1998.');
  });
  it('needs no period', () => expect(sentence({...june, period: null, change: null})).toBe('Revenue was $5,590.87.'));
});

describe('the change', () => {
  const change = (more: Partial<KpiResult>) => changeInWords({...june, ...more}, formats);
  it('of an amount is relative; down is bad where up is better', () =>
    expect(change({})).toEqual({direction: 'down', tone: 'bad', size: '23%', points: null}));
  it('is good where down is better', () => expect(change({better: 'down'})?.tone).toBe('good'));
  it('has no colour where neither is', () => expect(change({better: 'neutral'})?.tone).toBe('neutral'));
  it('of a ratio is in points', () =>
    expect(change({unit: 'ratio', change: {absolute: 0.0123, relative: 0.4}}))
      .toEqual({direction: 'up', tone: 'good', size: '1.2', points: 1.2}));
  it('of a score is in points', () =>
    expect(change({unit: 'score', change: {absolute: 7, relative: 0.2}}))
      .toEqual({direction: 'up', tone: 'good', size: '7', points: 7}));
  it('from zero is told as an amount', () =>
    expect(change({change: {absolute: 500, relative: null}})?.size).toBe('$500.00'));
  it('too small to be written is none', () =>
    expect(change({change: {absolute: 0.1, relative: 0.0001}})).toMatchObject({direction: 'same', tone: 'neutral'}));
  it('of an unknown is none', () => expect(change({change: {absolute: null, relative: null}})).toBeNull());
});

describe('what a number rests on', () => {
  const base = (more: Partial<Measured>) => baseInWords(measured(0.5, more), formats, en, {unit: 'ratio', currency: null});
  it('is its n', () => expect(base({n: 2357})).toBe('n = 2,357'));
  it('is flagged below five', () => expect(base({n: 4})).toBe('n = 4 · small base'));
  it('is flagged below minN where that is set', () => {
    const flagged = (minN: number) => baseInWords(measured(0.5, {n: 7}), formats, en, {unit: 'ratio', currency: null}, minN);
    expect([flagged(10), flagged(7)]).toEqual(['n = 7 · small base', 'n = 7']);
  });
  it('has the interval of a score in points of its own', () =>
    expect(baseInWords(measured(33.33, {n: 324, interval: [25.22, 41.45]}), formats, en, {unit: 'score', currency: null}))
      .toBe('n = 324 · 95% between 25.2 and 41.5'));
  it('has the interval of a share', () =>
    expect(base({n: 42, interval: [0.31, 0.612]})).toBe('n = 42 · 95% between 31.0% and 61.2%'));
  it('is not said where it is the number itself', () =>
    expect(baseInWords(measured(342, {n: 342}), formats, en, {unit: 'count', currency: null})).toBeNull());
  it('is not said where nobody counted', () => expect(base({n: null})).toBeNull());
});
