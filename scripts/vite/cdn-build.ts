import {rename, rm} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import type {Plugin, UserConfig} from 'vite';

/** Vite's own helper puts link elements into the page's head and fires events at its window; a guest does neither. */
const plainImports: Plugin = {
  name: 'plain-imports',
  enforce: 'pre',
  load: {
    filter: {id: /vite\/preload-helper/},
    handler: () => 'export const __vitePreload = (load) => load();',
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

interface Graph {
  getModuleInfo(id: string): {readonly isEntry: boolean; readonly importers: readonly string[]} | null;
}

/** The script only passes by these on its way through an index; chunks that come later use them. */
const isLater = (id: string) => id.endsWith('/core/src/tables.ts');

const known = new Map<string, boolean>();

/** Whether the script loads a module at once. */
function isOfScript(id: string, graph: Graph): boolean {
  const before = known.get(id);
  if (before !== undefined) return before;
  // Holds while the importers are asked, who may import each other.
  known.set(id, false);
  const info = isLater(id) ? null : graph.getModuleInfo(id);
  const is = info !== null && (info.isEntry || info.importers.some((importer) => isOfScript(importer, graph)));
  known.set(id, is);
  return is;
}

/** One file, and not a dozen, of all that comes at once; its name changes with it, so caches may keep it for ever. */
const ofScript = (id: string, graph: Graph) => isOfScript(id, graph) ? 'shared' : null;

/** Settings of `vite build --mode cdn`: the folder that works on any static host, wherever it is copied. */
export const cdnBuild: UserConfig = {
  base: './',
  plugins: [plainImports, manifestBeside],
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
        entryFileNames: '[name].js',
        codeSplitting: {groups: [{name: ofScript, debugName: 'script'}]},
        // A shared chunk would take the name of a module by chance; only a chunk asked for by `import()` has one of its own.
        chunkFileNames: ({isDynamicEntry}) => `chunks/${isDynamicEntry ? '[name]' : 'shared'}-[hash].js`,
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
  worker: {
    format: 'es',
    rolldownOptions: {
      output: {
        entryFileNames: 'assets/[name]-[hash].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
};
