import type {Answer, ColumnType, Measure, Query, TableName, Where} from '@crm-widgets/core';
import type {Metric, Params} from '@crm-widgets/metrics';
import type {Business} from './business.js';
import type {ReadTable} from './reader-protocol.js';
import type {PeriodWindow} from './windows.js';

/** What a widget asks, read from its attributes; text is checked by the runtime, which names the attribute at fault. */
export interface Ask {
  readonly metric?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly grain?: string;
  readonly period?: string;
  readonly from?: string;
  readonly until?: string;
  readonly compare?: string;
  readonly by?: string;
  readonly where?: Where;
  /** `target` of crm-kpi, in the metric's own unit; ratios in [0, 1]. */
  readonly target?: number;
}

export interface FunnelAsk extends Ask {
  readonly table?: string;
  /** Names separated by commas, or JSON; as the attribute says it. */
  readonly steps?: string;
  readonly order?: string;
  readonly window?: string;
  readonly exclude?: string;
  readonly noLookahead?: boolean;
  readonly entity?: string;
  /** Two values of `by`, or JSON of two with their own `where`. */
  readonly segments?: string;
  /** JSON of steps that were counted elsewhere; nothing else is asked then. */
  readonly values?: string;
}

/** A step of a funnel that was picked, or what became of those who came no further than the one before. */
export interface FunnelPick {
  /** Index of the step; from 1 for the lost and the pending. */
  readonly step: number;
  readonly which: 'reached' | 'lost' | 'pending';
  /** Key of the group or side that it is of; null for all. */
  readonly group: string | null;
}

/** Who is behind a step or a drop. */
export interface FunnelRows extends EntityRows {
  /** How long it took to the step from the one before, in bins of seconds; null where nothing tells. */
  readonly waits: readonly {readonly from: number; readonly until: number; readonly count: number}[] | null;
}

/** A cell of a triangle that was picked. */
export interface CohortPick {
  /** First day of the cohort, ISO. */
  readonly from: string;
  /** Index of the column. */
  readonly period: number;
}

/** Who is behind a part of a picture, with a row for each. */
export interface EntityRows {
  /** Entities, those of a funnel in the order in which they started; null where the column that tells them apart is private. */
  readonly ids: readonly string[] | null;
  /** Not all of them are told. */
  readonly isCut: boolean;
  /** Columns that are not private: what they are called, and what their cells are. */
  readonly columns: readonly RowColumn[];
  /** As many cells as columns; instants in milliseconds UTC, days as days since 1970, amounts in major units. */
  readonly rows: readonly (readonly (string | number | null)[])[];
}

export interface RowColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** Of amounts that are all in one. */
  readonly currency?: string | null;
}

export interface CohortAsk extends Ask {
  readonly table?: string;
  readonly start?: string;
  readonly return?: string;
  readonly cohort?: string;
  readonly mode?: string;
  readonly brackets?: string;
  readonly measure?: string;
  readonly minCount?: number;
  readonly periods?: number;
}

/** Which of three kinds of nothing it is; `lastDay` is the last date found, ISO, where there is one. */
export interface Emptiness {
  readonly kind: 'no_rows' | 'none_in_period' | 'filtered_out';
  readonly table: TableName | null;
  readonly lastDay: string | null;
}

/** An answer ready to be shown. */
export interface Outcome<R> {
  readonly result: R;
  /** `partial`: rows of a table it reads were rejected. */
  readonly state: 'ready' | 'partial' | 'empty';
  readonly emptiness: Emptiness | null;
  readonly card: Card;
}

/** What a number is made of: kept while it is measured, told when its definition card is opened. */
export interface Card {
  /** What was measured, in English; the heading of a widget whose language has no word of its own for it. */
  readonly title: string;
  /** The tables it was read from, with what became of their rows. */
  readonly tables: readonly CardTable[];
  /** What was measured, in the order of the picture. */
  readonly definitions?: readonly Definition[];
  /** Absent where nothing was asked, for the page gave the values. */
  readonly asked?: Asked;
}

export type CardTable = Pick<ReadTable, 'name' | 'report'> & Partial<ReadTable>;

/** A metric with its parameters in force; of a picture that is no metric, what describes it. */
export interface Definition {
  readonly metric: Pick<Metric, 'id' | 'title' | 'description' | 'formula' | 'reference' | 'params'>;
  readonly params: Params;
  readonly measures?: Readonly<Record<string, Measure>>;
}

/** What a widget asked its source. */
export interface Asked {
  readonly ask: Ask;
  readonly business: Business;
  /** Its periods in order, the last one being what is shown; none for all time. */
  readonly windows: readonly PeriodWindow[];
  /** What the last one is compared with. */
  readonly before: PeriodWindow | null;
  /** Fewer entities than this are a small base; absent for the usual number of them. */
  readonly minN?: number | undefined;
  readonly answered: readonly Answered[];
}

/** A query and what came of it. */
export interface Answered {
  readonly query: Query;
  readonly answer: Answer;
}

/** How far the loading is: bytes that arrived of those announced, or null where nobody said how many. */
export interface Progress {
  readonly phase: 'fetching' | 'reading' | 'starting' | 'measuring';
  readonly share: number | null;
}

export interface AskOptions {
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}
