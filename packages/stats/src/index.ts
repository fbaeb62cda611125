export * from './wilson-interval.js';
export * from './net-share-interval.js';
export * from './kaplan-meier.js';
export * from './two-proportion-test.js';
