import {column, needed, rowNumber, sourceCurrency, value, type ColumnSpec} from './column-spec.js';
import type {TableName} from './table-names.js';

/** The tables that a page of orders is made of. */
export const orderTables = {
  customers: {
    customer_id: needed('id'),
    name: column('text'),
    created_at: column('instant'),
    acquired_at: column('instant'),
    parent_id: column('id'),
    segment: column('text'),
    country: column('text'),
    channel: column('text'),
    owner: column('text'),
    is_test: column('boolean', value(false)),
  },
  transactions: {
    transaction_id: column('id', rowNumber),
    customer_id: column('id'),
    subscription_id: column('id'),
    kind: column('text', value('order')),
    status: column('text', value('paid')),
    issued_at: needed('instant'),
    paid_at: column('instant'),
    amount: needed('money'),
    tax: column('money'),
    currency: column('text', sourceCurrency),
    cogs: column('money'),
    service_start: column('instant'),
    service_end: column('instant'),
    is_recurring: column('boolean', value(false)),
    refunds_id: column('id'),
  },
} as const satisfies Partial<Record<TableName, Readonly<Record<string, ColumnSpec>>>>;
