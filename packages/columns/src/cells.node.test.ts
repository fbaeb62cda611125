import {describe, expect, it} from 'vitest';
import fc from 'fast-check';
import {faultOf, read, refused, valuesOf} from './read-fixtures.js';
import type {ReadOptions} from './read-options.js';

/** What a cell becomes in a column, or why its row is rejected. */
async function cell(column: string, text: string, rest: Partial<ReadOptions> = {}): Promise<unknown> {
  const columns = {issued_at: {value: '2024-01-01'}, amount: {value: 0}, [column]: column};
  const table = await read(`${column},other\n"${text.replaceAll('"', '""')}",x\n`, {columns, ...rest});
  return table.rows === 1 ? valuesOf(table, column)[0] : table.report.reasons[0]!.code;
}

function cases(column: string, expected: Record<string, unknown>, rest: Partial<ReadOptions> = {}): void {
  for (const [text, value] of Object.entries(expected)) {
    it(`reads "${text}" as ${String(value)}`, async () => {
      expect(await cell(column, text, rest)).toBe(value);
    });
  }
}

describe('DS-11, DS-12 money', () => {
  cases('amount', {
    0: 0, '-0': 0, 7: 7, '-3': -3, '+4': 4, '.5': 0.5, '5.': 5, '0.1': 0.1, '-0.05': -0.05, '1.10': 1.1,
    '0012.50': 12.5,
    '1,234.50': 1234.5, '1,234,567': 1_234_567, '12,34': 'not_a_number', '1,234,56': 'not_a_number',
    '1.234,50': 'not_a_number',
    "1'234.50": 1234.5, '1 234.50': 1234.5, '1\u00A0234': 1234, '1 234,567': 'not_a_number',
    '$12.50': 12.5, '-$12.50': -12.5, '$-12.50': -12.5, '12.50 €': 12.5, '($1,200.00)': -1200, '(3)': -3,
    '\u22123': -3, '(-3)': 'not_a_number', '(3': 'not_a_number',
    '1e3': 1000, '1.5E-2': 0.015, '1e400': 'money_range', '0e999': 0,
    '0.00005': 0.0001, '0.00004': 0, '-0.00005': -0.0001, '1.23456789': 1.2346,
    900000000000: 900_000_000_000, '900000000000.0001': 'money_range', '-900000000001': 'money_range',
    '1234567890123456.78': 'money_range',
    NaN: 'not_a_number', Infinity: 'not_a_number', '-inf': 'not_a_number', 'n/a': 'not_a_number', '-': 'not_a_number', '.': 'not_a_number',
    '1.2.3': 'not_a_number', '12 EUR': 'not_a_number', '0x10': 'not_a_number', '１２': 'not_a_number',
  });

  it('has exactly what was written, for every amount of four decimals', async () => {
    await fc.assert(fc.asyncProperty(fc.maxSafeInteger(), async (whole) => {
      const units = whole % 9_000_000_000_000_000;
      const digits = String(Math.abs(units)).padStart(5, '0');
      const table = await read(`issued_at,amount\n2024-01-01,${units < 0 ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}\n`);
      const amount = table.columns.get('amount')!;
      expect(amount.type === 'money' && amount.values[0]).toBe(units === 0 ? 0 : units);
    }), {numRuns: 500});
  });

  it('DS-15 two currency signs without a column of currencies are an error', async () => {
    const text = 'issued_at,amount,x\n2024-01-01,$1,a\n2024-01-01,€1,b\n';
    expect((await faultOf(read(text))).code).toBe('E_CURRENCY_MIXED');
    expect((await read(text.replace('x', 'currency'))).rows).toBe(2);
  });
});

describe('money with decimal commas', () => {
  cases('amount', {
    '1,5': 1.5, '1.234,50': 1234.5, '1.234': 1234, '1 234,5': 1234.5,
    '1.5': 'not_a_number', '1,234.5': 'not_a_number', '1,234,567': 'not_a_number',
  }, {decimal: ','});
});

