import {wordsOf} from '../shared/messages/words-of.js';

/** Words of what a widget can be saved as, in one language. */
export interface ExportWords {
  readonly menu: string;
  readonly table: string;
  readonly copy: string;
  readonly csv: string;
  readonly svg: string;
  readonly png: string;
  readonly print: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly close: string;
  failed(why: string): string;
  readonly allTime: string;
  period(period: string): string;
  /** Tables with how many rows of each were read, and the day that it is known up to. */
  source(tables: string, asOf: string | null): string;
  rows(table: string, count: string): string;
  cut(shown: string, of: string): string;
  readonly metric: string;
  readonly group: string;
  readonly all: string;
  readonly from: string;
  readonly until: string;
  readonly value: string;
  readonly before: string;
  readonly base: string;
  readonly low: string;
  readonly high: string;
  readonly note: string;
  readonly unfinished: string;
  readonly step: string;
  readonly reached: string;
  readonly ofPrevious: string;
  readonly ofFirst: string;
  readonly pending: string;
  readonly medianSeconds: string;
  readonly meanSeconds: string;
  readonly cohort: string;
  readonly size: string;
}

const en: ExportWords = {
  menu: 'Save or print',
  table: 'Table',
  copy: 'Copy',
  csv: 'Save as CSV',
  svg: 'Save as SVG',
  png: 'Save as PNG',
  print: 'Print',
  copied: 'Copied',
  notCopied: 'The browser did not let it be copied',
  close: 'Close',
  failed: (why) => `This could not be done: ${why}`,
  allTime: 'All time',
  period: (period) => `Period: ${period}`,
  source: (tables, asOf) => `Source: ${tables}${asOf === null ? '' : ` · as of ${asOf}`}`,
  rows: (table, count) => `${table} (${count} rows)`,
  cut: (shown, total) => `The first ${shown} of ${total} rows are shown; copy and CSV have all.`,
  metric: 'Metric',
  group: 'Group',
  all: 'All',
  from: 'From',
  until: 'Until',
  value: 'Value',
  before: 'Before',
  base: 'n',
  low: '95% from',
  high: '95% to',
  note: 'Note',
  unfinished: 'not over yet',
  step: 'Step',
  reached: 'Reached',
  ofPrevious: 'Of previous',
  ofFirst: 'Of first',
  pending: 'Still on the way',
  medianSeconds: 'Median time (seconds)',
  meanSeconds: 'Mean time (seconds)',
  cohort: 'Cohort',
  size: 'Size',
};

/** The words of a language, such as `en`; English where it has none. */
export function exportWords(language: string): ExportWords {
  return wordsOf('export', en, language);
}
