import {dayFromIso, wrongCondition} from '@crm-widgets/core';
import type {ColumnType, Condition, Scalar} from '@crm-widgets/core';
import {dialect} from './dialect.js';
import {bound, column, joined, sql, type Sql, type SqlType} from './fragment.js';
import type {Column} from './tables.js';

/**
 * A condition on a column of `alias`, true or false or null.
 *
 * @param said what the user calls the column, for errors
 * @throws {InputError} `E_ATTR` for a value that the column cannot have
 */
export function holds(alias: string, on: Column, condition: Condition, said: string): Sql {
  const value = column(alias, on.id);
  if (condition === null) return sql`${value} is null`;
  if (typeof condition !== 'object') return compared(alias, on, '=', condition, said);
  if (Array.isArray(condition)) return anyOf(alias, on, condition, said);
  if ('not' in condition && condition.not === null) return sql`${value} is not null`;
  if ('not' in condition) return sql`not coalesce(${holds(alias, on, condition.not, said)}, false)`;
  const {from, until} = condition as {from?: Scalar; until?: Scalar};
  const bounds = [];
  if (from !== undefined) bounds.push(compared(alias, on, '>=', from, said));
  if (until !== undefined) bounds.push(compared(alias, on, '<', until, said));
  if (bounds.length === 0) throw wrongCondition(said, condition, 'from, until or not');
  return sql`(${joined(bounds, ' and ')})`;
}

function anyOf(alias: string, on: Column, values: readonly (Scalar | null)[], said: string): Sql {
  const own = column(alias, on.id);
  const given = values.filter((v) => v !== null);
  const parts = on.type === 'instant' ? given.map((v) => compared(alias, on, '=', v, said)) : [];
  if (on.type !== 'instant' && given.length > 0) {
    parts.push(sql`${own} in (${joined(given.map((v) => readValue(on.type, v, said)), ', ')})`);
  }
  if (values.includes(null)) parts.push(sql`${own} is null`);
  return parts.length === 0 ? sql`false` : sql`(${joined(parts, ' or ')})`;
}

const signs = {'=': sql`=`, '>=': sql`>=`, '<': sql`<`};

function compared(alias: string, on: Column, sign: keyof typeof signs, value: Scalar, said: string): Sql {
  const own = column(alias, on.id);
  if (on.type === 'instant') {
    const day = dayFromIso(String(value));
    if (day !== null) return sql`${column(alias, `${on.id}_day`)} ${signs[sign]} ${bound(day, 'integer')}`;
  }
  // A file's own columns stay text; a range with numbers means their numbers.
  if (on.type === 'text' && typeof value === 'number' && sign !== '=') {
    const read = sql`try_cast(${own} as double)`;
    return sql`(${dialect.isFinite(read)} and ${read} ${signs[sign]} ${bound(value, 'double')})`;
  }
  return sql`${own} ${signs[sign]} ${readValue(on.type, value, said)}`;
}

function readValue(type: ColumnType, value: Scalar, said: string): Sql {
  const text = String(value);
  switch (type) {
    case 'id':
    case 'text': return bound(text, 'varchar');
    case 'money': return readNumber(value, 'decimal(18,4)', said);
    case 'number': return readNumber(value, 'double', said);
    case 'integer': return readNumber(value, 'bigint', said);
    case 'boolean':
      if (text !== 'true' && text !== 'false') throw wrongCondition(said, value, 'true or false');
      return bound(text, 'boolean');
    case 'instant': {
      const instant = /[Zz]|[+-]\d\d:?\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
      if (Number.isNaN(instant)) throw wrongCondition(said, value, 'an ISO date, or a date-time with offset');
      return boundInstant(instant);
    }
    case 'day': {
      const day = dayFromIso(text);
      if (day === null) throw wrongCondition(said, value, 'an ISO date');
      return bound(day, 'integer');
    }
  }
}

/** A moment, in milliseconds UTC. */
export function boundInstant(instant: number): Sql {
  return bound(new Date(instant).toISOString().slice(0, -1).replace('T', ' '), 'timestamp');
}

function readNumber(value: Scalar, type: SqlType, said: string): Sql {
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  const fits = typeof read === 'number' && Number.isFinite(read) && Math.abs(read) < 1e13;
  if (!fits || (type === 'bigint' && !Number.isInteger(read))) throw wrongCondition(said, value, 'a number');
  return bound(type === 'decimal(18,4)' ? read.toFixed(4) : read, type);
}
