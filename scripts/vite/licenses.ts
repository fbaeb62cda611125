import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Plugin, Rolldown} from 'vite';

const root = join(import.meta.dirname, '../..');

/** Who holds the rights in a package under the MIT licence that comes without its text. */
const holders: Readonly<Record<string, string>> = {
  '@duckdb/duckdb-wasm': 'Copyright 2021 DuckDB WASM Contributors\nCopyright 2018-2025 Stichting DuckDB Foundation',
};

/**
 * Leaves `licenses.txt` in the folder: the kit's licence and those of all packages whose code or files are in it, as these ask for.
 * @returns a plugin for the build, and one for its workers, which are bundles of their own
 */
export function licenses(): {ofBuild: Plugin; ofWorkers: () => Plugin} {
  const folders = new Set<string>();
  const gather = (bundle: Rolldown.OutputBundle) => {
    for (const file of Object.values(bundle)) {
      for (const from of file.type === 'chunk' ? file.moduleIds : file.originalFileNames) {
        const folder = /node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+(?=\/)/.exec(from)?.[0];
        if (folder) folders.add(join(root, folder));
      }
    }
  };
  return {
    ofBuild: {
      name: 'licenses',
      generateBundle(_, bundle) {
        gather(bundle);
        this.emitFile({type: 'asset', fileName: 'licenses.txt', source: allOf([...folders].toSorted())});
      },
    },
    ofWorkers: () => ({name: 'licenses-of-workers', generateBundle: (_, bundle) => gather(bundle)}),
  };
}

function allOf(folders: readonly string[]): string {
  return [`crm-widgets\n\n${read(root, 'LICENSE')}`, ...folders.map(licenseOf)].join(`\n\n${'-'.repeat(80)}\n\n`) + '\n';
}

function licenseOf(folder: string): string {
  const {name, version, license} = JSON.parse(read(folder, 'package.json')) as Record<'name' | 'version' | 'license', string>;
  const texts = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)\b/i.test(file)).toSorted().map((file) => read(folder, file));
  const holder = holders[name];
  if (texts.length === 0 && !(holder && license === 'MIT')) throw new Error(`${name} has no text of its licence: enter who holds its rights.`);
  return [`${name} ${version} (${license})`, ...(texts.length > 0 ? texts : [`${holder}\nUnder the terms at the top of this file.`])].join('\n\n');
}

function read(folder: string, file: string): string {
  return readFileSync(join(folder, file), 'utf8').trim();
}
