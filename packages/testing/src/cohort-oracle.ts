import {
  rateDateOf, Zone, type Answer, type CohortCells, type CohortQuery, type MembersQuery, type FactRef, type TableName, type Where,
} from '@crm-widgets/core';
import {matches, type OracleRow, type OracleTables} from './funnel-oracle.js';

/** A start or a return: a row with its moment. */
interface Dated {
  readonly row: OracleRow;
  readonly at: number;
  readonly day: number;
}

/** An entity of a cohort. */
interface Member {
  readonly entity: string;
  readonly cohort: number;
  /** Its earliest start in the cohort's window. */
  readonly since: number;
  /** The rows of its earliest start. */
  readonly begun: readonly OracleRow[];
}

/** The windows that a cell looks at, or null for one that is none. */
type Cell = readonly [period: number, windows: readonly number[]];

/**
 * A cohort query answered row by row, as metrics.md 7.3 and 7.4 word it: slowly, and without anything that the engines
 * share. Filters know equality, lists and their negation; versions are rows with `valid_from` and `valid_to`.
 */
export function cohortOracle(query: CohortQuery, tables: OracleTables, zone = new Zone('UTC')): Answer {
  const members = membersOf(query, tables, zone);
  const rows: (readonly [cohort: number, period: number | null, value: number | null, size: number | null])[] = [];
  for (const cohort of query.windows.keys()) {
    const own = members.filter((member) => member.cohort === cohort);
    if (own.length === 0) continue;
    const returned = new Map(own.map((member) => [member, returnsOf(query, member, tables, zone)]));
    rows.push([cohort, null, query.worth ? baseOf(query, own, returned) : own.length, own.length]);
    for (const [period, windows] of cellsOf(query, cohort)) {
      const isIn = (member: Member) => isThere(query, windows.map((window) => timesIn(query, returned.get(member)!, window)));
      const isUnbroken = query.cells?.kind === 'unbroken';
      const [summed, counted] = isUnbroken ? [[period], own.filter(isIn)] : [windows, own];
      const value = query.worth
        ? exactSum(counted.flatMap((member) => summed.map((window) => worthIn(query, member, returned.get(member)!, window))))
        : own.filter(isIn).length;
      if (value !== 0) rows.push([cohort, period, value, null]);
    }
  }
  const column = (k: 0 | 1 | 2 | 3) => rows.map((row) => row[k]);
  return {rows: rows.length, columns: {
    cohort: column(0), period: column(1), [query.worth ? 'worth' : 'entities']: column(2), size: column(3),
  }};
}

/** Who is behind a cell, in the same way, and what each of them adds to it. */
export function membersOracle({cohort: query, of, period, limit}: MembersQuery, tables: OracleTables, zone = new Zone('UTC')): Answer {
  const own = membersOf(query, tables, zone).filter(({cohort}) => cohort === of);
  const windows = cellsOf(query, of).find(([cell]) => cell === period)?.[1] ?? [];
  const isUnbroken = query.cells?.kind === 'unbroken';
  const told = own.flatMap((member) => {
    const returned = returnsOf(query, member, tables, zone);
    const times = windows.map((window) => timesIn(query, returned, window));
    const isIn = query.worth && !isUnbroken ? times.some((each) => each > 0) : isThere(query, times);
    if (period !== null && !isIn) return [];
    const summed = isUnbroken ? windows.slice(-1) : windows;
    const worth = !query.worth ? 0 : period === null ? baseOf(query, [member], new Map([[member, returned]]))
      : exactSum(summed.map((window) => worthIn(query, member, returned, window)));
    return [{entity: member.entity, worth}];
  }).sort((a, b) => (a.entity < b.entity ? -1 : 1)).slice(0, limit);
  return {rows: told.length, columns: {
    entity: told.map(({entity}) => entity), ...(query.worth ? {worth: told.map(({worth}) => worth)} : {}),
  }};
}

