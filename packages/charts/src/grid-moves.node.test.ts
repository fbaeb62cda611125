import {describe, expect, it} from 'vitest';
import {nextPlace} from './grid-moves.js';

const triangle = [3, 2, 1];

describe('nextPlace', () => {
  const cases: [string, Parameters<typeof nextPlace>[0], [number, number], [number, number] | null][] = [
    ['right is the next column', {key: 'ArrowRight'}, [0, 0], [0, 1]],
    ['right stays at the end of a row', {key: 'ArrowRight'}, [1, 1], [1, 1]],
    ['left stays at the start of a row', {key: 'ArrowLeft'}, [1, 0], [1, 0]],
    ['left is the next column where columns run from the right', {key: 'ArrowLeft', rtl: true}, [0, 0], [0, 1]],
    ['down keeps the column where the next row is long enough', {key: 'ArrowDown'}, [0, 1], [1, 1]],
    ['down goes to the last cell of a shorter row', {key: 'ArrowDown'}, [0, 2], [1, 1]],
    ['up stays in the first row', {key: 'ArrowUp'}, [0, 1], [0, 1]],
    ['home is the first of the row', {key: 'Home'}, [0, 2], [0, 0]],
    ['end is the last of the row', {key: 'End'}, [1, 0], [1, 1]],
    ['control and home is the first of all', {key: 'Home', ctrlKey: true}, [2, 0], [0, 0]],
    ['control and end is the last of all', {key: 'End', ctrlKey: true}, [0, 0], [2, 0]],
    ['page down moves ten rows, or to the last', {key: 'PageDown'}, [0, 0], [2, 0]],
    ['a letter is no move', {key: 'a'}, [0, 0], null],
    ['nor is a name that every object has', {key: 'constructor'}, [0, 0], null],
  ];
  for (const [title, key, [row, column], wanted] of cases) {
    it(title, () => {
      const got = nextPlace(key, {row, column}, triangle);
      expect(got).toEqual(wanted && {row: wanted[0], column: wanted[1]});
    });
  }
});
