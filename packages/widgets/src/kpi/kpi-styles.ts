import {css} from 'lit';
import {paint} from '../shared/paint.js';
import {accent, bad, display, good, ink, muted, small, step, warn} from '../shared/tokens.js';

const line = css`var(--crm-kpi-line-color, ${accent})`;

export const kpiStyles = css`
  .kpi {
    display: grid; gap: calc(2 * ${step}) calc(6 * ${step}); grid-template-columns: minmax(0, 1fr); align-items: end;
  }
  .figure { display: grid; gap: ${step}; }
  .value {
    font-family: var(--crm-font-display, inherit); font-size: ${display}; font-weight: var(--crm-font-weight-display, 650); line-height: 1.1; letter-spacing: -0.015em;
    font-variant-numeric: tabular-nums;
  }
  .when { color: ${muted}; font-size: ${small}; }
  .change, .target, .base { font-size: ${small}; text-wrap: balance; display: flex; flex-wrap: wrap; align-items: center; gap: 0 0.45em; }
  .change strong, .target strong { font-weight: 600; display: inline-flex; align-items: center; gap: 0.35em; }
  .change > span, .target > span, .base { color: ${muted}; }
  .glyph { inline-size: 0.8em; block-size: 0.8em; flex: none; fill: currentColor; }
  .good { color: var(--crm-kpi-good-color, ${good}); }
  .near { color: ${warn}; }
  .bad { color: var(--crm-kpi-bad-color, ${bad}); }
  .neutral { color: ${ink}; }
  .sparkline { display: block; inline-size: 100%; block-size: 2.5em; overflow: visible; }
  .sparkline path {
    stroke: ${paint(line)}; stroke-width: 1.75px; stroke-linejoin: round; stroke-linecap: round;
  }
  .sparkline .tail { stroke-dasharray: 0.1 4; }
  .sparkline .dot { stroke-width: 6px; }
  .bones :is(.base, .when) { inline-size: 32%; }
  .bones :is(.value, .change, .target) { inline-size: 62%; }
  .bones .sparkline { min-block-size: 2.5em; }
  :dir(rtl) .sparkline { transform: scaleX(-1); }
  @container (min-width: 380px) {
    .kpi.drawn-line { grid-template-columns: minmax(0, auto) minmax(8em, 1fr); }
    /* Bones are as wide as their column, so it cannot be as wide as they are. */
    .bones.kpi.drawn-line { grid-template-columns: minmax(0, 11em) minmax(8em, 1fr); }
    .kpi.drawn-line > :not(.figure, .sparkline) { grid-column: 1 / -1; }
    .sparkline { block-size: 3.5em; }
    .bones .sparkline { min-block-size: 3.5em; }
  }
  @media (forced-colors: active) {
    .sparkline path { stroke: CanvasText; }
    .good, .bad, .near { color: CanvasText; }
  }
`;
