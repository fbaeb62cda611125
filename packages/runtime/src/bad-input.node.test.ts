import type {Fault} from '@crm-widgets/core';
import {afterAll, describe, expect, it} from 'vitest';
import {askKpi} from './kpi.js';
import {NodeSource} from './node/index.js';
import type {Ask} from './outcome.js';
import type {SourceSettings, TableSettings} from './source-settings.js';

// The last line of what a user may get wrong: each is named, with what was found and how to mend it.

const orders = 'transaction_id,customer_id,issued_at,amount,currency\n1,a,2024-01-05,10,EUR\n2,b,2024-02-05,20,EUR\n';
const mixed = 'transaction_id,issued_at,amount,currency\n1,2024-01-05,10,EUR\n2,2024-01-06,20,USD\n3,2024-01-07,5,GBP\n';
const sales = 'Order,Client,Day,Total\n1,a,2024-01-05,10\n';
const rates = 'currency,date,rate_to_reporting\nUSD,2024-01-01,0.9\n';

function table(name: 'transactions' | 'fx_rates' | 'customers', text: string, more: Partial<TableSettings> = {}): TableSettings {
  return {label: `table ${name}`, candidates: [name], src: [`data:text/csv,${encodeURIComponent(text)}`], ...more};
}

const people: TableSettings = {
  label: 'table people', candidates: ['people'], src: ['data:text/csv,person_id,created_at%0Aa,2024-01-01%0A'],
};

interface Case {
  readonly ask?: Ask;
  readonly tables?: readonly TableSettings[];
  readonly settings?: Partial<SourceSettings>;
}

const sources: NodeSource[] = [];
afterAll(() => Promise.all(sources.map((source) => source.close())));

async function ask({ask: given = {}, tables = [table('transactions', orders)], settings = {}}: Case) {
  const source = new NodeSource({label: 'source', asOf: '2024-03-01', ...settings}, tables);
  sources.push(source);
  return askKpi(source, {metric: 'revenue', period: '2024-01..2024-02', ...given}, {signal: new AbortController().signal});
}

async function told(wrong: Case): Promise<Fault> {
  return ask(wrong).then(() => { throw new Error('no fault'); }, (thrown: Fault) => thrown);
}

const columns = {customer_id: 'Client', issued_at: 'Day', amount: 'Total'};
type Row = [name: string, wrong: Case, code: string, where: string, what: string, mend: string];

