/** A piece of SQL with the values that its placeholders stand for, in order. */
export interface Sql {
  readonly text: string;
  readonly params: readonly (string | null)[];
}

/** SQL out of our own text and other pieces; a plain string cannot get in, so nothing unchecked becomes SQL. */
export function sql(texts: TemplateStringsArray, ...parts: readonly Sql[]): Sql {
  const text = texts.reduce((before, after, i) => before + parts[i - 1]!.text + after);
  return {text, params: parts.flatMap((part) => part.params)};
}

export const nothing: Sql = {text: '', params: []};

/** A value by placeholder: it travels as text, and the cast gives it its type. */
export function bound(value: string | number | boolean | null, type: SqlType): Sql {
  return {text: `cast(? as ${type})`, params: [value === null ? null : String(value)]};
}

export type SqlType =
  'varchar' | 'integer' | 'bigint' | 'double' | 'boolean' | 'timestamp' | 'decimal(18,4)' | 'decimal(38,16)';

export function joined(parts: readonly Sql[], between: string): Sql {
  return {text: parts.map((part) => part.text).join(between), params: parts.flatMap((part) => part.params)};
}

export function allOf(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`true` : joined(conditions, ' and ');
}

export function anyOf(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`false` : sql`(${joined(conditions, ' or ')})`;
}

/** `value in (...)`, false for an empty list, which SQL does not know. */
export function among(value: Sql, list: readonly Sql[]): Sql {
  return list.length === 0 ? sql`false` : sql`${value} in (${joined(list, ', ')})`;
}

/** `where ...` on a line of its own, or nothing. */
export function whereAll(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? nothing : sql`\n  where ${joined(conditions, '\n    and ')}`;
}

const plain = /^[a-z][a-z0-9_]*$/;
// Names of the data model and of files that are words of SQL.
const words = new Set(`all analyse analyze and any array as asc at between both by case cast check collate column create cross date
  default desc describe distinct do else end except exists false fetch for foreign from full group having in inner intersect
  interval into is join lambda lateral leading left like limit natural not null offset on only or order outer over pivot
  primary qualify references returning right row rows select set show some summarize table then to trailing true type union
  unique unpivot using value values when where window with`.split(/\s+/));

/** An identifier, quoted unless it plainly needs no quotes. */
export function name(identifier: string): Sql {
  const bare = plain.test(identifier) && !words.has(identifier);
  return {text: bare ? identifier : `"${identifier.replaceAll('"', '""')}"`, params: []};
}

/** `alias.column` */
export function column(alias: string, identifier: string): Sql {
  return sql`${name(alias)}.${name(identifier)}`;
}

/** A text constant of our own, shown as it is; values from outside go through `bound`. */
export function literal(text: string): Sql {
  return {text: `'${text.replaceAll("'", "''")}'`, params: []};
}

/**
 * A number of our own, shown as it is, such as an index, a day or the share of a quantile. It needs no cast, and an
 * engine takes longer to fold a hundred casts than to add up a hundred thousand rows.
 */
export function number(value: number | bigint): Sql {
  const isFinite = typeof value === 'bigint' || Number.isFinite(value);
  if (!isFinite) throw new RangeError(`got ${value}, wanted a finite number`);
  return {text: String(value), params: []};
}

/** `1, 2, 3`: the first columns of a SELECT, to group or order by. */
export function ordinals(count: number): Sql {
  return {text: Array.from({length: count}, (_, k) => k + 1).join(', '), params: []};
}
