import {describe, expect, it, vi} from 'vitest';
import {faultOf, read} from './read-fixtures.js';

vi.mock('./parquet-reader.js', () => {
  throw new TypeError('Failed to fetch dynamically imported module');
});

describe('the reader of a format', () => {
  it('that does not arrive is told as a file of the kit that is missing', async () => {
    const {code, what} = await faultOf(read([{bytes: 'PAR1', file: {name: 'sales.parquet'}}]));
    expect([code, what]).toEqual(['E_ASSET', 'the code that reads this format did not arrive']);
  });
});
