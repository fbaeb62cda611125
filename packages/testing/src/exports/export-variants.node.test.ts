import {describe, expect, it} from 'vitest';
import type {TableName} from '@crm-widgets/core';
import type {SourceSettings} from '@crm-widgets/runtime';
import {exported, readExport, sourceOf, valuesOf} from './read-export.js';

// The other forms that exports come in: names of the API in place of labels, reports, switches (metrics.md 2).

function told(table: TableName, preset: string, lines: readonly string[]) {
  return exported(table, preset, {src: [`data:text/csv,${encodeURIComponent(`${lines.join('\n')}\n`)}`]});
}

async function rowsOf(
  table: TableName, preset: string, lines: readonly string[], columns: readonly string[], more: Partial<SourceSettings> = {},
) {
  return readExport(told(table, preset, lines), columns, {maxBytes: 10_000, ...more});
}

describe('hubspot by the names of the API', () => {
  it('reads contacts', async () => {
    const {rows} = await rowsOf('people', 'hubspot-contacts', [
      'hs_object_id,email,createdate,lifecyclestage,hs_lead_status,hs_lifecyclestage_lead_date,'
        + 'hs_v2_date_entered_salesqualifiedlead,hs_lifecyclestage_customer_date,hs_analytics_source,hubspot_owner_id,associatedcompanyid',
      '51,cy@south.example,2024-02-03T08:00:00Z,lead,NEW,2024-02-05T12:00:00Z,2024-02-06T12:00:00Z,2024-02-20T11:05:00Z,DIRECT_TRAFFIC,77,7002',
    ], ['person_id', 'customer_id', 'lead_at', 'qualified_at', 'converted_at', 'status', 'source', 'owner']);
    expect(rows).toEqual([
      ['51', '7002', '2024-02-05T12:00:00', '2024-02-06T12:00:00', '2024-02-20T11:05:00', 'NEW', 'DIRECT_TRAFFIC', '77'],
    ]);
  });
  it('reads deals in company currency, and their stages by the dates of entry, without that of the current one', async () => {
    const lines = [
      'hs_object_id,dealname,pipeline,dealstage,amount,amount_in_home_currency,deal_currency_code,createdate,closedate,dealtype,'
        + 'hs_is_closed,hs_is_closed_won,hs_deal_stage_probability,hs_v2_date_entered_appointmentscheduled,hs_v2_date_exited_appointmentscheduled,'
        + 'hs_v2_date_entered_closedwon,hs_v2_cumulative_time_in_closedwon,hs_v2_date_entered_current_stage',
      '301,North,default,closedwon,13000,12000.5,USD,2024-01-11T09:00:00Z,2024-02-20T11:05:00Z,newbusiness,true,true,1,'
        + '2024-01-11T09:00:00Z,2024-02-20T11:05:00Z,2024-02-20T11:05:00Z,,2024-02-20T11:05:00Z',
      '302,South,default,presentation,400,380,USD,2024-02-11T09:00:00Z,2024-04-20T11:05:00Z,existingbusiness,false,false,0.4,,,,,',
    ];
    const {rows} = await rowsOf('deals', 'hubspot-deals', lines,
      ['deal_id', 'amount', 'currency', 'closed_at', 'expected_close', 'is_won', 'probability', 'type']);
    expect(rows).toEqual([
      ['301', 12_000.5, 'EUR', '2024-02-20T11:05:00', null, true, 1, 'new'],
      ['302', 380, 'EUR', null, '2024-04-20T11:05:00', false, 0.4, 'expansion'],
    ]);
    const stages = await rowsOf('deal_stages', 'hubspot-deals', lines, ['deal_id', 'seq', 'stage', 'exited_at', 'is_won']);
    expect(stages.rows).toEqual([
      ['301', 1, 'appointmentscheduled', '2024-02-20T11:05:00', false], ['301', 2, 'closedwon', null, true],
    ]);
  });
  it('reads tickets, whose spans are milliseconds', async () => {
    const {rows} = await rowsOf('tickets', 'hubspot-tickets', [
      'hs_ticket_id,subject,hs_pipeline_stage,createdate,closed_date,hs_ticket_priority,source_type,time_to_first_agent_reply,time_to_close',
      '8102,Invoice,4,2024-02-05T10:00:00Z,2024-02-06T10:00:00Z,HIGH,EMAIL,5400000,86400000',
    ], ['ticket_id', 'status', 'priority', 'channel', 'first_reply_at', 'source_frt_min', 'source_full_res_min']);
    expect(rows).toEqual([['8102', 'closed', 'high', 'email', '2024-02-05T11:30:00', 90, 1440]]);
  });
  it('reads companies', async () => {
    const {rows} = await rowsOf('customers', 'hubspot-companies', [
      'hs_object_id,name,createdate,industry,country,hubspot_owner_id', '7001,North Ltd,2023-12-01T10:00:00Z,RETAIL,Norway,77',
    ], ['customer_id', 'name', 'created_at', 'segment', 'country', 'owner']);
    expect(rows).toEqual([['7001', 'North Ltd', '2023-12-01T10:00:00', 'RETAIL', 'Norway', '77']]);
  });
});

