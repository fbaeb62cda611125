import {describe, expect, it} from 'vitest';
import {faultOf, read} from './read-fixtures.js';
import type {FileOptions, Format} from './read-options.js';
import {sniff} from './sniff.js';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const file = (rest: Partial<FileOptions>): FileOptions => ({name: 'rows', contentType: null, ...rest});

describe('the format of a file', () => {
  const known: [string, Partial<FileOptions>, Format][] = [
    ['a,b\n', {}, 'csv'],
    ['', {}, 'csv'],
    ['a\tb\n', {name: 'a.tsv'}, 'tsv'],
    ['a\tb\n', {name: 'a.TSV.gz'}, 'tsv'],
    ['a,b\n', {contentType: 'text/csv; charset=utf-8'}, 'csv'],
    ['a\tb\n', {contentType: 'text/tab-separated-values'}, 'tsv'],
    ['[{}]', {}, 'json'],
    ['[{}]', {name: 'a.csv', contentType: 'text/csv'}, 'json'],
    ['{"rows": []}\n', {}, 'json'],
    ['{"a": 1}\n{"a": 2}\n', {}, 'ndjson'],
    ['{"a": 1}\n', {name: 'a.jsonl'}, 'ndjson'],
    ['{"a": 1}\n', {contentType: 'application/x-ndjson'}, 'ndjson'],
    ['PAR1\0', {name: 'a.csv'}, 'parquet'],
    ['ARROW1\0\0', {}, 'arrow'],
    ['\xff\xff\xff\xff\x10', {contentType: 'application/octet-stream'}, 'arrow'],
    ['{"a": 1}', {format: 'csv'}, 'csv'],
    ['a,b', {format: 'tsv', name: 'a.csv'}, 'tsv'],
    ['a,b', {name: 'constructor', contentType: 'constructor'}, 'csv'],
  ];
  for (const [head, options, format] of known) {
    it(`is ${format} for ${JSON.stringify(head)} with ${JSON.stringify(options)}`, () => {
      expect(sniff(bytes(head), file(options))).toBe(format);
    });
  }

  const wrong: [string, string, Partial<FileOptions>, string][] = [
    ['IN-01', '<!DOCTYPE html><html><form action="/login">', {name: 'rows.csv', contentType: 'text/html'}, 'web page'],
    ['IN-01', '\n  <html>', {name: 'rows.csv', contentType: 'text/csv', format: 'csv'}, 'web page'],
    ['IN-01', '<?xml version="1.0"?>', {}, 'web page'],
    ['IN-19', 'PAR1\0', {format: 'csv'}, 'format says csv and the bytes are parquet'],
    ['IN-19', 'a,b\n', {format: 'parquet'}, 'format says parquet and the bytes are not'],
    ['IN-19', 'ARROW1', {format: 'parquet'}, 'format says parquet and the bytes are arrow'],
    ['IN-19', 'a,b\n', {name: 'rows.parquet'}, 'say parquet and the bytes are not'],
    ['IN-19', 'PK\x03\x04', {name: 'rows.csv'}, 'workbook'],
  ];
  for (const [id, head, options, what] of wrong) {
    it(`${id} is refused for ${JSON.stringify(head)} with ${JSON.stringify(options)}`, async () => {
      const fault = await faultOf(read([{bytes: bytes(head), file: options}]));
      expect(fault.code).toBe('E_FORMAT');
      expect(fault.what).toContain(what);
    });
  }
});
