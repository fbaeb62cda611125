import type {FunnelQuery} from '@crm-widgets/core';
import {dialect} from './dialect.js';
import {joined, name, number, sql, type Sql} from './fragment.js';
import {namesOf} from './placing.js';

/** More than there are events. */
const MANY = number(2 ** 32);

/**
 * One attempt of each entity, of those in `lasting`, which has `entity`, `place` of its first event, `depth` and
 * `is_open`.
 * @param values columns that are kept of it
 */
export function deepestStep({by}: FunnelQuery, values: readonly Sql[], step = sql`deepest`): Sql {
  const kept = [...by.map((_, k) => sql`by${number(k)}`), ...values]
    .map((value) => sql`,\n    ${dialect.ofGreatest(value, sql`rank`)} as ${value}`);
  return sql`${step} as (
  select entity, max(depth) as depth,
    coalesce(max(case when is_open then depth end), 0) = max(depth) as is_pending${joined(kept, '')}
  from (select *, depth * ${MANY} - place as rank from lasting) as ranked
  group by 1
)`;
}

/** `t_1`... */
export function instantsOf({steps}: FunnelQuery): Sql[] {
  return steps.map((_, k) => name(`t_${k + 1}`));
}

/** Columns of the groups, as an attempt has them of its first event. */
export function groupsOf({by}: FunnelQuery, alias = 'e'): Sql {
  return joined(namesOf(by, alias).map((group) => sql`, ${group}`), '');
}
