// The tables of the bench.

const milliseconds = (value) => value.toFixed(value < 10 ? 1 : 0);
const megabytes = (value) => (Number.isNaN(value) ? '-' : (value / 1e6).toFixed(2));
const task = (value) => (value === 0 ? '< 50' : milliseconds(value));

const lines = [
  ['firstNumber', 'first number, ms', milliseconds], ['board', 'whole board, ms', milliseconds],
  ['p50', 'change, p50, ms', milliseconds], ['p95', 'change, p95, ms', milliseconds],
  ['channelP50', 'channels alone, p50, ms', milliseconds], ['rangeP50', 'range of days alone, p50, ms', milliseconds],
  ['secondNumber', 'second visit, first number, ms', milliseconds], ['secondBoard', 'second visit, board, ms', milliseconds],
  ['wire', 'on the wire, MB', megabytes], ['secondWire', 'on the wire, second visit, MB', megabytes],
  ['heap', "page's JavaScript, MB", megabytes], ['renderer', 'renderer, MB', megabytes],
  ['loadTask', 'longest task of the load, ms', task], ['changeTask', 'longest task of the changes, ms', task],
];

/** Most that the kit may take, as a share of another page, by size; and most of its own. */
const goals = [
  {rows: 1_000_000, key: 'firstNumber', of: 'plain', most: 1}, {rows: 1_000_000, key: 'board', of: 'plain', most: 1.1},
  {rows: 1_000_000, key: 'firstNumber', of: 'mosaic', most: 0.27}, {rows: 1_000_000, key: 'board', of: 'mosaic', most: 0.27},
  {rows: 1_000_000, key: 'p50', of: 'plain', most: 0.6}, {rows: 1_000_000, key: 'p50', of: 'mosaic', most: 0.08},
  {rows: 5_000_000, key: 'p50', of: 'plain', most: 0.3},
];
/** No task of the kit's main thread is longer, at any size. */
const LONGEST_TASK = 50;
/** The kit on DuckDB against the page that does the same by hand. */
const ENGINE_GOAL = 1.15;
const engineKeys = ['firstNumber', 'board', 'p50', 'p95'];

/** Medians of visits, by key. */
export function medians(visits) {
  return Object.fromEntries(lines.map(([key]) => {
    const sorted = visits.map((one) => one[key]).sort((a, b) => a - b);
    return [key, sorted[Math.floor(sorted.length / 2)]];
  }));
}

/**
 * One table in Markdown: a column for each page, the kit's ratios to the others, and its goals.
 * @param {Record<string, object>} found medians by page
 */
export function table(rows, found) {
  const pages = Object.keys(found);
  const others = found.kit ? pages.filter((page) => page !== 'kit') : [];
  const heads = ['', ...pages, ...others.map((page) => `kit / ${page}`), 'goal'];
  const body = lines.map(([key, label, write]) => [
    label, ...pages.map((page) => write(found[page][key])), ...others.map((page) => ratio(found.kit[key], found[page][key])),
    goalsOf(rows, key, found).join('; '),
  ]);
  return [heads, heads.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function ratio(a, b) {
  return b > 0 ? (a / b).toFixed(2) : '-';
}

function goalsOf(rows, key, found) {
  const said = [];
  for (const goal of goals) {
    if (goal.rows === rows && goal.key === key && found.kit && found[goal.of]) {
      said.push(`${goal.of} x ${goal.most}: ${metWord(found.kit[key] <= goal.most * found[goal.of][key])}`);
    }
  }
  if (key.endsWith('Task') && found.kit) said.push(`${LONGEST_TASK} ms: ${metWord(found.kit[key] <= LONGEST_TASK)}`);
  const engine = found['kit-duckdb'];
  if (engine && found.duckdb && engineKeys.includes(key)) {
    said.push(`kit-duckdb, duckdb x ${ENGINE_GOAL}: ${metWord(engine[key] <= ENGINE_GOAL * found.duckdb[key])}`);
  }
  return said;
}

function metWord(isMet) {
  return isMet ? 'met' : '**not met**';
}
