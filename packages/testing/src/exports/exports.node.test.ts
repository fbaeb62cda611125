import {describe, expect, it} from 'vitest';
import type {Fault} from '@crm-widgets/core';
import {exported, readExport, sourceOf, valuesOf} from './read-export.js';

// Small files as the programs write them; every number here is counted by hand in the file of the preset's name.

async function codeOf(reading: Promise<unknown>): Promise<string> {
  return reading.then(() => 'none', ({code, what}: Fault) => `${code} ${what}`);
}

describe('hubspot-contacts', () => {
  it('reads people: ids beyond 2^53, the primary company, or the first of several', async () => {
    const {rows, report} = await readExport(exported('people', 'hubspot-contacts'),
      ['person_id', 'customer_id', 'email', 'lifecycle_stage', 'source']);
    expect(rows).toEqual([
      ['9007199254740993', '7002', 'ada@north.example', 'Customer', 'Organic Search'],
      ['9007199254740995', '7003', 'ben@south.example', 'Opportunity', 'Paid Search'],
      ['51', null, 'cy@south.example', 'Lead', 'Direct Traffic'],
      ['52', '7002', 'DI@North.example', 'Subscriber', 'Email Marketing'],
    ]);
    expect(report).toEqual({read: 4, accepted: 4, rejected: 0, skipped: 0, reasons: []});
  });
  it('dates leads by their stage, else by their creation; marketing qualified where sales never did', async () => {
    const {rows} = await readExport(exported('people', 'hubspot-contacts'), ['lead_at', 'qualified_at', 'converted_at']);
    expect(rows).toEqual([
      ['2024-01-08T09:15:00', '2024-01-17T14:30:00', '2024-02-20T11:05:00'],
      ['2024-01-15T16:40:00', '2024-01-22T10:00:00', null],
      ['2024-02-05T12:00:00', null, null],
      ['2024-02-11T19:20:00', null, null],
    ]);
  });
});

describe('hubspot-companies', () => {
  it('reads customers, and counts the new ones by when they became one', async () => {
    const {rows} = await readExport(exported('customers', 'hubspot-companies'), ['customer_id', 'name', 'country', 'segment', 'owner']);
    expect(rows[1]).toEqual(['7002', 'North, East & Co', 'United Kingdom', 'Retail', 'Kim Lee']);
    const source = sourceOf([exported('customers', 'hubspot-companies')]);
    expect(await valuesOf(source, 'new-customers', '2024-01', '2024-02')).toEqual([1, 2]);
  });
});

describe('hubspot-deals', () => {
  it('reads deals: the close date is the actual one of closed deals, the expected one of open ones', async () => {
    const {rows} = await readExport(exported('deals', 'hubspot-deals'),
      ['deal_id', 'customer_id', 'amount', 'closed_at', 'expected_close', 'type', 'lost_reason']);
    expect(rows).toEqual([
      ['301', '7001', 12_000.5, '2024-02-20T11:05:00', null, 'new', null],
      ['302', '7003', 4000, '2024-02-28T17:00:00', null, 'new', 'No budget'],
      ['303', '7001', 2500, null, '2024-04-15T12:00:00', 'expansion', null],
      ['304', '7004', null, null, '2024-05-01T12:00:00', 'new', null],
    ]);
  });
  it('gives a win rate of 1 in 2 for February, after a cycle from 11 January 9:00 to 20 February 11:05', async () => {
    const source = sourceOf([exported('deals', 'hubspot-deals')]);
    expect(await valuesOf(source, 'win-rate', '2024-02')).toEqual([0.5]);
    expect(await valuesOf(source, 'sales-cycle', '2024-02')).toEqual([40 * 86_400 + 2 * 3600 + 300]);
  });
  it('makes stages of the dates in its columns, in their order; a deal without any is skipped', async () => {
    const {rows, report} = await readExport(exported('deal_stages', 'hubspot-deals'),
      ['deal_id', 'seq', 'stage', 'entered_at', 'exited_at', 'is_won', 'is_closed']);
    expect(rows).toEqual([
      ['301', 1, 'Appointment Scheduled', '2024-01-11T09:00:00', '2024-02-01T10:00:00', false, false],
      ['301', 2, 'Contract Sent', '2024-02-01T10:00:00', '2024-02-20T11:05:00', false, false],
      ['301', 3, 'Closed Won', '2024-02-20T11:05:00', null, true, true],
      ['302', 1, 'Appointment Scheduled', '2024-01-20T12:00:00', '2024-02-28T17:00:00', false, false],
      ['302', 2, 'Closed Lost', '2024-02-28T17:00:00', null, false, true],
      ['303', 1, 'Appointment Scheduled', '2024-02-10T08:30:00', '2024-02-25T09:00:00', false, false],
      ['303', 2, 'Contract Sent', '2024-02-25T09:00:00', null, false, false],
    ]);
    expect(report).toEqual({
      read: 8, accepted: 7, rejected: 0, skipped: 1, reasons: [{code: 'nothing_in_row', column: null, count: 1, firstLine: 5}],
    });
  });
});

