import {readFile} from 'node:fs/promises';
import {loadCsf} from 'storybook/internal/csf-tools';
import type {Indexer} from 'storybook/internal/types';
import {groupOf} from '../stories/metrics/metric-groups.js';

/** The handbook's page of each metric stands for a file of stories, so that a new folder is a new page. */
export const metricPages = '../packages/metrics/src/*/*.md';

/** Short names that no formula begins with, but that people search for. */
const alsoCalled: Readonly<Record<string, string>> = {arpu: 'ARPA', clv: 'LTV'};

const isPage = /\/packages\/metrics\/src\/([^/]+)\/\1\.md$/;

/** Where the page of a metric stands: its address, its name with the abbreviation that people search for, its group. */
export interface MetricPlace {
  readonly id: string;
  readonly name: string;
  readonly group: string;
}

/**
 * @param file path of the handbook's page, beside the metric of the same name
 * @throws {Error} the page has no heading, or the metric names no section of the handbook
 */
export async function placeOf(file: string): Promise<MetricPlace> {
  const [page, definition] = await Promise.all([file, file.replace(/\.md$/, '.ts')].map((path) => readFile(path, 'utf8')));
  const id = isPage.exec(file)?.[1];
  const title = /^# (.+)$/m.exec(page!)?.[1];
  const group = groupOf(/reference: '(.+?)'/.exec(definition!)?.[1] ?? '');
  if (!id || !title || !group) throw new Error(`${file}: no heading, or no section of the handbook in the metric beside it`);
  const short = /^([A-Z:]{2,}) = /m.exec(page!)?.[1];
  const shorts = [short && !title.includes(short) ? short : [], alsoCalled[id] ?? []].flat();
  return {id, group, name: shorts.length > 0 ? `${title} (${shorts.join(', ')})` : title};
}

/** The page as a module of stories. */
async function storiesOf(file: string): Promise<string> {
  const {id, name, group} = await placeOf(file);
  return `
    import * as definition from './${id}.ts';
    import text from './${id}.md?raw';
    import page from '/stories/metrics/metric-page.mdx';
    import {liveStory} from '/stories/metrics/live-metric.ts';
    export default {
      id: 'metrics-${id}', title: ${JSON.stringify(`Metrics/${group}/${name}`)},
      parameters: {controls: {disable: true}, handbook: {definition, text}, docs: {page, toc: {headingSelector: '.metric-text h2'}}},
    };
    export const Live = liveStory(definition);`;
}

export const metricIndexer: Indexer = {
  test: isPage,
  createIndex: async (fileName, {makeTitle}) =>
    loadCsf(await storiesOf(fileName), {fileName, makeTitle}).parse().indexInputs,
};

export const metricPlugin = {
  name: 'metric-pages',
  enforce: 'pre' as const,
  async load(id: string) {
    const file = id.replace(/\?(?!raw\b).*$/, '');
    return isPage.test(file) ? storiesOf(file) : null;
  },
};
