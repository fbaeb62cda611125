export * from './mean.js';
export * from './quantile.js';
export * from './wilson-interval.js';
