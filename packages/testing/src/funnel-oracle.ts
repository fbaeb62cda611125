import {
  byCodePoint, eventStreams, funnelEvents, goesOnAfter, Zone,
  type Answer, type Condition, type FunnelQuery, type ReachedQuery, type TableName, type Where,
} from '@crm-widgets/core';

type Cell = string | number | boolean | null;
export type OracleRow = Readonly<Record<string, Cell>>;
export type OracleTables = Readonly<Partial<Record<TableName, readonly OracleRow[]>>>;

/** Something that happened to one entity. */
interface Happening {
  readonly at: number;
  readonly day: number;
  /** Places, among steps, exclusions and what closes, of those that it is. */
  readonly is: ReadonlySet<number>;
  readonly row: OracleRow;
}

/** Steps in the order in which they were reached, by the place of their event among the entity's. */
interface Walk {
  readonly start: number;
  readonly reached: readonly number[];
  readonly isOpen: boolean;
}

/** An entity by its chosen attempt. */
interface Chosen {
  readonly entity: string;
  readonly labels: readonly Cell[];
  readonly happened: readonly Happening[];
  readonly chosen: Walk;
  readonly isPending: boolean;
}

interface Group {
  readonly labels: readonly Cell[];
  readonly walks: Chosen[];
}

/**
 * A funnel query answered row by row, as metrics.md 7.2 words it: slowly, and without anything that the engines share
 * but the reading of a query. Filters know equality, lists and their negation.
 */
export function funnelOracle(query: FunnelQuery, tables: OracleTables, zone = new Zone('UTC')): Answer {
  const groups = new Map<string, Group>();
  if (query.by.length === 0) groups.set('[]', {labels: [], walks: []});
  for (const one of chosenWalks(query, tables, zone)) {
    const key = JSON.stringify(one.labels);
    if (!groups.has(key)) groups.set(key, {labels: one.labels, walks: []});
    groups.get(key)!.walks.push(one);
  }
  const all = [...groups.values()];
  const columns: Record<string, (string | number | null)[]> = {};
  query.by.forEach((_, k) => { columns[`by${k}`] = all.map(({labels}) => labels[k] as string | null); });
  query.steps.forEach((_, k) => {
    const reached = all.map(({walks}) => walks.filter(({chosen}) => chosen.reached.length > k));
    const waits = reached.map((own) => (k === 0 ? [] : own).map(({happened, chosen: {reached: events}}) =>
      (happened[events[k]!]!.at - happened[events[k - 1]!]!.at) / 1000));
    columns[`entities${k}`] = reached.map((own) => own.length);
    columns[`pending${k}`] = all.map(({walks}) =>
      walks.filter(({chosen, isPending}) => isPending && chosen.reached.length === k).length);
    columns[`median${k}`] = waits.map(median);
    columns[`mean${k}`] = waits.map((own) => (own.length === 0 ? null : own.reduce((a, b) => a + b) / own.length));
  });
  return {rows: all.length, columns};
}

/** Who came to a step, answered in the same way. */
export function reachedOracle(
  {funnel, step, which, group, limit}: ReachedQuery, tables: OracleTables, zone = new Zone('UTC'),
): Answer {
  const came = chosenWalks(funnel, tables, zone).filter(({chosen: {reached: {length}}, isPending, labels}) =>
    (which === 'reached' ? length > step : length === step && isPending === (which === 'pending'))
    && (!group || JSON.stringify(group) === JSON.stringify(labels)));
  const told = came.map(({entity, happened, chosen: {reached}}) => ({entity, at: reached.map((event) => happened[event]!.at)}))
    .sort((a, b) => a.at[0]! - b.at[0]! || byCodePoint(a.entity, b.entity)).slice(0, limit);
  return {rows: told.length, columns: {
    entity: told.map(({entity}) => entity),
    ...Object.fromEntries(funnel.steps.map((_, k) => [`t${k}`, told.map(({at}) => at[k] ?? null)])),
  }};
}