function membersOf(query: CohortQuery, tables: OracleTables, zone: Zone): Member[] {
  const {starts, entity, windows, membership} = query;
  const byEntity = new Map<string, Dated[]>();
  for (const one of rowsOf(query, starts.fact, starts.column, starts.filter, tables, zone)) {
    const whose = String(one.row[entity]);
    byEntity.set(whose, [...(byEntity.get(whose) ?? []), one]);
  }
  return [...byEntity].flatMap(([whose, all]) => windows.flatMap(({from, until}, cohort): Member[] => {
    const earliest = Math.min(...all.map(({at}) => at));
    const acquired = acquiredAt(query, whose, tables);
    if (acquired !== null && acquired >= query.asOf.instant) return [];
    const within = all.filter(({at, day}) => {
      const own = acquired === null ? day : zone.dayAt(acquired);
      return own >= from && own < until && (membership === 'recurring' || at === earliest);
    });
    if (within.length === 0) return [];
    const begun = all.filter(({at}) => at === earliest).map(({row}) => row);
    return [{entity: whose, cohort, since: Math.min(...within.map(({at}) => at)), begun}];
  }));
}

/** The earliest moment that the table of customers says, where the query asks. */
function acquiredAt({acquired}: CohortQuery, customer: string, {customers = []}: OracleTables): number | null {
  const all = customers.filter(({customer_id, acquired_at}) => customer_id === customer && acquired_at !== null)
    .map(({acquired_at}) => Date.parse(String(acquired_at)));
  return acquired && all.length > 0 ? Math.min(...all) : null;
}

/** Known rows that count, each at the moment in a column. */
function rowsOf(
  {where, entity, asOf}: CohortQuery, fact: FactRef, column: string, filter: Where | undefined, tables: OracleTables, zone: Zone,
): Dated[] {
  return ratedRows(fact, tables, zone).flatMap((row) => {
    const written = row[column];
    if (typeof written !== 'string' || (row[entity] ?? null) === null || !matches(row, where) || !matches(row, filter ?? {})) return [];
    const at = Date.parse(written);
    return at < asOf.instant ? [{row, at, day: zone.dayAt(at)}] : [];
  });
}

/** Amounts that have a name of their own in each table. */
const AMOUNTS = ['amount', 'unit_amount'];

/** Rows of a table, or of orders, those that have a rate with their amounts at it. */
function ratedRows({name, rates}: FactRef, tables: OracleTables, zone: Zone): readonly OracleRow[] {
  const rows = tables[name as TableName] ?? [];
  const dated = rates && rateDateOf(name === 'orders' ? 'transactions' : name as TableName, rates);
  if (!dated) return rows;
  return rows.flatMap((row): OracleRow[] => {
    const written = row[dated];
    const day = rates.day ?? (typeof written === 'string' ? zone.dayAt(Date.parse(written)) : -Infinity);
    const rate = (row.currency ?? rates.into) === rates.into ? 1 : rateOn(String(row.currency), day, tables);
    return rate === null ? [] : [{...row, ...Object.fromEntries(AMOUNTS.map((amount) => [amount, Number(row[amount] ?? 0) * rate]))}];
  });
}

/** The last rate up to a day. */
function rateOn(currency: string, day: number, {fx_rates = []}: OracleTables): number | null {
  const known = fx_rates.filter((row) => row.currency === currency)
    .map(({date, rate_to_reporting}) => ({from: Date.parse(String(date)) / 86_400_000, rate: Number(rate_to_reporting)}))
    .filter(({from}) => from <= day).sort((a, b) => b.from - a.from);
  return known[0]?.rate ?? null;
}

