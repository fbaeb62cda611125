import type {CrmError} from './errors.js';

/** One number, everywhere it appears. */
export interface Measured {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  /** Entities of the denominator; rows for sums; customers for balances. */
  n: number | null;
  interval: [number, number] | null;
  reason: Reason | null;
  isPartial: boolean;
  immature: boolean;
}

/** Why a value is null. */
export type Reason = 'zero_denominator' | 'no_data' | 'zero_churn' | 'immature' | 'missing_input';

export interface Warning {
  code: string;
  message: string;
  table: string | null;
  count: number | null;
}

export type Unit = 'money' | 'ratio' | 'count' | 'duration' | 'months' | 'score' | 'multiple';
export type Better = 'up' | 'down' | 'neutral';
export type Status = 'met' | 'near' | 'missed';

/** ISO dates of the source's time zone; `until` is not counted. */
export interface IsoPeriod {
  from: string;
  until: string;
}

export interface KpiResult {
  metric: string;
  unit: Unit;
  better: Better;
  currency: string | null;
  period: IsoPeriod | null;
  current: Measured;
  previous: Measured | null;
  change: {absolute: number | null; relative: number | null} | null;
  target: number | null;
  /** `near`: within 5 % of the target. */
  status: Status | null;
  series: (Measured & IsoPeriod)[];
  groups: Group[] | null;
  inputs: Record<string, number | null>;
  warnings: Warning[];
}

export interface Group {
  key: string;
  current: Measured;
  previous: Measured | null;
}

export interface Step {
  id: string;
  label: string;
  count: number;
  fromPrevious: number | null;
  fromFirst: number | null;
  interval: [number, number] | null;
  medianSeconds: number | null;
  meanSeconds: number | null;
  pending: number;
}

export interface FunnelResult {
  steps: Step[];
  overall: number | null;
  groups: {key: string; steps: Step[]}[] | null;
  warnings: Warning[];
}

export interface Cell {
  value: number;
  rate: number | null;
  interval: [number, number] | null;
  isPartial: boolean;
}

export interface CohortResult {
  grain: string;
  measure: 'customers' | 'revenue-gross' | 'revenue-net';
  mode: string;
  currency: string | null;
  /** Cells run to the end of the range; null after as-of. */
  cohorts: {from: string; size: number; cells: (Cell | null)[]}[];
  average: (Measured | null)[];
  warnings: Warning[];
}

export interface TrendResult {
  metrics: KpiResult[];
  warnings: Warning[];
}

/** A column of a table and what fills it. */
export interface CheckedColumn {
  column: string;
  type: string;
  /** The header, or several; null where the default stands in. */
  header: string | null;
  default: string | null;
  /** From 0 to 1, where the header was guessed at. */
  confidence: number | null;
}

/** A table of a source as the doctor found it. */
export interface CheckedTable {
  table: string;
  /** The export and how sure that is, where nobody said it. */
  guess: {preset: string | null; confidence: number} | null;
  rows: number;
  report: TableReport;
  columns: CheckedColumn[];
  /** Headers that are no column of the data model. */
  extras: string[];
}

export interface ServedMetric {
  metric: string;
  title: string;
  serves: boolean;
  /** What it lacks; null where it lacks nothing. */
  missing: string | null;
}

/** What tables can be used for. */
export interface DoctorResult {
  tables: CheckedTable[];
  /** Tables that could not be read. */
  faults: {table: string; error: CrmError}[];
  /** Every metric of the kit. */
  served: ServedMetric[];
  warnings: Warning[];
}

export type WidgetResult = KpiResult | FunnelResult | CohortResult | TrendResult | DoctorResult;

/** What became of the rows of a file; `read` = accepted + rejected + skipped. */
export interface TableReport {
  read: number;
  accepted: number;
  rejected: number;
  skipped: number;
  reasons: {code: string; column: string | null; count: number; firstLine: number}[];
}