const cases: readonly Row[] = [
  [
    'a metric that is none', {ask: {metric: 'revenu'}},
    'E_METRIC', 'attribute metric', 'got "revenu", wanted the id of a metric, such as revenue', 'Set metric to one of',
  ],
  [
    'a parameter that it has not', {ask: {params: {basiss: 'invoiced'}}},
    'E_PARAM', 'basiss', 'revenue has no such parameter, it has basis', 'Remove basiss',
  ],
  [
    'a value that a parameter cannot have', {ask: {params: {basis: 'cash'}}},
    'E_PARAM', 'basis', 'got "cash", wanted one of', 'Set basis in params',
  ],
  [
    'a parameter of the source for a metric', {settings: {params: {revenue: {basiss: 1}}}},
    'E_PARAM', 'basiss', 'revenue has no such parameter', 'Remove basiss',
  ],
  [
    'a parameter of the source for all', {settings: {params: {basis: 7}}},
    'E_PARAM', 'basis', 'got 7', 'Set basis in params',
  ],
  [
    'a parameter of the source that no metric has', {settings: {params: {basiss: 'paid'}}},
    'E_PARAM', 'basiss', 'no metric has such a parameter, and none has that name', 'Remove basiss from params of the source',
  ],
  [
    'what a source says for a metric and is no object', {settings: {params: {revenue: 'paid'}}},
    'E_PARAM', 'revenue', 'got "paid", wanted an object of parameters for revenue', 'Set revenue to an object',
  ],
  [
    'a parameter for a metric by its short name', {settings: {params: {lcr: {windowDayss: 3}}}, ask: {metric: 'lcr'}, tables: [people]},
    'E_PARAM', 'windowDayss', 'lead-to-customer-rate has no such parameter', 'Remove windowDayss',
  ],
  [
    'a value that takes a table which is absent', {ask: {metric: 'sgr', params: {of: 'deals'}}},
    'E_PARAM', 'of', 'got "deals", which is made of the table deals; the source has transactions', 'Add <crm-table name="deals">',
  ],
  [
    'a number out of its range', {ask: {metric: 'active-customers', params: {inactivityDays: -3}}},
    'E_PARAM', 'inactivityDays', 'got -3, wanted a number from 1 to', 'inactivityDays',
  ],
  ['a period that is none', {ask: {period: 'May'}}, 'E_ATTR', 'attribute period', 'got "May"', 'Set period'],
  [
    'a grain that is none', {ask: {grain: 'fortnight'}},
    'E_ATTR', 'attribute grain', 'got "fortnight", wanted day, week, month, quarter, year', 'Set grain',
  ],
  [
    'a comparison that is none', {ask: {compare: 'last'}},
    'E_ATTR', 'attribute compare', 'got "last", wanted', 'Set compare',
  ],
  [
    'a column of where that is not there', {ask: {where: {colour: 'red'}}},
    'E_ATTR', 'attribute where', 'customer_id', 'Change the column in where',
  ],
  [
    'a column of by that is not there', {ask: {by: 'colour'}},
    'E_ATTR', 'attribute by', 'customer_id', 'Change the column in by',
  ],
  [
    'a time zone that is none', {settings: {timeZone: 'Mars/Base'}},
    'E_ATTR', 'attribute time-zone', 'got "Mars/Base", wanted an IANA time zone', 'Europe/Paris',
  ],
  [
    'a currency that is none', {settings: {currency: 'Euro'}},
    'E_ATTR', 'attribute currency', 'got "Euro", wanted three capital letters', 'EUR',
  ],
  ['an as-of that is none', {settings: {asOf: 'yesterday'}}, 'E_ATTR', 'attribute as-of', 'got "yesterday"', 'as-of'],
  [
    'a week that starts midweek', {settings: {weekStart: 'wednesday'}},
    'E_ATTR', 'attribute week-start', 'got "wednesday", wanted monday, sunday', 'monday',
  ],
  [
    'a month that is none', {settings: {fiscalYearStart: '13'}},
    'E_ATTR', 'attribute fiscal-year-start', 'got "13", wanted a month, 1 to 12', '4',
  ],
  [
    'a table that is absent', {ask: {metric: 'win-rate'}},
    'E_TABLE', 'metric win-rate', 'wanted the table deals; the source has transactions', '<crm-table name="deals"',
  ],
  [
    'two tables of which one is absent', {ask: {metric: 'cac'}},
    'E_TABLE', 'metric cac', 'wanted the table expenses and customers', '<crm-table name="expenses"',
  ],
  [
    'columns of which one is no column', {tables: [table('transactions', sales, {columns: {...columns, total: 'Total'}})]},
    'E_ATTR', 'attribute columns', 'transactions has no column "total"', 'Use one of transaction_id',
  ],
  [
    'columns that name a header that is not there', {tables: [table('transactions', sales, {columns: {...columns, amount: 'Sum'}})]},
    'E_SCHEMA_MISSING', 'table transactions', 'needs amount (mapped to "Sum"); the file has "Order", "Client", "Day", "Total"', 'Say which column it is, such as columns=',
  ],
  [
    'a file without a column that is needed', {tables: [table('transactions', 'customer_id,issued_at,Total\na,2024-01-05,10\n', {columns: {}})]},
    'E_SCHEMA_MISSING', 'table transactions', 'needs amount; the file has "customer_id", "issued_at", "Total"', `such as columns='{"amount": "Total"}'`,
  ],
  ...['paying-customers', 'new-customers', 'repeat-purchase-rate', 'active-customers', 'customer-churn-rate', 'arpu', 'clv'].map((metric): Row => [
    `sales that do not say whose they are, for ${metric}`, {ask: {metric}, tables: [table('transactions', 'issued_at,amount\n2024-01-05,10\n')]},
    'E_SCHEMA_MISSING', 'table transactions', 'the file has no column customer_id', `columns='{"customer_id": "..."}'`,
  ]),
  [
    'columns that leave a needed one out', {tables: [table('transactions', sales, {columns: {amount: 'Total'}})]},
    'E_SCHEMA_MISSING', 'table transactions', 'issued_at', 'columns',
  ],
  [
    'a preset that is none', {tables: [table('transactions', sales, {preset: 'stripe'})]},
    'E_ATTR', 'attribute preset', 'got "stripe", wanted hubspot-contacts', 'leave preset out',
  ],
  [
    'a preset that does not fit the header', {tables: [table('transactions', sales, {preset: 'stripe-invoices'})]},
    'E_PRESET', 'table transactions', 'wants "Date (UTC)", "id", "Amount Due"; the file has "Order", "Client", "Day", "Total"', 'leave preset out and map the headers with columns',
  ],
  [
    'a preset of another table', {tables: [table('transactions', sales, {preset: 'zendesk-tickets'})]},
    'E_PRESET', 'attribute preset', 'preset zendesk-tickets fills tickets, surveys, wanted transactions', 'Declare the file as the table tickets',
  ],
  [
    'two currencies and no rates', {tables: [table('transactions', mixed)]},
    'E_CURRENCY_MIXED', '', 'EUR, GBP, USD', 'fx_rates',
  ],
  [
    'a decimal mark that is none', {tables: [table('transactions', orders, {decimal: ';'})]},
    'E_ATTR', 'attribute decimal', 'got ";"', 'Set decimal',
  ],
  [
    'a date that could be two', {tables: [table('transactions', 'issued_at,amount\n01/02/2024,1\n')]},
    'E_DATE_AMBIGUOUS', 'table transactions', 'issued_at', 'date-format',
  ],
];

