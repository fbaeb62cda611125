import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {themes} from 'crm-widgets/theme';
import {LongPage} from '../blocks/long-page.js';
import {allReady} from '../ready.js';
import {loadingIn} from '../widgets/state-story.js';
import {themedBoard} from './themed-board.js';

const meta: Meta = {
  title: 'Theming/Themes',
  id: 'theming',
  parameters: {
    controls: {disable: true},
    docs: {page: LongPage, description: {component: 'A board in every theme of the kit, light and dark. A theme is a style sheet, `themes/<name>.css`, for the page or for what carries its class; '
      + 'whatever a page sets itself goes before.'}, source: {code: null}},
  },
  play: ({canvasElement}) => allReady(canvasElement),
};
export default meta;

export const Neutral = inTheme('neutral');
export const HighContrast = inTheme('high-contrast');
export const Editorial = inTheme('editorial');
export const Instrument = inTheme('instrument');
export const Meadow = inTheme('meadow');

function inTheme(name: string): StoryObj {
  const {description} = themes.find((theme) => theme.name === name)!;
  return {
    parameters: {room: {cells: 8, width: 400, height: 600}, docs: {description: {story: description}}},
    render: (_, context) => {
      const pair = Object.assign(document.createElement('main'), {className: 'pair'});
      pair.append(themedBoard(name, 'light', `${name}, light`, loadingIn(context)), themedBoard(name, 'dark', `${name}, dark`, loadingIn(context)));
      return pair;
    },
  };
}
