import type {Fact} from './fact.js';

/** Derived tables by the name that measures use. */
export const facts: Readonly<Record<string, Fact>> = {};
