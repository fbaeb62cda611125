import type {Warning} from '@crm-widgets/core';
import type {TableMaker} from './read-table.js';
import {headsOf, rolledUp} from './rolled-up.js';
import {TestRows} from './test-rows.js';
import type {Said, TypedTable} from './typed-table.js';

/**
 * What collects rows of a source that has a table of customers: those of test customers are left out, and those of one
 * account have its id where customers count as one.
 */
export function withCustomers(make: TableMaker): TableMaker {
  return (options) => {
    const isOwn = options.candidates[0] === 'customers';
    const tests = new TestRows(isOwn);
    const table = make({...options, watch: (built) => tests.watch(built)});
    const finish = table.finish.bind(table);
    table.finish = (deciding, said) => {
      const made = finish(deciding, said);
      return isOwn ? saying(made, [...tests.ids], options.customers === 'heads') : heard(made, said);
    };
    return table;
  };
}

function saying(customers: TypedTable, tests: readonly string[], areRolled: boolean): TypedTable {
  if (!areRolled) return {...customers, said: {tests}};
  const {table, roots} = headsOf(customers);
  return {...table, said: {tests, roots}};
}

function heard(table: TypedTable, said: Said | undefined): TypedTable {
  if (!table.columns.has('customer_id')) return table;
  if (!said) return {...table, notes: [...table.notes ?? [], {...unknown, table: table.name}]};
  return said.roots ? rolledUp(table, said.roots) : table;
}

const unknown: Omit<Warning, 'table'> = {
  code: 'tests_unknown', count: null,
  message: 'The table customers could not be read, so rows of test customers are not left out.',
};
