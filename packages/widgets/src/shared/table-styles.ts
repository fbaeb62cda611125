import {css} from 'lit';
import {hairline, muted, small, step} from './tokens.js';

/** Tables of numbers, apart from the frame's own styles, as most widgets on a page show none. Goes before the styles of a drawing. */
export const tableStyles = css`
  table { inline-size: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
  caption { text-align: start; color: ${muted}; padding-block: ${step}; }
  th, td {
    padding: ${step} calc(2 * ${step}); text-align: end; border-block-end: 1px solid ${hairline}; font-weight: inherit;
  }
  th:first-child, td:first-child { text-align: start; padding-inline-start: 0; }
  th:last-child, td:last-child { padding-inline-end: 0; }
  td { white-space: nowrap; }
  thead th { color: ${muted}; font-size: ${small}; vertical-align: bottom; }
  /* What opens is small already. */
  details :is(table, .triangle, thead th) { font-size: inherit; }
  .scroll { overflow-x: auto; }
  @media print {
    /* Bars, patterns and what is mixed with the paper. */
    .frame { print-color-adjust: exact; }
    .body { --backdrop: Canvas !important; }
    details[part='table']:not([open]), [part='table'] > summary { display: none; }
  }
  @media (forced-colors: active) {
    caption, thead th { color: CanvasText; }
  }
`;
