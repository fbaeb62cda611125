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
  /** There is nothing to show. */
  readonly isNever: boolean;
}

export interface CoverageRow {
  readonly widget: string;
  readonly cells: readonly Cell[];
}

export const states = [
  'loading', 'ready', 'partial', 'stale', 'empty: no rows', 'empty: none in the period', 'empty: all filtered out', 'unsupported', 'error',
];

/** Sheets of a widget's page. */
export const sheets = ['Playground', 'Anatomy', 'Widths', 'Hard cases', 'Themes', 'Right to left', 'Languages'];

/** Pages that draw nothing of their own, or what every widget has. */
const noWidgets = new Set(['Source and table', 'Definition card', 'Save and print']);
/** What a widget never comes to: the doctor tells what is missing and left out instead. */
const never: Readonly<Record<string, readonly string[]>> = {
  Doctor: ['partial', 'empty: no rows', 'empty: none in the period', 'empty: all filtered out', 'Hard cases'],
};

/** What every widget has of these, one row for each group of stories under Widgets; what it never comes to is marked. */
export function coverage(entries: readonly Entry[], wanted: readonly string[]): CoverageRow[] {
  const byWidget = new Map<string, Entry[]>();
  for (const entry of entries) {
    // Its tag stands behind its name.
    const [root, widget] = entry.title.replace(/ \(.*\)$/, '').split('/');
    if (root === 'Widgets' && widget && !noWidgets.has(widget) && entry.type === 'story') byWidget.set(widget, [...byWidget.get(widget) ?? [], entry]);
  }
  return [...byWidget].map(([widget, own]) => ({
    widget, cells: wanted.map((what) => ({
      what, id: own.find(({name}) => plain(name) === plain(what))?.id ?? null, isNever: never[widget]?.includes(what) ?? false,
    })),
  }));
}

/** Storybook writes names as it likes. */
const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '');
