import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {themes} from 'crm-widgets/theme';
import {allReady} from '../ready.js';
import {brandMaker} from './brand-maker.js';
import {themedBoard} from './themed-board.js';

const meta: Meta = {
  title: 'Theming/Themes', id: 'theming', tags: ['!autodocs'], parameters: {controls: {disable: true}}, play: ({canvasElement}) => allReady(canvasElement),
};
export default meta;

/** A board in every theme of the kit, light and dark beside each other. */
export const Themes: StoryObj = {
  render: () => {
    const main = Object.assign(document.createElement('main'), {className: 'gallery'});
    main.append(...themes.map(({name, description}) => {
      const pair = Object.assign(document.createElement('div'), {className: 'pair'});
      pair.append(themedBoard(name, 'light', `${name}, light`, description), themedBoard(name, 'dark', `${name}, dark`, description));
      return pair;
    }));
    return main;
  },
};

/** One colour in; a theme out, as a style sheet and as design tokens. */
export const BrandMaker: StoryObj = {
  render: () => brandMaker('#0b7285'),
  play: async ({canvasElement}) => {
    await allReady(canvasElement);
    const picker = canvasElement.querySelector<HTMLInputElement>('input[type=color]')!;
    const said = canvasElement.querySelector('[role=status]')!;
    const pick = (color: string) => {
      picker.value = color;
      picker.dispatchEvent(new Event('input', {bubbles: true}));
    };
    pick('#ffe14d');
    if (!/#ffe14d .* too pale/.test(said.textContent ?? '')) throw new Error(`a pale yellow is repaired on white; it says: ${said.textContent}`);
    if (!canvasElement.querySelector('.css')!.textContent.includes('#ffe14d')) throw new Error('the style sheet does not hold the colour');
    pick('#0b7285');
  },
};
