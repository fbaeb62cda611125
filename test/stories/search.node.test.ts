import {cli} from '@custom-elements-manifest/analyzer/cli.js';
import {metricIds} from '@crm-widgets/metrics';
import {beforeAll, describe, expect, it} from 'vitest';
import {anchorsOf} from '../../.storybook/search.js';
import type {Manifest} from '../../stories/blocks/manifest.js';
import {alsoSaid} from '../../stories/metrics/also-said.js';

let manifest: Manifest;

beforeAll(async () => {
  manifest = await cli({argv: ['analyze', '--quiet', '--config', 'custom-elements-manifest.config.mjs'], noWrite: true}) as Manifest;
});

const found = (id: string, title: string) => anchorsOf({id, title}, manifest);

describe('search of the storybook', () => {
  it.each([
    ['net-revenue-retention', 'net dollar retention'], ['net-revenue-retention', 'NDR'], ['customer-churn-rate', 'logo churn'], ['clv', 'LTV'],
    ['win-rate', 'close rate'], ['average-order-value', 'basket size'],
  ])('finds %s by %s', (metric, said) => {
    expect(found(`metrics-${metric}--docs`, 'Metrics/x')[0]!.title.split(', ')).toContain(said);
  });

  it('knows what people also say of every metric', () => expect(Object.keys(alsoSaid)).toEqual([...metricIds].toSorted()));

  it('finds attributes, events, parts and custom properties, each at its place on the page', () => {
    expect(found('widgets-trend--docs', 'Widgets/Trend (crm-trend)')).toEqual(expect.arrayContaining([
      {id: 'crm-trend-attributes-sonify', title: 'sonify, attribute'},
      {id: 'crm-trend-events-crm-select', title: 'crm-select, event'},
      {id: 'crm-trend-custom-properties---crm-trend-line-color', title: '--crm-trend-line-color, custom property'},
    ]));
  });

  it('says of which tag, on a page of two', () => {
    expect(found('widgets-source-and-table--docs', 'Widgets/Source and table (crm-source, crm-table)')).toEqual(expect.arrayContaining([
      {id: 'crm-table-attributes-preset', title: 'preset, attribute of table'}, {id: 'crm-source-attributes-as-of', title: 'as-of, attribute of source'},
    ]));
  });

  it('keeps the headings of a page of text', () => {
    const anchors = [{id: 'vue', title: 'Vue'}];
    expect(anchorsOf({id: 'embedding-frameworks--docs', title: 'Embedding/Frameworks', anchors}, manifest)).toEqual(anchors);
  });
});
