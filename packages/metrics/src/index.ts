export type * from './metric.js';
