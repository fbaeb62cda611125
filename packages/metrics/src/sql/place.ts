import type {Attribution} from '@crm-widgets/core';
import {placeDaily} from './daily.js';
import {placeEdges, placeMoved} from './edges.js';
import {placeLasting} from './lasting.js';
import {placeAlways, placeDated, placeKept, placeSpread, placeState, type Placed, type Unplaced} from './placing.js';

/** Rows in the windows that they count in. */
export function place(unplaced: Unplaced, at: Attribution): Placed {
  const isLasting = unplaced.rows.plan.lasting !== undefined;
  switch (at.kind) {
    case 'dated': return placeDated(unplaced, at);
    case 'state': return isLasting ? placeLasting(unplaced, at) : placeState(unplaced, at);
    case 'kept': return isLasting ? placeLasting(unplaced, at) : placeKept(unplaced, at);
    case 'edges': return placeEdges(unplaced, at);
    case 'moved': return placeMoved(unplaced, at);
    case 'daily': return placeDaily(unplaced, at);
    case 'spread': return placeSpread(unplaced, at);
    case 'always': return placeAlways(unplaced);
  }
}
