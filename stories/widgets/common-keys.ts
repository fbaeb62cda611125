import type {WidgetGuide} from '../blocks/guide.js';

/** Keys of every widget that shows a number. */
export const commonKeys: WidgetGuide['keys'] = [
  ['Tab', 'Goes to the picture, where it has points, and to the buttons of card and menu.'],
  ['? i', 'Opens the definition card, wherever the focus is in the widget.'],
  ['Esc', 'Closes card or menu; the focus goes back to where it was.'],
];
