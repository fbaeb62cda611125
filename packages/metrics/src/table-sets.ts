import type {TableName} from '@crm-widgets/core';

/**
 * Sets of tables for a metric that reads more of them where a source has more, those with more first: so that its card,
 * the days it knows of and the rows it lacks are of all that it reads.
 *
 * @param welcome tables of any of which it makes use, the preferred one first
 * @param least how many of those it cannot do without
 */
export function tableSets(
  needed: readonly TableName[], welcome: readonly TableName[], least = 0,
): readonly (readonly TableName[])[] {
  const all = welcome.reduce<TableName[][]>((sets, table) => [...sets, ...sets.map((set) => [...set, table])], [[]]);
  return all.filter((set) => set.length >= least)
    .sort((a, b) => b.length - a.length)
    .map((set) => [...needed, ...set]);
}
