import {existsSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {chromium, type Browser, type Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {chromiumArgs, findBrowser} from '../../scripts/browser.mjs';
import {isLong} from '../../packages/testing/src/runs.js';
import {Outside} from '../pages/outside.js';
import {Site} from '../pages/site.js';

const built = join(import.meta.dirname, '../../storybook-static');
const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
/** Of the browser itself, which asks its maker about forms. */
const quiet = '--disable-features=AutofillServerCommunication';

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly type: 'docs' | 'story';
  readonly tags: readonly string[];
}

const entries = entriesOf(built);
/** Of each section the first that there is; the long form opens every one. */
const opened = firstOfEach(entries);
/** Stories are looked at by axe one by one, so the short form reads only pages that are text first. */
const read = firstOfEach(entries.filter(({type, tags}) => type === 'docs' && (isLong || tags.includes('unattached-mdx'))));
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

declare global {
  interface Window {
    /** By which Storybook's frames talk to each other. */
    readonly __STORYBOOK_ADDONS_CHANNEL__: {emit(event: string, said: object): void};
    readonly axe: typeof import('axe-core');
  }
}

let site: Site;
let outside: Outside;
let browser: Browser;

beforeAll(async () => {
  if (entries.length === 0) throw new Error('The static Storybook is not there: run "npm run build-storybook" first');
  [site, outside] = await Promise.all([Site.start({'/deep/er/book/': built}), Outside.start()]);
  browser = await chromium.launch({executablePath: findBrowser() ?? undefined, args: [...chromiumArgs, quiet]});
});
afterAll(() => Promise.all([browser?.close(), site?.stop(), outside?.stop()]));

describe('the static Storybook, in a folder of any host', () => {
  it('stands by itself in the frame with sidebar and toolbar, and leads from the start page to a story by keyboard', async () => {
    const {page, said} = await open('index.html', {width: 1200, height: 800});
    await page.frameLocator('#storybook-preview-iframe').getByRole('heading', {level: 1}).waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Linked selection');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/linked-selection/);
    await page.frameLocator('#storybook-preview-iframe').locator('crm-breakdown').waitFor();
    // What Storybook says of its own buttons.
    expect(said.filter((line) => !/'ariaLabel' prop on .* in Storybook 11/.test(line))).toEqual([]);
    await expectAtHome(page);
  });

  it('finds a metric by what people also call it, and an attribute at its place on the page', async () => {
    const {page} = await open('index.html', {width: 1200, height: 800});
    const shown = page.frameLocator('#storybook-preview-iframe');
    await shown.getByRole('heading', {level: 1}).waitFor();
    await page.locator('#storybook-explorer-searchfield').fill('dollar retention');
    await page.getByRole('option', {name: /Net revenue retention/}).waitFor();
    await page.locator('#storybook-explorer-searchfield').fill('date-format, attribute of table');
    await page.getByRole('option').first().click();
    await page.waitForURL(/#crm-table-attributes-date-format$/);
    await expect.poll(() => shown.locator('#crm-table-attributes-date-format').evaluate((row) => {
      const {top, bottom} = row.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }), {timeout: 20_000}).toBe(true);
    await expectAtHome(page);
  });

  it('takes the choices of the toolbar from the address', async () => {
    const globals = 'language:de;data:tiny;currency:GBP;zone:tokyo;width:320px;theme:meadow;scheme:dark;density:compact;host:reset';
    const {page} = await open(`iframe.html?id=widgets-kpi--playground&viewMode=story&globals=${globals}`, {width: 1000, height: 800});
    const kpi = page.locator('crm-kpi');
    await kpi.getByText('140,00\u00A0£').first().waitFor();
    expect((await kpi.boundingBox())!.width).toBe(320);
    expect(await page.locator('html[data-crm-theme=meadow][data-theme=dark][data-crm-density=compact]').count()).toBe(1);
    expect(await page.locator('crm-source').getAttribute('time-zone')).toBe('Asia/Tokyo');
    await expectAtHome(page);
  });

  it('shows what a widget does without a network, and with it again', async () => {
    const {page} = await open('iframe.html?id=widgets-kpi--playground&viewMode=story&globals=network:offline', {width: 1000, height: 800});
    await page.locator('crm-kpi').getByText('the browser is offline').first().waitFor();
    await page.evaluate(() => window.__STORYBOOK_ADDONS_CHANNEL__.emit('updateGlobals', {globals: {network: 'normal'}}));
    await page.locator('crm-kpi').getByText('$5,590.87').first().waitFor();
    await expectAtHome(page);
  });

  it.each(opened)('$id asks for nothing outside its folder, says nothing on the console, and fits a phone', async ({id, type}) => {
    const {page, said} = await open(`iframe.html?id=${id}&viewMode=${type}`, {width: 390, height: 800});
    const shown = type === 'docs' ? '#storybook-docs :is(h1, h2)' : '#storybook-root > *';
    await page.locator(shown).first().waitFor({state: 'attached'});
    await page.waitForLoadState('networkidle');
    expect(said).toEqual([]);
    // A story may be a sheet of widths; whoever reads a page of text scrolls down only.
    if (type === 'docs') expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectAtHome(page);
  });

  it.each(read.flatMap(({id}) => ['light', 'dark'].map((scheme) => ({id, scheme}))))('axe finds nothing on the page $id, $scheme', async ({id, scheme}) => {
    const {page} = await open(`iframe.html?id=${id}&viewMode=docs&globals=scheme:${scheme}`, {width: 1000, height: 800});
    await page.locator('#storybook-docs :is(h1, h2)').first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.addScriptTag({path: axeFile});
    const violations = await page.evaluate(async (tags) => {
      const found = await window.axe.run('#storybook-docs', {runOnly: tags});
      return found.violations.flatMap((rule) => rule.nodes.map(({target}) => `${rule.id}: ${target.join(' ')}`));
    }, wcag);
    expect(violations).toEqual([]);
    await expectAtHome(page);
  });
});

async function open(path: string, viewport: {width: number; height: number}): Promise<{page: Page; said: string[]}> {
  site.log.length = 0;
  const context = await browser.newContext({viewport, proxy: {server: outside.address, bypass: '127.0.0.1'}});
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => said.push(String(error)));
  await page.goto(`${site.origin}/deep/er/book/${path}`);
  return {page, said};
}

/** Closes the page: everything it asked for was in its folder. */
async function expectAtHome(page: Page): Promise<void> {
  await page.context().close();
  expect(site.log.filter((path) => !path.startsWith('/deep/er/book/'))).toEqual([]);
  expect(outside.asked.splice(0), 'requests to other hosts').toEqual([]);
}

function firstOfEach(all: readonly Entry[]): readonly Entry[] {
  return isLong ? all : all.filter(({title}, place) => all.findIndex((other) => sectionOf(other.title) === sectionOf(title)) === place);
}

function sectionOf(title: string): string {
  return title.split('/', 1)[0]!;
}

function entriesOf(folder: string): Entry[] {
  const file = join(folder, 'index.json');
  if (!existsSync(file)) return [];
  return Object.values((JSON.parse(readFileSync(file, 'utf8')) as {entries: Record<string, Entry>}).entries);
}
