import {tableNames} from '@crm-widgets/core';
import {describe, expect, it} from 'vitest';
import {makerFor, readTable} from '../read-table.js';
import type {ReadOptions} from '../read-options.js';
import {guessColumns, plainWords} from './guess-columns.js';

async function guessed(text: string, more: Partial<ReadOptions> = {}) {
  const options: ReadOptions = {candidates: tableNames, columns: {}, zone: 'UTC', currency: 'EUR', maxBytes: 1e8, guess: 'table', ...more};
  const table = readTable(options, await makerFor(options));
  const file = table.file({name: 'rows.csv', contentType: null});
  await file.write(new TextEncoder().encode(text));
  await file.end();
  return table.close();
}

describe('plainWords', () => {
  it.each([
    ['orderDate', 'order date'], ['order_date', 'order date'], ['Order Date (UTC)', 'order date'], [' ORDER-DATE ', 'order date'], ['E-Mail', 'e mail'],
  ])('makes of %s %s', (header, words) => expect(plainWords(header)).toBe(words));
});

describe('guessColumns', () => {
  it('is sure of a name that is the same, nearly of the same words, less of a usual name', () => {
    expect(guessColumns(['customer_id', 'issuedAt', 'Total'], 'transactions').columns).toEqual([
      {column: 'customer_id', header: 'customer_id', confidence: 1},
      {column: 'issued_at', header: 'issuedAt', confidence: 0.95},
      {column: 'amount', header: 'Total', confidence: 0.8},
    ]);
  });
  it('is less sure where two headers would do, and takes the likelier', () => {
    const {columns, confidence} = guessColumns(['Order Date', 'Price', 'Total'], 'transactions');
    expect(columns.find(({column}) => column === 'amount')).toEqual({column: 'amount', header: 'Total', confidence: 0.6});
    expect(confidence).toBe(0.6);
  });
  it('takes a part of a header only for what is required, and only where it is the only one', () => {
    expect(guessColumns(['Date of sale', 'Sales in EUR', 'Number'], 'transactions').columns).toEqual([
      {column: 'issued_at', header: 'Date of sale', confidence: 0.5}, {column: 'amount', header: 'Sales in EUR', confidence: 0.5},
    ]);
    expect(guessColumns(['Date of sale', 'Sales in EUR', 'Sales in USD'], 'transactions').missing).toEqual(['amount']);
  });
  it('uses a header once', () => {
    const headers = guessColumns(['Date', 'Amount', 'Customer'], 'transactions').columns.map(({header}) => header);
    expect(new Set(headers).size).toBe(headers.length);
  });
});

describe('a file that nobody mapped', () => {
  it('with the names of the data model is no guess', async () => {
    const {name, guess, notes} = await guessed('customer_id,issued_at,amount\na,2024-01-01,5\n');
    expect([name, guess, notes]).toEqual(['transactions', undefined, undefined]);
  });
  it('is guessed at by usual names, and a note says how sure each is', async () => {
    const {name, rows, guess, notes, mapping} = await guessed('Client,Order Date,Total\na,2024-01-01,5\nb,2024-01-02,7\n');
    expect([name, rows, guess?.preset, guess?.confidence]).toEqual(['transactions', 2, null, 0.8]);
    expect(mapping.amount).toEqual({header: 'Total'});
    expect(notes).toEqual([{
      code: 'columns_guessed', table: 'transactions', count: null,
      message: 'Columns were guessed: customer_id from "Client" (80 % sure), issued_at from "Order Date" (80 % sure), amount from "Total" (80 % sure); say so with columns.',
    }]);
  });
  it.each([
    ['Account,MRR,Start Date,End Date,Plan\na,20,2024-01-01,,pro\n', 'subscriptions'],
    ['Opportunity,Account,Sales Stage,Close Value,Close Date\n1,a,Won,20,2024-01-01\n', 'deals'],
    ['Month,Spend,Category,Channel\n2024-01-01,20,acquisition_marketing,ads\n', 'expenses'],
    ['Ticket,Customer,State,Opened,Team\n1,a,open,2024-01-01,x\n', 'tickets'],
    ['Survey,Rating,Response Date,Customer\nnps,9,2024-01-01,a\n', 'surveys'],
    ['Event,User ID,Timestamp\npage_view,u1,2024-01-01T10:00:00Z\n', 'events'],
  ])('is taken for the table that its headers speak for: %j', async (text, table) => {
    expect((await guessed(text)).name).toBe(table);
  });
  it('keeps to the table it is declared as', async () => {
    const {name, guess} = await guessed('Client,Order Date,Total\na,2024-01-01,5\n', {candidates: ['transactions'], guess: 'columns'});
    expect([name, guess?.confidence]).toEqual(['transactions', 0.8]);
  });
  it('that cannot be guessed at is refused, with what is missing', async () => {
    await expect(guessed('Foo,Bar\n1,2\n', {candidates: ['transactions'], guess: 'columns'})).rejects.toThrow(/E_SCHEMA_MISSING.*issued_at, amount/);
  });
  it('of which a header is called as a column lacks the others, and is told so', async () => {
    await expect(guessed('customer,date,amount\n1,1998-06-01,10\n', {candidates: ['transactions'], guess: 'columns'}))
      .rejects.toThrow(/E_SCHEMA_MISSING.*issued_at/);
  });
  it('is not guessed at once columns are mapped', async () => {
    await expect(guessed('Client,Order Date,Total\na,2024-01-01,5\n', {candidates: ['transactions'], columns: {amount: 'Total'}}))
      .rejects.toThrow(/E_SCHEMA_MISSING.*issued_at/);
  });
  it('counts blank lines before its header', async () => {
    const {report} = await guessed('\n\nClient,Order Date,Total\na,2024-01-01,5\n');
    expect(report).toMatchObject({read: 3, accepted: 1, skipped: 2, reasons: [{code: 'blank', firstLine: 1}]});
  });
});
