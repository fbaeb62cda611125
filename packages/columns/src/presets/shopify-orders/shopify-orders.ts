import {lower, upper} from '../conversions.js';
import type {Made, Preset} from '../preset.js';
import type {Texts} from '../texts.js';

/** An order has a line for each of its items; what is said of the whole stands in the first of them alone. */
function isContinued(row: Texts): boolean {
  return row.text('Total') === null && row.text('Financial Status') === null;
}

function status(row: Texts): string {
  if (row.text('Cancelled at') !== null) return 'cancelled';
  switch (row.text('Financial Status')?.toLowerCase()) {
    case 'voided': return 'void';
    case 'pending':
    case 'authorized':
    case 'partially_paid': return 'open';
    default: return 'paid';
  }
}

/** The order, and what was paid back as a transaction of its own: of amount and taxes the part that it is of the total. */
function parts(row: Texts): Made[] {
  const total = row.money('Total');
  if (total === null) return [{kind: 'order', status: status(row), amount: null}];
  const tax = row.money('Taxes') ?? 0;
  const amount = total - tax - (row.includeShipping ? 0 : row.money('Shipping') ?? 0);
  const order: Made = {kind: 'order', status: status(row), amount: amount / 10_000};
  const refunded = row.money('Refunded Amount') ?? 0;
  if (refunded === 0) return [order];
  const part = (of: number, rest: number) => (total === 0 ? rest : Math.round(refunded * (of / total))) / -10_000;
  const id = row.any('Id', 'Name');
  return [order, {
    kind: 'refund', status: 'paid', amount: part(amount, refunded), tax: part(tax, 0), transaction_id: `${id}-refund`, refunds_id: id,
    issued_at: row.any('Paid at', 'Created at'),
  }];
}

/** Orders of Shopify, tax not included; shipping is unless the parameter `includeShipping` is false. */
export const shopifyOrders: Preset = {
  title: 'Shopify orders',
  tables: {
    transactions: {
      tells: [['Name'], ['Financial Status']],
      skip: (row) => (isContinued(row) ? 'continuation' : null),
      columns: {
        transaction_id: {headers: ['Id', 'Name'], make: (row) => row.any('Id', 'Name')},
        customer_id: {headers: ['Customer ID', 'Email'], as: lower},
        kind: {headers: [], make: () => 'order'},
        status: {headers: ['Financial Status', 'Cancelled at'], make: status},
        issued_at: ['Created at'],
        paid_at: ['Paid at'],
        amount: {headers: ['Total', 'Taxes'], make: () => null},
        tax: ['Taxes'],
        currency: {headers: ['Currency'], as: upper},
        refunds_id: {headers: ['Refunded Amount'], make: () => null},
      },
      split: parts,
      note: {
        code: 'refund_undated', message: 'The file does not say when money was paid back; refunds count on the day their order was paid.',
        of: ({kind}) => kind === 'refund',
      },
    },
  },
};
