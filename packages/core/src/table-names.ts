/** The twelve tables of the data model (metrics.md 1); apart from their schemas, for a page knows names before it reads rows. */
export const tableNames = [
  'customers', 'people', 'subscriptions', 'transactions', 'deals', 'deal_stages', 'expenses', 'tickets', 'ticket_events',
  'surveys', 'events', 'fx_rates',
] as const;

export type TableName = (typeof tableNames)[number];

export function isTableName(name: string): name is TableName {
  return (tableNames as readonly string[]).includes(name);
}
