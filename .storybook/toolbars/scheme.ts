import {choice, globalType, type Toolbar} from '../toolbar.js';

/** Light or dark, as the page's own colour scheme. */
export const toolbar: Toolbar = {
  name: 'scheme', place: 2, initial: 'light', to: 'page',
  type: globalType('Colour scheme', 'contrast', [choice('light'), choice('dark')]),
  apply(scheme, {dataset}) {
    dataset['theme'] = scheme;
  },
};