describe('numbers and integers', () => {
  const subscription: Partial<ReadOptions> = {candidates: ['subscriptions']};
  const columns = (name: string) => ({customer_id: {value: 'c'}, unit_amount: {value: 1}, started_at: {value: '2024-01-01'}, [name]: name});
  const numbers: Record<string, unknown> = {
    1: 1, '0.1': 0.1, '1e308': 1e308, '1e309': 'not_a_number', '1,000.5': 1000.5,
    '123456789012345.6': 123456789012345.6, '9007199254740993': 9007199254740992,
  };
  const integers: Record<string, unknown> = {
    3: 3, '3.0': 3, '1e2': 100, '3.5': 'not_an_integer', '9007199254740993': 'not_an_integer', x: 'not_a_number',
  };
  cases('quantity', numbers, {...subscription, columns: columns('quantity')});
  cases('interval_count', integers, {...subscription, columns: columns('interval_count')});
});

describe('booleans', () => {
  cases('is_recurring', {
    true: true, FALSE: false, T: true, f: false, Yes: true, no: false, Y: true, n: false, 1: true, 0: false,
    2: 'not_a_boolean', on: 'not_a_boolean', constructor: 'not_a_boolean', maybe: 'not_a_boolean',
  });
});

describe('DS-04, DS-05, DS-08 moments in New York', () => {
  cases('issued_at', {
    // Eastern time is 5 hours behind UTC in winter and 4 in summer.
    '2024-01-15': '2024-01-15T05:00:00.000Z 2024-01-15',
    '2024-07-15': '2024-07-15T04:00:00.000Z 2024-07-15',
    '2024-01-15T00:00:00Z': '2024-01-15T00:00:00.000Z 2024-01-14',
    '2024-01-15 00:00:00': '2024-01-15T00:00:00.000Z 2024-01-14',
    '2024-01-15T00:00': '2024-01-15T00:00:00.000Z 2024-01-14',
    '2024-01-15T10:00:00.123456Z': '2024-01-15T10:00:00.123Z 2024-01-15',
    '2024-01-15T10:00:00,5+02:00': '2024-01-15T08:00:00.500Z 2024-01-15',
    '2026-05-14 11:23:45 +0100': '2026-05-14T10:23:45.000Z 2026-05-14',
    '2024-01-15 03:00:00 UTC': '2024-01-15T03:00:00.000Z 2024-01-14',
    '2024-01-15t03:00:00-05': '2024-01-15T08:00:00.000Z 2024-01-15',
    // The clocks went forward at 2 o'clock on 10 March 2024, 7 o'clock UTC.
    '2024-03-10T07:00:00Z': '2024-03-10T07:00:00.000Z 2024-03-10',
    '2024-03-11': '2024-03-11T04:00:00.000Z 2024-03-11',
    '1969-12-31T23:59:59.999Z': '1969-12-31T23:59:59.999Z 1969-12-31',
    '2024-02-29': '2024-02-29T05:00:00.000Z 2024-02-29',
    '2023-02-29': 'not_a_date', '2024-04-31': 'not_a_date', '2024-13-01': 'not_a_date', '2024-00-10': 'not_a_date',
    '2024-01-00': 'not_a_date',
    '2024-1-5': 'not_a_date', '2024-01-15T24:00:00Z': 'not_a_date', '2024-01-15T10:60Z': 'not_a_date',
    '2024-01-15T10:00:00+25:00': 'not_a_date',
    '2024-01-15T10:00:00 PST': 'not_a_date', '2024-01-15T': 'not_a_date', '2024-01-15T10': 'not_a_date',
    '2024-01-15x': 'not_a_date',
    20240115: 'not_a_date', 1705276800000: 'not_a_date', infinity: 'not_a_date', today: 'not_a_date',
    '01/15/24': 'not_a_date',
  }, {zone: 'America/New_York'});

  it('reads the first day of the calendar and days far ahead', async () => {
    const table = await read('issued_at,amount\n0001-01-01,1\n9999-12-31,2\n', {zone: 'UTC'});
    expect(table.shape.columns.issued_at!.extent).toEqual({first: -719_162, last: 2_932_896});
  });
});

