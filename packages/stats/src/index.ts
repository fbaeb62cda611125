export * from './wilson-interval.js';
export * from './net-share-interval.js';
