import {knownSlots, ownFilter, sharedFilter, type Aggregate, type MeasureQuery, type Where} from '@crm-widgets/core';
import {write, type Written} from './aggregates.js';
import {bound, column, joined, name, ordinals, sql, whereAll, type Sql} from './fragment.js';
import {place} from './place.js';
import {named, namesOf, type Placed} from './placing.js';
import {Rows} from './rows.js';
import type {Tables} from './tables.js';

/** The steps and the last SELECT of a measure query. */
export function writeMeasures(query: MeasureQuery, tables: Tables): {steps: Sql[]; select: Sql} {
  const rows = new Rows(tables, query.fact, query.asOf);
  if (query.at.kind === 'dated' && !rows.plan.rows) tables.demand(rows.plan.base!, query.at.column);
  const shared = sharedFilter(query.measures.map((m) => m.filter));
  const by = query.by.map((dimension) => rows.dimension(dimension));
  const where = [...rows.conditions(query.where), ...rows.filter(shared)];
  const placed = place({rows, slots: knownSlots(query.windows, query.asOf), by, where}, query.at);
  const measures = query.measures.map(({aggregate, filter}) => {
    const own = ownFilter(filter, shared);
    if (placed.sums) return summedEntities(placed.sums, aggregate, own);
    return placed.entities ? countedEntities(own) : write(rows, placed, aggregate, own);
  });
  const written = branchesOf(measures).map((branch) => writeBranch(placed, branch, measures.length));
  const select = merged(written.map((w) => w.select), query.by.length, measures.length);
  return {
    // The steps of the rows come last to be written, for only now all their columns are asked for.
    steps: [...rows.steps(), ...placed.steps, ...written.flatMap((w) => w.steps)],
    select: sql`${select}\norder by ${ordinals(query.by.length + 1)}`,
  };
}

/** Entities placed once each: whatever is asked of them is how many they are. */
function countedEntities(filter: Where | undefined): Written {
  if (filter) throw new RangeError('measures of entities in force share one filter');
  return {parts: [sql`count(r.entity)`], entity: null, whole: null, finish: ([n]) => sql`cast(${n!} as integer)`};
}

/** Entities placed once each, with what their rows come to. */
function summedEntities(sums: Readonly<Record<string, Sql>>, aggregate: Aggregate, filter: Where | undefined): Written {
  if (filter) throw new RangeError('measures of entities at two edges share one filter');
  const sumOf = (column: string) => {
    const found = sums[column];
    if (!found) throw new RangeError(`no sum ${column} at the edges`);
    return found;
  };
  if (aggregate.kind === 'entities' && aggregate.having.kind === 'sum') {
    const {column, above} = aggregate.having;
    const counted = sql`count(*) filter (where ${sumOf(column)} > ${bound(above, 'decimal(38,16)')})`;
    return {parts: [counted], entity: null, whole: null, finish: ([n]) => sql`cast(${n!} as integer)`};
  }
  if (aggregate.kind !== 'sum') return countedEntities(undefined);
  const summed = sumOf(aggregate.column);
  return {
    parts: [sql`sum(${summed})`], entity: null, whole: null, finish: ([s]) => sql`cast(${s!} as varchar)`,
  };
}

interface Branch {
  readonly kind: 'parts' | 'entities' | 'whole';
  readonly entity: Sql | null;
  /** Places of the measures in the query. */
  readonly of: {readonly place: number; readonly written: Written}[];
}

/**
 * One pass for all that adds up, riding on a pass by entities or over whole rows where there is one, and one for each
 * further entity column.
 */
function branchesOf(written: readonly Written[]): Branch[] {
  const branches = new Map<string, Branch>();
  const first = written.find((w) => w.entity !== null)?.entity ?? null;
  const needWhole = written.some((w) => w.whole !== null);
  written.forEach((w, place) => {
    const entity = w.whole ? null : w.entity ?? first;
    const kind = entity ? 'entities' : needWhole ? 'whole' : 'parts';
    const key = entity?.text ?? kind;
    if (!branches.has(key)) branches.set(key, {kind, entity, of: []});
    branches.get(key)!.of.push({place, written: w});
  });
  return [...branches.values()];
}

