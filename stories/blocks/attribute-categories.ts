export const categories = ['data', 'metric', 'comparison', 'display', 'format', 'state', 'theme'] as const;
export type Category = (typeof categories)[number];

const members: Readonly<Partial<Record<Category, string>>> = {
  data: `source src table name preset columns date-format decimal integrity values entity currency time-zone as-of week-start
    fiscal-year-start engine cache max-bytes`,
  metric: `metric params grain period from until where steps order window exclude no-lookahead id label start return cohort mode
    brackets measure min-count periods`,
  comparison: 'compare by segments target',
  display: 'heading description view orientation show average scale no-controls group sonify',
  format: 'format locale',
  state: 'loading refresh state',
};

const categoryByName = new Map(Object.entries(members).flatMap(([category, names]) =>
  names.split(/\s+/).map((name) => [name, category as Category] as const)));

/** What an attribute is about; null for one that nobody has put anywhere yet. */
export function categoryOf(attribute: string): Category | null {
  return categoryByName.get(attribute) ?? null;
}
