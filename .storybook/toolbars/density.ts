import {choice, globalType, type Toolbar} from '../toolbar.js';

/** Distances, as an attribute of the page. */
export const toolbar: Toolbar = {
  name: 'density', place: 3, initial: 'normal', to: 'page',
  type: globalType('Density', 'menu', [choice('normal'), choice('compact'), choice('comfortable')]),
  apply(density, {dataset}) {
    dataset['crmDensity'] = density;
  },
};
