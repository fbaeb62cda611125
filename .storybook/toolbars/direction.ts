import {choice, globalType, type Toolbar} from '../toolbar.js';

/** In which direction the page runs; `auto` leaves it to each widget and its language. */
export const toolbar: Toolbar = {
  name: 'direction', place: 5, initial: 'auto', to: 'canvas',
  type: globalType('Direction', 'transfer', [choice('auto', 'by language'), choice('ltr', 'left to right'), choice('rtl', 'right to left')]),
  apply(direction, root) {
    if (direction === 'auto') root.removeAttribute('dir');
    else root.dir = direction;
  },
};
