import type {Meta, StoryObj} from '@storybook/web-components-vite';
import blogPost from '../patterns/blog-post.html?raw';
import filterPage from '../patterns/filter-bar.html?raw';
import {filterByForm} from '../patterns/filter-bar.js';
import filterText from '../patterns/filter-bar.ts?raw';
import {pageStory} from '../patterns/page-story.js';
import css from '../patterns/patterns.css?raw';
import sidebar from '../patterns/sidebar.html?raw';
import {withSheet} from '../with-sheet.js';

const meta: Meta = {
  title: 'Embedding/In the wild',
  tags: ['!autodocs'],
  beforeEach: withSheet(css),
  parameters: {
    layout: 'padded', controls: {disable: true},
  },
};
export default meta;

const on = (host: string, story: StoryObj): StoryObj => ({...story, globals: {host}});

export const BlogTheme = on('wordpress', pageStory({
  name: 'Article in a blog theme', page: blogPost,
  says: 'Serif text, a narrow column, loud rules for tables and buttons, as a WordPress theme has them. Font and ink come through, the rules for elements do not.',
}));

export const UtilityClasses = on('preflight', pageStory({
  name: 'Portal with utility classes', page: filterPage, script: {run: filterByForm, text: filterText},
  says: 'A preflight takes borders, margins and button styles from every element of the page; inside the widgets nothing is lost.',
}));

export const DarkCms = {...on('dark-cms', pageStory({
  name: 'Dark content system', page: sidebar,
  says: 'The system is dark for everybody and says so by `color-scheme: dark`; the widgets follow that, not the visitor.',
})), name: 'Dark CMS'};
