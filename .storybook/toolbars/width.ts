import {choice, globalType, type Toolbar} from '../toolbar.js';

const widths = ['120', '200', '320', '480', '768', '1200'];

/** How much room the story gets, in CSS pixels; it may be more than the window has. */
export const toolbar: Toolbar = {
  name: 'width', place: 9, initial: 'full', to: 'story',
  type: globalType('Width of the container', 'grow', [choice('full', 'all there is'), ...widths.map((width) => choice(`${width}px`, `${width} px`))]),
  apply(width, {style}) {
    style.inlineSize = width;
    style.minInlineSize = '0';
  },
};