describe('what a user got wrong is named, with what was found and how to mend it:', () => {
  for (const [name, wrong, code, where, what, mend] of cases) {
    it(name, async () => {
      const fault = await told(wrong);
      expect(fault.code).toBe(code);
      expect(fault.where.join(' > ')).toContain(where);
      expect(`${fault.where.join(' ')} ${fault.what}`).toContain(what);
      expect(fault.mend).toContain(mend);
    });
  }
});

describe('a parameter that changes nothing', () => {
  it('is a warning of the number that names it, why and how to mend it', async () => {
    const {result} = await ask({ask: {metric: 'active-customers', params: {churnAt: 'requested'}, period: '2024-01'}});
    expect(result.current.value).toBe(1);
    expect(result.warnings).toEqual([{
      code: 'param_idle', table: null, count: null, message: 'The parameter churnAt "requested" changes nothing: it takes the table '
        + 'subscriptions, and the source has transactions. Add <crm-table name="subscriptions">, or remove churnAt from params.',
    }]);
  });
  it('says nothing where it is for all metrics of the source, or for its readers', async () => {
    const {result} = await ask({settings: {params: {churnAt: 'requested', basis: 'invoiced', includeShipping: false}}, ask: {metric: 'active-customers', period: '2024-01'}});
    expect(result.warnings).toEqual([]);
  });
});

describe('minN, below which a base is small', () => {
  it('is the widget\'s, else that of the source for the metric, else for all, else left to the widget', async () => {
    const told = async (settings: object, params?: object) => {
      const {card} = await ask({settings: {params: {...settings}}, ask: {period: '2024-01', ...(params ? {params: {...params}} : {})}});
      return card.asked?.minN;
    };
    expect(await told({minN: 20, revenue: {minN: 10}}, {minN: 3})).toBe(3);
    expect(await told({minN: 20, revenue: {minN: 10}})).toBe(10);
    expect(await told({minN: 20})).toBe(20);
    expect(await told({})).toBeUndefined();
    await expect(told({minN: -1})).rejects.toThrow(/minN: got -1, wanted a whole number of at least 0/);
  });
});

describe('a rate that is missing', () => {
  it('leaves rows of its currency out, counted by currency, and the number is partial', async () => {
    const {state, result} = await ask({
      tables: [table('transactions', mixed), table('fx_rates', rates)], settings: {currency: 'EUR'}, ask: {period: '2024-01'},
    });
    expect(state).toBe('partial');
    expect(result.current.value).toBe(28);
    expect(result.warnings).toMatchObject([
      {code: 'rate_missing', table: 'transactions', count: 1, message: expect.stringContaining('GBP') as string},
    ]);
  });
});
