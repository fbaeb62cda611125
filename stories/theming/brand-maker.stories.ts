import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {allReady} from '../ready.js';
import {brandMaker} from './brand-maker.js';

const meta: Meta = {title: 'Theming/Brand maker', tags: ['!autodocs'], parameters: {controls: {disable: true}}};
export default meta;

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
