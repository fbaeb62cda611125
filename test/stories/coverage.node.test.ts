import {expect, it} from 'vitest';
import {coverage} from '../../stories/states/coverage.js';

const story = (title: string, name: string, type = 'story') => ({id: `${title}--${name}`.toLowerCase(), title, name, type});

it('finds a story by its name, however Storybook writes it, and hides no blank', () => {
  const entries = [
    story('Widgets/KPI (crm-kpi)', 'Docs', 'docs'), story('Widgets/KPI (crm-kpi)', 'Empty No Rows'), story('Widgets/Trend', 'Loading'), story('States/All states', 'Loading'),
  ];
  expect(coverage(entries, ['loading', 'empty: no rows'])).toEqual([
    {widget: 'KPI', cells: [{what: 'loading', id: null, isNever: false}, {what: 'empty: no rows', id: 'widgets/kpi (crm-kpi)--empty no rows', isNever: false}]},
    {widget: 'Trend', cells: [{what: 'loading', id: 'widgets/trend--loading', isNever: false}, {what: 'empty: no rows', id: null, isNever: false}]},
  ]);
});

it('tells what a widget never comes to from what is not shown, and leaves out what is no picture', () => {
  const entries = [story('Widgets/Doctor', 'Loading'), story('Widgets/Source and table', 'Playground')];
  expect(coverage(entries, ['partial', 'stale'])).toEqual([
    {widget: 'Doctor', cells: [{what: 'partial', id: null, isNever: true}, {what: 'stale', id: null, isNever: false}]},
  ]);
});
