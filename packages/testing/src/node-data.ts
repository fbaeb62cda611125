import {readFileSync} from 'node:fs';
import type {CsvTable} from './node-source.js';

/** CDNOW, a tenth of its customers: 6 919 transactions from 1997-01-01 to 1998-06-30 (conformance A1). */
export const cdnow: CsvTable = {
  csv: boardData('cdnow_sample_transactions.csv'),
  columns: {customer_id: 'sample_id', issued_at: 'date'},
};

/** "CRM Sales Opportunities" of Maven Analytics: 8 800 deals (conformance G3). */
export const salesOpportunities: CsvTable = {
  csv: boardData('crm-sales-opportunities/sales_pipeline.csv'),
  columns: {
    deal_id: 'opportunity_id', customer_id: 'account', stage: 'deal_stage', created_at: 'engage_date',
    closed_at: 'close_date', amount: 'close_value',
  },
};

/** "Younger Eats" (conformance J1): a row a month, numbers by their header; $ thousand, and thousand customers. */
export const youngerEats = {
  spend: numbersOf('cac_spend_younger_eats.csv').slice(0, 12),
  acquisitions: numbersOf('cac_acquisitions_younger_eats.csv').slice(0, 12),
};

function boardData(file: string): string {
  return readFileSync(new URL(`../../../stories/boards/data/${file}`, import.meta.url), 'utf8');
}

function numbersOf(file: string): Record<string, number>[] {
  const [head, ...lines] = readFileSync(new URL(`../data/${file}`, import.meta.url), 'utf8').trim().split(/\r?\n/);
  const headers = head!.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [headers[i]!, Number(cell)])));
}
