import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import type {Page} from 'playwright-core';
import {describe, expect, it} from 'vitest';
import {strictPage, useBench} from './harness.js';

const bench = useBench();
const names = readdirSync(join(import.meta.dirname, '../../packages/widgets/src/theme/themes'), {withFileTypes: true})
  .filter((entry) => entry.isDirectory()).map(({name}) => name);

const orders = 'customer_id,issued_at,amount\na,2024-01-05,100\nb,2024-02-05,60\na,2024-02-09,50\nc,2024-03-02,90\na,2024-03-04,20\n';
const shop = `<crm-source as-of="2024-04-01" currency="EUR"><crm-table name="transactions" src="/orders.csv"></crm-table>
  <crm-kpi id="kpi" metric="revenue" loading="eager"></crm-kpi>
  <crm-trend id="trend" metric="revenue" loading="eager"></crm-trend>
  <crm-breakdown id="bars" metric="revenue" by="customer_id" loading="eager"></crm-breakdown>
  <crm-cohort-retention id="cohorts" loading="eager"></crm-cohort-retention></crm-source>
  <crm-funnel id="funnel" values='{"Visit": 1200, "Signup": 300}' loading="eager"></crm-funnel>`;
const ids = ['kpi', 'trend', 'bars', 'cohorts', 'funnel'];

async function open(head: string, options = {}) {
  bench.home.put('/orders.csv', orders);
  bench.page('/page.html', head + shop);
  const opened = await bench.open('/page.html', options);
  for (const id of ids) expect([id, (await opened.ask(id)).state]).toEqual([id, 'ready']);
  return opened;
}

/** A computed property of what lies in a widget. */
function painted(tab: Page, id: string, selector: string, property: string): Promise<string> {
  return tab.evaluate(([widget, inside, name]) =>
    getComputedStyle(document.getElementById(widget)!.shadowRoot!.querySelector(inside)!).getPropertyValue(name),
  [id, selector, property] as const);
}

const link = (name: string) => `<link rel="stylesheet" href="/kit/themes/${name}.css">`;
const surfaceOf = (tab: Page) => painted(tab, 'kpi', '.frame', 'background-color');
const luminous = (color: string) => Number(/\d+/.exec(color)![0]) > 128;

describe.each(names)('the theme %s', (name) => {
  it('reaches every widget by one link, under the strict policy', async () => {
    bench.home.twist('/page.html', {headers: {'content-security-policy': strictPage}});
    const {tab, violations} = await open(link(name));
    const accent = await painted(tab, 'trend', '.line', 'stroke');
    const surface = await surfaceOf(tab);
    expect([accent, surface]).not.toContain('rgba(0, 0, 0, 0)');
    expect([await painted(tab, 'bars', '.fill', 'fill'), await painted(tab, 'funnel', '.bar', 'fill'), await painted(tab, 'kpi', '.sparkline path', 'stroke')])
      .toEqual([accent, accent, accent]);
    expect(await violations()).toEqual([]);
  });

  it('is light on a page that says nothing, whatever the visitor likes; and follows page, system and widget when asked', async () => {
    const silent = await open(link(name), {colorScheme: 'dark'});
    expect(luminous(await surfaceOf(silent.tab))).toBe(true);
    const {tab} = await open(`<meta name="color-scheme" content="light dark">${link(name)}`, {colorScheme: 'dark'});
    expect(luminous(await surfaceOf(tab))).toBe(false);
    await tab.emulateMedia({colorScheme: 'light'});
    expect(luminous(await surfaceOf(tab))).toBe(true);
    await tab.evaluate(() => { document.getElementById('kpi')!.style.colorScheme = 'dark'; });
    expect(luminous(await surfaceOf(tab))).toBe(false);
    await tab.evaluate(() => {
      document.getElementById('kpi')!.style.colorScheme = '';
      document.documentElement.dataset['crmScheme'] = 'dark';
    });
    expect(luminous(await surfaceOf(tab))).toBe(false);
  });
});

