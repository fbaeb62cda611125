import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {openPopover} from '../open-popover.js';
import {inCompany, inShop, withAttributes} from './state-story.js';

const meta: Meta = {
  title: 'Widgets/Save and print',
  parameters: {
    controls: {disable: true},
    docs: {description: {component: 'Every widget can be saved as SVG, PNG and CSV, printed, and shown as a table of the same data: by the button '
      + 'beside that of the definition card. Pictures and files carry title, period and source; a cell that a spreadsheet would take for a '
      + 'formula is defused.'}},
  },
};
export default meta;

export const OfAKpi: StoryObj = {render: () => inShop(withAttributes('crm-kpi', {metric: 'revenue', period: '1997', loading: 'eager'}))};
export const OfAFunnel: StoryObj = {
  render: () => inCompany(withAttributes('crm-funnel', {table: 'people', period: '2024', by: 'source', loading: 'eager'}), 'people'),
};

/** Not on the docs page, where it would open above the others. */
export const TheMenu: StoryObj = {
  tags: ['!autodocs'],
  render: () => withAttributes('crm-funnel', {values: '{"Visit": 400, "Signup": 120, "Purchase": 30}', loading: 'eager'}),
  play: ({canvasElement}) => openPopover(canvasElement, 'tools'),
};
