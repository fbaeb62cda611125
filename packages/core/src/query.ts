import type {Day} from './calendar.js';
import type {CohortQuery, MembersQuery} from './cohort-query.js';
import type {Lookback} from './lookback.js';
import type {TableName} from './table-names.js';
import type {ColumnType} from './column-spec.js';

/**
 * The query value: what an engine is asked, as plain data. No engine text, no functions; it can be
 * compared as JSON, posted to a worker and answered by any engine.
 */
export type Query = MeasureQuery | ExtentQuery | CohortQuery | DistributionQuery | RowsQuery | FunnelQuery | WaitsQuery | ReachedQuery | MembersQuery;

/** Local days of the source's zone, half-open. Windows of one query may touch, overlap and come in any order. */
export interface Window {
  from: Day;
  until: Day;
}

export type Scalar = string | number | boolean;

/** What a column must be. An array is any of; a range is half-open, and an ISO date on an instant column means its local day. */
export type Condition =
  | Scalar
  | null
  | readonly (Scalar | null)[]
  | {readonly from?: string | number; readonly until?: string | number}
  | {readonly not: Condition};

/** All must hold. A column is one of the fact's, else of `customers` by `customer_id`; `customers.channel` says it exactly. */
export type Where = Readonly<Record<string, Condition>>;

/** A table of the data model, or a derived one by its name, with the parameters that shape it (plain JSON). */
export interface FactRef {
  readonly name: string;
  readonly params?: Readonly<Record<string, unknown>>;
  /** Its amounts in one currency; without it they are as the rows say. */
  readonly rates?: Rates;
}

/**
 * Amounts of tables with a column `currency`, times the latest rate of `fx_rates` on or before a day. Amounts in the
 * currency itself, or in none, stay as they are. Rows of another currency without a rate by then are left out.
 */
export interface Rates {
  readonly into: string;
  /** The day for all rows; without it each row's own: that of the instant `dated`, else of the usual one of its table. */
  readonly day?: Day;
  readonly dated?: string;
  /** The rows that are left out, and no others, their amounts as they are. */
  readonly missing?: true;
}

/**
 * Which window a row counts in.
 *
 * - `dated`: the local day of an instant column lies in the window.
 * - `state`: the row is a version, in force at the left limit of an edge: `from` before it, `to` empty or not before it.
 *   So what starts or ends exactly at a period's end belongs to the next period. `begun: 'within'` leaves out what began
 *   before the window: of what happens again and again the last time within it.
 * - `kept`: as `state`, in force at both edges, by entity: an entity counts whose versions cover the start and whose
 *   versions cover the end, be they the same or not.
 * - `edges`: as `state`, at both edges, by entity: an entity counts once, if the `value` of its rows in force at the start
 *   comes to more than 0; what is summed up is `start` or `end`, what its rows come to there, or `lesser`, the lesser of
 *   both. Filters and groups are of the rows at the start; measures have no filter of their own.
 * - `moved`: as `edges`, of entities worth something at either edge: what is summed up is by how much each of them moved
 *   from one edge to the other, as one of `new` (of whom no row is from before the window), `reactivation`, `expansion`,
 *   `contraction` and `churn`, losses below 0. Filters and groups are of the rows at the start, or at the end of who has
 *   none there.
 * - `daily`: rows in force from `from` up to `to`, but for those that `lost` says: of these something came to an end on the
 *   day in `from`. What is summed up is `lost`, how many these are, or `rate`, the sum over days of how many of them there
 *   are to a row in force at the start of the day; days without any such row are left out.
 * - `spread`: the row's days, `from` up to `to`, that lie in the window; sums take that share of the row.
 * - `always`: every row counts in every window, dated or not.
 */
export type Attribution =
  | {readonly kind: 'dated'; readonly column: string}
  | {readonly kind: 'state'; readonly from: string; readonly to: string; readonly edge: 'start' | 'end'; readonly begun?: 'within'}
  | {readonly kind: 'kept'; readonly from: string; readonly to: string; readonly entity: string}
  | {readonly kind: 'edges'; readonly from: string; readonly to: string; readonly entity: string; readonly value: string}
  | {readonly kind: 'moved'; readonly from: string; readonly to: string; readonly entity: string; readonly value: string}
  | {readonly kind: 'daily'; readonly from: string; readonly to: string; readonly lost: Where}
  | {readonly kind: 'spread'; readonly from: string; readonly to: string}
  | {readonly kind: 'always'};

/**
 * What is made of the rows of a window.
 * `entities` counts distinct values of `column` whose own rows in the window satisfy `having`.
 */
export type Aggregate =
  | {readonly kind: 'count'}
  | {readonly kind: 'sum'; readonly column: string}
  | {readonly kind: 'mean'; readonly column: string}
  | {readonly kind: 'quantile'; readonly column: string; readonly q: number}
  | {readonly kind: 'distinct'; readonly column: string}
  | {readonly kind: 'entities'; readonly column: string; readonly having: Having};

