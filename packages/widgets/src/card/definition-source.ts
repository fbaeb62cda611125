/** Chapters of the handbook that metrics are defined in. */
const chapters: Readonly<Record<string, string>> = {
  3: 'subscription revenue', 4: 'customers', 5: 'acquisition and cost', 6: 'sales pipeline', 7: 'web', 8: 'support', 9: 'surveys',
};

/** What was published before and a section follows; one without sets its own rules, or those that everybody has. */
const published: Readonly<Record<string, string>> = {
  3.1: 'the Stripe Billing glossary, ProfitWell and the Recurly docs', 3.2: 'ChartMogul help, the Stripe Billing glossary and ProfitWell',
  3.3: 'ChartMogul help, the Chargify docs and the SaaS Metrics Standards Board', 3.4: 'ChartMogul help, the Stripe Billing glossary and Baremetrics',
  3.5: 'ChartMogul help', 3.9: 'the Stripe Billing glossary and Baremetrics', 4.2: 'ChartMogul help, the Recurly and Chargify docs and Baremetrics',
  4.5: 'the papers of Fader and Hardie, ChartMogul help and ProfitWell', 4.6: 'ChartMogul help', 7.2: 'the tests of windowFunnel in ClickHouse',
  7.3: 'the Amplitude docs', 8.1: 'Zendesk help and the decision log of dbt_zendesk', 8.2: 'Zendesk help', 8.4: 'Zendesk help', 9.2: 'Zendesk help',
};

/** Where a definition comes from, in English words; what is no section of the kit's own handbook, such as a page's, as it is. */
export function definitionSource(reference: string): string {
  const [, section, chapter] = /^metrics\.md ((\d)\.\d+)$/.exec(reference) ?? [];
  if (!section || !chapter || !chapters[chapter]) return reference;
  const said = `handbook of CRM Widgets, ${chapters[chapter]} (${section})`;
  return Object.hasOwn(published, section) ? `${said}, after ${published[section]}` : said;
}
