import {describe, expect, it} from 'vitest';
import {readSteps} from './funnel-steps.js';

describe('readSteps', () => {
  it('takes names in order; a repeated one gets -2 (product.md, crm-funnel)', () => {
    expect(readSteps('Lead, Demo,Lead', 'stage')).toEqual([
      {id: 'Lead', label: 'Lead', value: 'Lead'},
      {id: 'Demo', label: 'Demo', value: 'Demo'},
      {id: 'Lead-2', label: 'Lead', value: 'Lead'},
    ]);
  });
  it('takes JSON with labels of its own', () => {
    expect(readSteps('[{"id": "won", "label": "Signed", "where": {"stage": "Closed Won"}}, {"id": "Demo"}]', 'stage')).toEqual([
      {id: 'won', label: 'Signed', value: 'Closed Won'},
      {id: 'Demo', label: 'Demo', value: 'Demo'},
    ]);
  });
  it('is null when nobody names steps', () => {
    expect(readSteps(undefined, 'stage')).toBeNull();
    expect(readSteps(' ', 'stage')).toBeNull();
  });
  for (const text of ['Lead,,Won', '[{"id": 1}]', '[{"id": "a", "where": {"name": "b"}}]', '[{', '[{"id": "a", "window": "3d"}]']) {
    it(`refuses ${text}, naming the attribute`, () => expect(() => readSteps(text, 'stage')).toThrow(/E_ATTR attribute steps/));
  }
});