describe('hubspot deals with a row for each stage', () => {
  it('fill deal_stages; a stage that was not entered yet is none', async () => {
    const {rows, report} = await rowsOf('deal_stages', 'hubspot-deals', [
      'Record ID,Deal Name,Deal Stage,Date entered stage,Date left stage',
      '301,North,Contract Sent,2024-02-01 10:00,2024-02-20 11:05', '301,North,Closed Won,2024-02-20 11:05,', '302,South,Closed Lost,,',
    ], ['deal_id', 'stage', 'entered_at', 'exited_at', 'is_won', 'is_closed']);
    expect(rows).toEqual([
      ['301', 'Contract Sent', '2024-02-01T10:00:00', '2024-02-20T11:05:00', false, false],
      ['301', 'Closed Won', '2024-02-20T11:05:00', null, true, true],
    ]);
    expect(report).toMatchObject({read: 3, accepted: 2, skipped: 1, reasons: [{code: 'nothing_in_row', firstLine: 4}]});
  });
});

const footer = [
  '', '', '"Opportunities of this year"', '"Copyright (c) 2000-2024 salesforce.com, inc. All rights reserved."',
  '"Confidential Information - Do Not Distribute"', '"Generated By:  Kim Lee  29/02/2024 10:00"', '"North Ltd"',
];

const opportunities = [
  '"Opportunity ID","Opportunity Name","Stage","Amount Currency","Amount","Probability (%)","Close Date","Created Date","Account Name","Lead Source"',
  '"0065g00000AbCdE","North - seats","Closed Won","EUR","12,000.50","100%","20/02/2024","11/01/2024","North Ltd","Web"',
  ...footer,
];

describe('salesforce reports', () => {
  it('are read by their labels, dates in the order that the page says', async () => {
    const report = {...told('deals', 'salesforce-opportunities', opportunities), dateFormat: 'dd/mm/yyyy'};
    const {rows} = await readExport(report, ['deal_id', 'amount', 'probability', 'closed_at', 'created_at', 'customer_id'], {maxBytes: 10_000});
    expect(rows).toEqual([['0065g00000AbCdEAAV', 12_000.5, 1, '2024-02-20T00:00:00', '2024-01-11T00:00:00', 'North Ltd']]);
  });
  it('with dates that could be of two days are refused until the page says the order', async () => {
    await expect(rowsOf('deals', 'salesforce-opportunities', opportunities, [])).rejects.toMatchObject({code: 'E_DATE_AMBIGUOUS'});
  });
  it('end with lines of who made them, which are counted and no rows; a cell alone elsewhere is a broken row', async () => {
    const {rows, report} = await rowsOf('people', 'salesforce-leads', [
      '"Lead ID","Lead Status","Lead Source","Created Date"', '"00Q5g00000LeAd1"', '"00Q5g00000LeAd1","Open","Web","2024-01-05"', ...footer,
    ], ['person_id']);
    expect(rows).toEqual([['00Q5g00000LeAd1EAF']]);
    expect(report).toEqual({read: 9, accepted: 1, rejected: 1, skipped: 7, reasons: [
      {code: 'footer', column: null, count: 5, firstLine: 6}, {code: 'blank', column: null, count: 2, firstLine: 4},
      {code: 'ragged', column: null, count: 1, firstLine: 2},
    ]});
  });
});

