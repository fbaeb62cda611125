import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import type {Plugin} from 'vite';

const dist = dirname(createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm'));
const files = {
  worker: {name: 'duckdb-browser-eh.worker.js', type: 'text/javascript'},
  wasm: {name: 'duckdb-eh.wasm', type: 'application/wasm'},
};

/**
 * Tells the kit what the engine's files must hash to, and serves them byte for byte in development,
 * where vite would otherwise rewrite the worker. In development and in the build a prelude of our own stands in front of the worker.
 */
export function engineFiles(): Plugin {
  return {
    name: 'engine-files',
    // Not `define`: in development vite hands that to pages through its client, which tests do not load.
    transform: {
      filter: {code: '__ENGINE_INTEGRITY__'},
      handler: (code) => ({code: code.replaceAll('__ENGINE_INTEGRITY__', integrity()), map: null}),
    },
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset' && file.names.includes(files.worker.name)) file.source = read(files.worker.name);
      }
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = (request.url ?? '').split('?')[0]!;
        const file = Object.values(files).find(({name}) => path.endsWith(`/@duckdb/duckdb-wasm/dist/${name}`));
        if (!file) return next();
        response.writeHead(200, {'content-type': file.type, 'cache-control': 'max-age=3600'});
        response.end(read(file.name));
      });
    },
  };
}

let known = '';

function integrity(): string {
  return known ||= JSON.stringify({worker: hash(files.worker.name), wasm: hash(files.wasm.name)});
}

const prelude = readFileSync(join(import.meta.dirname, '../../packages/data/src/engine-prelude.js'));

function read(name: string): Buffer {
  const bytes = readFileSync(join(dist, name));
  return name === files.worker.name ? Buffer.concat([prelude, bytes]) : bytes;
}

function hash(name: string): string {
  return createHash('sha256').update(read(name)).digest('base64');
}
