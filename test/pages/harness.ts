import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {chromium, type Browser, type BrowserContextOptions, type Page} from 'playwright-core';
import type {EngineName} from '@crm-widgets/core';
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect} from 'vitest';
import {chromiumArgs, findBrowser} from '../../scripts/browser.mjs';
import {Outside} from './outside.js';
import {Site, type Folders} from './site.js';

const root = join(import.meta.dirname, '../..');
const kit = join(root, 'packages/widgets/dist/cdn');

/** What a widget says of itself once it has settled. */
export interface Said {
  readonly state: string | null;
  readonly result: unknown;
  readonly error: {readonly code: string; readonly where: string[]; readonly what: string; readonly mend: string} | null;
  /** What `whenReady()` rejected with; null when it did not. */
  readonly rejected: {readonly code: string} | null;
  /** `whenReady()` had not settled within 40 s. */
  readonly hung: boolean;
}

export interface Opened {
  readonly tab: Page;
  /** Uncaught errors and rejections. A test that expects some takes them out; any that are left fail it. */
  readonly errors: string[];
  /** `whenReady` of the widget with this id, or another method of it. */
  ask(id: string, method?: 'whenReady' | 'refresh'): Promise<Said>;
  /** Breaches of the page's content security policy so far. */
  violations(): Promise<string[]>;
  /** The closing events of all widgets so far, in their order. */
  events(): Promise<{readonly type: string; readonly id: string; readonly detail: unknown}[]>;
}

export interface Bench {
  /** Serves the built kit at `/kit/`, again at `/deep/er/kit/`, and the demo data at `/data/`. */
  readonly home: Site;
  /** The same files on another origin. */
  readonly away: Site;
  /** A page of plain HTML with the kit's script in it. `script` is where the page finds the kit. */
  page(path: string, body: string, script?: string): void;
  /** Sets `engine` of every source of the pages of this test. */
  force(engine: EngineName): void;
  /** Opens a path of `home`. It is closed, and held to have been silent and free of errors, after the test. */
  open(path: string, options?: BrowserContextOptions): Promise<Opened>;
}

/** The strict policies of the self-hosted contract: the page's own, and that of the kit's worker files. */
export const strictPage = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; " +
  "style-src 'self'; img-src 'self' data:; font-src 'self'";
export const strictWorker = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' blob:";

const watch = `window.seen = []; window.violations = [];
for (const type of ['crm-ready', 'crm-stale', 'crm-error']) addEventListener(type, (event) => seen.push(
  {type, id: event.target.id, detail: JSON.parse(JSON.stringify(event.detail ?? null))}), true);
document.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective + ' ' + event.blockedURI));`;

declare global {
  interface Window {
    seen: {type: string; id: string; detail: unknown}[];
    violations: string[];
  }
}

/** Sets up what tests of the built files share; call it once in a file, at the top. Needs `npm run build` to have run. */
export function useBench(data = join(root, 'stories/boards/data')): Bench {
  const folders: Folders = {'/kit/': kit, '/deep/er/kit/': kit, '/data/': data};
  const gate = {home: null, away: null, outside: null, browser: null} as {
    home: Site | null; away: Site | null; outside: Outside | null; browser: Browser | null;
  };
  const opened: Opened[] = [];
  let forced: EngineName | null = null;

  beforeAll(async () => {
    if (!existsSync(join(kit, 'crm-widgets.js'))) throw new Error('The built kit is not there: run "npm run build" first');
    [gate.home, gate.away, gate.outside] = await Promise.all([Site.start(folders), Site.start(folders), Outside.start()]);
    const executablePath = findBrowser() ?? undefined;
    gate.browser = await chromium.launch({executablePath, args: chromiumArgs});
  });
  afterEach(async () => {
    const errors = opened.flatMap((each) => each.errors);
    await Promise.all(opened.splice(0).map(({tab}) => tab.context().close()));
    expect(errors, 'uncaught errors in the page').toEqual([]);
    expect(gate.outside!.asked.splice(0), 'requests to other hosts').toEqual([]);
    gate.home!.reset();
    gate.away!.reset();
    forced = null;
  });
  afterAll(() => Promise.all([gate.browser?.close(), gate.home?.stop(), gate.away?.stop(), gate.outside?.stop()]));

  return {
    get home() { return gate.home!; },
    get away() { return gate.away!; },
    page(path, body, script = '/kit/crm-widgets.js') {
      gate.home!.put('/watch.js', watch);
      gate.home!.put(path, `<!doctype html><html lang="en"><meta charset="utf-8"><title>test</title>` +
        `<script src="/watch.js"></script><script type="module" src="${script}"></script><body>${byEngine(body, forced)}`);
    },
    force(engine) { forced = engine; },
    async open(path, options = {}) {
      // Of the context and not of the browser, which has errands of its own.
      const proxy = {server: gate.outside!.address, bypass: '127.0.0.1'};
      const page = await openPage(gate.browser!, gate.home!.origin + path, {proxy, ...options});
      opened.push(page);
      return page;
    },
  };
}

/** Runs tests once for each engine, forced on every source of their pages. */
export function withEachEngine(bench: Bench, tests: (engine: EngineName) => void): void {
  describe.each(['columns', 'duckdb'] as const)('engine="%s"', (engine) => {
    beforeEach(() => bench.force(engine));
    tests(engine);
  });
}

export function byEngine(html: string, engine: EngineName | null): string {
  return engine ? html.replaceAll('<crm-source ', `<crm-source engine="${engine}" `) : html;
}

async function openPage(browser: Browser, address: string, options: BrowserContextOptions): Promise<Opened> {
  const tab = await (await browser.newContext({viewport: {width: 1000, height: 800}, ...options})).newPage();
  const errors: string[] = [];
  tab.on('pageerror', (error) => errors.push(String(error)));
  await tab.goto(address);
  return {
    tab, errors,
    ask: (id, method = 'whenReady') => tab.evaluate(settle, [id, method] as const),
    violations: () => tab.evaluate(() => window.violations),
    events: () => tab.evaluate(() => window.seen),
  };
}

interface Widget extends HTMLElement {
  readonly widgetState: string;
  readonly result: unknown;
  readonly error: Said['error'];
  whenReady(): Promise<unknown>;
  refresh(): Promise<unknown>;
}

/** Runs in the page. */
async function settle([id, method]: readonly [string, 'whenReady' | 'refresh']): Promise<Said> {
  const within = <T>(promise: Promise<T>, ms: number) =>
    Promise.race([promise, new Promise<'late'>((resolve) => { setTimeout(resolve, ms, 'late'); })]);
  const element = document.getElementById(id) as Widget;
  await within(customElements.whenDefined(element.localName), 8_000);
  const outcome = await within(Promise.resolve(element[method]()).then(() => null, (error: unknown) => ({...error as object})), 40_000);
  const said = {
    state: element.widgetState ?? null, result: element.result ?? null, error: element.error,
    rejected: outcome === 'late' ? null : outcome, hung: outcome === 'late',
  };
  return JSON.parse(JSON.stringify(said)) as Said;
}
