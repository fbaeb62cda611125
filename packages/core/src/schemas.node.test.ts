import {describe, expect, it} from 'vitest';
import {about, columnNotes, schemas} from './schemas.js';
import {tableNames} from './table-names.js';
import {columnsOf} from './tables.js';

const sale = {issued_at: '2024-01-31', amount: 12.5};

describe('the schema of a table', () => {
  it('takes a row that has what must be there, and nothing in columns that may be empty', () => {
    expect(schemas.transactions.safeParse({...sale, customer_id: null}).success).toBe(true);
  });

  for (const [what, row] of Object.entries({
    'without a cell that must be there': {issued_at: '2024-01-31'},
    'with nothing in it': {...sale, amount: null},
    'with text for money': {...sale, amount: '12.50'},
    'with a date that is none': {...sale, issued_at: '2024-02-30'},
    'with a number for an id': {...sale, customer_id: 7},
  })) {
    it(`refuses a row ${what}`, () => expect(schemas.transactions.safeParse(row).success).toBe(false));
  }

  it('takes a moment only with its offset from UTC', () => {
    const at = (issued_at: string) => schemas.transactions.safeParse({...sale, issued_at}).success;
    expect([at('2024-01-31T10:00:00+01:00'), at('2024-01-31T10:00:00Z'), at('2024-01-31T10:00:00')]).toEqual([true, true, false]);
  });

  for (const table of tableNames) {
    it(`says what each column of ${table} means, and how it is read`, () => {
      expect(Object.keys(about[table])).toEqual([...columnsOf(table).keys()]);
      for (const [name, spec] of columnsOf(table)) {
        expect(columnNotes.get(schemas[table].shape[name]!)).toEqual({...spec, about: about[table as 'customers'][name as 'name']});
      }
    });
  }
});
