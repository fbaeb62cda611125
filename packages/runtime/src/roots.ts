import type {ReadOptions, Roots} from '@crm-widgets/columns';
import type {TableName} from '@crm-widgets/core';

/** A table of a source, to be read once. */
interface Feed {
  readonly name: TableName | null;
  read(): Promise<{readonly table: {readonly roots?: Roots}}>;
}

/**
 * How a table is read whose customers count as one with the account at their head, as `rollupToParent` has it: what belongs
 * to whom is read of `customers` before any other table is.
 */
export async function rootsFor(name: TableName | null, all: readonly Feed[]): Promise<Pick<ReadOptions, 'roots'>> {
  if (name === 'customers') return {roots: 'parents'};
  const customers = all.find((feed) => feed.name === 'customers');
  const roots = (await customers?.read())?.table.roots;
  return roots ? {roots} : {};
}