describe('salesforce field history', () => {
  it('is read as a history of stages; other fields are skipped, rows of one stage are one', async () => {
    const {rows, report} = await rowsOf('deal_stages', 'salesforce-opportunity-history', [
      'OpportunityId,Field,OldValue,NewValue,CreatedDate',
      '0065g00000AbCdE,StageName,,Prospecting,2024-01-11T09:00:00.000+0000',
      '0065g00000AbCdE,Amount,100,200,2024-01-12T09:00:00.000+0000',
      '0065g00000AbCdE,StageName,Prospecting,Closed Won,2024-02-20T11:05:00.000+0000',
      '0065g00000AbCdE,StageName,Closed Won,Closed Won,2024-02-21T11:05:00.000+0000',
    ], ['deal_id', 'seq', 'stage', 'exited_at', 'is_won']);
    expect(rows).toEqual([
      ['0065g00000AbCdEAAV', 1, 'Prospecting', '2024-02-20T11:05:00', false], ['0065g00000AbCdEAAV', 2, 'Closed Won', null, true],
    ]);
    expect(report.reasons.map(({code}) => code)).toEqual(['other_field', 'same_stage']);
  });
});

describe('hubspot satisfaction and effort', () => {
  const lines = [
    'Ticket ID,Ticket name,Create date,Close date,Last CSAT survey rating,Last CSAT survey date,Last CES survey rating,Last CES survey date',
    '8101,Cannot sign in,2024-02-01 09:00,2024-02-03 11:30,2,2024-02-04 08:00,6,2024-02-05 08:00',
    '8102,Invoice,2024-02-05 10:00,2024-02-06 10:00,0,,,', '8103,Question,2024-02-07 10:00,,,,1,2024-02-08 08:00', '8104,Call,2024-02-07 10:00,,,,,',
  ];
  const columns = ['ticket_id', 'survey', 'score', 'scale_min', 'scale_max', 'responded_at'];

  it('fill surveys: contentment from 0 to 2, ease from 1 to 7; a ticket that nobody rated is none', async () => {
    const {rows, report, notes} = await rowsOf('surveys', 'hubspot-tickets', lines, columns);
    expect(rows).toEqual([
      ['8101', 'csat', 2, 0, 2, '2024-02-04T08:00:00'], ['8101', 'ces', 6, 1, 7, '2024-02-05T08:00:00'],
      ['8102', 'csat', 0, 0, 2, '2024-02-06T10:00:00'], ['8103', 'ces', 1, 1, 7, '2024-02-08T08:00:00'],
    ]);
    expect(report.reasons).toEqual([{code: 'nothing_in_row', column: null, count: 1, firstLine: 5}]);
    expect(notes).toMatchObject([{code: 'survey_undated', count: 1}]);
  });
  it('give a CSAT of 1 in 2 and an ease of 41.67: of 5 in 6 and of 0, half', async () => {
    const src = [`data:text/csv,${encodeURIComponent(lines.join('\n'))}`];
    const source = sourceOf([exported('surveys', 'hubspot-tickets', {src})]);
    expect(await valuesOf(source, 'csat', '2024-02')).toEqual([0.5]);
    expect((await valuesOf(source, 'ces', '2024-02'))[0]).toBeCloseTo(500 / 12, 9);
  });
});

