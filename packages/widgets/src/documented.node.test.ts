import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {componentTokens} from './theme/component-tokens.js';
import {propertyOf} from './theme/token.js';

const here = import.meta.dirname;
const readme = readFileSync(join(here, '../../../README.md'), 'utf8');
const sources = readdirSync(here, {recursive: true, encoding: 'utf8'}).filter((path) => path.endsWith('-element.ts'))
  .map((path) => readFileSync(join(here, path), 'utf8'));
const frame = ['frame', 'heading', 'description', 'body', 'about', 'tools', 'card', 'skeleton', 'empty', 'error', 'partial', 'stale', 'warnings'];

function taggedIn(source: string, tag: string): string[] {
  return [...source.matchAll(new RegExp(String.raw`^ \* @${tag} \[?([\w-]+)`, 'gm'))].map((match) => match[1]!);
}

/** Names in code marks of the second column of the table of parts. */
function partsInReadme(name: string): string[] {
  const [, parts = ''] = new RegExp(String.raw`^\| ${name} \| ([^|]+) \| [^|]*\|$`, 'm').exec(readme) ?? [];
  return [...parts.matchAll(/`([\w-]+)`/g)].map((match) => match[1]!);
}

describe.each(sources.map((source) => [taggedIn(source, 'element')[0], source] as const).filter(([tag]) => tag !== undefined))('%s', (tag, source) => {
  it('has the custom properties of its own that the tokens have', () => {
    const own = componentTokens.filter(({description}) => description.startsWith(`${tag}: `)).map(({name}) => propertyOf(name));
    expect(taggedIn(source, 'cssprop').toSorted()).toEqual(own.toSorted());
  });

  it('has in README the parts that its class has', () => {
    const own = taggedIn(source, 'csspart').filter((part) => !frame.includes(part));
    expect(partsInReadme(`\`${tag}\``).toSorted()).toEqual(own.toSorted());
  });
});

it('the parts of the frame are those of every widget', () => {
  expect(partsInReadme('all')).toEqual(frame);
});
