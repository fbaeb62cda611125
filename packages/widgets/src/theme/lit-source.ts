import {componentTokens} from './component-tokens.js';
import {chartTokens, colorTokens, frameTokens, scaleTokens, typeTokens} from './semantic-tokens.js';
import {propertyOf, type Token} from './token.js';

/** What a widget's styles call a token. */
const names: Readonly<Record<string, string>> = {
  'color-border': 'hairline', 'space': 'step', 'font-size-small': 'small', 'font-size': 'text', 'font-size-display': 'display',
  'font-display': 'displayFont', 'font-weight-display': 'displayWeight',
};

/** Colours that one widget alone has, but for those of the small line, which comes at once and says its own; type of what opens. */
const drawn = componentTokens.filter(({name, type}) => name === 'card-font-size' || type === 'color' && !/^(kpi|heat-low)/.test(name));

const head = (file: string, imports = '') => `import {css} from 'lit';
${imports}
/** ${file} Written from theme/semantic-tokens.ts by lit-source.node.test.ts. */
`;

/** Source of the module that the frame of every widget reads its tokens from; each token is read with its fallback, never set on the host. */
export function frameSource(): string {
  return head('What every widget reads.') + [...colorTokens, ...scaleTokens, ...typeTokens].map(line).join('');
}

/** Source of the module for drawings, which come on demand. */
export function chartSource(): string {
  return head('Ink of charts, for what comes on demand.', "import {accent, bad, hairline, ink, muted} from './tokens.js';\n")
    + [...chartTokens, ...frameTokens.filter(({name}) => name === 'motion'), ...drawn].map(line).join('');
}

/** Source of the list of what widgets read, by type; names alone, as it goes to pages. */
export function propertySource(): string {
  const read = [...colorTokens, ...chartTokens, ...scaleTokens, ...typeTokens, ...frameTokens, ...componentTokens];
  const lines = [...new Set(read.map(({type}) => type))].map((type) =>
    `  ${type}: [\n${read.filter((token) => token.type === type).map(({name}) => `    '${propertyOf(name)}',\n`).join('')}  ],\n`);
  return `/** Custom properties by what they take. Written from theme/tokens.ts by lit-source.node.test.ts. */
export const themeProperties = {
${lines.join('')}} as const;
`;
}

function line({name, fallback}: Token): string {
  const value = fallback!.replace(/var\(--crm-([\w-]+)\)/g, (_, other: string) => `\${${constantOf(other)}}`);
  return `export const ${constantOf(name)} = css\`var(${propertyOf(name)}, ${value})\`;\n`;
}

function constantOf(name: string): string {
  return names[name] ?? name.replace('color-', '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
