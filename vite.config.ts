import {defineConfig, mergeConfig} from 'vitest/config';
import {boardsAtRoot} from './scripts/vite/boards-at-root.js';
import {cdnBuild} from './scripts/vite/cdn-build.js';
import {cliBuild} from './scripts/vite/cli-build.js';
import {engineFiles} from './scripts/vite/engine-files.js';
import {modulesBuild} from './scripts/vite/modules-build.js';

const conditions = ['source', 'module', 'browser', 'development|production'];

/** What development, tests, stories and build have in common: straight from TypeScript, no package built first. */
export const shared = defineConfig({
  publicDir: false,
  plugins: [engineFiles(), boardsAtRoot()],
  resolve: {conditions},
  ssr: {resolve: {conditions: ['source', 'module', 'node', 'development|production']}},
  worker: {format: 'es'},
  // Named here, since a dependency met for the first time in a running page would reload it.
  optimizeDeps: {
    entries: ['packages/widgets/src/index.ts'],
    include: [
      'lit', 'lit/directives/class-map.js', 'lit/directives/if-defined.js',
      'lit/directives/repeat.js', 'lit/directives/style-map.js', 'lit/directives/ref.js', 'lit/directives/live.js',
      'lit/directive.js', 'lit/directive-helpers.js', 'lit/static-html.js',
      '@lit/task', 'd3', 'zod/mini', 'apache-arrow', '@duckdb/duckdb-wasm',
      'hyparquet', 'hyparquet-compressors',
    ],
  },
});

const tests = defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['packages/**/*.node.test.ts', 'test/**/*.node.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**', 'test/pages/**', 'test/storybook/**'],
          // Left to itself the runner takes one of two processors.
          maxWorkers: '100%',
          // Ends what hangs; how fast something is, the benchmark tells, not a test on a busy machine.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'pages',
          environment: 'node',
          include: ['test/pages/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'storybook',
          environment: 'node',
          include: ['test/storybook/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});

// Storybook and the test runners read this file too, hence the mode.
export default defineConfig(({mode}) => mergeConfig(mergeConfig(shared, {cdn: cdnBuild, cli: cliBuild, modules: modulesBuild}[mode] ?? tests), {
  // One each, or a server and a test run at the same time would pull the dependencies from under each other.
  cacheDir: `node_modules/.vite/${mode}`,
}));
