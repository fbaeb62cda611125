import {expect, it} from 'vitest';
import text from '../../docs/benchmarks.md?raw';
import {finding, ratios} from '../../stories/performance/measured.js';

const sample = `- **Bytes of script.** 60 kB
  of gzip.
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

it('takes a finding in its own words', () => expect(finding(sample, 'Bytes of script')).toBe('60 kB of gzip.'));

it('finds both in the figures of the project, and says so where it does not', () => {
  expect(ratios(text, '1,000,000 transactions').split('\n')).toHaveLength(2 + 3 * 3);
  expect(finding(text, 'Bytes of script')).toMatch(/\d+\.\d kB/);
  expect(() => ratios(text, '7 transactions')).toThrow(RangeError);
  expect(() => finding(text, 'Weather')).toThrow(RangeError);
});
