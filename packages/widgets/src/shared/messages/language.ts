import type {WarningCode} from '@crm-widgets/runtime';
import type {BreakdownMessages} from '../../breakdown/breakdown-messages.js';
import type {CardWords} from '../../card/card-words.js';
import type {CohortWords} from '../../cohort-retention/cohort-words.js';
import type {CohortViewWords} from '../../cohort-retention/cohort-view-words.js';
import type {DoctorWords} from '../../doctor/doctor-words.js';
import type {ExportWords} from '../../export/export-words.js';
import type {RowsWords} from '../rows-words.js';
import type {FunnelWords} from '../../funnel/funnel-words.js';
import type {TrendMessages} from '../../trend/trend-messages.js';
import type {Messages} from './messages.js';

/** All words of the kit, by who says them. English stands with each of them, as it is there before any language is. */
export interface Sections {
  /** What every widget says. */
  readonly kit: Messages;
  readonly trend: TrendMessages;
  readonly breakdown: BreakdownMessages;
  readonly funnel: FunnelWords;
  readonly rows: RowsWords;
  readonly cohort: CohortWords;
  /** How a triangle is looked at. */
  readonly views: CohortViewWords;
  readonly card: CardWords;
  readonly doctor: DoctorWords;
  readonly export: ExportWords;
}

/** Names of the data model are the same in every language. */
type Said<K extends keyof Sections> = K extends 'card' ? Omit<CardWords, 'spoken' | 'header'> : Sections[K];

/**
 * A language: one module that exports all its words, entered in languages.ts. What it does not say is said in English,
 * message by message; that it says everything is for the compiler to hold.
 */
export type Language = {readonly [K in keyof Sections]: Said<K>} & {
  readonly kit: {readonly warnings: Readonly<Record<WarningCode, string>>};
  /** The plural categories that its words tell apart. */
  readonly categories: readonly Intl.LDMLPluralRule[];
};
