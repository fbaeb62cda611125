import type {Meta, StoryObj} from '@storybook/web-components-vite';
import style from './boards/boards.css?raw';
import page from './boards/index.html?raw';
import {allReady} from './ready.js';
import {withSheet} from './with-sheet.js';

const boards = new DOMParser().parseFromString(page, 'text/html');

const meta: Meta = {
  title: 'Boards/Whole pages',
  id: 'boards',
  tags: ['!autodocs'],
  parameters: {layout: 'fullscreen', controls: {disable: true}},
  beforeEach: withSheet(style),
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
    play: ({canvasElement}) => allReady(canvasElement),
  };
}