describe('dates under a date-format', () => {
  const dayFirst = {dateFormat: 'dd/mm/yyyy'};
  cases('issued_at', {
    '01/02/2024': '2024-02-01T00:00:00.000Z 2024-02-01', '1/2/2024': '2024-02-01T00:00:00.000Z 2024-02-01',
    '31/02/2024': 'not_a_date',
    '13/01/2024 1:45 PM': '2024-01-13T13:45:00.000Z 2024-01-13',
    '13/01/2024 23:45:10': '2024-01-13T23:45:10.000Z 2024-01-13',
    '13/01/2024 01:00 +0200': '2024-01-12T23:00:00.000Z 2024-01-12', '13/01/2024 13:45 PM': 'not_a_date',
    '2024-02-01': '2024-02-01T00:00:00.000Z 2024-02-01', '01-02-2024': 'not_a_date',
  }, dayFirst);
  cases('issued_at', {'01/02/2024': '2024-01-02T00:00:00.000Z 2024-01-02', '13/01/2024': 'not_a_date'}, {dateFormat: 'MM/DD/YYYY'});
  cases('issued_at', {'01.02.2024 03:04:05': '2024-02-01T03:04:05.000Z 2024-02-01'}, {dateFormat: 'dd.mm.yyyy HH:mm:ss'});
  cases('issued_at', {'2024-13-01': '2024-01-13T00:00:00.000Z 2024-01-13', '2024-01-13': 'not_a_date'}, {dateFormat: 'yyyy-dd-mm'});
  cases('issued_at', {'2024/02/01': '2024-02-01T00:00:00.000Z 2024-02-01'}, {dateFormat: 'yyyy/mm/dd'});

  for (const dateFormat of ['dd/mm', 'dd/mm/yy', 'dd/dd/yyyy', 'european', 'dd/mm/yyyy mm']) {
    it(`refuses the format ${dateFormat}`, async () => {
      expect((await faultOf(read('issued_at,amount\n', {dateFormat}).then())).code).toBe('E_ATTR');
    });
  }
});

describe('DS-09 dates whose order of day and month nobody said', () => {
  /** As the moment at which a day starts, and the day. */
  const start = (...days: string[]) => days.map((day) => `${day}T00:00:00.000Z ${day}`);
  const dates = (...texts: string[]) => read(`issued_at,amount\n${texts.map((text) => `${text},1\n`).join('')}`);

  it('are refused where both orders fit, naming column and line', async () => {
    const fault = await faultOf(dates('05/05/2024', '01/02/2024'));
    expect(fault.code).toBe('E_DATE_AMBIGUOUS');
    expect(fault.where).toEqual(['column issued_at']);
    expect(fault.what).toContain('line 3');
    expect(fault.mend).toContain('date-format="dd/mm/yyyy"');
  });

  it('are refused where neither order fits them all', async () => {
    expect((await faultOf(dates('13/01/2024', '01/13/2024'))).code).toBe('E_DATE_AMBIGUOUS');
  });

  it('are read where only one order fits them all, whichever row shows it', async () => {
    expect(valuesOf(await dates('01/02/2024', '13/02/2024'), 'issued_at')).toEqual(start('2024-02-01', '2024-02-13'));
    expect(valuesOf(await dates('01-02-2024', '02-13-2024'), 'issued_at')).toEqual(start('2024-01-02', '2024-02-13'));
    expect(valuesOf(await dates('02-13-2024 10:00'), 'issued_at')).toEqual(['2024-02-13T10:00:00.000Z 2024-02-13']);
  });

  it('are read where both orders mean the same day', async () => {
    expect(valuesOf(await dates('05/05/2024', '2024-01-02'), 'issued_at')).toEqual(start('2024-05-05', '2024-01-02'));
  });

  it('reject the rows that are no date in any order, once the column is known', async () => {
    const table = await dates('01/02/2024', '45/45/2024', '13/02/2024', '99/99/2024');
    expect(valuesOf(table, 'issued_at')).toEqual(start('2024-02-01', '2024-02-13'));
    expect(table.report).toMatchObject({read: 4, accepted: 2, rejected: 2});
    expect(refused(table)).toEqual(['2 not_a_date in issued_at from line 3']);
  });

  it('of rejected and skipped rows say nothing', async () => {
    const text = 'created_at,customer_id,is_test\n01/02/2024,,\n01/02/2024,a,true\n13/02/2024,b,\n01/02/2024,,\n';
    const table = await read(text, {candidates: ['customers']});
    expect(valuesOf(table, 'created_at')).toEqual(start('2024-02-13'));
    expect(table.report).toMatchObject({read: 4, accepted: 1, rejected: 2, skipped: 1});
  });
});