function chosenWalks(query: FunnelQuery, tables: OracleTables, zone: Zone): Chosen[] {
  return histories(query, tables, zone).flatMap(([entity, happened]) => {
    const walks = happened.map((_, start) => walk(query, happened, start)).filter((one) => one !== null);
    if (walks.length === 0) return [];
    const depth = Math.max(...walks.map(({reached}) => reached.length));
    const deepest = walks.filter(({reached}) => reached.length === depth);
    const chosen = deepest[0]!;
    const labels = query.by.map((named) => happened[chosen.start]!.row[named] ?? null);
    return [{entity, labels, happened, chosen, isPending: deepest.some(({isOpen}) => isOpen)}];
  });
}

/** What happened to each entity, in order. */
function histories(query: FunnelQuery, tables: OracleTables, zone: Zone): [entity: string, happened: Happening[]][] {
  const {entity, entry, lookahead, where, asOf} = query;
  const events = funnelEvents(query);
  const byEntity = new Map<string, Happening[]>();
  for (const {fact, column} of eventStreams(query)) {
    for (const row of tables[fact.name as TableName] ?? []) {
      const whose = row[entity] ?? null;
      if (whose === null || typeof row[column] !== 'string' || !matches(row, where)) continue;
      const at = Date.parse(row[column]);
      const day = zone.dayAt(at);
      if (at >= asOf.instant || (entry && !lookahead && day >= entry.until)) continue;
      const is = new Set([...events.keys()].filter((place) => {
        const event = events[place]!;
        return event.fact.name === fact.name && event.column === column && matches(row, event.filter ?? {});
      }));
      byEntity.set(String(whose), [...(byEntity.get(String(whose)) ?? []), {at, day, is, row}]);
    }
  }
  return [...byEntity].map(([whose, own]) => [whose, own.sort((a, b) => a.at - b.at)]);
}

/** One attempt; null where none starts, or it is void. */
function walk(query: FunnelQuery, happened: readonly Happening[], start: number): Walk | null {
  const {steps, order, entry, exclusions, closing, asOf} = query;
  const wanted = new Set(steps.keys());
  const reached: number[] = [];
  let isBroken = false;
  const {day} = happened[start]!;
  if (entry && (day < entry.from || day >= entry.until)) return null;
  for (let i = start; i < happened.length && wanted.size > 0 && !isBroken; i++) {
    const before = reached.length;
    if (before > 0 && happened[i]!.at > deadlineOf(query, happened, reached)) break;
    const next = order === 'any' ? [...wanted].find((step) => happened[i]!.is.has(step)) : before;
    if (next !== undefined && happened[i]!.is.has(next)) {
      wanted.delete(next);
      reached.push(i);
    } else if (before === 0) {
      return null;
    } else if (order === 'strict') {
      isBroken = true;
    }
    const isExcluded = (x: number) => happened[i]!.is.has(steps.length + x);
    if (exclusions.some(({from, to}, x) => isExcluded(x) && before > from && reached.length <= to)) return null;
  }
  const isClosing = ({is}: Happening) => is.has(steps.length + exclusions.length);
  const isClosed = closing !== undefined && happened.slice(reached.at(-1)! + 1).some(isClosing);
  const isOpen = wanted.size > 0 && !isBroken && !isClosed && goesOnAfter(query)
    && deadlineOf(query, happened, reached) >= asOf.instant;
  return {start, reached, isOpen};
}

function deadlineOf(
  {windowSeconds, steps, order}: FunnelQuery, happened: readonly Happening[], reached: readonly number[],
): number {
  const own = order === 'any' ? undefined : steps[reached.length]?.windowSeconds;
  const after = (event: number, seconds = Infinity) => happened[event]!.at + seconds * 1000;
  return Math.min(after(reached[0]!, windowSeconds ?? Infinity), after(reached.at(-1)!, own));
}

/** Whether a row satisfies all conditions. */
export function matches(row: OracleRow, where: Where): boolean {
  return Object.entries(where).every(([column, condition]) => holds(row[column] ?? null, condition));
}

function holds(cell: Cell, condition: Condition): boolean {
  if (Array.isArray(condition)) return condition.includes(cell);
  if (typeof condition === 'object' && condition !== null && 'not' in condition) return !holds(cell, condition.not);
  return cell === condition;
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}
