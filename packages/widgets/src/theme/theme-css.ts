import type {Theme} from './theme.js';
import {propertyOf} from './token.js';

/** What each density makes of the theme's own step, and of its text. */
const densities = {compact: {space: 0.75, text: '0.875em'}, comfortable: {space: 1.25, text: '1em'}};

/**
 * A theme as a style sheet: for the page, or for what carries its class or attribute. Selectors weigh nothing, so that whatever a page
 * says itself goes before, and light or dark is as the page, or `data-crm-scheme`, says.
 */
export function themeCss(theme: Theme): string {
  const {name, description, reference, semantic} = theme;
  const named = `.crm-theme-${name}, [data-crm-theme='${name}']`;
  const lines = Object.entries({...reference, ...semantic}).map(([token, value]) => `  ${propertyOf(token)}: ${value};`);
  return `/* ${name}: ${description} */
:where(:root:not([data-crm-theme], [class*='crm-theme-']), ${named}) {
${lines.join('\n')}
}
${densityCss(semantic.space ?? '0.25rem')}:where([data-crm-scheme='light']) { color-scheme: light; }
:where([data-crm-scheme='dark']) { color-scheme: dark; }
@media (prefers-reduced-motion: reduce) {
  :where(:root, ${named}) { ${propertyOf('motion')}: 0s; }
}
`;
}

function densityCss(space: string): string {
  return Object.entries(densities).map(([density, {space: times, text}]) =>
    `:where([data-crm-density='${density}']) { ${propertyOf('space')}: calc(${times} * ${space}); ${propertyOf('font-size')}: ${text}; }\n`).join('');
}
