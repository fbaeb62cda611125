import {Canvas, Controls, DocsContext} from '@storybook/addon-docs/blocks';
import {render as draw} from 'lit';
import {createElement as h, useContext, useEffect, useRef, useState, type ReactElement, type ReactNode} from 'react';
import {version} from '../../packages/widgets/package.json';
import {apiView} from './api-view.js';
import './code-view.js';
import type {WidgetGuide} from './guide.js';
import {computedView, contentView, dataView, keysView, relatedView, useView} from './guide-view.js';
import {apiOfTag} from './manifest-file.js';
import type {Markup} from './markup.js';
import {showNamedPlace} from './named-place.js';
import {NearView} from './near-view.js';
import type {Room} from './room.js';
import './widget-page.css';

type ToMarkup = (args: Readonly<Record<string, unknown>>) => Markup;

/** What `parameters.docs` of a widget's stories is: its page, and the sections of that as contents. */
export const widgetDocs = (guide: WidgetGuide) => ({page: widgetPage(guide), toc: {headingSelector: '.widget-page > section > h2'}});

/** The page of a widget: what people wrote of it, its stories, and its API from the manifest. */
function widgetPage(guide: WidgetGuide): () => ReactElement {
  return function WidgetPage() {
    useEffect(showNamedPlace, []);
    return h('main', {className: 'widget-page sb-unstyled'},
      h(Head, {guide}),
      section('When to use it', template(() => useView(guide))),
      storySection('Anatomy', 'Names are CSS parts: style one with ::part(name). The numbers are a fixed sample; the playground below reads a file.', 'Anatomy'),
      h(Playground),
      storySection('All states', 'What a visitor can meet, on one sheet. From here on the sheets show fixed samples, the same that the tests look at: their numbers are not those of the playground.', 'AllStates'),
      storySection('Widths', 'The same sample in a narrow column and on a wide page.', 'Widths'),
      storySection('Hard cases', 'Long words and numbers that do not behave.', 'HardCases'),
      storySection('Themes', 'Every theme, light and dark.', 'Themes'),
      storySection('Right to left', 'The same in Arabic, mirrored; numbers stay as they are.', 'RightToLeft'),
      storySection('Languages', 'Each under a lang of its own.', 'Languages'),
      section('Content', template(() => contentView(guide))),
      section('Keyboard', template(() => keysView(guide))),
      section('Motion', h('p', null, 'The grey bones breathe while it loads, and a picture that is drawn anew fades; values do not count up and lines do not draw themselves. Where less '
        + 'motion is asked for, all stands still. ', link('?path=/story/foundations-motion--motion', 'Durations'))),
      section('Data it needs', template(() => dataView(guide))),
      section('How it is computed', template(() => computedView(guide))),
      section('API', ...guide.tags.flatMap((tag) => [h('h3', {key: tag}, h('code', null, `<${tag}>`)), h(Lit, {key: `${tag}-api`, template: () => apiView(tag, apiOfTag(tag))})])),
      section('Related', template(() => relatedView(guide))));
  };
}

function Head({guide}: {readonly guide: WidgetGuide}): ReactElement {
  const {title} = useContext(DocsContext).storyById();
  return h('header', null,
    h('p', {className: 'tags'}, ...guide.tags.map((tag) => h('code', {key: tag}, `<${tag}>`))),
    h('h1', null, title.split('/').at(-1)!.replace(/ \(.*\)$/, '')), h('p', {className: 'lead'}, guide.purpose),
    h('p', {className: 'standing'}, `Version ${version} · `, link('?path=/docs/accessibility-conformance-report--docs', 'WCAG 2.2 AA by test'),
      ' · ', link('?path=/docs/performance-what-loads-when--docs', 'what it loads')));
}

/** Another page of the book, whose frame this page stands in. */
const link = (href: string, text: string) => h('a', {href, target: '_top'}, text);

function section(name: string, ...children: readonly ReactNode[]): ReactElement {
  const id = name.toLowerCase().replaceAll(' ', '-');
  return h('section', null, h('h2', {id}, name), ...children);
}

const template = (make: () => unknown) => h(Lit, {template: make});

/** What Lit draws, in a page that React frames. */
function Lit({template: make}: {readonly template: () => unknown}): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => void draw(make(), place.current!));
  return h('div', {ref: place});
}

/** The story of the page's file that is exported under a name; null where it has none. */
function useStory(name: string) {
  const wanted = name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
  return useContext(DocsContext).componentStories().find(({id}) => id.endsWith(`--${wanted}`)) ?? null;
}

function StorySection({name, says, story}: {readonly name: string; readonly says: string; readonly story: string}): ReactElement | null {
  const found = useStory(story);
  if (!found) return null;
  return section(name, h('p', {className: 'says'}, `${says} `, aloneLink(found.id)),
    h(NearView, {room: found.parameters['room'] as Room | undefined}, h(Canvas, {of: found.moduleExport, sourceState: 'none', withToolbar: false})));
}

const storySection = (name: string, says: string, story: string) => h(StorySection, {name, says, story});

const aloneLink = (id: string) => h('a', {href: `iframe.html?id=${id}&viewMode=story`, target: '_blank', rel: 'noreferrer'}, 'Open alone');

/** The widget on rows, its controls, and the code of what is shown. */
function Playground(): ReactElement | null {
  const found = useStory('Playground');
  const context = useContext(DocsContext);
  const [args, setArgs] = useState(() => found && context.getStoryContext(found).args);
  useEffect(() => {
    const follow = (change: {storyId: string; args: Record<string, unknown>}) => { if (change.storyId === found?.id) setArgs(change.args); };
    context.channel.on('storyArgsUpdated', follow);
    return () => context.channel.off('storyArgsUpdated', follow);
  }, [context, found]);
  if (!found) return null;
  const markup = (found.parameters['markup'] as ToMarkup)(args ?? {});
  return section('Playground',
    h('p', {className: 'says'}, 'A control for each attribute that does something here and each custom property; those of a file come once src has an address. ', aloneLink(found.id)),
    h(NearView, null, h(Canvas, {of: found.moduleExport, sourceState: 'none', withToolbar: false})),
    h(Code, {markup}),
    h(NearView, {room: controlsRoom(found.argTypes)}, h('div', {className: 'controls'}, h(Controls, {of: found.moduleExport}))));
}

/** Words and a field for each control, below each other on a phone. */
const controlsRoom = (controls: object): Room => ({cells: 2 * Object.keys(controls).length, width: 320, height: 80});

function Code({markup}: {readonly markup: Markup}): ReactElement {
  const place = useRef<HTMLElement & {markup: Markup}>(null);
  useEffect(() => { if (place.current) place.current.markup = markup; });
  return h('story-code', {ref: place});
}
