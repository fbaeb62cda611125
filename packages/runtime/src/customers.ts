import type {ReadOptions, Said} from '@crm-widgets/columns';
import type {TableName} from '@crm-widgets/core';
import type {Business} from './business.js';

/** A table of a source, to be read once. */
interface Feed {
  readonly name: TableName | null;
  read(): Promise<{readonly table: {readonly said?: Said}}>;
}

/** How a table is read beside one of customers. */
interface Beside {
  readonly options: Pick<ReadOptions, 'customers'>;
  /** What customers say of its rows, once they are read. */
  readonly said?: Promise<Said | undefined>;
}

/**
 * How a table is read whose source may have one of customers: both at once, for what customers say is wanted at the end.
 * Customers that cannot be read say nothing; with `rollupToParent` that is an error of every table.
 */
export function besideCustomers(name: TableName | null, all: readonly Feed[], {params}: Business): Beside {
  const customers = all.find((feed) => feed.name === 'customers');
  if (!customers) return {options: {}};
  const areRolled = params.rollupToParent === true;
  const options = {customers: areRolled ? 'heads' : 'each'} as const;
  if (name === 'customers') return {options};
  const said = customers.read().then(({table}) => table.said, (thrown: unknown) => {
    if (areRolled) throw thrown;
    return undefined;
  });
  // Told to whoever waits for it.
  said.catch(() => undefined);
  return {options, said};
}
