import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {cardStates as states} from '../../packages/widgets/src/card/card-states.js';
import {ShownKpi} from '../../packages/widgets/src/kpi/kpi-states.js';
import {openPopover} from '../open-popover.js';
import {defineShown, inShop, stateElement, withAttributes, type State} from './state-story.js';

defineShown('shown-kpi', ShownKpi);

const meta: Meta = {
  title: 'Widgets/Definition card',
  parameters: {
    controls: {disable: true},
    docs: {description: {component: 'What a number is made of: formula, inputs, period edges, settings in force, rows read and left out, engine and SQL. '
      + 'Every widget has it: the button in its frame opens it, and so do the keys ? and i while the focus is in the widget.'}},
  },
};
export default meta;

/** Real orders of a shop: open the card, and let DuckDB check the number. */
export const Playground: StoryObj = {
  render: () => inShop(withAttributes('crm-kpi', {metric: 'repeat-purchase-rate', period: '1997', loading: 'eager'})),
};

export const RowsLeftOut = opened('Rows left out, answered by columns', states['rows left out, answered by columns']);
export const AnsweredByDuckDB = opened('Answered by DuckDB', states['answered by DuckDB']);
export const AMonthThatIsNotOver = opened('A rate in a month that is not over', states['a rate in a month that is not over']);
export const ValuesThatThePageGave = opened('Values that the page gave', states['values that the page gave']);

/** Not on the docs page, where each would open above the others. */
function opened(name: string, state: State): StoryObj {
  return {
    name, tags: ['!autodocs'],
    render: () => stateElement('shown-kpi', state),
    play: ({canvasElement}) => openPopover(canvasElement, 'about'),
  };
}