it('two themes stand side by side, and what the page says goes before either', async () => {
  const {tab} = await open(`${link('editorial')}${link('meadow')}<style>:root { --crm-space: 3px; }</style>`);
  const radii = await tab.evaluate(() => {
    const kpi = document.getElementById('kpi')!;
    const radius = () => getComputedStyle(kpi.shadowRoot!.querySelector('.frame')!).borderRadius;
    return ['editorial', 'meadow'].map((theme) => {
      kpi.dataset['crmTheme'] = theme;
      return radius();
    });
  });
  expect(radii).toEqual(['2px', '20px']);
  await tab.evaluate(() => delete document.getElementById('kpi')!.dataset['crmTheme']);
  expect(await painted(tab, 'kpi', '.frame', 'padding-top')).toBe('12px');
});

it('density is an attribute', async () => {
  const {tab} = await open(link('neutral'));
  const paddings = [];
  for (const density of ['compact', '', 'comfortable']) {
    await tab.evaluate((value) => { document.documentElement.dataset['crmDensity'] = value; }, density);
    paddings.push(await painted(tab, 'kpi', '.frame', 'padding-top'));
  }
  expect(paddings).toEqual(['12px', '16px', '20px']);
});

it('a colour that is none, or an address, is fetched from nowhere, told of once and left out', async () => {
  bench.home.put('/kit/bad.css', `:root { --crm-color-accent: url(/stolen.svg#a); --crm-color-surface: url("/stolen.png"); --crm-color-track: url(/stolen2.png);
    --crm-color-good: banana; --crm-color-ink: url(/stolen3.png); --crm-color-tip: url(/s4.png); --crm-trend-line-color: 12px; --crm-color-bad: #123456; }`);
  bench.home.put('/orders.csv', orders);
  bench.page('/page.html', shop);
  const {tab, ask} = await bench.open('/page.html');
  const warnings: string[] = [];
  tab.on('console', (message) => { if (message.type() === 'warning') warnings.push(message.text()); });
  await tab.evaluate(() => new Promise((resolve) => {
    const sheet = Object.assign(document.createElement('link'), {rel: 'stylesheet', href: '/kit/bad.css', onload: resolve});
    document.head.append(sheet);
  }));
  await expect.poll(() => warnings.filter((text) => text.startsWith('crm-widgets: --crm-')).length).toBe(7);
  for (const id of ids) await ask(id);
  expect(await painted(tab, 'trend', '.line', 'stroke')).toBe('color(srgb 0.184314 0.372549 0.701961)');
  expect(await painted(tab, 'kpi', '.frame', 'background-image')).toBe('none');
  expect(bench.home.log.filter((path) => /stolen|s4/.test(path))).toEqual([]);
  expect(warnings.filter((text) => text.includes('--crm-color-good'))).toEqual(
    ['crm-widgets: --crm-color-good takes a colour, got "banana"; it is ignored']);
});

it('in forced colours every shape has one of the system\'s, in each theme', async () => {
  for (const name of [...names, '']) {
    const {tab} = await open(name && link(name), {forcedColors: 'active'});
    const strange = await tab.evaluate((widgets) => {
      const probe = document.body.appendChild(document.createElement('i'));
      const system = new Set(['Canvas', 'CanvasText', 'GrayText', 'Highlight', 'LinkText', 'HighlightText', 'ButtonText'].map((color) => {
        probe.style.cssText = `forced-color-adjust: none; color: ${color}`;
        return getComputedStyle(probe).color;
      }));
      return widgets.flatMap((id) => [...document.getElementById(id)!.shadowRoot!.querySelectorAll('svg *')].flatMap((shape) => {
        const style = getComputedStyle(shape);
        return [style.fill, style.stroke].filter((paint) => paint !== 'none' && !system.has(paint) && style.opacity !== '0')
          .map((paint) => `${id} ${shape.localName}.${shape.getAttribute('class')} ${paint}`);
      }));
    }, ids);
    expect([name, [...new Set(strange)]]).toEqual([name, []]);
  }
});
