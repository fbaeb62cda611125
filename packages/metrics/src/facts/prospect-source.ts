import type {Has} from '../metric.js';

/** Who enters: leads, qualified ones, or those with a deal. */
export type ProspectsOf = 'leads' | 'qualified' | 'deals';

/** What says who became a customer: the file's own date, payments, or deals won by the id that links them. */
export type ToldBy = 'converted_at' | 'payments' | 'person_id' | 'customer_id';

/** The tables that say what customers pay. */
export const billing = ['subscriptions', 'transactions'] as const;

/** Null where a source says of nobody whether they became a customer. */
export function toldBy(of: ProspectsOf, has: Has): ToldBy | null {
  const table = of === 'deals' ? 'deals' : 'people';
  if (of === 'qualified' && has('people', 'converted_at')) return 'converted_at';
  if (billing.some((name) => has(name, 'customer_id')) && has(table, 'customer_id')) return 'payments';
  if (table === 'deals') return has('deals', 'person_id') ? 'person_id' : 'customer_id';
  const linked = (['person_id', 'customer_id'] as const).find((key) => has('people', key) && has('deals', key));
  if (linked) return linked;
  return has('people', 'converted_at') ? 'converted_at' : null;
}
