import type {CohortQuery, Slot} from '@crm-widgets/core';
import {exact} from './aggregates.js';
import {dialect} from './dialect.js';
import {column, name, sql, whereAll, type Sql} from './fragment.js';
import {place} from './place.js';
import {datedBefore, dayOf} from './placing.js';
import type {Rows} from './rows.js';
import {windowsStep, within} from './windows.js';

/**
 * `visits (entity, i, times, worth)`: in which windows each entity came back, how often, and what it was worth. Where
 * cells have their own clock, `visits (entity, at_ms, worth)`, a row for each return in any window.
 */
export function visitSteps(query: CohortQuery, rows: Rows, slots: readonly Slot[]): Sql[] {
  const {at, filter = {}} = query.returns;
  const entity = column('r', rows.column(query.entity).id);
  const where = [sql`${entity} is not null`, ...rows.conditions(query.where), ...rows.conditions(filter)];
  if (at.kind === 'state') return inForce(query, rows, slots, where);
  const day = dayOf(rows, at.column);
  const dated = [...within(day, slots), ...where, ...datedBefore(rows, at.column, slots)];
  const worth = query.worth ? exact(rows, query.worth.column) : null;
  if (query.cells?.kind === 'blocks') {
    return [sql`visits as (
  select ${entity} as entity, ${dialect.milliseconds(column('r', rows.column(at.column).id))} as at_ms${worth ? sql`, ${worth} as worth` : sql``}
  from ${rows.relation}
  join calendar as w on w.day = ${day}${whereAll(dated)}
)`];
  }
  return [sql`visits as (
  select ${entity} as entity, w.i, count(*) as times${worth ? sql`, sum(${worth}) as worth` : sql``}
  from ${rows.relation}
  join calendar as w on w.day = ${day}${whereAll(dated)}
  group by 1, 2
)`];
}

/** `came (entity, bits)`: of dated rows in which windows each entity came back, a bit for each. */
export function cameStep(query: CohortQuery, rows: Rows, slots: readonly Slot[]): Sql {
  const {at, filter = {}} = query.returns;
  if (at.kind === 'state') throw new RangeError('versions are not of a day');
  const entity = column('r', rows.column(query.entity).id);
  const where = [sql`${entity} is not null`, ...rows.conditions(query.where), ...rows.conditions(filter)];
  return bitsOf('came', query, rows, at.column, where, slots);
}

/** `<step> (entity, bits)`: in which windows each entity has a row of an instant column. */
export function bitsOf(
  step: string, query: CohortQuery, rows: Rows, dated: string, where: readonly Sql[], slots: readonly Slot[],
): Sql {
  const day = dayOf(rows, dated);
  const all = [...within(day, slots), ...where, ...datedBefore(rows, dated, slots)];
  return sql`${name(step)} as (
  select ${column('r', rows.column(query.entity).id)} as entity, ${dialect.anyBit(sql`m.bits`)} as bits
  from ${rows.relation}
  join marks as m on m.day = ${day}${whereAll(all)}
  group by 1
)`;
}

/** Versions at the end of each window; an entity is there or not, however many it has. */
function inForce(query: CohortQuery, rows: Rows, slots: readonly Slot[], where: readonly Sql[]): Sql[] {
  const placed = place({rows, slots, by: [], where}, query.returns.at);
  const entity = placed.entities ? sql`r.entity` : column('r', rows.column(query.entity).id);
  const worth = query.worth ? sql`, coalesce(sum(${exact(rows, query.worth.column)}), 0) as worth` : sql``;
  const own = windowsStep(slots).text;
  return [
    ...placed.steps.filter(({text}) => text !== own),
    sql`visits as (
  select ${entity} as entity, ${placed.window} as i, 1 as times${worth}
  from ${placed.from}${whereAll(placed.where)}
  group by 1, 2
)`,
  ];
}
