import {existsSync, readFileSync, statSync} from 'node:fs';
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {extname, join, normalize} from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.wasm': 'application/wasm', '.json': 'application/json',
  '.csv': 'text/csv', '.css': 'text/css', '.svg': 'image/svg+xml',
};

/** What to do otherwise than plainly serving a file. */
export interface Twist {
  readonly status?: number;
  /** Milliseconds before the answer starts. */
  readonly delay?: number;
  /** Content type in place of the extension's. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Ends the connection after so many bytes, though more were announced. */
  readonly cutAt?: number;
  /** Flips one bit of the byte at this offset. */
  readonly flipAt?: number;
  /** Never answers. */
  readonly hang?: boolean;
}

/** Folders of the project that a site serves, by the first part of their address. */
export type Folders = Readonly<Record<string, string>>;

/** A static host on a free port, with faults to switch on and a log of what was asked for. */
export class Site {
  readonly log: string[] = [];
  readonly #server: Server;
  readonly #folders: Folders;
  readonly #files = new Map<string, string | Uint8Array>();
  #twists: {path: string | RegExp; twist: Twist}[] = [];

  private constructor(folders: Folders) {
    this.#folders = folders;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static async start(folders: Folders): Promise<Site> {
    const site = new Site(folders);
    await new Promise<void>((resolve) => site.#server.listen(0, '127.0.0.1', resolve));
    return site;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Puts a file under an absolute path; it goes before a file of a folder. */
  put(path: string, body: string | Uint8Array): void {
    this.#files.set(path, body);
  }

  /** From now on; several twists of one path add up, the later one wins. */
  twist(path: string | RegExp, twist: Twist): void {
    this.#twists.push({path, twist});
  }

  /** Back to plain serving, with an empty log. */
  reset(): void {
    this.#twists = [];
    this.#files.clear();
    this.log.length = 0;
  }

  /** How often a path, or what matches, was asked for. */
  count(path: string | RegExp): number {
    return this.log.filter((entry) => fits(path, entry)).length;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://site').pathname);
    this.log.push(path);
    const twist: Twist = Object.assign({}, ...this.#twists.filter((each) => fits(each.path, path)).map((each) => each.twist));
    if (twist.hang) return;
    if (twist.delay) await new Promise((resolve) => setTimeout(resolve, twist.delay));
    const found = twist.body ?? this.#read(path);
    const body = flipped(Buffer.from(found ?? 'not found'), twist.flipAt);
    response.writeHead(twist.status ?? (found === undefined ? 404 : 200), {
      'content-type': twist.type ?? types[extname(path)] ?? 'application/octet-stream',
      'content-length': body.length, 'access-control-allow-origin': '*', 'cache-control': 'no-cache', ...twist.headers,
    });
    if (twist.cutAt === undefined) response.end(body);
    else response.write(body.subarray(0, twist.cutAt), () => response.destroy());
  }

  #read(path: string): string | Uint8Array | undefined {
    const own = this.#files.get(path);
    if (own !== undefined) return own;
    const prefix = Object.keys(this.#folders).find((each) => path.startsWith(each));
    if (prefix === undefined) return undefined;
    const file = join(this.#folders[prefix]!, normalize(path.slice(prefix.length)));
    return existsSync(file) && statSync(file).isFile() ? readFileSync(file) : undefined;
  }
}

function fits(wanted: string | RegExp, path: string): boolean {
  return typeof wanted === 'string' ? wanted === path : wanted.test(path);
}

function flipped(body: Buffer, offset: number | undefined): Buffer {
  if (offset !== undefined) body[offset] = body[offset]! ^ 1;
  return body;
}
