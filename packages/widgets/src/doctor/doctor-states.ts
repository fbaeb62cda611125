import {columnsOf, type CheckedTable, type DoctorResult} from '@crm-widgets/core';
import type {Outcome} from '@crm-widgets/runtime';
import {Answers, notFound, readyWith, refused, type ShownState} from '../shared/answers.js';
import {CrmDoctor} from './doctor-element.js';

/** A doctor that is given its answers. */
export class ShownDoctor extends CrmDoctor {
  readonly answers = new Answers<DoctorResult>();

  protected override get needsSource(): boolean {
    return false;
  }

  protected override answer(): Promise<Outcome<DoctorResult>> {
    return this.answers.next();
  }
}

const orders: CheckedTable = {
  table: 'transactions', guess: null, rows: 6919, extras: ['cds'],
  report: {read: 6931, accepted: 6919, rejected: 9, skipped: 3, reasons: [
    {code: 'not_a_date', column: 'issued_at', count: 9, firstLine: 104}, {code: 'blank', column: null, count: 3, firstLine: 2001},
  ]},
  columns: [...columnsOf('transactions')].map(([column, {type}]) => ({
    column, type, header: column === 'amount' ? 'Total' : null, default: column === 'amount' ? null : 'empty', confidence: null,
  })),
};
const guessed: CheckedTable = {
  ...orders, guess: {preset: null, confidence: 0.6},
  columns: orders.columns.map((column) => (column.header === null ? column : {...column, confidence: 0.6})),
};
const served: DoctorResult['served'] = [
  {metric: 'revenue', title: 'Revenue', serves: true, missing: null},
  {metric: 'average-order-value', title: 'Average order value', serves: true, missing: null},
  {metric: 'win-rate', title: 'Win rate', serves: false, missing: 'wanted the table deals; the source has transactions'},
];
const findings = (more: Partial<DoctorResult>) =>
  readyWith<DoctorResult>({tables: [orders], faults: [], served, warnings: [], ...more}, 'Data check');

/** Every state of the doctor, for stories and tests alike. */
export const doctorStates = {
  'loading': {answers: [null], shows: 'loading'},
  'ready': {answers: [findings({})], shows: 'ready'},
  'columns guessed': {answers: [findings({tables: [guessed]})], shows: 'ready'},
  'an export recognised': {answers: [findings({tables: [{...orders, guess: {preset: 'shopify-orders', confidence: 0.9}}]})], shows: 'ready'},
  'a table that cannot be read': {answers: [{...findings({faults: [{table: 'deals', error: notFound.toJSON()}]}), state: 'partial'}], shows: 'partial'},
  'nothing served': {answers: [findings({tables: [], served: served.slice(2)})], shows: 'ready'},
  'stale': {answers: [findings({}), notFound], shows: 'stale'},
  'unsupported': {answers: [refused], shows: 'unsupported'},
  'error': {answers: [notFound], shows: 'error'},
} as const satisfies Record<string, ShownState<DoctorResult>>;
