export type * from './typed-table.js';
export type * from './read-options.js';
