/** Groups of metrics, by section of the handbook. */
const groups: Readonly<Record<string, string>> = {
  3: 'Revenue', 4: 'Customers', 5: 'Acquisition', 6: 'Sales', 7: 'Web', 8: 'Support', 9: 'Surveys',
};

/** @param reference where a metric is defined, such as `metrics.md 5.1`; undefined where it names no known section */
export function groupOf(reference: string): string | undefined {
  return groups[/metrics\.md (\d)/.exec(reference)?.[1] ?? ''];
}

export const groupNames = Object.values(groups);
