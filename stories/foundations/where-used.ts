import {tokens, type Token} from 'crm-widgets/theme';

const sheets = import.meta.glob<string>(['../../packages/widgets/src/*/*styles.ts', '../../packages/charts/src/*styles.ts'],
  {query: '?raw', import: 'default', eager: true});
const inks = import.meta.glob<string>('../../packages/widgets/src/shared/{tokens,chart-tokens}.ts', {query: '?raw', import: 'default', eager: true});

/** What style sheets call a token. */
const inkOf = new Map(Object.values(inks).flatMap((text) =>
  [...text.matchAll(/export const (\w+) = css`var\(--crm-([\w-]+)/g)].map(([, ink, name]) => [name!, ink!] as const)));

const folders: Readonly<Record<string, string>> = {
  shared: 'every widget', charts: 'charts', card: 'definition card', export: 'menu and table of data',
};

/** What reads a token: widgets by their tag, parts by their name, and tokens that fall back to it. */
export function readersOf({name}: Token): string[] {
  const ink = inkOf.get(name);
  const read = new RegExp(`--crm-${name}(?![\\w-])${ink ? `|[({]${ink}[)}]|= ${ink};` : ''}`);
  const places = Object.entries(sheets).filter(([, text]) => read.test(text)).map(([file]) => placeOf(file));
  const heirs = tokens.filter(({fallback}) => fallback?.includes(`var(--crm-${name})`)).map((heir) => `--crm-${heir.name}`);
  return [...new Set([...places, ...heirs])].toSorted();
}

function placeOf(file: string): string {
  const folder = file.includes('/charts/') ? 'charts' : file.split('/').at(-2)!;
  return folders[folder] ?? `crm-${folder}`;
}
