import type {ArgTypes} from '@storybook/web-components-vite';
import {categories, categoryOf} from './attribute-categories.js';
import {languages} from './languages.js';
import {wordsOf, type Api, type ApiRow} from './manifest.js';

/** Words to choose from, for attributes that are free but of which a playground has a few. */
export type Choices = Readonly<Record<string, readonly string[]>>;

/** A control for each attribute and each custom property of a widget. */
export function controlsOf(api: Api, choices: Choices = {}): Partial<ArgTypes> {
  const rank = ({name}: ApiRow) => categories.indexOf(categoryOf(name) ?? 'data');
  const attributes = api.attributes.toSorted((a, b) => rank(a) - rank(b)).map((row) => [row.name, {
    ...controlOf(row, {locale: languages, ...choices}[row.name] ?? wordsOf(row)), ...words(row, categoryOf(row.name) ?? 'data'), ...onlyWith(row),
  }]);
  const styles = api['custom properties'].map((row) => [row.name, {
    control: row.name.endsWith('-color') ? 'color' : 'text', ...words(row, 'theme'),
  }]);
  return Object.fromEntries([...attributes, ...styles]) as Partial<ArgTypes>;
}

/** What says something of the file of `src` has nothing to say without one; its control comes with that of `src`. */
function onlyWith({description}: ApiRow) {
  return /^(Of the file of `src`|With `src`|Which table the file is)/.test(description) ? {if: {arg: 'src', truthy: true}} : {};
}

function controlOf({type, description}: ApiRow, options: readonly string[]) {
  if (description.endsWith('of no effect yet.')) return {control: false};
  if (options.length > 0) return {control: 'select', options: ['', ...options]};
  return {control: type === 'boolean' ? 'boolean' : 'text'};
}

function words({name, description, type, default: given}: ApiRow, category: string) {
  return {
    name, description,
    table: {category, type: {summary: type.replaceAll("'", '')}, defaultValue: given ? {summary: given} : undefined},
  };
}
