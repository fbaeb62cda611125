import {resolved} from './resolve.js';
import type {Theme} from './theme.js';
import {propertyOf, type Tier, type Token} from './token.js';
import {tokens} from './tokens.js';

const tiers: Readonly<Record<Exclude<Tier, 'reference'>, string>> = {
  semantic: 'What things are for', component: 'What one widget alone has',
};

/** Every token that a page can set, as Markdown; with its values in a theme. */
export function themeDocs(theme: Theme): string {
  const sections = (['semantic', 'component'] as const).map((tier) =>
    `## ${tiers[tier]}\n\n${table(theme, tokens.filter((token) => token.tier === tier))}`);
  return `# Tokens

Each is a custom property that a page may set: on the page, on what holds widgets, or on a widget. What nobody sets stands as in the second column. The
last two are those of the theme \`${theme.name}\`; its palette, \`--crm-ref-*\`, is in its style sheet and in \`tokens.json\`.
Written from \`packages/widgets/src/theme/\` by its tests.

${sections.join('\n')}`;
}

function table(theme: Theme, rows: readonly Token[]): string {
  const head = '| custom property | without a theme | what for | light | dark |\n|---|---|---|---|---|\n';
  return head + rows.map((token) => {
    const [light, dark] = (['light', 'dark'] as const).map((scheme) => code(resolved(theme, token.name, scheme)));
    return `| \`${propertyOf(token.name)}\` | ${code(token.fallback)} | ${token.description} | ${light} | ${dark} |\n`;
  }).join('');
}

function code(css: string | null): string {
  return css === null ? '–' : `\`${css}\``;
}
