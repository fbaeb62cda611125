import type {UserConfig} from 'vite';

/** Settings of `vite build --mode cdn`: the folder that works on any static host, wherever it is copied. */
export const cdnBuild: UserConfig = {
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
        chunkFileNames: 'chunks/[name]-[hash].js',
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
