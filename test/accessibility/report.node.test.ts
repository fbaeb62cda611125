import {join} from 'node:path';
import {expect, it} from 'vitest';
import {criteria} from './criteria.js';
import {remarks} from './remarks.js';
import {report, tested} from './report.js';

// `npm run accessibility` writes it again.
it('the conformance report says what is tested', () =>
  expect(report()).toMatchFileSnapshot(join(import.meta.dirname, '../../docs/accessibility.md')));

it('has every criterion of WCAG 2.2 A and AA', () =>
  expect([criteria.length, criteria.filter(({level}) => level === 'A').length]).toEqual([55, 31]));

it('supports nothing that is neither tested nor remarked upon', () => {
  const numbers = new Set(tested().map(({number}) => number));
  expect(criteria.map(({number}) => number).filter((number) => !numbers.has(number) && !remarks[number])).toEqual([]);
});

it('calls a criterion by its name', () => {
  const names = new Map(criteria.map(({number, name}) => [number, name]));
  expect(tested().filter(({number, name}) => names.has(number) && names.get(number) !== name)).toEqual([]);
});

it('says of nothing tested that it does not apply', () =>
  expect(tested().filter(({number}) => remarks[number]?.verdict === 'not applicable')).toEqual([]));
