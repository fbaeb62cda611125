import {dataSets} from '../data-sets.js';
import {putDataSet} from '../put-data-set.js';
import {choice, globalType, type Toolbar} from '../toolbar.js';

/** Other rows behind the same widgets. One that these rows cannot serve shows what they can. */
export const toolbar: Toolbar = {
  name: 'data', place: 6, initial: 'own', to: 'story',
  type: globalType('Data set of stories, not of text pages', 'database', [choice('own', "the story's own"), ...Object.entries(dataSets).map(([key, {title}]) => choice(key, title))]),
  apply(key, root) {
    const set = dataSets[key];
    if (set) putDataSet(set, root);
  },
};
