import {expect, it} from 'vitest';
import text from '../../docs/benchmarks.md?raw';
import {bytes, ratios} from '../../stories/performance/measured.js';

const sample = `- **Bytes of script.** The way to a first number from columns is 60.0 kB of gzip (script 37.7, worker with readers and engine 22.3), as is wanted.
- **Memory.** Little.

### 10 transactions, csv

|  | kit | plain | kit / plain | goal |
| --- | --- | --- | --- | --- |
| first number, ms | 3 | 2 | 1.50 | met |
| renderer, MB | 3 | 2 | 1.50 |  |
`;

it('takes the ratios of a size, what was not measured left open', () => expect(ratios(sample, '10 transactions')).toBe(`
| Read from | What | Typed arrays by hand | DuckDB-WASM and D3 by hand | Mosaic |
| --- | --- | ---: | ---: | ---: |
| CSV | First number | 1.50 | – | – |`.trim()));

it('takes the bytes of a first number', () => expect(bytes(sample)).toBe(`
| What | kB |
| --- | ---: |
| Script: Lit, the tags, sources, the number | 37.7 |
| Worker: reader of CSV, types, sums by day | 22.3 |
| Together | 60.0 |`.trim()));

it('finds both in the figures of the project, and says so where it does not', () => {
  expect(ratios(text, '1,000,000 transactions').split('\n')).toHaveLength(2 + 3 * 3);
  expect(bytes(text)).toMatch(/Together \| \d+\.\d \|/);
  expect(() => ratios(text, '7 transactions')).toThrow(RangeError);
  expect(() => bytes('Little.')).toThrow(RangeError);
});
