import type {Meta} from '@storybook/web-components-vite';
import {expect, userEvent, waitFor} from 'storybook/test';
import {widgetsOf} from '../ready.js';
import {withSheet} from '../with-sheet.js';
import blogPost from './blog-post.html?raw';
import drillPage from './drill-to-rows.html?raw';
import {drillToRows} from './drill-to-rows.js';
import drillText from './drill-to-rows.ts?raw';
import filterPage from './filter-bar.html?raw';
import {filterByForm} from './filter-bar.js';
import filterText from './filter-bar.ts?raw';
import investorPage from './investor-page.html?raw';
import {offerPrint} from './investor-page.js';
import investorText from './investor-page.ts?raw';
import linkedPage from './linked-selection.html?raw';
import {linkSelection} from './linked-selection.js';
import linkedText from './linked-selection.ts?raw';
import {pageStory} from './page-story.js';
import css from './patterns.css?raw';
import sidebar from './sidebar.html?raw';
import supportDesk from './support-desk.html?raw';

const meta: Meta = {
  title: 'Patterns/Pieces of pages',
  tags: ['!autodocs'],
  beforeEach: withSheet(css),
  parameters: {
    layout: 'padded', controls: {disable: true},
  },
};
export default meta;

export const LinkedSelection = pageStory({
  name: 'Linked selection', page: linkedPage, script: {run: linkSelection, text: linkedText},
  says: 'A click or Enter on a bar fires `crm-select`; the page hands its key to the others as `where`.',
  play: async (canvas) => {
    const bar = canvas.querySelector('crm-breakdown')!.shadowRoot!.querySelector<HTMLElement>('tbody button')!;
    const [kpi] = widgetsOf(canvas).filter(({localName}) => localName === 'crm-kpi');
    const before = JSON.stringify(kpi!.result);
    await userEvent.click(bar);
    await expect(canvas.querySelector('[role=status]')).toHaveTextContent(/alone/);
    await waitFor(() => expect(JSON.stringify(kpi!.result)).not.toBe(before));
  },
});

export const DrillToRows = pageStory({
  name: 'Drill to rows', page: drillPage, script: {run: drillToRows, text: drillText},
  says: 'Behind each step, drop, group and cell stand rows. The widget shows them, and `crm-select` tells the page who they are.',
  play: async (canvas) => {
    const root = canvas.querySelector('crm-funnel')!.shadowRoot!;
    await userEvent.click(root.querySelector<HTMLElement>('button.step, .step[data-step]')!);
    await waitFor(() => expect(root.querySelector('[part~=rows]')).not.toBeNull());
    await expect(canvas.querySelector('.selection')).toHaveTextContent(/deals/);
  },
});

export const FilterBar = pageStory({
  name: 'Filter bar', page: filterPage, script: {run: filterByForm, text: filterText},
  says: 'Any form will do: what it holds becomes `where` and `period`. A column is looked up in the table of the measure, then in `customers`.',
  play: async (canvas) => {
    const [kpi] = widgetsOf(canvas);
    const before = JSON.stringify(kpi!.result);
    await userEvent.selectOptions(canvas.querySelector('[name=country]')!, 'DE');
    await waitFor(() => expect(JSON.stringify(kpi!.result)).not.toBe(before));
  },
});

export const BlogPost = pageStory({
  name: 'A post with one number', page: blogPost,
  says: 'One tag in an article: it takes its rows from a file beside the post and its ink from the page.',
});

export const InvestorPage = pageStory({
  name: 'Investor one-pager', page: investorPage, script: {run: offerPrint, text: investorText},
  says: 'A quarter on a page, made to be printed; colours give way to dashes, glyphs and words on paper.',
});

export const SupportDesk = pageStory({
  name: 'Support desk', page: supportDesk,
  says: 'How long people wait, who answers at the first contact, and whether they were content.',
});

export const Sidebar = pageStory({
  name: 'Sidebar widgets', page: sidebar,
  says: 'Three numbers in a column of 200 pixels, compact, beside whatever the page is about.',
});
