/** An entry of Storybook's own list of stories. */
export interface Entry {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly type: string;
}

/** Where a widget shows something; null where nothing does. */
export interface Cell {
  readonly what: string;
  readonly id: string | null;
}

export interface CoverageRow {
  readonly widget: string;
  readonly cells: readonly Cell[];
}

export const states = [
  'loading', 'ready', 'partial', 'stale', 'empty: no rows', 'empty: none in the period', 'empty: all filtered out', 'unsupported', 'error',
];

/** Sheets of a widget's page; `Themes` has every theme, light and dark, in both directions. */
export const sheets = ['Playground', 'Widths', 'Hard cases', 'Themes'];

/** What every widget has of these, one row for each group of stories under Widgets. */
export function coverage(entries: readonly Entry[], wanted: readonly string[]): CoverageRow[] {
  const byWidget = new Map<string, Entry[]>();
  for (const entry of entries) {
    const [root, widget] = entry.title.split('/');
    if (root === 'Widgets' && widget && entry.type === 'story') byWidget.set(widget, [...byWidget.get(widget) ?? [], entry]);
  }
  return [...byWidget].map(([widget, own]) => ({
    widget, cells: wanted.map((what) => ({what, id: own.find(({name}) => plain(name) === plain(what))?.id ?? null})),
  }));
}

/** Storybook writes names as it likes. */
const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '');
