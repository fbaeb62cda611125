import {css} from 'lit';
import {bad, hairline, muted, step, warn} from '../shared/tokens.js';

export const doctorStyles = css`
  .doctor { display: grid; gap: calc(4 * ${step}); }
  .doctor section { display: grid; gap: ${step}; min-inline-size: 0; }
  .doctor h3 { margin: 0; font-size: inherit; font-weight: 600; }
  .doctor section + section { border-block-start: 1px solid ${hairline}; padding-block-start: calc(3 * ${step}); }
  .guess { color: ${warn}; }
  .failed { color: ${bad}; }
  .doctor ul { margin: 0; padding-inline-start: 1.2em; }
  .doctor li { overflow-wrap: anywhere; }
  .doctor summary { cursor: pointer; min-block-size: 24px; }
  .doctor table { inline-size: 100%; border-collapse: collapse; }
  .doctor th, .doctor td { padding-block: 2px; padding-inline-end: 0.8em; text-align: start; overflow-wrap: anywhere; vertical-align: top; }
  .doctor th { font-weight: inherit; }
  /* Long words of what fills a column leave room for its name. */
  .doctor td { white-space: normal; }
  .doctor th:first-child { inline-size: 34%; }
  .doctor .default { color: ${muted}; }
`;
