import {expect, it} from 'vitest';
import {heightOf} from '../../stories/blocks/room.js';

it.each([
  ['two columns beside each other', {cells: 10, width: 288, height: 345}, 912, 5 * 345],
  ['one on a phone', {cells: 10, width: 288, height: 345}, 358, 10 * 345],
  ['a last row that is not full', {cells: 3, width: 400, height: 100}, 912, 2 * 100],
  ['cells that always stand alone', {cells: 4, width: Infinity, height: 100}, 1400, 4 * 100],
  ['one column at least', {cells: 2, width: 304, height: 100}, 0, 2 * 100],
])('a sheet keeps free the height of %s', (_, room, available, height) => expect(heightOf(room, available)).toBe(height));