export type Having =
  | {readonly kind: 'rows'; readonly atLeast: number}
  | {readonly kind: 'sum'; readonly column: string; readonly above: number};

/** A fact, the window a row counts in, an aggregate, a filter. */
export interface Measure {
  readonly fact: FactRef;
  readonly at: Attribution;
  readonly aggregate: Aggregate;
  readonly filter?: Where;
  /** The window it is measured over, seen from the one asked for; default `same`. */
  readonly over?: 'same' | 'previous' | 'year_ago' | Lookback;
}

/** An instant, and the first local day that is not wholly or partly before it. Rows at or after it are not known yet. */
export interface AsOf {
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly instant: number;
  /** Exclusive bound in local days: the day itself for a midnight, the next one else. */
  readonly day: Day;
  /** The instant is the very start of `day`, so that days alone tell what is before it; left out where it is not. */
  readonly isMidnight?: true;
}

/**
 * Measures that share fact, attribution, filter of the page and dimensions: one scan.
 * @returns columns `window` (index into `windows`), `by0`... (text or null), `m0`... in the order of `measures`.
 *   Sums of money are in major units. A window and group without rows is absent.
 */
export interface MeasureQuery {
  readonly kind: 'measures';
  readonly fact: FactRef;
  readonly at: Attribution;
  readonly windows: readonly Window[];
  readonly by: readonly string[];
  readonly where: Where;
  readonly asOf: AsOf;
  readonly measures: readonly {readonly aggregate: Aggregate; readonly filter?: Where}[];
}

/**
 * First and last local day of a column before as-of, and how many rows have one.
 * @returns columns `first`, `last` (days, null without rows), `rows`; one row
 */
export interface ExtentQuery {
  readonly kind: 'extent';
  readonly fact: FactRef;
  readonly column: string;
  readonly where: Where;
  readonly asOf: AsOf;
}

/** Rows whose local day of a column lies in a window. */
export interface DatedWindow extends Window {
  readonly column: string;
}

/**
 * How the values of a column are spread: in bins of equal width, a whole number, from the whole number below the least
 * value on.
 *
 * Without `bins` there are as many as the cube root of the number of values, rounded up, at most 60.
 * @returns columns `from` and `until` (major units) and `count`; a bin without values is absent, the last one holds the greatest
 * @see metrics.md 7.2
 */
export interface DistributionQuery {
  readonly kind: 'distribution';
  readonly fact: FactRef;
  readonly column: string;
  readonly at?: DatedWindow;
  readonly bins?: number;
  readonly where: Where;
  readonly filter?: Where;
  readonly asOf: AsOf;
}

/**
 * The rows behind a number, the first `limit` of them. Sorted by `sort`, then by the columns in their order, rows without a
 * value last.
 * @returns columns `c0`... in the order of `columns`: text as it is, amounts in major units, instants in milliseconds UTC, days
 *   as days, booleans as 0 and 1
 */
export interface RowsQuery {
  readonly kind: 'rows';
  readonly fact: FactRef;
  readonly columns: readonly string[];
  readonly at?: DatedWindow;
  readonly sort: readonly {readonly column: string; readonly descending?: true}[];
  readonly limit: number;
  readonly where: Where;
  readonly filter?: Where;
  readonly asOf: AsOf;
}

/** Rows of a fact as something that happened to entities, each at the instant in `column`; rows without one did not happen. */
export interface FunnelEvent {
  readonly fact: FactRef;
  readonly column: string;
  /** Which of the rows; as what a user filters by. */
  readonly filter?: Where;
}

export interface FunnelStep extends FunnelEvent {
  /** Longest time since the step before, seconds, itself included; not for order `any`. */
  readonly windowSeconds?: number;
}

/** What must not happen after step `from` was reached and before step `to` is; indexes, `from` below `to`. */
export interface FunnelExclusion extends FunnelEvent {
  readonly from: number;
  readonly to: number;
}

/**
 * `ordered`: other events may lie between two steps. `strict`: none of the entity may. `any`: steps in whatever order,
 * one event being the first of those still wanted that it can be.
 */
export type FunnelOrder = 'ordered' | 'strict' | 'any';

/**
 * How far entities come through steps.
 *
 * The events of an entity lie in the order of their instants; of those at the same, in the order in which steps and
 * exclusions name their facts and columns first, and then as in the file. An attempt starts at each that is the first
 * step, or any step in order `any`, and takes of those after it the earliest that is wanted next; one event is one step.
 * It ends when all are reached, when time is up, or in order `strict` at the first other event, and is void when what is
 * excluded happens before. An entity comes as far as its deepest attempt, the earliest of these being the one that times
 * and groups are of; with void attempts alone it is not counted.
 *
 * @returns columns `by0`... (text or null, of the event that the attempt starts with) and for each step, counted from 0:
 *   `entities0`... that reached it; `pending0`... that reached the one before and not this one, with an attempt that has
 *   time left at as-of; `median0`... and `mean0`... seconds since the step before (type 7 quantile; null for the first
 *   step and where nobody reached it). One row a group that anybody entered; without `by` always one.
 * @see metrics.md 7.2
 */
