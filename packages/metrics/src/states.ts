import type {FactRef, Where} from '@crm-widgets/core';
import {factRef, type Scope} from './measures.js';

/** Versions of a fact that are in force at the start or at the end of a window. */
export function inForce(fact: string | FactRef, edge: 'start' | 'end', from = 'valid_from', to = 'valid_to'): Scope {
  return {fact: factRef(fact), at: {kind: 'state', from, to, edge}};
}

/** Versions of a fact that begin within a window and are in force at its end: of each entity the last one within it. */
export function lastWithin(fact: string | FactRef, from = 'valid_from', to = 'valid_to'): Scope {
  return {fact: factRef(fact), at: {kind: 'state', from, to, edge: 'end', begun: 'within'}};
}

/** Entities whose versions are in force at both edges of a window. */
export function inForceThroughout(fact: string | FactRef, entity: string, from = 'valid_from', to = 'valid_to'): Scope {
  return {fact: factRef(fact), at: {kind: 'kept', from, to, entity}};
}

/** Entities worth something at the start of a window, with what their versions come to at both edges. */
export function atEdges(
  fact: string | FactRef, entity: string, value: string, from = 'valid_from', to = 'valid_to',
): Scope {
  return {fact: factRef(fact), at: {kind: 'edges', from, to, entity, value}};
}

/** Entities worth something at either edge of a window, with how they moved between them. */
export function movedBetween(
  fact: string | FactRef, entity: string, value: string, from = 'valid_from', to = 'valid_to',
): Scope {
  return {fact: factRef(fact), at: {kind: 'moved', from, to, entity, value}};
}

/** Losses day by day, as shares of what is in force at the start of each. */
export function daily(fact: string | FactRef, lost: Where, from = 'valid_from', to = 'valid_to'): Scope {
  return {fact: factRef(fact), at: {kind: 'daily', from, to, lost}};
}
