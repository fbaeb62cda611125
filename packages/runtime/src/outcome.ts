import type {TableName, TableReport, Where} from '@crm-widgets/core';

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

/** What a number is made of. */
export interface Card {
  /** What was measured, in English; the heading of a widget whose language has no word of its own for it. */
  readonly title: string;
  /** The tables it was read from, with what became of their rows. */
  readonly tables: readonly {readonly name: TableName; readonly report: TableReport}[];
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
