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
};

// A language is one value that satisfies ExportWords, entered here.
const languages: Readonly<Record<string, ExportWords>> = {en};

/** The words of a language, such as `en`; English where it has none. */
export function exportWords(language: string): ExportWords {
  return Object.hasOwn(languages, language) ? languages[language]! : en;
}
