// What a good static host does: Brotli made beforehand, types, and a cache that is told so; and it counts the bytes it sends.
import {createHash} from 'node:crypto';
import {createReadStream, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import path from 'node:path';
import {brotliCompressSync, constants} from 'node:zlib';

const types = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.csv': 'text/csv',
  '.arrow': 'application/vnd.apache.arrow.stream', '.parquet': 'application/vnd.apache.parquet',
};
/** Parquet is compressed inside. */
const plain = new Set(['.parquet']);
const QUALITY = 5;

/**
 * Serves folders on a port of the loopback.
 *
 * @param {Record<string, string>} folders prefix of the path, such as `/kit/`, to folder
 * @param {(pathname: string, search: URLSearchParams) => string | null} pageAt pages made on the fly
 * @param {string} store folder of compressed files, by what is in them
 * @returns {Promise<{origin: string, sent(): number, close(): void}>} `sent` is all bytes so far, heads included
 */
export async function serve(folders, pageAt, store) {
  const files = prepare(folders, store);
  const sockets = new Set();
  let closed = 0;
  const server = createServer((request, response) => {
    const {pathname, searchParams} = new URL(request.url, 'http://localhost');
    const page = pageAt(pathname, searchParams);
    if (page !== null) return response.writeHead(200, {'content-type': types['.html'], 'cache-control': 'no-store'}).end(page);
    const found = files.get(pathname);
    if (!found) return response.writeHead(404).end();
    response.writeHead(200, found.headers);
    createReadStream(found.file).pipe(response);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => {
      closed += socket.bytesWritten;
      sockets.delete(socket);
    });
  });
  await new Promise((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    sent: () => [...sockets].reduce((sum, socket) => sum + socket.bytesWritten, closed),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function prepare(folders, store) {
  mkdirSync(store, {recursive: true});
  const files = new Map();
  for (const [prefix, folder] of Object.entries(folders)) {
    for (const name of readdirSync(folder, {recursive: true})) {
      const file = path.join(folder, name);
      const extension = path.extname(name);
      if (!types[extension] || !statSync(file).isFile()) continue;
      const coded = plain.has(extension) ? null : compressed(file, store);
      files.set(prefix + name.split(path.sep).join('/'), {
        file: coded ?? file,
        headers: {
          'content-type': types[extension], 'content-length': statSync(coded ?? file).size, 'cache-control': 'public, max-age=86400, immutable',
          ...(coded ? {'content-encoding': 'br'} : {}),
        },
      });
    }
  }
  return files;
}

/** The Brotli of a file, made once for each content; DuckDB's engine is in several folders. */
function compressed(file, store) {
  const bytes = readFileSync(file);
  const target = path.join(store, `${createHash('sha256').update(bytes).digest('hex')}.br`);
  if (existsSync(target)) return target;
  const params = {[constants.BROTLI_PARAM_QUALITY]: QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length};
  writeFileSync(`${target}.part`, brotliCompressSync(bytes, {params}));
  renameSync(`${target}.part`, target);
  return target;
}