/** Rows of a member by the window that they count in, or with cells of their own clock by the block. */
function returnsOf(query: CohortQuery, {entity, cohort, since}: Member, tables: OracleTables, zone: Zone): Map<number, OracleRow[]> {
  const {returns: {fact, at, filter}, windows, cells, asOf} = query;
  const found = new Map<number, OracleRow[]>();
  const put = (window: number, row: OracleRow) => { found.set(window, [...(found.get(window) ?? []), row]); };
  const dated = rowsOf(query, fact, at.kind === 'dated' ? at.column : at.from, filter, tables, zone)
    .filter(({row}) => String(row[query.entity]) === entity);
  for (const {row, at: moment, day} of dated) {
    if (at.kind === 'dated') {
      const window = windows.findIndex(({from, until}) => day >= from && day < until);
      if (window < 0) continue;
      if (cells?.kind !== 'blocks') put(window, row);
      else if (moment >= since) put(cohort + Math.floor((moment - since) / (cells.days * 86_400_000)), row);
      continue;
    }
    windows.forEach(({from, until}, window) => {
      const edge = Math.min(zone.startOf(until), asOf.instant);
      const ended = row[at.to];
      const isOpen = typeof ended !== 'string' || Date.parse(ended) >= edge;
      if (edge > zone.startOf(from) && moment < edge && isOpen) put(window, row);
    });
  }
  return found;
}

/** The cells of a cohort that something may be known of. */
function cellsOf({windows, cells = {kind: 'on'}, asOf}: CohortQuery, cohort: number): Cell[] {
  const known = [...windows.keys()].filter((window) => windows[window]!.from < asOf.day);
  const upTo = (from: number, to: number) => [...windows.keys()].filter((window) => window >= from && window <= to);
  const spans: Record<Exclude<CohortCells['kind'], 'brackets' | 'blocks'>, (period: number) => number[]> = {
    on: (period) => [period], unbounded: (period) => upTo(period, Infinity), until: (period) => upTo(cohort + 1, period),
    unbroken: (period) => upTo(cohort, period),
  };
  switch (cells.kind) {
    case 'brackets': return cells.brackets.map(([first, last], bracket) => [bracket, upTo(cohort + first, cohort + last)]);
    case 'blocks': return upTo(cohort, Infinity).map((period) => [period, [period]]);
    default: return known.filter((period) => period >= cohort).map((period) => [period, spans[cells.kind as keyof typeof spans](period)]);
  }
}

/** Versions are there or not, however many. */
function timesIn({returns: {at}}: CohortQuery, returned: ReadonlyMap<number, readonly OracleRow[]>, window: number): number {
  const times = returned.get(window)?.length ?? 0;
  return at.kind === 'state' ? Math.min(times, 1) : times;
}

function isThere({cells, atLeast = 1}: CohortQuery, times: readonly number[]): boolean {
  if (cells?.kind === 'unbroken') return times.length > 0 && times.every((each) => each > 0);
  return times.reduce((sum, each) => sum + each, 0) >= atLeast;
}

function worthIn(query: CohortQuery, member: Member, returned: ReadonlyMap<number, readonly OracleRow[]>, window: number): number {
  const worth = sumOf(query, returned.get(window) ?? []);
  return query.worth!.of === 'lesser' && returned.has(window) ? Math.min(worth, ownBase(query, member, returned)) : worth;
}

function ownBase(query: CohortQuery, {cohort, begun}: Member, returned: ReadonlyMap<number, readonly OracleRow[]>): number {
  return sumOf(query, returned.get(cohort) ?? begun);
}

/** Dated rows are worth at first what they come to in the cohort's own window. */
function baseOf(
  query: CohortQuery, members: readonly Member[], returned: ReadonlyMap<Member, ReadonlyMap<number, readonly OracleRow[]>>,
): number {
  const isDated = query.returns.at.kind === 'dated';
  return exactSum(members.map((member) => {
    const own = returned.get(member)!;
    return isDated ? sumOf(query, own.get(member.cohort) ?? []) : ownBase(query, member, own);
  }));
}

function sumOf({worth}: CohortQuery, rows: readonly OracleRow[]): number {
  return exactSum(rows.map((row) => Number(row[worth!.column] ?? 0)));
}

/** Amounts of at most four digits behind the point. */
function exactSum(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + Math.round(value * 10_000), 0) / 10_000;
}
