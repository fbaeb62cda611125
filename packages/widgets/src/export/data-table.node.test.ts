import {describe, expect, it} from 'vitest';
import {inParts, type DataTable} from './data-table.js';

const table: DataTable = {
  caption: 'Cohorts', heads: 2, columns: ['Cohort', 'Size', '0', '1', '2', '3', '4'].map((head) => ({head})),
  rows: [['Jan', 9, 1, 0.5, 0.4, 0.3, 0.2], ['Feb', 8, 1, 0.6, 0.5, 0.4, null]],
};

describe('inParts', () => {
  it('is one part where there is room', () => expect(inParts(table, 7)).toEqual([table]));
  it('says in each part what its rows are: five columns of periods in twos', () => {
    const parts = inParts(table, 4);
    expect(parts.map(({columns}) => columns.map(({head}) => head))).toEqual([
      ['Cohort', 'Size', '0', '1'], ['Cohort', 'Size', '2', '3'], ['Cohort', 'Size', '4'],
    ]);
    expect(parts.map(({rows}) => rows[1])).toEqual([['Feb', 8, 1, 0.6], ['Feb', 8, 0.5, 0.4], ['Feb', 8, null]]);
  });
});
