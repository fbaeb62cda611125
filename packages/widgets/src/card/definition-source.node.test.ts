import {expect, it} from 'vitest';
import {definitionSource} from './definition-source.js';

it.each([
  ['a section of the handbook, and what it follows', 'metrics.md 8.2', 'handbook of CRM Widgets, support (8.2), after Zendesk help'],
  ['a section that follows nobody', 'metrics.md 3.10', 'handbook of CRM Widgets, subscription revenue (3.10)'],
  ['what a page says of its own metric', 'our handbook', 'our handbook'],
])('%s', (_, reference, text) => expect(definitionSource(reference)).toBe(text));