describe('hubspot-tickets', () => {
  it('reads spans of HH:mm:ss beyond a day, and rejects what is none', async () => {
    const {rows, report} = await readExport(exported('tickets', 'hubspot-tickets'),
      ['ticket_id', 'status', 'channel', 'first_reply_at', 'source_frt_min', 'source_full_res_min', 'reopens']);
    expect(rows).toEqual([
      ['8101', 'closed', 'email', '2024-02-01T09:45:00', 45, 3030, 0],
      // 49:30:15 after 10:00 on the 5th.
      ['8102', 'pending', 'web', '2024-02-07T11:30:15', 2970.25, null, 1],
      ['8103', 'new', 'chat', null, null, null, 0],
    ]);
    expect(report).toMatchObject({
      read: 4, accepted: 3, rejected: 1, reasons: [{code: 'not_a_duration', column: 'source_frt_min', count: 1, firstLine: 5}],
    });
  });
});

describe('salesforce-opportunities', () => {
  it('reads deals with ids in their long form and chances from 0 to 1, and skips the deleted', async () => {
    const {rows, report} = await readExport(exported('deals', 'salesforce-opportunities'),
      ['deal_id', 'customer_id', 'probability', 'closed_at', 'expected_close', 'type']);
    expect(rows).toEqual([
      ['0065g00000AbCdEAAV', '0015g00000XyZaBAAV', 1, '2024-02-20T00:00:00', null, 'new'],
      ['0065g00000AbCdFAAV', '0015g00000XyZaBAAV', 0, '2024-02-28T00:00:00', null, 'new'],
      ['0065g00000AbCdGAAV', '0015g00000XyZaCAAV', 0.9, null, '2024-04-15T00:00:00', 'expansion'],
    ]);
    expect(report).toMatchObject({read: 4, accepted: 3, skipped: 1, reasons: [{code: 'deleted', firstLine: 5}]});
  });
  it('gives a win rate of 1 in 2 for February, and 2 500 at 90 % in the pipeline', async () => {
    const source = sourceOf([exported('deals', 'salesforce-opportunities')]);
    expect(await valuesOf(source, 'win-rate', '2024-02')).toEqual([0.5]);
    expect(await valuesOf(source, 'weighted-pipeline', '2024-02')).toEqual([2250]);
  });
});

describe('salesforce-opportunity-history', () => {
  it('makes one stage of rows that follow each other, in the order of time, whichever form an id has', async () => {
    const {rows, report} = await readExport(exported('deal_stages', 'salesforce-opportunity-history'),
      ['deal_id', 'seq', 'stage', 'entered_at', 'exited_at', 'is_won']);
    expect(rows).toEqual([
      ['0065g00000AbCdEAAV', 1, 'Prospecting', '2024-01-11T09:00:00', '2024-02-01T10:00:00', false],
      ['0065g00000AbCdEAAV', 2, 'Proposal/Price Quote', '2024-02-01T10:00:00', '2024-02-20T11:05:00', false],
      ['0065g00000AbCdEAAV', 3, 'Closed Won', '2024-02-20T11:05:00', null, true],
      ['0065g00000AbCdFAAV', 1, 'Prospecting', '2024-01-20T12:00:00', '2024-02-28T17:00:00', false],
      ['0065g00000AbCdFAAV', 2, 'Closed Lost', '2024-02-28T17:00:00', null, false],
    ]);
    expect(report).toEqual({read: 7, accepted: 5, rejected: 0, skipped: 2, reasons: [
      {code: 'deleted', column: null, count: 1, firstLine: 8}, {code: 'same_stage', column: null, count: 1, firstLine: 4},
    ]});
  });
});

describe('rows of a history that cannot be read', () => {
  it('are rejected, and the others keep their order', async () => {
    const history = 'OpportunityId,StageName,CreatedDate\nd1,Won,2024-02-01\nd1,New,soon\nd1,,2024-01-05\nd1,New,2024-01-01\n';
    const {rows, report} = await readExport(
      exported('deal_stages', 'salesforce-opportunity-history', {src: [`data:text/csv,${encodeURIComponent(history)}`]}),
      ['seq', 'stage'], {maxBytes: 10_000});
    expect(rows).toEqual([[1, 'New'], [2, 'Won']]);
    expect(report).toMatchObject({read: 4, accepted: 2, rejected: 2, reasons: [
      {code: 'missing_required', column: 'stage', firstLine: 4}, {code: 'not_a_date', firstLine: 3},
    ]});
  });
});

