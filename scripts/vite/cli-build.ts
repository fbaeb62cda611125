import type {UserConfig} from 'vite';
import {licenses} from './licenses.js';

/**
 * Settings of `vite build --mode cli`, for Node: what the command line runs, and the classes of the elements for a server that imports them.
 * DuckDB stays a package, for it looks for its own files; so does Lit, which has a build for Node.
 */
export const cliBuild: UserConfig = {
  plugins: [licenses().ofBuild],
  build: {
    outDir: 'packages/widgets/dist/cli',
    target: 'node20',
    ssr: true,
    minify: false,
    rolldownOptions: {
      input: {'crm-widgets': 'packages/widgets/src/cli/cli-crm-widgets.ts', elements: 'packages/widgets/src/index.ts'},
      output: {chunkFileNames: 'chunks/[name]-[hash].js'},
    },
  },
  ssr: {noExternal: true, external: ['@duckdb/duckdb-wasm', 'lit', '@lit/task']},
};
