import {choice, globalType, widgetsIn, type Toolbar} from '../toolbar.js';

const states = ['idle', 'loading', 'ready', 'partial', 'stale', 'empty', 'unsupported', 'error'];

/** The `state` attribute of every widget of the story. */
export const toolbar: Toolbar = {
  name: 'state', place: 11, initial: 'own', to: 'story',
  type: globalType('State of widgets in stories, not of text pages', 'beaker', [choice('own', 'as it comes'), ...states.map((state) => choice(state))]),
  apply(state, root) {
    for (const widget of widgetsIn(root)) widget.setAttribute('state', state);
  },
};
