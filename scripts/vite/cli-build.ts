import type {UserConfig} from 'vite';
import {licenses} from './licenses.js';

/** Settings of `vite build --mode cli`: what the command line runs, for Node. DuckDB stays a package, for it looks for its own files. */
export const cliBuild: UserConfig = {
  plugins: [licenses().ofBuild],
  build: {
    outDir: 'packages/widgets/dist/cli',
    target: 'node20',
    ssr: true,
    minify: false,
    rolldownOptions: {
      input: {'crm-widgets': 'packages/widgets/src/cli/cli-crm-widgets.ts'},
      output: {chunkFileNames: 'chunks/[name]-[hash].js'},
    },
  },
  ssr: {noExternal: true, external: ['@duckdb/duckdb-wasm']},
};
