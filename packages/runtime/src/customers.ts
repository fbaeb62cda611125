import type {Heard, Said} from '@crm-widgets/columns';
import {faultOf, type TableName} from '@crm-widgets/core';

/** A table of a source, to be read once. */
interface Feed {
  readonly name: TableName | null;
  read(): Promise<{readonly table: {readonly said?: Said}}>;
}

/** How a table is read beside one of customers. */
interface Beside {
  /** Whether there is one. */
  readonly customers: boolean;
  /** What customers say of its rows, once they are read, or why they cannot be. */
  readonly said: Promise<Heard | undefined> | undefined;
}

/** How a table is read whose source may have one of customers: both at once, for what customers say is wanted at the end. */
export function besideCustomers(name: TableName | null, all: readonly Feed[]): Beside {
  const customers = all.find((feed) => feed.name === 'customers');
  return {
    customers: !!customers,
    said: name === 'customers' ? undefined : customers?.read().then(({table}) => table.said, faultOf),
  };
}
