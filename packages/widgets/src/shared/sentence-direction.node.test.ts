import {expect, it} from 'vitest';
import {isolate} from './messages/pieces.js';
import {sentenceDirection} from './sentence-direction.js';

const cases: [string, string][] = [
  ['web beside ads', 'ltr'], [`${isolate('web')} إلى جانب ${isolate('ads')}`, 'rtl'], [`${isolate('ארגון')} beside ${isolate('web')}`, 'ltr'],
  ['42.9 % ממשיכים', 'rtl'], ['42.9%', 'auto'],
];
for (const [sentence, direction] of cases) it(`"${sentence}" runs ${direction}`, () => expect(sentenceDirection(sentence)).toBe(direction));
