// Writes the made-up company of packages/testing as CSV files for the boards page: node scripts/make-sample-data.mjs
import {mkdir, writeFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {runnerImport} from 'vite';

const root = new URL('..', import.meta.url);
const folder = new URL('stories/boards/data/subscriptions/', root);
const options = {root: fileURLToPath(root), configFile: false, resolve: {conditions: ['source']}, logLevel: 'error'};
const {module} = await runnerImport(fileURLToPath(new URL('packages/testing/src/company/index.ts', root)), options);

const written = [];
await mkdir(folder, {recursive: true});
for (const [table, rows] of Object.entries(module.makeCompany({seed: 1, months: 36}))) {
  const csv = module.toCsv(rows);
  await writeFile(new URL(`${table}.csv`, folder), csv);
  written.push(`${table}.csv: ${rows.length} rows, ${Math.round(csv.length / 1024)} KiB`);
}
console.log(written.join('\n'));
