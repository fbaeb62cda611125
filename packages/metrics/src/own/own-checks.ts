import {InputError, isTableName, tableNames, type Aggregate, type ColumnType, type TableName} from '@crm-widgets/core';

/** What a page wrote, of which nothing is known yet. */
export type Given = Readonly<Partial<Record<string, unknown>>>;

/** Columns of rows and their types. */
export type Columns = ReadonlyMap<string, ColumnType>;

/** The fault of a definition. @param id of the metric; empty for the list itself */
export function wrong(id: string, what: string, mend: string): InputError {
  const where = ['property metrics', ...(id ? [id.slice(0, 60)] : [])];
  return new InputError({code: 'E_OWN_METRIC', where, what, mend});
}

/** A value as a fault shows it. */
export function shown(given: unknown): string {
  return given === undefined ? 'missing' : JSON.stringify(given)?.slice(0, 60) ?? typeof given;
}

/** @throws {InputError} it is none of these */
export function oneOf<const T extends string>(id: string, where: string, given: unknown, words: readonly T[]): T {
  if (words.includes(given as T)) return given as T;
  throw wrong(id, `${where} is ${shown(given)}, wanted ${words.join(', ')}`, `Correct ${where}`);
}

/** @throws {InputError} it is no table of the data model */
export function readTable(id: string, where: string, given: unknown): TableName {
  if (typeof given === 'string' && isTableName(given)) return given;
  throw wrong(id, `${where} has ${shown(given)}, wanted ${tableNames.join(', ')}`, 'Name a table of the data model');
}

const types = ['id', 'text', 'money', 'number', 'integer', 'boolean', 'instant', 'day'] as const;

/** What a SELECT returns. @throws {InputError} a name or a type that cannot be */
export function readColumns(id: string, given: unknown): Columns {
  if (typeof given !== 'object' || given === null) {
    throw wrong(id, `columns is ${shown(given)}, wanted what its sql returns`,
      'Write columns: {issued_at: "instant", amount: "money"}');
  }
  return new Map(Object.entries(given).map(([column, type]) => {
    if (!/^[a-z][a-z0-9_]*$/i.test(column)) {
      throw wrong(id, `columns has ${shown(column)}, wanted letters, digits and _`, 'Rename it with as');
    }
    return [column, oneOf(id, `columns.${column}`, type, types)];
  }));
}

/** The column that dates a row. @throws {InputError} it is no moment */
export function readMoment(id: string, at: unknown, columns: Columns): string {
  if (typeof at === 'string' && columns.get(at) === 'instant') return at;
  const moments = [...columns].filter(([, type]) => type === 'instant').map(([column]) => column).join(', ');
  throw wrong(id, `at is ${shown(at)}, wanted a moment: ${moments || 'none is declared'}`,
    'Say in at which moment dates a row');
}

const kinds = ['count', 'sum', 'mean', 'quantile', 'distinct'] as const;
const numbers: readonly ColumnType[] = ['money', 'number', 'integer'];

/** @throws {InputError} it is none, or its column cannot be aggregated so */
export function readAggregate(id: string, given: unknown, columns: Columns): Aggregate {
  const {kind: named, column, q} = (given ?? {}) as Given;
  const kind = oneOf(id, 'aggregate.kind', named, kinds);
  if (kind === 'count') return {kind};
  const type = columns.get(column as string);
  if (type === undefined) {
    throw wrong(id, `aggregate.column is ${shown(column)}, wanted one of ${[...columns.keys()].join(', ')}`,
      'Correct the column');
  }
  const aggregated = {kind, column: column as string};
  if (kind !== 'distinct' && !numbers.includes(type)) {
    throw wrong(id, `${aggregated.column} is of type ${type}, wanted money, number or integer`,
      'Aggregate a number, or count');
  }
  if (kind !== 'quantile') return aggregated as Aggregate;
  if (typeof q === 'number' && q >= 0 && q <= 1) return {...aggregated, kind, q};
  throw wrong(id, `aggregate.q is ${shown(q)}, wanted 0 to 1`, 'Set q to 0.5 for the median');
}
