import {choice, globalType, type Toolbar} from '../toolbar.js';

/** What answers the sources of the story: typed columns, DuckDB, or whichever the kit takes. */
export const toolbar: Toolbar = {
  name: 'engine', place: 13, initial: 'auto', to: 'story', begins: true,
  type: globalType('Engine', 'cpu', [choice('auto', "the kit's choice"), choice('columns', 'typed columns'), choice('duckdb', 'DuckDB')]),
  apply(engine, root) {
    for (const source of root.querySelectorAll('crm-source')) source.setAttribute('engine', engine);
  },
};
