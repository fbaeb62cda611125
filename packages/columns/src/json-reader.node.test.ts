import {describe, expect, it} from 'vitest';
import {contentOf, faultOf, read, refused, valuesOf, type Piece} from './read-fixtures.js';

const json = (text: string, rest: Partial<Piece> = {}) => read([{bytes: text, file: {name: 'rows.json'}, ...rest}]);
const ndjson = (text: string) => read([{bytes: text, file: {name: 'rows.ndjson'}}]);

describe('JSON', () => {
  const row = '{"customer_id":"a","issued_at":"2024-01-01","amount":1.5}';
  const forms: [string, string, string][] = [
    ['an array', 'rows.json', `[${row}]`],
    ['an object with rows', 'rows.json', `{"total": 1, "rows": [${row}], "next": null}`],
    ['an object with data', 'rows.json', `{"data": [${row}]}`],
    ['one object a line', 'rows.ndjson', `${row}\n`],
    ['a file without extension', 'rows', ` [${row}]`],
    ['a file of lines without extension', 'rows', `${row}\n${row.replace('a', 'b')}`],
    ['a file with a mark', 'rows.json', `\uFEFF[${row}]`],
  ];
  for (const [name, file, text] of forms) {
    it(`is read from ${name}`, async () => {
      const table = await read([{bytes: text, file: {name: file}, cuts: [3, 20]}]);
      expect(valuesOf(table, 'customer_id')[0]).toBe('a');
      expect(valuesOf(table, 'amount')[0]).toBe(1.5);
    });
  }

  it('IN-11 IN-12 mixed types, missing keys, nested values and names of prototypes are read under the schema', async () => {
    const table = await json(`[
      {"issued_at": "2024-01-01", "amount": "1,234.50", "customer_id": 9007199254740993, "is_recurring": true,
       "note": {"a": [1, 2.50, "x y"]}},
      {"amount": 2, "issued_at": "2024-01-02T00:00:00Z", "is_recurring": "no", "__proto__": "p", "constructor": 5},
      {"amount": 3, "issued_at": "2024-01-03", "customer_id": " \\u0041\\n", "note": "", "amount": 4},
      {"amount": null, "issued_at": "2024-01-03"}, {"amount": [1], "issued_at": "2024-01-03"}, {"amount": true, "issued_at": "2024-01-03"},
      {"amount": 1, "issued_at": 1704067200000}, {"amount": 1e400, "issued_at": "2024-01-03"}, {}
    ]`);
    expect(contentOf(table)).toMatchObject({
      amount: [1234.5, 2, 4],
      customer_id: ['9007199254740993', null, 'A'],
      is_recurring: [true, false, false],
      note: ['{"a":[1,2.50,"x y"]}', null, null],
      constructor: [null, '5', null],
    });
    expect(valuesOf(table, '__proto__')).toEqual([null, 'p', null]);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
    expect(refused(table)).toEqual([
      '2 not_a_number in amount from line 5',
      '1 missing_required in amount from line 4',
      '1 missing_required in issued_at from line 9',
      '1 money_range in amount from line 8',
      '1 not_a_date in issued_at from line 7',
    ]);
  });

  it('knows NDJSON rows by their physical lines', async () => {
    const table = await ndjson('{"issued_at":"2024-01-01","amount":1}\n\n{"issued_at":"x","amount":1}\r\n');
    expect(refused(table)).toEqual(['1 not_a_date in issued_at from line 3']);
  });

  it('without rows is an empty table', async () => {
    for (const text of ['', '[]', '{"rows": []}', ' ']) expect((await json(text)).rows).toBe(0);
  });

  const broken: [string, string, number][] = [
    ['a text cut off', '[{"amount":1},{"amo', 19],
    ['something after the end', '[{"amount":1}] x', 15],
    ['objects by lines', '{"amount":1}\n{"amount":2}\n', 12],
    ['half a surrogate pair', '[{"amount":"\\ud83d x"}]', 12],
    ['a low surrogate alone', '[{"amount":"\\udc00"}]', 12],
    ['an unknown escape', '[{"amount":"\\x"}]', 12],
    ['a control character', '[{"amount":"\n"}]', 12],
    ['a number with a leading zero', '[{"amount":01}]', 13],
    ['a word of another language', '[{"amount":NaN}]', 11],
    ['single quotes', "[{'amount':1}]", 2],
    ['a comma at the end', '[{"amount":1},]', 14],
    ['rows that are arrays', '[[1]]', 1],
    ['a text alone', '"amount"', 0],
  ];
  for (const [name, text, byte] of broken) {
    it(`IN-10 refuses ${name} and says at which byte`, async () => {
      const fault = await faultOf(json(text));
      expect([fault.code, ...fault.where]).toEqual(['E_JSON', 'rows.json', `byte ${byte}`]);
    });
  }

  it('IN-10 refuses an object without rows and values nested 3 000 deep', async () => {
    expect((await faultOf(json('{"error": "sign in"}'))).code).toBe('E_JSON');
    expect((await faultOf(json(`[{"amount": ${'['.repeat(3000)}${']'.repeat(3000)}}]`))).code).toBe('E_JSON');
  });

  it('IN-10 refuses a text cut at any byte', async () => {
    const text = '{"rows":[{"issued_at":"2024-01-01","amount":-1.5e1,"a":[null,{"b":"\\u00e9"}]}]}';
    for (let length = 1; length < text.length; length++) expect((await faultOf(json(text.slice(0, length)))).code).toBe('E_JSON');
  });

  it('IN-05 refuses text that is not UTF-8', async () => {
    const bytes = new Uint8Array(Buffer.from('[{"issued_at":"2024-01-01","amount":1,"customer_id":"Zoë"}]', 'latin1'));
    expect((await faultOf(read([{bytes, file: {name: 'rows.json'}}]))).code).toBe('E_ENCODING');
  });
});
