export * from './company/index.js';
