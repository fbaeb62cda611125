import {readFile} from 'node:fs/promises';
import {gzipSync} from 'node:zlib';
import {describe, expect, it} from 'vitest';
import {contentOf, faultOf, read, refused, valuesOf} from './read-fixtures.js';

const cdnow = new URL('../../../stories/boards/data/cdnow_sample_transactions.csv', import.meta.url);
const sales = new URL('../../../stories/boards/data/crm-sales-opportunities/sales_pipeline.csv', import.meta.url);
const header = 'customer_id,issued_at,amount';

describe('CSV', () => {
  it('becomes typed columns under the schema', async () => {
    const table = await read(`${header}\n007,2024-03-31,12.5\na b,2024-03-31T23:30:00Z,-0.05\n`, {zone: 'Europe/Paris'});
    expect(contentOf(table)).toEqual({
      transaction_id: ['#1', '#2'],
      customer_id: ['007', 'a b'],
      // Paris is an hour ahead of UTC before the clocks go forward on that day, and two after.
      issued_at: ['2024-03-30T23:00:00.000Z 2024-03-31', '2024-03-31T23:30:00.000Z 2024-04-01'],
      amount: [12.5, -0.05],
    });
    expect(table.report).toEqual({read: 2, accepted: 2, rejected: 0, skipped: 0, reasons: []});
  });

  it('says how each column of the data model was filled', async () => {
    const columns = {issued_at: 'when', amount: 'Total', status: {value: 'paid'}};
    const table = await read('When,Total,kind,note\n2024-01-01,1,,x\n', {columns, currency: 'EUR'});
    expect(table.mapping).toMatchObject({
      transaction_id: {default: 'row number'}, issued_at: {header: 'When'}, amount: {header: 'Total'},
      kind: {header: 'kind'}, status: {default: 'paid'}, currency: {default: 'EUR'}, tax: {default: 'empty'},
      is_recurring: {default: 'false'},
    });
    expect([...table.columns.keys()]).toEqual(['transaction_id', 'kind', 'status', 'issued_at', 'amount', 'note']);
    expect(valuesOf(table, 'kind')).toEqual(['order']);
  });

  it('describes its columns: type, engine name, extent and few values', async () => {
    const table = await read('issued_at,amount,kind,Ünïcode "x"\n2024-02-01,1,order,b\n2024-01-01,2,refund,a\n');
    expect(table.shape).toEqual({
      rows: 2,
      columns: {
        transaction_id: {type: 'id', sql: 'transaction_id'},
        kind: {type: 'text', sql: 'kind', values: ['order', 'refund']},
        issued_at: {type: 'instant', sql: 'issued_at', extent: {first: 19_723, last: 19_754}, whole: true},
        amount: {type: 'money', sql: 'amount'},
        'Ünïcode "x"': {type: 'text', sql: 'extra_0', values: ['a', 'b']},
      },
    });
  });

  it.each([
    ['dates alone', '2024-01-01,1\n2024-02-01,2', true],
    ['a date and a time', '2024-01-01,1\n2024-02-01T00:00:00Z,2', undefined],
    ['a time in a row alone that is left out', '2024-01-01T10:00:00Z,x\n2024-02-01,2', true],
  ])('knows whether its moments are whole days: %s', async (_, rows, whole) => {
    const table = await read(`issued_at,amount\n${rows}\n`);
    expect(table.shape.columns.issued_at!.whole).toBe(whole);
  });

  const dialects: [string, string, Record<string, unknown>][] = [
    ['commas and LF', `${header}\na,2024-01-01,1\nb,2024-01-02,2\n`, {}],
    ['semicolons and CR LF', 'customer_id;issued_at;amount\r\na;2024-01-01;1\r\nb;2024-01-02;2\r\n', {}],
    ['tabs and CR', 'customer_id\tissued_at\tamount\ra\t2024-01-01\t1\rb\t2024-01-02\t2', {}],
    ['pipes, no line end at the end', 'customer_id|issued_at|amount\na|2024-01-01|1\nb|2024-01-02|2', {}],
    ['quotes around everything', '"customer_id","issued_at","amount"\n"a","2024-01-01","1"\n"b","2024-01-02","2"\n', {}],
    ['headers in other case, with white space and a mark', '\uFEFF Customer_ID ,ISSUED_AT, amount\na,2024-01-01,1\nb,2024-01-02,2\n', {}],
    ['cells with white space around them', `${header}\n a ,2024-01-01\t, 1\nb, 2024-01-02,2 \n`, {}],
  ];
  for (const [name, text] of dialects) {
    it(`IN-03 is read the same with ${name}`, async () => {
      const table = await read(text);
      expect(valuesOf(table, 'customer_id')).toEqual(['a', 'b']);
      expect(valuesOf(table, 'issued_at')).toEqual(['2024-01-01T00:00:00.000Z 2024-01-01', '2024-01-02T00:00:00.000Z 2024-01-02']);
      expect(valuesOf(table, 'amount')).toEqual([1, 2]);
    });
  }

  it('IN-03 reads decimal commas where told, and refuses what could be either where not', async () => {
    const text = 'issued_at;amount\n2024-01-01;1.234,50\n2024-01-01;1,5\n2024-01-01;1,500\n2024-01-01;2.5\n';
    expect(valuesOf(await read(text, {decimal: ','}), 'amount')).toEqual([1234.5, 1.5, 1.5]);
    const untold = await read(text);
    expect(valuesOf(untold, 'amount')).toEqual([2.5]);
    expect(refused(untold)).toEqual(['3 not_a_number in amount from line 2']);
  });

  it('IN-02 rejects ragged rows and keeps the others', async () => {
    const table = await read(`${header}\na,2024-01-01,1\nb,2024-01-02\nc,2024-01-03,3,4\nd,2024-01-04,4\n`);
    expect(valuesOf(table, 'customer_id')).toEqual(['a', 'd']);
    expect(table.report).toEqual({
      read: 4, accepted: 2, rejected: 2, skipped: 0,
      reasons: [{code: 'ragged', column: null, count: 2, firstLine: 3}],
    });
  });

  it('IN-04 keeps delimiters, doubled quotes and line ends within quotes, and counts the lines they take', async () => {
    const table = await read(`${header}\n"a,""b""\nc",2024-01-01,1\nd,never,2\n`);
    expect(valuesOf(table, 'customer_id')).toEqual(['a,"b"\nc']);
    expect(refused(table)).toEqual(['1 not_a_date in issued_at from line 4']);
  });

  it('IN-04 a quote within a plain cell is part of it; text after a closing quote rejects the row', async () => {
    const table = await read(`${header}\n5" disk,2024-01-01,1\n"a"b,2024-01-01,1\n`);
    expect(valuesOf(table, 'customer_id')).toEqual(['5" disk']);
    expect(refused(table)).toEqual(['1 stray_quote from line 3']);
  });

  it('IN-04 an unterminated quote is an error that names the line where it opens', async () => {
    const fault = await faultOf(read(`${header}\na,2024-01-01,1\n"b,2024-01-01,1\nc,2024-01-01,1\n`));
    expect([fault.code, ...fault.where]).toEqual(['E_FORMAT', 'rows.csv', 'line 3']);
  });

  it('IN-04 NUL characters reject the row', async () => {
    const table = await read(`${header}\na\0b,2024-01-01,1\na,2024-01-01,1\0\nc,2024-01-01,1\n`);
    expect(valuesOf(table, 'customer_id')).toEqual(['c']);
    expect(refused(table)).toEqual(['1 not_a_number in amount from line 3', '1 nul_character in customer_id from line 2']);
  });

  it('IN-05 reads UTF-8 and UTF-16 by their marks', async () => {
    const text = '\uFEFFcustomer_id,issued_at,amount\nZoë €,2024-01-01,1\n';
    const little = new Uint8Array(Buffer.from(text, 'utf16le'));
    const big = new Uint8Array(Buffer.from(text, 'utf16le').swap16());
    for (const bytes of [new TextEncoder().encode(text), little, big]) {
      expect(valuesOf(await read([{bytes, cuts: [1, 31, 40]}]), 'customer_id')).toEqual(['Zoë €']);
    }
  });

  it('IN-05 refuses Latin-1, naming the line', async () => {
    const bytes = new Uint8Array(Buffer.from(`${header}\na,2024-01-01,1\nZoë,2024-01-01,1\n`, 'latin1'));
    const fault = await faultOf(read(bytes));
    expect([fault.code, ...fault.where]).toEqual(['E_ENCODING', 'rows.csv', 'line 3']);
  });

  it('IN-06 a cell that stops being a number in row 30 001 rejects that row alone', async () => {
    const lines = Array.from({length: 30_002}, (_, i) => `a,2024-01-01,${i === 30_000 ? 'n/a' : i}`);
    const table = await read(`${header}\n${lines.join('\n')}\n`);
    expect(table.rows).toBe(30_001);
    expect(refused(table)).toEqual(['1 not_a_number in amount from line 30002']);
  });

  it('IN-07 refuses headers that are the same, or the same but for case', async () => {
    for (const twin of ['amount', ' Amount', 'AMOUNT\u00A0']) {
      const fault = await faultOf(read(`issued_at,amount,x,${twin}\n`));
      expect(fault.code).toBe('E_SCHEMA_DUP');
      expect(fault.what).toContain('columns 2 and 4');
    }
  });

  it('IN-08 an empty file, a header alone and blank lines are no rows, not errors', async () => {
    for (const text of ['', '\uFEFF', `${header}\n`, header]) {
      const table = await read(text);
      expect([table.name, table.rows, table.report.read]).toEqual(['transactions', 0, 0]);
    }
    expect([...(await read('')).columns.keys()]).toEqual(expect.arrayContaining(['issued_at', 'amount', 'customer_id']));
    const blank = await read('\n\n  \n');
    expect(blank.report).toMatchObject({read: 3, accepted: 0, rejected: 0, skipped: 3});
    expect(refused(blank)).toEqual(['3 blank from line 1']);
  });

  it('counts blank lines among the rows it skips, also before the header', async () => {
    const table = await read(`\n${header}\n\na,2024-01-01,1\n\n`);
    expect(table.report).toEqual({
      read: 4, accepted: 1, rejected: 0, skipped: 3, reasons: [{code: 'blank', column: null, count: 3, firstLine: 1}],
    });
  });

  it('IN-09 a single line of 3 MB is an error of few words, in good time', async () => {
    const fault = await faultOf(read([{bytes: 'x'.repeat(3_000_000), cuts: Array.from({length: 3000}, (_, i) => i * 1000)}]));
    expect(fault.code).toBe('E_SCHEMA_MISSING');
    expect(fault.message.length).toBeLessThan(400);
  });

  it('IN-12 __proto__ and constructor are names like others', async () => {
    const table = await read('issued_at,amount,__proto__,constructor\n2024-01-01,1,polluted,toString\n');
    expect(valuesOf(table, '__proto__')).toEqual(['polluted']);
    expect(Object.hasOwn(table.shape.columns, '__proto__')).toBe(true);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('IN-20 headers reach the engine under names of its own; those without a name are left out', async () => {
    const odd = ['"; drop table x; --', 'x'.repeat(10_000), '💥', '\u202Ertl', "it's"];
    const quoted = odd.map((name) => `"${name.replaceAll('"', '""')}"`).join(',');
    const table = await read(`issued_at,amount,,  ,${quoted}\n2024-01-01,1,p,q,a,b,c,d,e\n`);
    expect([...table.columns.keys()].slice(3)).toEqual(odd);
    expect(odd.map((name) => table.shape.columns[name]!.sql)).toEqual(['extra_0', 'extra_1', 'extra_2', 'extra_3', 'extra_4']);
  });

  it('DS-01 an empty required cell rejects the row, an empty optional one is missing', async () => {
    const table = await read('issued_at,amount,tax,paid_at,is_recurring,customer_id\n2024-01-01,,1,,,\n2024-01-01,2,,,,\n,3,,,,\n');
    expect(refused(table)).toEqual(['1 missing_required in amount from line 2', '1 missing_required in issued_at from line 4']);
    expect(contentOf(table)).toMatchObject({tax: [null], paid_at: [null], customer_id: [null], is_recurring: [false]});
  });

  it('DS-10 ids are exact text', async () => {
    const ids = ['9007199254740993', '18446744073709551615', '0050', '001A0000006Vm9r', '1e5', '-0'];
    const table = await read(`${header}\n${ids.map((id) => `${id},2024-01-01,1`).join('\n')}\n`);
    expect(valuesOf(table, 'customer_id')).toEqual(ids);
  });

  it('DS-14 names the columns that are missing, those found, and for other candidates what they lack', async () => {
    const fault = await faultOf(read('Date,Total\n', {candidates: ['transactions', 'customers']}));
    expect(fault.code).toBe('E_SCHEMA_MISSING');
    expect(fault.what).toBe('transactions needs issued_at, amount; the file has "Date", "Total"; as customers it would lack customer_id');
    const mapped = await faultOf(read('Date,Total\n', {columns: {amount: 'Totals', issued_at: 'Date'}}));
    expect(mapped.what).toBe('transactions needs amount (mapped to "Totals"); the file has "Date", "Total"');
  });

  it('takes the first candidate whose required columns are there', async () => {
    const table = await read('incurred_at,amount,category\n2024-01-01,1,cogs\n', {candidates: ['transactions', 'expenses']});
    expect(table.name).toBe('expenses');
  });

  it('refuses a mapping of a column that the table has not', async () => {
    expect((await faultOf(read(`${header}\n`, {columns: {amout: 'amount'}}))).code).toBe('E_ATTR');
  });

  it('translates the values of a mapped column, and leaves out of the extra columns what is mapped from elsewhere', async () => {
    const table = await read('When,amount,Net,Type\n2024-01-01,9,1,Sale\n2024-01-02,9,2,Credit note\n2024-01-03,9,3,other\n', {
      columns: {issued_at: 'When', amount: 'Net', kind: {from: 'Type', map: {Sale: 'order', 'Credit note': 'credit'}}},
    });
    expect(valuesOf(table, 'kind')).toEqual(['order', 'credit', 'other']);
    expect(valuesOf(table, 'amount')).toEqual([1, 2, 3]);
    expect([...table.columns.keys()]).toEqual(['transaction_id', 'kind', 'issued_at', 'amount']);
  });

  it('takes from another column of the row what a default says', async () => {
    const people = await read('created_at,lead_at\n2024-01-01,\n2024-01-02,2024-02-02\n', {candidates: ['people']});
    expect(valuesOf(people, 'lead_at')).toEqual(['2024-01-01T00:00:00.000Z 2024-01-01', '2024-02-02T00:00:00.000Z 2024-02-02']);
    const without = await read('created_at\n2024-01-01\n', {candidates: ['people']});
    expect(without.columns.has('lead_at')).toBe(false);
    expect(without.mapping.lead_at).toEqual({default: 'same as created_at'});
  });

  it('gives rows without a currency that of the source, if it has one', async () => {
    const text = 'issued_at,amount,currency\n2024-01-01,1,USD\n2024-01-01,1,\n';
    expect(valuesOf(await read(text, {currency: 'EUR'}), 'currency')).toEqual(['USD', 'EUR']);
    expect(valuesOf(await read(text), 'currency')).toEqual(['USD', null]);
  });

  it('skips tests, bots, spam and merged tickets, and counts them apart', async () => {
    const customers = await read('customer_id,is_test\na,no\nb,TRUE\nc,\n', {candidates: ['customers']});
    expect(valuesOf(customers, 'customer_id')).toEqual(['a', 'c']);
    expect(customers.report).toMatchObject({read: 3, accepted: 2, skipped: 1});
    const rows = '1,open,2024-01-01,y,\n2,open,2024-01-01,,1\n3,open,2024-01-01,0,\n';
    const tickets = await read(`ticket_id,status,created_at,is_spam,merged_into\n${rows}`, {candidates: ['tickets']});
    expect(refused(tickets)).toEqual(['1 merged from line 3', '1 spam from line 2']);
    const events = await read('at,actor_id,name,is_bot\n2024-01-01,a,view,1\n2024-01-01,b,view,0\n', {candidates: ['events']});
    expect(refused(events)).toEqual(['1 bot from line 2']);
  });

  it('DS-19 joins files with headers of their own, each filling what the others lack', async () => {
    const table = await read([
      {bytes: `${header}\na,2024-01-01,1\n`},
      {bytes: 'amount;issued_at;kind;note\n2;2024-01-02;refund;late\n'},
      {bytes: ''},
      {bytes: `${header}\nc,2024-01-03,3\n`},
    ]);
    expect(contentOf(table)).toMatchObject({
      customer_id: ['a', null, 'c'], amount: [1, 2, 3], kind: ['order', 'refund', 'order'], note: [null, 'late', null],
      transaction_id: ['#1', '#2', '#3'],
    });
  });

  it('reads gzip, whatever the file is called', async () => {
    const bytes = new Uint8Array(gzipSync(`${header}\na,2024-01-01,1\n`));
    expect(valuesOf(await read([{bytes, cuts: [1, 5]}]), 'amount')).toEqual([1]);
  });

  it('a gzip that ends too soon, or has something behind its end, is an error', async () => {
    const whole = gzipSync(`${header}\n${'a,2024-01-01,1\n'.repeat(1000)}`);
    for (const bytes of [whole.subarray(0, whole.length - 20), Buffer.concat([whole.subarray(0, 40), whole])]) {
      expect((await faultOf(read(new Uint8Array(bytes)))).code).toBe('E_FORMAT');
    }
  });

  it('IN-18 a gzip of a few kB that grows beyond the limit is stopped', async () => {
    const bytes = new Uint8Array(gzipSync(`${header}\n${' '.repeat(50_000_000)}`));
    expect(bytes.length).toBeLessThan(60_000);
    const fault = await faultOf(read(bytes, {maxBytes: 1_000_000}));
    expect([fault.code, fault.what]).toEqual(['E_LIMIT_DECODED', 'the rows take more than 1000000 bytes when decoded']);
  });

  it('reads the CRM sales opportunities: 8 800 rows, 4 238 of them won (README of the data)', async () => {
    const columns = {
      deal_id: 'opportunity_id', customer_id: 'account', owner: 'sales_agent', stage: 'deal_stage', amount: 'close_value',
      created_at: 'engage_date', closed_at: 'close_date',
    };
    const table = await read(new Uint8Array(await readFile(sales)), {candidates: ['deals'], columns});
    expect(table.report).toEqual({read: 8800, accepted: 8800, rejected: 0, skipped: 0, reasons: []});
    expect(table.shape.columns.stage!.values).toEqual(['Engaging', 'Lost', 'Prospecting', 'Won']);
    expect(valuesOf(table, 'stage').filter((stage) => stage === 'Won')).toHaveLength(4238);
    expect(valuesOf(table, 'created_at').filter((date) => date === null)).toHaveLength(500);
  });

  it('reads the CDNOW sample: 6 919 rows worth 244 091.94 (README of the data), ids as text', async () => {
    const bytes = new Uint8Array(await readFile(cdnow));
    const table = await read(bytes, {columns: {customer_id: 'master_id', issued_at: 'date'}});
    expect(table.report).toEqual({read: 6919, accepted: 6919, rejected: 0, skipped: 0, reasons: []});
    const amount = table.columns.get('amount')!;
    expect(amount.type === 'money' && amount.values.reduce((sum, value) => sum + value, 0)).toBe(2_440_919_400);
    expect(new Set(valuesOf(table, 'customer_id')).size).toBe(2357);
    expect(valuesOf(table, 'customer_id')[0]).toBe('4');
  });
});
