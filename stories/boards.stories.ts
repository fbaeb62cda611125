import type {Meta, StoryObj} from '@storybook/web-components-vite';
import type {WidgetResult} from '@crm-widgets/core';
import type {CrmWidget} from '../packages/widgets/src/shared/widget-element.js';
import style from './boards/boards.css?raw';
import page from './boards/index.html?raw';

const boards = new DOMParser().parseFromString(page, 'text/html');
const sheet = new CSSStyleSheet();
sheet.replaceSync(style);

const meta: Meta = {
  title: 'Boards',
  tags: ['!autodocs'],
  parameters: {layout: 'fullscreen', controls: {disable: true}},
  beforeEach() {
    document.adoptedStyleSheets.push(sheet);
    return () => void (document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet));
  },
};
export default meta;

/** CDNOW, 1997 and 1998. */
export const Shop = board('shop');
/** The opportunities of a seller of hardware. */
export const Sales = board('sales');
/** Sample data: a made-up company. */
export const Subscriptions = board('subscriptions');

/** A board as the page that `npm start` shows has it. */
function board(id: string): StoryObj {
  return {
    render: () => {
      const main = document.createElement('main');
      main.append(document.importNode(boards.getElementById(id)!, true));
      return main;
    },
    play: async ({canvasElement}) => {
      const widgets = canvasElement.querySelectorAll<CrmWidget<WidgetResult>>('.numbers > *, .pictures > *');
      await Promise.all([...widgets].map((widget) => widget.whenReady()));
    },
  };
}
