import {InputError, type Warning} from '@crm-widgets/core';
import type {TableMaker} from './read-table.js';
import {headsOf, rolledUp} from './rolled-up.js';
import type {TableBuilder} from './table-builder.js';
import {TestRows} from './test-rows.js';
import type {Heard, TypedTable} from './typed-table.js';

/**
 * What collects rows of a source that has a table of customers: those of test customers are left out, and those of one
 * account have its id where customers count as one.
 */
export function withCustomers(make: TableMaker): TableMaker {
  return (options) => {
    const isOwn = options.candidates[0] === 'customers';
    const tests = new TestRows(isOwn);
    const watch = (built: TableBuilder) => tests.watch(built);
    const table = make({...options, watch});
    watch(table);
    const finish = table.finish.bind(table);
    table.finish = (deciding, said) => {
      tests.said = said;
      const made = finish(deciding);
      const areRolled = options.rollupToParent === true;
      return isOwn ? saying(made, [...tests.ids], areRolled) : heard(made, said, areRolled);
    };
    return table;
  };
}

function saying(customers: TypedTable, tests: readonly string[], areRolled: boolean): TypedTable {
  if (!areRolled) return {...customers, said: {tests}};
  const {table, roots} = headsOf(customers);
  return {...table, said: {tests, roots}};
}

/** @throws {InputError} customers cannot be read, and who belongs to whom is in no other table */
function heard(table: TypedTable, said: Heard | undefined, areRolled: boolean): TypedTable {
  if (!said || !table.columns.has('customer_id')) return table;
  if ('tests' in said) return said.roots ? rolledUp(table, said.roots) : table;
  if (areRolled) throw new InputError(said);
  return {...table, notes: [...table.notes ?? [], {...unknown, table: table.name}]};
}

const unknown: Omit<Warning, 'table'> = {
  code: 'tests_unknown', count: null,
  message: 'The table customers could not be read, so rows of test customers are not left out.',
};
