import {anyOf, lower, upper} from '../conversions.js';
import type {Preset} from '../preset.js';

/**
 * Subscriptions of Stripe's dashboard: each as it is now, so of the past only start and end are known. `Canceled At` is
 * when the end was asked for, `Ended At` when it came.
 */
export const stripeSubscriptions: Preset = {
  title: 'Stripe subscriptions',
  tables: {
    subscriptions: {
      tells: [['id', 'Subscription ID'], ['Status']],
      columns: {
        subscription_id: ['id', 'Subscription ID'],
        customer_id: ['Customer ID', 'Customer'],
        status: {headers: ['Status'], as: lower},
        plan: ['Plan', 'Product'],
        quantity: ['Quantity'],
        unit_amount: ['Amount'],
        currency: {headers: ['Currency'], as: upper},
        interval: {headers: ['Interval'], as: lower},
        interval_count: ['Interval Count'],
        started_at: anyOf('Start Date (UTC)', 'Start (UTC)', 'Created (UTC)'),
        trial_start: ['Trial Start (UTC)'],
        trial_end: ['Trial End (UTC)'],
        cancel_requested_at: ['Canceled At (UTC)'],
        cancel_at_period_end: ['Cancel At Period End'],
        ended_at: ['Ended At (UTC)'],
        cancel_reason: ['Cancellation Reason'],
        term_end: ['Current Period End (UTC)'],
      },
    },
  },
};
