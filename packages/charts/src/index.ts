export * from './backdrop.js';
export * from './grid-moves.js';
export * from './heat-scale.js';
export * from './heat-steps.js';
export * from './heat-styles.js';
export * from './interval-whisker.js';
export * from './sparkline.js';
export * from './placed.js';
