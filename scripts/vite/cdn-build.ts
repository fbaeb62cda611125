import {rename, rm} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import type {Plugin, UserConfig} from 'vite';
import {licenses} from './licenses.js';

/**
 * Vite has every `import()` made by a helper that puts link elements into the page's head and fires events at its window; a
 * guest does neither. So imports stay what they are.
 */
const plainImports: Plugin = {
  name: 'plain-imports',
  configResolved({plugins}) {
    const helper = plugins.findIndex(({name}) => name === 'native:import-analysis-build');
    if (helper >= 0) (plugins as Plugin[]).splice(helper, 1);
  },
};

/** Puts the manifest beside the folder: the size report reads it, a static host has no use for it. */
const manifestBeside: Plugin = {
  name: 'manifest-beside',
  writeBundle: {
    order: 'post',
    async handler({dir}) {
      await rename(join(dir!, '.vite/manifest.json'), join(dirname(dir!), 'cdn-manifest.json'));
      await rm(join(dir!, '.vite'), {recursive: true});
    },
  },
};

/** The sheets of the kit without what makes them readable. A brace of `${...}` follows a dollar, never white space. */
const leanSheets: Plugin = {
  name: 'lean-sheets',
  transform: {
    order: 'pre',
    filter: {id: /\/packages\/.*\.ts$/, code: 'css`'},
    handler: (code) => ({code: code.replace(/\bcss`[^`]*`/g, lean), map: null}),
  },
};

/** The templates of the kit without the indents of their lines, which browsers take for single spaces. */
const leanTemplates: Plugin = {
  name: 'lean-templates',
  transform: {
    order: 'pre',
    filter: {id: /\/packages\/(widgets|charts)\/.*\.ts$/, code: 'html`'},
    handler: (code) => ({code: code.replace(/\n +/g, '\n'), map: null}),
  },
};

function lean(sheet: string): string {
  return sheet.replace(/\/\*.*?\*\//gs, '').replace(/\s+/g, ' ')
    .replace(/ \{ /g, '{').replace(/; \} ?/g, '}').replace(/([;:]) /g, '$1').replace(/(?<=[\w)}%]), (?=[\w:.$(#-])/g, ',')
    .replace(/(?<![\w.#])0(?=\.\d)/g, '');
}

/** What metrics have in common. */
const metricParts = /\/metrics\/src\/(?:params|plus|share|states|facts\/(?:[\w-]+-(?:formulas|params|retention)|goods-sold|margin|schedule))\.ts$/;
/** What drawings, and the answers behind them, have in common. */
const pictureParts = /\/(?:charts\/src\/(?:backdrop|grid-moves)|core\/src\/query-faults|runtime\/src\/missing-table|stats\/src\/[\w-]+|shared\/(?:chart-tokens|json-text|table-styles))\.ts$/;
/** What facts have in common. */
const factParts = /\/(?:core\/src\/lookback|metrics\/src\/(?:facts\/derived|funnel\/stage-names|sql\/[\w-]+))\.ts$/;

const {ofBuild, ofWorkers} = licenses();

/** Settings of `vite build --mode cdn`: the folder that works on any static host, wherever it is copied. */
export const cdnBuild: UserConfig = {
  base: './',
  plugins: [plainImports, leanSheets, leanTemplates, manifestBeside, ofBuild],
  build: {
    outDir: 'packages/widgets/dist/cdn',
    target: 'es2022',
    sourcemap: true,
    // Nothing inlined: an engine as base64 would be a hundred megabytes of script.
    assetsInlineLimit: 0,
    modulePreload: false,
    manifest: true,
    rolldownOptions: {
      input: {'crm-widgets': 'packages/widgets/src/index.ts'},
      preserveEntrySignatures: 'strict',
      output: {
        comments: {annotation: false},
        entryFileNames: '[name].js',
        codeSplitting: {groups: [
          // One file, and not a dozen, of all that comes at once.
          {name: 'shared', tags: ['$initial'], priority: 1},
          // And one of the little that chunks have in common, as a board asks for most of it; but revenue does with this of it.
          {name: 'revenue-rows', test: /\/facts\/revenue-rows\.ts$/, priority: 1},
          {name: 'metric-parts', test: metricParts, minShareCount: 2},
          {name: 'picture-parts', test: pictureParts, minShareCount: 2},
        ]},
        // Names weigh, as all of them stand in the script: their hash is as short as may be.
        // A shared chunk would take the name of a module by chance; only a chunk asked for by `import()` has one of its own.
        chunkFileNames: ({isDynamicEntry}) => `chunks/${isDynamicEntry ? '[name]' : 'shared'}-[hash:7].js`,
        assetFileNames: 'assets/[name]-[hash:7][extname]',
      },
    },
  },
  worker: {
    format: 'es',
    plugins: () => [ofWorkers()],
    rolldownOptions: {
      output: {
        comments: {annotation: false},
        entryFileNames: 'assets/[name]-[hash:7].js',
        // What chunks share with the worker stays in it: a worker that has to import starts a trip later.
        codeSplitting: {groups: [
          {name: 'reader', tags: ['$initial'], priority: 1}, {name: 'fact-parts', test: factParts, minShareCount: 2},
        ]},
        chunkFileNames: 'chunks/[name]-[hash:7].js',
        assetFileNames: 'assets/[name]-[hash:7][extname]',
      },
    },
  },
};
