/** What was measured at a size, from a format: a line of the page for each. */
const lines: Readonly<Record<string, string>> = {
  'first number, ms': 'First number', 'whole board, ms': 'Whole board', 'change, p50, ms': 'A filter change',
};
const others = {'kit / plain': 'Typed arrays by hand', 'kit / duckdb': 'DuckDB-WASM and D3 by hand', 'kit / mosaic': 'Mosaic'};

/**
 * The kit's time as a share of another page's, as a Markdown table, from the text of `docs/benchmarks.md`.
 *
 * @param size as the headings write it: `1,000,000 transactions`
 * @throws {RangeError} nothing was measured at that size
 */
export function ratios(text: string, size: string): string {
  const sections = text.split(/^### /m).filter((section) => section.startsWith(`${size}, `));
  if (sections.length === 0) throw new RangeError(`docs/benchmarks.md has no figures of ${size}`);
  const heads = Object.keys(others);
  const rows = sections.flatMap((section) => {
    const [head = [], , ...measured] = section.split('\n').filter((line) => line.startsWith('|')).map(cellsOf);
    return measured.filter(([what]) => what! in lines)
      .map((cells) => [formatOf(section), lines[cells[0]!]!, ...heads.map((name) => cells[head.indexOf(name)] ?? '–')]);
  });
  return [['Read from', 'What', ...Object.values(others)], ['---', '---', ...heads.map(() => '---:')], ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The bytes of the way to a first number, as a Markdown table, from the text of `docs/benchmarks.md`. @throws {RangeError} it does not tell them */
export function bytes(text: string): string {
  const [, all, script, worker] = /from columns is ([\d.]+) kB of gzip \(script ([\d.]+), worker with readers and engine ([\d.]+)\)/.exec(text) ?? [];
  if (!all) throw new RangeError('docs/benchmarks.md says nothing of bytes of script');
  return ['| What | kB |', '| --- | ---: |', `| Script: Lit, the tags, sources, the number | ${script} |`,
    `| Worker: reader of CSV, types, sums by day | ${worker} |`, `| Together | ${all} |`].join('\n');
}

const cellsOf = (line: string) => line.split('|').slice(1, -1).map((cell) => cell.trim());
const formats: Readonly<Record<string, string>> = {csv: 'CSV', arrow: 'Arrow', parquet: 'Parquet'};

function formatOf(section: string): string {
  const format = section.split('\n', 1)[0]!.split(', ').at(-1)!;
  return formats[format] ?? format;
}
