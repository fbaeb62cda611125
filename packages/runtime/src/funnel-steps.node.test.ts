import {describe, expect, it} from 'vitest';
import {readSteps, valueOf} from './funnel-steps.js';

const plain = {where: null, table: null, windowSeconds: null};

describe('readSteps', () => {
  it('takes names in order; a repeated one gets -2 (product.md, crm-funnel)', () => {
    expect(readSteps('Lead, Demo,Lead')).toEqual([
      {id: 'Lead', label: 'Lead', value: 'Lead', ...plain},
      {id: 'Demo', label: 'Demo', value: 'Demo', ...plain},
      {id: 'Lead-2', label: 'Lead', value: 'Lead', ...plain},
    ]);
  });
  it('takes JSON with labels, conditions, tables and windows of their own', () => {
    expect(readSteps(`["Demo", {"id": "won", "label": "Signed", "where": {"stage": "Closed Won"}},
      {"id": "paid", "table": "transactions", "window": "90m"}]`)).toEqual([
      {id: 'Demo', label: 'Demo', value: 'Demo', ...plain},
      {id: 'won', label: 'Signed', value: 'won', ...plain, where: {stage: 'Closed Won'}},
      {id: 'paid', label: 'paid', value: 'paid', where: null, table: 'transactions', windowSeconds: 5400},
    ]);
  });
  it('is null when nobody names steps', () => {
    expect(readSteps(undefined)).toBeNull();
    expect(readSteps(' ')).toBeNull();
  });
  const wrong = [
    'Lead,,Won', '[]', '[{"id": 1}]', '[{', '[{"id": "a", "window": "two weeks"}]', '[{"id": "a", "window": "0d"}]',
    '[{"id": "a", "where": "b"}]', '[{"id": "a", "table": "nowhere"}]', '[{"id": "a", "colour": "red"}]',
    Array.from({length: 21}, (_, k) => `s${k}`).join(),
  ];
  for (const text of wrong) {
    it(`refuses ${text.slice(0, 50)}, naming the attribute`, () => expect(() => readSteps(text)).toThrow(/E_ATTR attribute steps/));
  }
});

describe('valueOf', () => {
  const valuesOf = (text: string) => readSteps(text)!.map((step) => valueOf(step, 'stage'));

  it('is a name, or the one text that a condition on the column wants', () => {
    expect(valuesOf('["Lead", {"id": "won", "where": {"stage": "Won"}}]')).toEqual(['Lead', 'Won']);
  });
  it('is null where more is asked', () => {
    expect(valuesOf('[{"id": "a", "where": {"stage": ["a", "b"]}}, {"id": "b", "where": {"stage": "b", "owner": "c"}}]')).toEqual([null, null]);
  });
});
