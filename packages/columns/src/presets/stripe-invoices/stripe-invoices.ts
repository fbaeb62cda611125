import {isYes, upper} from '../conversions.js';
import type {Preset} from '../preset.js';
import type {Texts} from '../texts.js';

/** Older exports tell the status by three flags. */
function status(row: Texts): string | null {
  const said = row.text('Status');
  if (said !== null) return said.toLowerCase();
  if (isYes(row.text('Paid'))) return 'paid';
  if (isYes(row.text('Forgiven'))) return 'uncollectible';
  return isYes(row.text('Closed')) ? 'void' : 'open';
}

/** Invoices of Stripe's dashboard, net of tax. What they cover is told by their lines, not by `Period Start`. */
export const stripeInvoices: Preset = {
  title: 'Stripe invoices',
  tables: {
    transactions: {
      tells: [['id', 'Invoice ID'], ['Amount Due', 'Amount Paid', 'Subtotal']],
      columns: {
        transaction_id: ['id', 'Invoice ID'],
        customer_id: ['Customer', 'Customer ID'],
        subscription_id: ['Subscription'],
        kind: {headers: [], make: () => 'invoice'},
        status: {headers: ['Status', 'Paid', 'Closed', 'Forgiven'], make: status},
        issued_at: ['Date (UTC)', 'Created (UTC)'],
        paid_at: ['Paid At (UTC)'],
        amount: {
          headers: ['Total', 'Tax'],
          make(row) {
            const total = row.money('Total');
            return total === null ? null : (total - (row.money('Tax') ?? 0)) / 10_000;
          },
        },
        tax: ['Tax'],
        currency: {headers: ['Currency'], as: upper},
        service_start: ['Minimum Line Item Period Start (UTC)'],
        service_end: ['Maximum Line Item Period End (UTC)'],
        is_recurring: {headers: ['Subscription'], make: (row) => row.text('Subscription') !== null},
      },
    },
  },
};