describe('salesforce-leads', () => {
  it('reads people; converted means qualified, and the opportunity stays under its own header', async () => {
    const {rows, report} = await readExport(exported('people', 'salesforce-leads'),
      ['person_id', 'customer_id', 'qualified_at', 'converted_at', 'source', 'ConvertedOpportunityId']);
    expect(rows).toEqual([
      ['00Q5g00000LeAd1EAF', '0015g00000XyZaBAAV', '2024-01-11T00:00:00', null, 'Web', '0065g00000AbCdE'],
      ['00Q5g00000LeAd2EAF', null, null, null, 'Partner', null],
      ['00Q5g00000LeAd3EAF', null, null, null, 'Web', null],
    ]);
    expect(report).toMatchObject({read: 4, accepted: 3, skipped: 1});
  });
});

describe('stripe-subscriptions', () => {
  it('reads subscriptions: asked to be cancelled is not ended', async () => {
    const {rows} = await readExport(exported('subscriptions', 'stripe-subscriptions'),
      ['subscription_id', 'unit_amount', 'quantity', 'currency', 'cancel_requested_at', 'ended_at']);
    expect(rows.slice(1, 3)).toEqual([
      ['sub_2B', 1200, 1, 'EUR', '2024-02-01T09:00:00', null],
      ['sub_3C', 20, 2, 'EUR', '2024-01-10T12:00:00', '2024-02-01T00:30:00'],
    ]);
  });
  it('gives an MRR of 200 in January (60 + 100 + 40), 160 in February and March, trials left out', async () => {
    const source = sourceOf([exported('subscriptions', 'stripe-subscriptions')], {asOf: '2024-04-01'});
    expect(await valuesOf(source, 'mrr', '2024-01', '2024-02', '2024-03')).toEqual([200, 160, 160]);
    expect(await valuesOf(source, 'customer-churn-rate', '2024-02')).toEqual([1 / 3]);
  });
});

describe('stripe-invoices', () => {
  it('reads invoices net of tax, and what they cover from their lines', async () => {
    const {rows} = await readExport(exported('transactions', 'stripe-invoices'),
      ['transaction_id', 'kind', 'status', 'amount', 'tax', 'service_start', 'is_recurring']);
    expect(rows).toEqual([
      ['in_01', 'invoice', 'paid', 60, 12, '2024-01-02T10:11:00', true],
      ['in_02', 'invoice', 'paid', 60, 12, '2024-02-02T10:11:00', true],
      ['in_03', 'invoice', 'open', 1200, null, '2024-02-10T08:00:00', false],
      ['in_04', 'invoice', 'void', 40.01, 0, '2024-02-01T00:30:00', true],
      ['in_05', 'invoice', 'paid', 83.33, 16.66, '2024-02-20T09:00:00', false],
    ]);
  });
  it('gives what was paid: 60 in January, 60 + 83.33 in February', async () => {
    const source = sourceOf([exported('transactions', 'stripe-invoices')]);
    expect(await valuesOf(source, 'revenue', '2024-01', '2024-02')).toEqual([60, 143.33]);
  });
});

describe('zendesk-tickets', () => {
  const tickets = exported('tickets', 'zendesk-tickets', {decimal: ','});

  it('reads a file parted by semicolons, and skips what was merged or suspended', async () => {
    const {rows, report} = await readExport(tickets, ['ticket_id', 'customer_id', 'channel', 'status', 'priority', 'assignee', 'reopens']);
    expect(rows).toEqual([
      ['4001', 'North Ltd', 'email', 'solved', 'urgent', 'Kim Lee', 0],
      ['4002', 'South GmbH', 'web', 'closed', 'normal', 'Ola Berg', 2],
      ['4004', null, 'phone', 'hold', null, null, 0],
    ]);
    expect(report).toEqual({read: 5, accepted: 3, rejected: 0, skipped: 2, reasons: [
      {code: 'merged', column: null, count: 1, firstLine: 4}, {code: 'spam', column: null, count: 1, firstLine: 6},
    ]});
  });
  it('dates the first reply and the first solution by the minutes after creation', async () => {
    const {rows} = await readExport(tickets, ['first_reply_at', 'first_solved_at', 'solved_at', 'source_frt_min', 'source_frt_business_min']);
    expect(rows).toEqual([
      ['2024-02-01T09:45:00', '2024-02-03T11:30:00', '2024-02-03T11:30:00', 45, 45],
      ['2024-02-05T19:00:30', '2024-02-06T13:30:00', '2024-02-12T10:00:00', 90.5, 30.5],
      [null, null, null, null, null],
    ]);
  });
});

