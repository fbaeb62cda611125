import {describe, expect, it} from 'vitest';
import {toArrowStream} from './arrow-stream.js';
import {read, valuesOf, options} from './read-fixtures.js';
import {readRows} from './read-rows.js';

const events = {candidates: ['events' as const]};
const csv = (...props: readonly string[]) =>
  `at,actor_id,name,props\n${props.map((text) => `2024-05-01,a,visit,"${text.replaceAll('"', '""')}"\n`).join('')}`;
const under = async (key: string, ...props: readonly string[]) => valuesOf(await read(csv(...props), events), `props.${key}`);

describe('a key of props of events', () => {
  it('is a column of texts: those as any cell has them, numbers and booleans as JSON writes them', async () => {
    expect(await under('plan', '{"plan": "pro"}', '{"plan": " a \\"b\\" é\\n"}', '{"plan": 12.50}', '{"plan": -0}', '{"plan": 1e3}', '{"plan": true}',
      '{"plan": false}', ' {"n": 1, "plan": "pro"} ', '{"plan": "free", "plan": "pro"}'))
      .toEqual(['pro', 'a "b" é', '12.5', '0', '1000', 'true', 'false', 'pro', 'pro']);
  });
  it('is missing where nothing, null, an empty text, one with NUL, an object or an array stands under it', async () => {
    expect(await under('plan', '{}', '{"Plan": "pro"}', '{"plan": null}', '{"plan": ""}', '{"plan": "a\\u0000"}', '{"plan": {"plan": "pro"}}',
      '{"plan": ["pro"]}', '')).toEqual(Array(8).fill(null));
  });
  it('has the sign for a lost letter in place of half a one', async () => {
    expect(await under('plan', '{"plan": "a\\ud83d"}', '{"plan": "\\ud83d\\ude00\\ude00\\ud83d\\ud83d"}')).toEqual(['a\ufffd', '\u{1F600}\ufffd\ufffd\ufffd']);
  });
  it('is missing in a text that is no object of JSON', async () => {
    expect(await under('length', '["pro"]', '"pro"', '12', 'null', 'plan=pro', '{"length": 1', '{length: 1}')).toEqual(Array(7).fill(null));
  });
  it('keeps whole numbers that doubles do not tell apart', async () => {
    expect(await under('id', '{"id": 9007199254740993}', '{"id":-12345678901234567890,"n":0.12345678901234567}',
      '{"id": "\\"9007199254740993"}', '{"note": "1234567890123456: 9007199254740993", "id": 9007199254740991}', '{"id": 1234567890123456.5}'))
      .toEqual(['9007199254740993', '-12345678901234567890', '"9007199254740993', '9007199254740991', '1234567890123456.5']);
  });
  it('is told by letters of either size, digits, _ and -, also where objects have such by nature', async () => {
    const props = '{"Plan": "A", "plan": "b", "a-b_2": "c", "__proto__": "d", "a b": "e"}';
    for (const [key, text] of [['Plan', 'A'], ['plan', 'b'], ['a-b_2', 'c'], ['__proto__', 'd'], ['constructor', null], ['hasOwnProperty', null]] as const) {
      expect(await under(key, props)).toEqual([text]);
    }
  });
  it('has each text once, in however many objects it is', async () => {
    const {columns} = await read(csv('{"plan": "pro", "n": 1}', '{"plan": "pro", "n": 2}', '{}', '{"plan": "pro", "n": 1}'), events);
    expect(columns.get('props.plan')).toEqual({type: 'text', codes: Int32Array.of(0, 0, -1, 0), dictionary: ['pro']});
    expect(columns.get('props.plan')).toBe(columns.get('props.plan'));
  });
  it('is of the object that a row of JSON has, and of rows of a page', async () => {
    const rows = [{at: '2024-05-01', actor_id: 'a', name: 'visit', props: {plan: 'pro', seats: 5}}, {at: '2024-05-01', actor_id: 'a', name: 'visit', props: '{"plan":"free"}'}];
    const tables = [
      await read([{bytes: rows.map((row) => JSON.stringify(row)).join('\n'), file: {name: 'events.ndjson'}}], events),
      await read([{bytes: JSON.stringify(rows), file: {name: 'events.json'}}], events),
      readRows(options(events), rows),
    ];
    for (const table of tables) {
      expect(valuesOf(table, 'props.plan')).toEqual(['pro', 'free']);
      expect(valuesOf(table, 'props.seats')).toEqual(['5', null]);
    }
  });
  it('is of the header that props is mapped to, and gives way to a header of its own name', async () => {
    const text = 'at,actor_id,name,Details,props.step\n2024-05-01,a,visit,"{""plan"": ""pro"", ""step"": 1}",two\n';
    const table = await read(text, {...events, columns: {props: 'Details'}});
    expect([valuesOf(table, 'props.plan'), valuesOf(table, 'props.step')]).toEqual([['pro'], ['two']]);
  });
  it('is no column where the name is none of a key, or the table has no props, or is another', async () => {
    const {columns} = await read(csv('{"plan": "pro"}'), events);
    for (const name of ['props.', 'props.a b', 'props.a.b', 'props.é', 'props."x"', `props.${'k'.repeat(61)}`, 'Props.plan', 'customers.props.plan']) {
      expect([columns.has(name), columns.get(name)]).toEqual([false, undefined]);
    }
    expect(columns.has(`props.${'k'.repeat(60)}`)).toBe(true);
    expect((await read('at,actor_id,name\n2024-05-01,a,visit\n', events)).columns.has('props.plan')).toBe(false);
    expect((await read('issued_at,amount,props\n2024-05-01,1,{}\n')).columns.has('props.plan')).toBe(false);
  });
  it('is not listed among the columns, and told to an engine when it is asked for', async () => {
    const table = await read(csv('{"plan": "pro"}'), events);
    const asked = toArrowStream(table, ['props.plan', 'props.Plan', 'props.a b']);
    expect([...table.columns.keys()]).toEqual(Object.keys(table.shape.columns));
    const names = new TextDecoder('latin1').decode(asked).match(/props\.[\w^-]+/g);
    expect(new Set(names)).toEqual(new Set(['props.plan', 'props.^Plan']));
  });
});