function writeBranch(placed: Placed, branch: Branch, width: number): {steps: Sql[]; select: Sql} {
  if (branch.kind === 'entities') return byEntityFirst(placed, branch, width);
  if (branch.kind === 'parts' && placed.dated) return byDayFirst(placed, placed.dated, branch, width);
  return {steps: [], select: selectWhole(placed, branch, width)};
}

/** In one pass over the rows. */
function selectWhole(placed: Placed, branch: Branch, width: number): Sql {
  const values = branch.of.map(({place, written}) =>
    [place, written.finish(written.whole ? [written.whole] : written.parts)] as const);
  return sql`select ${head(placed.window, placed.by)}${valueList(values, width)}
from ${placed.from}${whereAll(placed.where)}
group by ${ordinals(placed.by.length + 1)}`;
}

/** First for each entity in a window, which is cheaper than counting distinct ones, then all of them. */
function byEntityFirst(placed: Placed, branch: Branch, width: number): {steps: Sql[]; select: Sql} {
  const step = `per_${branch.entity!.text.replace('r.', '')}`;
  const parts = new Parts();
  const values = branch.of.map(({place, written}) => [place, finishOf(written, parts)] as const);
  const inner = sql`${name(step)} as (
  select ${placed.window} as i, ${branch.entity!} as entity${named(placed.by)}${parts.list()}
  from ${placed.from}${whereAll(placed.where)}
  group by ${ordinals(placed.by.length + 2)}
)`;
  const by = namesOf(placed.by, 'p');
  return {
    steps: [inner],
    select: sql`select ${head(sql`p.i`, by)}${valueList(values, width)}
from ${name(step)} as p
group by ${ordinals(by.length + 1)}`,
  };
}

/** First for each day, so that windows which overlap cost nothing more. */
function byDayFirst(
  placed: Placed, {from, day}: NonNullable<Placed['dated']>, branch: Branch, width: number,
): {steps: Sql[]; select: Sql} {
  const parts = new Parts();
  const values = branch.of.map(({place, written}) => [place, finishOf(written, parts)] as const);
  const inner = sql`days as (
  select ${day} as day${named(placed.by)}${parts.list()}
  from ${from}${whereAll(placed.where)}
  group by ${ordinals(placed.by.length + 1)}
)`;
  const by = namesOf(placed.by, 'p');
  return {
    steps: [inner],
    select: sql`select ${head(sql`w.i`, by)}${valueList(values, width)}
from days as p
join calendar as w on w.day = p.day
group by ${ordinals(by.length + 1)}`,
  };
}

/** An entity's part counts by itself; other parts are summed over entities or days. */
function finishOf(written: Written, parts: Parts): Sql {
  const asked = written.parts.map((part) => parts.ask(part));
  return written.finish(written.entity ? asked : asked.map((p) => sql`sum(${p})`));
}

/** Partial aggregates under names; equal ones are made once. */
class Parts {
  readonly #named = new Map<string, {readonly id: string; readonly part: Sql}>();

  ask(part: Sql): Sql {
    const key = JSON.stringify(part);
    const known = this.#named.get(key) ?? {id: `p${this.#named.size}`, part};
    this.#named.set(key, known);
    return column('p', known.id);
  }

  list(): Sql {
    return joined([...this.#named.values()].map(({id, part}) => sql`, ${part} as ${name(id)}`), '');
  }
}

/** Branches side by side: each has nulls where another has its values. */
function merged(selects: readonly Sql[], by: number, width: number): Sql {
  if (selects.length === 1) return selects[0]!;
  const groups = Array.from({length: by}, (_, k) => sql`, ${name(`by${k}`)}`);
  const values = Array.from({length: width}, (_, k) => sql`, max(${name(`m${k}`)}) as ${name(`m${k}`)}`);
  return sql`select ${name('window')}${joined(groups, '')}${joined(values, '')}
from (
${joined(selects, '\nunion all\n')}
) as branches
group by ${ordinals(by + 1)}`;
}

function head(window: Sql, by: readonly Sql[]): Sql {
  return sql`${window} as ${name('window')}${named(by)}`;
}

/** The measures in their order; those of another branch are null here. */
function valueList(values: readonly (readonly [number, Sql])[], width: number): Sql {
  const own = new Map(values);
  const list = Array.from({length: width}, (_, k) => {
    const value = own.get(k);
    return sql`,\n  ${value ?? sql`null`} as ${name(`m${k}`)}`;
  });
  return joined(list, '');
}