describe('shopify-orders', () => {
  const paris = {timeZone: 'Europe/Paris'};

  it('reads an order once, however many items it has, and what was paid back as a refund', async () => {
    const {rows, report} = await readExport(exported('transactions', 'shopify-orders'),
      ['transaction_id', 'customer_id', 'kind', 'status', 'amount', 'tax', 'refunds_id', 'issued_at'], paris);
    expect(rows).toEqual([
      ['5500000000001', 'ada@north.example', 'order', 'paid', 105, 21, null, '2024-01-05T09:23:40'],
      ['5500000000002', 'ben@south.example', 'order', 'paid', 50, 10, null, '2024-01-31T22:29:00'],
      ['5500000000002-refund', 'ben@south.example', 'refund', 'paid', -50, -10, '5500000000002', '2024-01-31T22:30:00'],
      ['5500000000003', 'ada@north.example', 'order', 'paid', 200, 40, null, '2024-02-10T10:59:00'],
      // 24 of 240 paid back are 20 of the 200 without tax.
      ['5500000000003-refund', 'ada@north.example', 'refund', 'paid', -20, -4, '5500000000003', '2024-02-10T11:00:00'],
      ['5500000000004', 'cy@west.example', 'order', 'open', 80, 16, null, '2024-02-15T07:00:00'],
      ['5500000000005', 'di@east.example', 'order', 'cancelled', 30, 6, null, '2024-02-16T07:00:00'],
      ['5500000000006', 'ben@south.example', 'order', 'paid', 38.28, 7.66, null, '2024-02-20T06:58:00'],
    ]);
    expect(report).toEqual({
      read: 9, accepted: 8, rejected: 0, skipped: 1, reasons: [{code: 'continuation', column: null, count: 1, firstLine: 4}],
    });
  });
  it('gives revenue of 105 in January (105 + 50 - 50) and 218.28 in February (200 - 20 + 38.28)', async () => {
    const source = sourceOf([exported('transactions', 'shopify-orders')], paris);
    expect(await valuesOf(source, 'revenue', '2024-01', '2024-02')).toEqual([105, 218.28]);
  });
  it('warns that refunds have no day of their own', async () => {
    const {notes} = await readExport(exported('transactions', 'shopify-orders'), []);
    expect(notes).toMatchObject([{code: 'refund_undated', table: 'transactions', count: 2}]);
  });
});

describe('a preset', () => {
  it('says where each column comes from, by the headers of the file', async () => {
    const {mapping} = await readExport(exported('transactions', 'stripe-invoices'), []);
    expect(mapping).toMatchObject({
      transaction_id: {header: 'id'}, amount: {header: 'Total, Tax'}, kind: {default: 'by the preset'}, cogs: {default: 'empty'},
    });
  });
  it('goes behind what the page says of a column', async () => {
    const {rows, mapping} = await readExport(exported('transactions', 'shopify-orders', {columns: {
      customer_id: {from: 'Billing Country', map: {FR: 'France'}}, tax: 'Shipping', currency: {value: 'CHF'},
    }}), ['customer_id', 'tax', 'currency']);
    expect(rows[0]).toEqual(['France', 5, 'CHF']);
    expect(mapping).toMatchObject({customer_id: {header: 'Billing Country'}, currency: {default: 'CHF'}});
  });
  it('that does not fit the header says what is missing and what is there', async () => {
    const wrong = {...exported('transactions', 'stripe-invoices'), preset: 'shopify-orders'};
    expect(await codeOf(sourceOf([wrong]).table('transactions'))).toBe('E_PRESET preset shopify-orders (Shopify orders) wants ' +
      '"Created at", "Name", "Financial Status"; the file has "id", "Amount Due", "Billing", "Closed", "Currency", "Customer", ' +
      '"Date (UTC)", "Due Date (UTC)", "Number", "Paid", "Subscription", "Subtotal"');
  });
  it('without the dates of stages makes no stages', async () => {
    const wrong = {...exported('deal_stages', 'salesforce-opportunities'), preset: 'hubspot-deals'};
    expect(await codeOf(sourceOf([wrong]).table('deal_stages'))).toContain('hs_v2_date_entered_...');
  });
  it('that is not known names those that are', async () => {
    expect(await codeOf(sourceOf([exported('deals', 'stripe-invoices', {preset: 'sap'})]).table('deals')))
      .toContain('E_ATTR got "sap", wanted hubspot-contacts, hubspot-companies');
  });
  it('of another table says which it fills', async () => {
    expect(await codeOf(sourceOf([exported('deals', 'stripe-invoices')]).table('deals')))
      .toBe('E_PRESET preset stripe-invoices fills transactions, wanted deals');
  });
});
