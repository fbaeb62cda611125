// Makes the declarations of crm-widgets hold without the packages that it is made of: what names one of them leads to its file
// instead, and files that nothing leads to go.
// tsc -p packages/widgets/tsconfig.types.json && node scripts/types.mjs
import {readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join, relative} from 'node:path';

const packages = join(import.meta.dirname, '../packages');
const folder = join(packages, 'widgets/dist/types');
const reached = new Set();

for (const {types} of Object.values(exportsOf('widgets'))) if (types) reach(join(packages, 'widgets', types));
for (const file of readdirSync(folder, {recursive: true, encoding: 'utf8'})) {
  if (file.endsWith('.d.ts') && !reached.has(join(folder, file))) rmSync(join(folder, file));
}

function reach(path) {
  if (reached.has(path)) return;
  reached.add(path);
  const text = readFileSync(path, 'utf8').replace(/(?<=['"])@crm-widgets\/([\w-]+)([\w/-]*)(?=['"])/g, (_, name, entry) => {
    const to = relative(dirname(path), join(folder, name, exportsOf(name)[`.${entry}`]));
    return to.replaceAll('\\', '/').replace(/\.ts$/, '.js');
  });
  writeFileSync(path, text);
  for (const [, to] of text.matchAll(/['"](\.[^'"]*)\.js['"]/g)) reach(join(dirname(path), `${to}.d.ts`));
}

function exportsOf(name) {
  return JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8')).exports;
}