export interface FunnelQuery {
  readonly kind: 'funnel';
  /** At least one; with exclusions at most 29 together. */
  readonly steps: readonly FunnelStep[];
  /** Column that says to whom it happened, in each of the facts; compared as text. Rows without it are nobody's. */
  readonly entity: string;
  readonly order: FunnelOrder;
  /** Longest time from first step to last, seconds, itself included; null for any. */
  readonly windowSeconds: number | null;
  /** In order `any` from the first step to the last alone: before all are reached. */
  readonly exclusions: readonly FunnelExclusion[];
  /** After such an event nothing more is awaited of an entity, though it counts if it goes on all the same. */
  readonly closing?: FunnelEvent;
  /** Days that attempts start in; null for any. */
  readonly entry: Window | null;
  /** Steps may be reached after the last of these days; else nothing after it is looked at. */
  readonly lookahead: boolean;
  readonly by: readonly string[];
  readonly where: Where;
  readonly asOf: AsOf;
}

/**
 * How long it took those who reached a step of a funnel to get there from the step before, in bins of equal width, a whole
 * number of seconds, from the shortest time on.
 *
 * Without `bins` there are as many as the cube root of the number of times, rounded up, at most 60. The longest time,
 * where it lies on the edge of the last of them, has one more to itself.
 * @returns columns `from` and `until` (seconds) and `count`; a bin without any is absent
 * @see metrics.md 7.2
 */
export interface WaitsQuery {
  readonly kind: 'waits';
  readonly funnel: FunnelQuery;
  /** Index of the step, from 1. */
  readonly step: number;
  readonly bins?: number;
}

/**
 * Who came to a step of a funnel, each by the attempt that it is counted by, the first `limit` of them. Sorted by when
 * the attempt started, then by entity.
 *
 * - `reached`: who reached the step.
 * - `lost`: who reached the step before and not this one, and cannot any more.
 * - `pending`: the same with an attempt that has time left at as-of.
 * @returns columns `entity` (text) and for each step of the funnel `t0`..., milliseconds UTC, null where it was not reached
 */
export interface ReachedQuery {
  readonly kind: 'reached';
  readonly funnel: FunnelQuery;
  /** Index of the step; from 1 for who was lost or is pending. */
  readonly step: number;
  readonly which: 'reached' | 'lost' | 'pending';
  /** A value for each that the funnel is grouped by: who is in that group alone. */
  readonly group?: readonly (string | null)[];
  readonly limit: number;
}

/** Columns of equal length, by name. */
export interface Answer {
  readonly rows: number;
  readonly columns: Readonly<Record<string, readonly (number | string | null)[]>>;
  /** Who found it; what an engine itself says has none. */
  readonly origin?: Origin;
}

export type EngineName = 'columns' | 'duckdb';

/** Which engine answered, and how long it took, milliseconds; shared by whoever asked for a part of the same scan. */
export interface Origin {
  readonly engine: EngineName;
  readonly ms: number;
}

export interface RunOptions {
  readonly signal?: AbortSignal;
}

/** What an engine holds of a table: the columns a query may name, and where its rows lie in time. */
export interface TableShape {
  readonly rows: number;
  readonly columns: Readonly<Record<string, ColumnShape>>;
}

export interface ColumnShape {
  readonly type: ColumnType;
  /** Its identifier in the engine, made by the reader and never a file's header; instants have a second one, `<sql>_day`. */
  readonly sql: string;
  /** Local days of the first and last value; instants and days alone. */
  readonly extent?: {readonly first: Day; readonly last: Day} | undefined;
  /** Instants that are dates without times in the file. */
  readonly whole?: true | undefined;
  /** Distinct values of a text column, up to 16 of them, sorted; absent when there are more. */
  readonly values?: readonly string[];
}

/** The tables of a source that an engine holds; `relation` is what the engine calls one. */
export type Catalog = Readonly<Partial<Record<TableName, {readonly relation: string; readonly shape: TableShape}>>>;

/**
 * A query in an engine's own words. Placeholders are `?`, each cast in the text, for bound values travel as text.
 * `columns` says which columns come back and as what; exact decimals may come as text and are made numbers at the very end.
 */
export interface Statement {
  readonly text: string;
  readonly params: readonly (string | null)[];
  readonly columns: Readonly<Record<string, 'number' | 'text'>>;
}
