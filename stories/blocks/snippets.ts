import type {Markup} from './markup.js';

export const frameworks = ['HTML', 'React', 'Vue', 'Svelte', 'Angular'] as const;
export type Framework = (typeof frameworks)[number];

/** The code that puts a piece of a page on a page of that framework. */
export function snippet(framework: Framework, markup: Markup): string {
  return writers[framework](markup);
}

const writers: Readonly<Record<Framework, (markup: Markup) => string>> = {
  HTML: (markup) => `<script type="module" src="crm-widgets.js"></script>\n\n${written(markup, plain)}`,
  React: (markup) => `import 'crm-widgets';

export function Numbers() {
  return (
${written(markup, jsx, '    ')}
  );
}`,
  Vue: (markup) => `<!-- vite.config: vue({template: {compilerOptions: {isCustomElement: (tag) => tag.startsWith('crm-')}}}) -->
<script setup>
import 'crm-widgets';
</script>

<template>
${written(markup, vue, '  ')}
</template>`,
  Svelte: (markup) => `<script>
  import 'crm-widgets';
</script>

${written(markup, svelte)}`,
  Angular: (markup) => `import {Component, CUSTOM_ELEMENTS_SCHEMA} from '@angular/core';
import 'crm-widgets';

@Component({
  selector: 'app-numbers',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: \`
${written(markup, angular, '    ')}
  \`,
})
export class Numbers {}`,
};

/** How a framework writes an attribute; null is one that is only there. */
interface Dialect {
  attribute(name: string, value: string | null): string;
  style(styles: Readonly<Record<string, string>>): string;
}

const inCss = (styles: Readonly<Record<string, string>>) =>
  Object.entries(styles).map(([name, value]) => `${name}: ${value}`).join('; ');

const plain: Dialect = {
  attribute: (name, value) => (value === null ? name : `${name}=${quoted(value)}`),
  style: (styles) => `style=${quoted(inCss(styles))}`,
};

/** Frameworks that set a property where there is one would overwrite the method of the same name. */
const asProperty = (name: string) => (name === 'refresh' ? 'refreshSeconds' : name);

/** What is only there is true: an empty text would be a false property. */
const jsx: Dialect = {
  attribute: (name, value) => [asProperty(name), value === null ? '' : `=${isTame(value) ? `"${value}"` : `{${literal(value)}}`}`].join(''),
  style: (styles) => `style={{${Object.entries(styles).map(([name, value]) => `${literal(name)}: ${literal(value)}`).join(', ')}}}`,
};

const vue: Dialect = {...plain, attribute: (name, value) => plain.attribute(asProperty(name), value)};

const svelte: Dialect = {
  attribute: (name, value) => (value === null || isTame(value) ? plain.attribute(name, value) : `${name}={${literal(value)}}`),
  style: plain.style,
};

/** Inside a template literal, and where two braces would bind. */
const angular: Dialect = {
  attribute: (name, value) => inTemplate(plain.attribute(name, value).replaceAll('{{', '{ {')),
  style: (styles) => inTemplate(plain.style(styles)),
};

const WIDTH = 100;

function written({tag, attributes, styles = {}, children = []}: Markup, dialect: Dialect, indent = ''): string {
  const names = Object.entries(attributes).map(([name, value]) => dialect.attribute(name, value === true ? null : value));
  if (Object.keys(styles).length > 0) names.push(dialect.style(styles));
  const flat = [`${indent}<${tag}`, ...names].join(' ');
  const head = flat.length < WIDTH ? flat : [`${indent}<${tag}`, ...names.map((name) => `${indent}  ${name}`)].join('\n');
  if (children.length === 0) return `${head}></${tag}>`;
  return [`${head}>`, ...children.map((child) => written(child, dialect, `${indent}  `)), `${indent}</${tag}>`].join('\n');
}

/** Text that no framework takes for anything but text. */
const isTame = (value: string) => !/["'{}<>&\\\n]/.test(value);

function quoted(value: string): string {
  const safe = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return safe.includes('"') ? `'${safe.replaceAll("'", '&#39;')}'` : `"${safe}"`;
}

const literal = (value: string) => `'${value.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n')}'`;

const inTemplate = (text: string) => text.replace(/[\\`]|\$\{/g, '\\$&');
