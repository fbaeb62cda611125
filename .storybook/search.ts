import {readFile} from 'node:fs/promises';
import type {StoryIndex} from 'storybook/internal/types';
import {apiKinds, apiOf, placeOnPage, tagsOf, type ApiKind, type Manifest} from '../stories/blocks/manifest.js';
import {alsoSaid} from '../stories/metrics/also-said.js';
import {saidOfPages} from './said-of-pages.js';

/** What makes the list of pages and stories. */
interface Generator {
  getIndex(): Promise<StoryIndex>;
}

interface Anchor {
  readonly id: string;
  readonly title: string;
}

const manifestFile = new URL('../packages/widgets/dist/custom-elements.json', import.meta.url);

const inOne: Readonly<Record<ApiKind, string>> = {
  'attributes': 'attribute', 'properties': 'property', 'methods': 'method', 'events': 'event', 'slots': 'slot', 'parts': 'part',
  'custom properties': 'custom property',
};

/**
 * A list of pages that search goes through whole: attributes, events, parts and all else that a tag has, and what people also call a metric.
 * Storybook itself knows headings of pages of text alone.
 */
export async function searched<Made extends Generator>(generator: Made): Promise<Made> {
  const manifest = JSON.parse(await readFile(manifestFile, 'utf8')) as Manifest;
  const getIndex = generator.getIndex.bind(generator);
  generator.getIndex = async () => {
    const index = await getIndex();
    return {...index, entries: Object.fromEntries(Object.entries(index.entries).map(([id, entry]) =>
      [id, entry.type === 'docs' ? {...entry, anchors: anchorsOf(entry, manifest)} : entry]))};
  };
  return generator;
}

/** A page of text, with the headings that Storybook itself found. */
interface Page {
  readonly id: string;
  readonly title: string;
  readonly anchors?: readonly Anchor[];
}

/** Places of a page that have a name of their own. */
export function anchorsOf({id, title, anchors = []}: Page, manifest: Manifest): Anchor[] {
  const page = id.replace(/--docs$/, '');
  const metric = /^metrics-(.+)$/.exec(page)?.[1];
  if (metric) return [{id: 'storybook-docs', title: (alsoSaid[metric] ?? []).join(', ')}];
  const said = saidOfPages[page] ? [{id: 'storybook-docs', title: saidOfPages[page]}] : [];
  const tags = tagsOf(manifest).filter((tag) => new RegExp(`\\b${tag}\\b(?!-)`).test(title));
  return [...said, ...(tags.length > 0 ? tags.flatMap((tag) => ofTag(tag, tags.length > 1, manifest)) : anchors)];
}

/** The path above a find says which tag, where a page is of one; with several its short name, so that who looks for a tag finds the page first. */
function ofTag(tag: string, isOneOfSeveral: boolean, manifest: Manifest): Anchor[] {
  const api = apiOf(manifest, tag);
  const whose = isOneOfSeveral ? ` of ${tag.replace('crm-', '')}` : '';
  return apiKinds.flatMap((kind) => api[kind].filter(({name}) => /^\S+$/.test(name))
    .map(({name}) => ({id: placeOnPage(tag, kind, name), title: `${name}, ${inOne[kind]}${whose}`})));
}
