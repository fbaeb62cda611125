import {readFileSync, readdirSync} from 'node:fs';
import {makerFor, readTable, type ReadOptions} from '@crm-widgets/columns';
import {tableNames, type TableName} from '@crm-widgets/core';
import {describe, expect, it} from 'vitest';

const fills: Readonly<Record<string, TableName>> = {
  'hubspot-contacts': 'people', 'hubspot-companies': 'customers', 'hubspot-deals': 'deals', 'hubspot-tickets': 'tickets',
  'salesforce-opportunities': 'deals', 'salesforce-opportunity-history': 'deal_stages', 'salesforce-leads': 'people',
  'stripe-subscriptions': 'subscriptions', 'stripe-invoices': 'transactions', 'zendesk-tickets': 'tickets', 'shopify-orders': 'transactions',
};

describe('a file that nobody mapped is taken for the export that it is', () => {
  const options: ReadOptions = {candidates: tableNames, columns: {}, zone: 'UTC', currency: 'EUR', maxBytes: 1e8, guess: 'table'};
  for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith('.csv'))) {
    const id = file.replace('.csv', '');
    it(id, async () => {
      const reader = readTable(options, await makerFor(options));
      const rows = reader.file({name: file, contentType: null});
      await rows.write(readFileSync(new URL(file, import.meta.url)));
      await rows.end();
      const {name, guess} = await reader.close();
      expect([name, guess?.preset, guess?.confidence]).toEqual([fills[id], id, 0.9]);
    });
  }
});