describe('zendesk by its API', () => {
  const api = {tickets: [
    {
      id: 4001, subject: 'Cannot sign in', created_at: '2024-02-01T09:00:00Z', updated_at: '2024-02-04T10:00:00Z', requester_id: 90001,
      organization_id: 7001, assignee_id: 31, group_id: 5, status: 'solved', priority: 'urgent', type: 'problem', tags: ['login'],
      via: {channel: 'native_messaging', source: {from: {}, to: {}}}, satisfaction_rating: {score: 'good', comment: 'Thanks'},
      metric_set: {
        reopens: 0, replies: 3, solved_at: '2024-02-03T11:30:00Z', reply_time_in_minutes: {calendar: 45, business: 45},
        first_resolution_time_in_minutes: {calendar: 3030, business: 1080}, full_resolution_time_in_minutes: {calendar: 3030, business: 1080},
      },
    },
    {
      id: 4002, subject: 'Invoice', created_at: '2024-02-05T17:30:00Z', requester_id: 90002, organization_id: null, status: 'open', tags: [],
      via: {channel: 'web'}, satisfaction_rating: {score: 'offered'}, metric_set: {reopens: 1, replies: 0, solved_at: null,
        reply_time_in_minutes: {calendar: null, business: null}},
    },
    {id: 4003, created_at: '2024-02-05T17:30:00Z', requester_id: 90002, status: 'closed', tags: ['closed_by_merge', 'x'], via: {channel: 'email'}},
  ], next_page: null, count: 3};
  const file = {src: [`data:application/json,${encodeURIComponent(JSON.stringify(api))}`], format: 'json'};

  it('reads tickets with what is nested in them', async () => {
    const {rows, report} = await readExport(exported('tickets', 'zendesk-tickets', file), [
      'ticket_id', 'customer_id', 'person_id', 'channel', 'status', 'category', 'first_reply_at', 'solved_at', 'reopens', 'agent_replies',
      'source_frt_business_min', 'source_full_res_business_min',
    ]);
    expect(rows).toEqual([
      ['4001', '7001', '90001', 'chat', 'solved', 'problem', '2024-02-01T09:45:00', '2024-02-03T11:30:00', 0, 3, 45, 1080],
      ['4002', null, '90002', 'web', 'open', null, null, null, 1, 0, null, null],
    ]);
    expect(report.reasons).toEqual([{code: 'merged', column: null, count: 1, firstLine: 3}]);
  });
  it('reads the figures of ticket_metrics where they stand in the ticket itself', async () => {
    const row = {id: 1, requester_id: 2, status: 'open', created_at: '2024-02-01T09:00:00Z', reply_time_in_minutes: {calendar: 30, business: 10}, reopens: 2};
    const src = [`data:application/json,${encodeURIComponent(JSON.stringify([row]))}`];
    const {rows} = await readExport(exported('tickets', 'zendesk-tickets', {src, format: 'json'}), ['first_reply_at', 'source_frt_business_min', 'reopens']);
    expect(rows).toEqual([['2024-02-01T09:30:00', 10, 2]]);
  });
  it('fills surveys with who was content', async () => {
    const {rows} = await readExport(exported('surveys', 'zendesk-tickets', file), ['ticket_id', 'score', 'responded_at']);
    expect(rows).toEqual([['4001', 1, '2024-02-04T10:00:00']]);
  });
});

describe('zendesk satisfaction', () => {
  it('fills surveys with 1 for good and 0 for bad, with or without a comment; offered is no answer', async () => {
    const {rows, notes} = await readExport(exported('surveys', 'zendesk-tickets', {decimal: ','}),
      ['ticket_id', 'person_id', 'survey', 'score', 'scale_min', 'scale_max', 'responded_at']);
    expect(rows).toEqual([
      ['4001', '90001', 'csat', 1, 0, 1, '2024-02-03T11:30:00'], ['4002', '90002', 'csat', 0, 0, 1, '2024-02-12T10:00:00'],
    ]);
    expect(notes).toMatchObject([{code: 'survey_undated', count: 2}]);
  });
  it('gives a CSAT of 1 in 2', async () => {
    const source = sourceOf([exported('surveys', 'zendesk-tickets', {decimal: ','})]);
    expect(await valuesOf(source, 'csat', '2024-02')).toEqual([0.5]);
  });
});

describe('shopify orders without shipping', () => {
  const source = (params: Record<string, unknown>) => ({timeZone: 'Europe/Paris', params});
  it('are less by what it cost, and so is what was paid back', async () => {
    const lines = [
      'Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Created at,Refunded Amount,Id',
      '#1,a@x.example,partially_refunded,2024-02-10 12:00:00 +0100,EUR,90.00,10.00,20.00,120.00,2024-02-10 12:00:00 +0100,60.00,1',
    ];
    const read = async (params: Record<string, unknown>) =>
      (await rowsOf('transactions', 'shopify-orders', lines, ['amount', 'tax'], source(params))).rows;
    expect(await read({})).toEqual([[100, 20], [-50, -10]]);
    expect(await read({includeShipping: false})).toEqual([[90, 20], [-45, -10]]);
  });
  it('give revenue of 100 in January (100 + 50 - 50) and 213.33 in February (200 - 20 + 33.33)', async () => {
    const shop = sourceOf([exported('transactions', 'shopify-orders')], source({includeShipping: false}));
    expect(await valuesOf(shop, 'revenue', '2024-01', '2024-02')).toEqual([100, 213.33]);
  });
  it('refuse a switch that is none', async () => {
    const wrong = sourceOf([exported('transactions', 'shopify-orders')], source({includeShipping: 'no'}));
    await expect(wrong.table('transactions')).rejects.toMatchObject({code: 'E_PARAM', what: 'got "no", wanted true or false'});
  });
});
