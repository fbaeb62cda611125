import {css} from 'lit';
import {hairline, muted, radius, step, track} from '../shared/tokens.js';

/** Tables of rows, and the buttons that copy and save them. */
export const dataStyles = css`
  .tool {
    min-block-size: 28px; min-inline-size: 28px; padding: 2px 0.75em; border: 1px solid ${hairline}; border-radius: calc(0.6 * ${radius});
    background: none; color: inherit; font: inherit; font-size: 0.8667em; cursor: pointer;
  }
  .tool:hover { background-color: ${track}; }
  .tool.close { display: grid; place-content: center; padding: 0; border-color: transparent; }
  .tool.close svg { inline-size: 12px; block-size: 12px; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; }
  .data-tools { display: flex; flex-wrap: wrap; align-items: center; gap: calc(2 * ${step}); }
  .data { font-size: 0.8667em; }
  .data :is(th, td) { text-align: start; white-space: nowrap; padding-inline: 0 calc(4 * ${step}); }
  .data :is(th, td).number { text-align: end; }
  .data :is(th, td):last-child { padding-inline-end: 0; }
  .data td { max-inline-size: 24em; overflow: hidden; text-overflow: ellipsis; }
  .data tbody th { font-weight: inherit; }
  .data-tools [role='status'] { order: 1; color: ${muted}; font-size: 0.8667em; }
  @media print { .data-tools { display: none; } }
`;
