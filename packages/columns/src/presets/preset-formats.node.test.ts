import * as arrow from 'apache-arrow';
import {columnsOf, type TableName} from '@crm-widgets/core';
import {parquetWriteBuffer} from 'hyparquet-writer';
import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {contentOf, options} from '../read-fixtures.js';
import {makerFor, readTable} from '../read-table.js';
import type {ReadOptions} from '../read-options.js';

/** The small exports that `packages/testing` has, one a preset, and the tables that each fills. */
const exports: readonly [preset: string, tables: readonly TableName[], rest?: Partial<ReadOptions>][] = [
  ['hubspot-contacts', ['people']], ['hubspot-companies', ['customers']], ['hubspot-deals', ['deals', 'deal_stages']],
  ['hubspot-tickets', ['tickets']], ['salesforce-opportunities', ['deals']],
  ['salesforce-opportunity-history', ['deal_stages']], ['salesforce-leads', ['people']],
  ['stripe-subscriptions', ['subscriptions']], ['stripe-invoices', ['transactions']],
  ['zendesk-tickets', ['tickets', 'surveys'], {decimal: ','}], ['shopify-orders', ['transactions']],
];

type Cell = string | number | boolean | Date | null;
type Columns = ReadonlyMap<string, readonly Cell[]>;

function exported(preset: string): string {
  return readFileSync(new URL(`../../../testing/src/exports/${preset}.csv`, import.meta.url), 'utf8').replace(/^\uFEFF/, '');
}

/** The columns of an export, numbers, moments and flags as what they are where a whole column is. */
function columnsIn(text: string): Columns {
  const mark = text.split('\n', 1)[0]!.includes(';') ? ';' : ',';
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${mark}\n]*))(${mark}|\n|$)`, 'g');
  const records: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.trimEnd().matchAll(cell)) {
    records.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\n') records.push([]);
    if (end === '') break;
  }
  const [headers, ...rows] = records;
  return new Map(headers!.map((header, i) => [header, typed(rows.map((row) => row[i]!), mark)]));
}

const kinds: readonly ((text: string, mark: string) => Cell | undefined)[] = [
  (text, mark) => {
    const number = Number(mark === ';' ? text.replace(',', '.') : text);
    return text !== '' && Math.abs(number) < 2 ** 53 ? number : undefined;
  },
  (text) => (/^(true|false)$/.test(text) ? text === 'true' : undefined),
  (text) => {
    const [, moment, zone = 'Z'] = /^(\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?([+-]\d{4})?$/.exec(text) ?? [];
    return moment ? new Date(moment.replace(' ', 'T') + zone) : undefined;
  },
];

function typed(texts: readonly string[], mark: string): Cell[] {
  const some = texts.filter((text) => text !== '');
  const kind = some.length > 0 && kinds.find((read) => some.every((text) => read(text, mark) !== undefined));
  return texts.map((text) => (text === '' ? null : kind ? kind(text, mark)! : text));
}

function jsonOf(columns: Columns): Uint8Array {
  const rows = Array.from({length: [...columns.values()][0]!.length}, (_, row) =>
    Object.fromEntries([...columns].map(([name, cells]) => [name, cells[row]])));
  return new TextEncoder().encode(JSON.stringify(rows));
}

function arrowOf(columns: Columns): Uint8Array {
  const vectors = [...columns].map(([name, cells]) => {
    const values = cells.map((cell) => (cell instanceof Date ? cell.getTime() : cell)) as number[];
    const type = {number: new arrow.Float64(), boolean: new arrow.Bool(), string: new arrow.Utf8(), object: new arrow.TimestampMillisecond()};
    return [name, arrow.vectorFromArray(values, type[kindOf(cells)] as arrow.Float64)];
  });
  return arrow.tableToIPC(new arrow.Table(Object.fromEntries(vectors) as Record<string, arrow.Vector>), 'file');
}

function parquetOf(columns: Columns): Uint8Array {
  const types = {number: 'DOUBLE', boolean: 'BOOLEAN', string: 'STRING', object: 'TIMESTAMP'} as const;
  return new Uint8Array(parquetWriteBuffer({
    columnData: [...columns].map(([name, cells]) => ({name, data: [...cells], type: types[kindOf(cells)], nullable: true})),
  }));
}

function kindOf(cells: readonly Cell[]): 'number' | 'boolean' | 'string' | 'object' {
  return typeof (cells.find((cell) => cell !== null) ?? '') as 'string';
}

async function read(bytes: Uint8Array, name: string, rest: Partial<ReadOptions>) {
  const given = options({zone: 'Europe/Paris', currency: 'EUR', ...rest});
  const table = readTable(given, await makerFor(given));
  const file = table.file({name, contentType: null});
  await file.write(bytes);
  await file.end();
  return table.close();
}

const formats: readonly [string, (columns: Columns) => Uint8Array][] = [
  ['rows.json', jsonOf], ['rows.arrow', arrowOf], ['rows.parquet', parquetOf],
];

describe('an export that was stored in another format', () => {
  for (const [preset, tables, rest = {}] of exports) {
    for (const table of tables) {
      for (const [name, write] of formats) {
        it(`${preset} fills ${table} from ${name} as from CSV`, async () => {
          const how = {...rest, preset, candidates: [table]};
          const text = exported(preset);
          const [csv, other] = await Promise.all([
            read(new TextEncoder().encode(text), 'rows.csv', how), read(write(columnsIn(text)), name, how),
          ]);
          const known = (content: Record<string, unknown>) =>
            Object.fromEntries(Object.entries(content).filter(([column]) => columnsOf(table).has(column)));
          expect(known(contentOf(other))).toEqual(known(contentOf(csv)));
          const counts = ({report: {reasons, ...all}}: typeof csv) => ({...all, reasons: reasons.map(({code, count}) => [code, count])});
          expect(counts(other)).toEqual(counts(csv));
          expect(other.rows).toBeGreaterThan(0);
        });
      }
    }
  }
});
