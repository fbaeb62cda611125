export * from './errors.js';
export * from './calendar.js';
export * from './period.js';
export * from './as-of.js';
export * from './query.js';
export * from './results.js';
export * from './tables.js';
export * from './table-names.js';
