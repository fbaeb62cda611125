import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {cli} from '@custom-elements-manifest/analyzer/cli.js';
import {beforeAll, describe, expect, it} from 'vitest';
import {categoryOf} from '../../stories/blocks/attribute-categories.js';
import {controlsOf} from '../../stories/blocks/controls.js';
import {apiKinds, apiOf, tagsOf, type ApiKind, type Manifest} from '../../stories/blocks/manifest.js';
import type {WidgetGuide} from '../../stories/blocks/guide.js';
import type {Markup} from '../../stories/blocks/markup.js';

let manifest: Manifest;

beforeAll(async () => {
  manifest = await cli({argv: ['analyze', '--quiet', '--config', 'custom-elements-manifest.config.mjs'], noWrite: true}) as Manifest;
});

interface Named {readonly name: string; readonly kind?: string; readonly privacy?: string; readonly static?: boolean}

/** What the manifest holds of a tag, read without the code that the pages are made by. */
function inManifest(tag: string): Record<ApiKind, string[]> {
  const widget = (manifest.modules.flatMap(({declarations = []}) => declarations) as unknown as Record<string, Named[]>[])
    .find((declaration) => (declaration['tagName'] as unknown) === tag)!;
  const names = (key: string, kind?: string) => (widget[key] ?? [])
    .filter((entry) => (!kind || entry.kind === kind) && !['private', 'protected'].includes(entry.privacy ?? '') && !entry.static)
    .map(({name}) => name || '(no name)');
  return {
    'attributes': names('attributes'), 'properties': names('members', 'field'), 'methods': names('members', 'method'),
    'events': names('events'), 'slots': names('slots'), 'parts': names('cssParts'), 'custom properties': names('cssProperties'),
  };
}

describe('the API on a page', () => {
  it.each(apiKinds)('leaves out none of the %s of any tag', (kind) => {
    for (const tag of tagsOf(manifest)) expect([tag, ...apiOf(manifest, tag)[kind].map(({name}) => name)]).toEqual([tag, ...inManifest(tag)[kind]]);
  });

  it.each(apiKinds)('says of each of the %s what it is', (kind) => {
    const silent = tagsOf(manifest).flatMap((tag) => apiOf(manifest, tag)[kind].filter(({description}) => !description).map(({name}) => `${tag} ${name}`));
    expect(silent).toEqual([]);
  });

  it('says what each event carries', () => {
    const events = apiOf(manifest, 'crm-trend').events.map(({name, type}) => [name, type]);
    expect(Object.fromEntries(events)).toEqual({
      'crm-ready': '{result: WidgetResult}', 'crm-stale': '{error: CrmError; since: string}', 'crm-error': '{error: CrmError}',
      'crm-select': '{metric: string; key: string; ids?: string[]}',
    });
  });
});

describe('controls', () => {
  it('know what every attribute is about', () => {
    const lost = tagsOf(manifest).flatMap((tag) => apiOf(manifest, tag).attributes.filter(({name}) => !categoryOf(name)).map(({name}) => `${tag} ${name}`));
    expect(lost).toEqual([]);
  });

  it('are there for every attribute and custom property, with the words it may hold', () => {
    const api = apiOf(manifest, 'crm-kpi');
    const controls = controlsOf(api, {metric: ['mrr', 'cac']});
    expect(Object.keys(controls).toSorted()).toEqual([...api.attributes, ...api['custom properties']].map(({name}) => name).toSorted());
    expect(controls['compare']).toMatchObject({control: 'select', options: ['', 'previous', 'year', 'none'], table: {category: 'comparison'}});
    expect(controls['metric']).toMatchObject({control: 'select', options: ['', 'mrr', 'cac']});
    expect(controls['heading']).toMatchObject({control: 'text', description: "Title; by default the metric's."});
    expect(controls['--crm-kpi-line-color']).toMatchObject({control: 'color', table: {category: 'theme'}});
    expect(controls['date-format'], 'of a file, so only with one').toMatchObject({control: 'text', if: {arg: 'src', truthy: true}});
    expect(controls['period']).not.toHaveProperty('if');
    expect(controls['group'], 'of no effect').toMatchObject({control: false});
    expect(controlsOf(apiOf(manifest, 'crm-table'))['date-format']).not.toHaveProperty('if');
    expect(controlsOf(apiOf(manifest, 'crm-funnel'))['no-lookahead']).toMatchObject({control: 'boolean'});
  });
});

describe('the guide of a widget', () => {
  const guides = Object.values(import.meta.glob<Record<string, WidgetGuide>>('../../stories/widgets/*.guide.ts', {eager: true}))
    .flatMap((module) => Object.values(module));
  const piecesOf = (markup: Markup): Markup[] => [markup, ...(markup.children ?? []).flatMap(piecesOf)];

  it('is there for every tag, once', () => expect(guides.flatMap(({tags}) => tags).toSorted()).toEqual(tagsOf(manifest).toSorted()));

  const samples = 'data/samples/';
  const unknownIn = (markup: Markup) => piecesOf(markup).flatMap(({tag, attributes}) => {
    const known = apiOf(manifest, tag).attributes.map(({name}) => name);
    return Object.keys(attributes).filter((name) => !known.includes(name)).map((name) => `${tag} ${name}`);
  });
  const filesOf = (markup: Markup) => piecesOf(markup).flatMap(({attributes: {src}}) => (src ? [String(src)] : []));

  it('shows an example of tags and attributes that there are, on samples that there are', () => {
    for (const {data} of guides) {
      expect(unknownIn(data.example)).toEqual([]);
      expect(data.samples.map((file) => samples + file)).toEqual(expect.arrayContaining(filesOf(data.example)));
      for (const file of data.samples) expect(existsSync(`stories/boards/data/samples/${file}`), file).toBe(true);
    }
  });

  it('shows what to do beside what not to, on samples that there are', () => {
    for (const {tags, content} of guides) {
      const pictures = content.flatMap((advice) => (advice.pictures ? [advice.pictures.good, advice.pictures.bad] : []));
      expect(pictures.length / 2, tags[0]).toBeGreaterThanOrEqual(tags[0] === 'crm-doctor' ? 1 : tags[0] === 'crm-source' ? 2 : 3);
      expect(pictures.flatMap(unknownIn)).toEqual([]);
      for (const file of pictures.flatMap(filesOf)) expect(existsSync(`stories/boards/${file}`), file).toBe(true);
    }
  });

  it('links to metrics and pages that there are', () => {
    const pages = readdirSync('stories/widgets').filter((file) => file.endsWith('.stories.ts'))
      .map((file) => readFileSync(`stories/widgets/${file}`, 'utf8'))
      .map((text) => /id: '(widgets-[^']+)'/.exec(text)?.[1] ?? /title: '([^']+)'/.exec(text)![1]!.toLowerCase().replace(/[^a-z]+/g, '-'));
    for (const {computed, related} of guides) {
      for (const id of computed.metrics) expect(existsSync(`packages/metrics/src/${id}/${id}.md`), id).toBe(true);
      expect(pages).toEqual(expect.arrayContaining(related.map(({page}) => page)));
    }
  });
});
