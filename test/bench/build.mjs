// Makes the pages that the kit is held against: their packages, and their bundles.
import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {build} from 'vite';

const here = import.meta.dirname;

/**
 * Installs what only the bench needs (Mosaic and what it brings, 160 MB), unless it is there as the lock file says.
 * @throws {Error} npm failed
 */
export function installPackages() {
  const stamp = path.join(here, 'node_modules/.bench-stamp');
  const wanted = createHash('sha256').update(readFileSync(path.join(here, 'package-lock.json'))).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('bench: installing Mosaic and what it needs, for the bench alone (npm ci --prefix test/bench) ...');
  const program = process.env.npm_execpath;
  const [command, before] = program ? [process.execPath, [program]] : ['npm', []];
  const {status} = spawnSync(command, [...before, 'ci', '--prefix', here, '--no-audit', '--no-fund'], {
    cwd: here, stdio: ['ignore', 'inherit', 'inherit'], shell: !program && process.platform === 'win32',
  });
  if (status !== 0) throw new Error('npm ci failed. Check the network and the lines above, or leave Mosaic out: --pages kit,plain,duckdb');
  writeFileSync(stamp, wanted);
}

/** Bundles pages of `pages/` into a folder, one subfolder each. */
export async function buildPages(outDir, names) {
  await build({
    configFile: false, root: path.join(here, 'pages'), base: './', publicDir: false, logLevel: 'error',
    build: {
      outDir, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 5000,
      rolldownOptions: {input: names.map((name) => path.join(here, 'pages', name, 'index.html'))},
    },
  });
}
