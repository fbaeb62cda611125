import type {Answer, TableName} from '@crm-widgets/core';
import type {HeldTable} from './held-table.js';
import type {EntityRows, RowColumn} from './outcome.js';
import type {View} from './source.js';

/** Entities that are told, and how many of them with a row. */
export const MOST_IDS = 100_000;
export const MOST_ROWS = 1000;

export type EntityCell = string | number | null;
export type EntityCells = Pick<EntityRows, 'columns' | 'rows'>;

/** Whose rows say more of an entity. */
const tablesOf: Readonly<Record<string, TableName>> = {
  deal_id: 'deals', customer_id: 'customers', person_id: 'people', ticket_id: 'tickets',
};

/**
 * A row for each of the first entities: their id, what was found of them, and what the source says of them. Columns that
 * are private are left out.
 * @param found all entities that are told, or one more where there are more than can be
 * @param tables whose column `entity` the ids are
 * @param own what was found of each of those shown
 */
export async function entityRows(
  view: View, entity: string, found: readonly string[], tables: readonly HeldTable[],
  own: (shown: readonly string[]) => EntityCells, signal: AbortSignal,
): Promise<EntityRows> {
  const ids = found.slice(0, MOST_IDS);
  const shown = ids.slice(0, MOST_ROWS);
  const more = await aboutEntities(view, entity, shown, signal);
  const hidden = tables.some((held) => isPrivate(held, entity));
  const names: EntityCells = hidden ? {columns: [], rows: shown.map(() => [])}
    : {columns: [{name: entity, type: 'id'}], rows: shown.map((id) => [id])};
  return {ids: hidden ? null : ids, isCut: found.length > MOST_IDS, ...beside(beside(names, own(shown)), more)};
}

/** The rows of a table that says more of the entities, in their order; none where there is no such table. */
async function aboutEntities(view: View, entity: string, ids: readonly string[], signal: AbortSignal): Promise<EntityCells> {
  const name = tablesOf[entity];
  if (name === undefined || !view.names.has(name) || ids.length === 0) return {columns: [], rows: ids.map(() => [])};
  const held = await view.table(name);
  const columns = publicColumns(held).filter((column) => column.name !== entity);
  const answer = await view.ask({
    kind: 'rows', fact: {name}, columns: [entity, ...columns.map((column) => column.name)], sort: [],
    limit: ids.length * 2, where: {}, filter: {[entity]: ids}, asOf: view.business.asOf,
  }, signal);
  const byId = new Map(cellsOf(answer, columns.length + 1).map(([id, ...cells]) => [String(id), cells]));
  return {columns, rows: ids.map((id) => byId.get(id) ?? columns.map(() => null))};
}

/** The cells of an answer with columns `c0`... */
export function cellsOf({rows, columns}: Answer, width: number): EntityCell[][] {
  return Array.from({length: rows}, (_, row) => Array.from({length: width}, (_cell, k) => columns[`c${k}`]![row]!));
}

/** Columns of the data model that the file fills. */
export function publicColumns(held: HeldTable): RowColumn[] {
  const {mapping, shape} = held.table;
  return Object.keys(mapping).filter((name) => Object.hasOwn(shape.columns, name) && !isPrivate(held, name))
    .map((name) => ({name, type: shape.columns[name]!.type}));
}

export function isPrivate({table: {mapping}}: HeldTable, column: string): boolean {
  const origin = Object.hasOwn(mapping, column) ? mapping[column]! : null;
  return origin !== null && 'header' in origin && origin.private === true;
}

function beside(left: EntityCells, right: EntityCells): EntityCells {
  return {
    columns: [...left.columns, ...right.columns], rows: left.rows.map((cells, row) => [...cells, ...right.rows[row]!]),
  };
}
