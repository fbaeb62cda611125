import {css} from 'lit';
import {axis, compare, grid, tip, tipInk, trendLineColor} from '../shared/chart-tokens.js';
import {paint} from '../shared/paint.js';
import {hairline, ink, muted, radius, small, step} from '../shared/tokens.js';

export const trendStyles = css`
  .trend { display: grid; gap: calc(2 * ${step}); }
  .trend + .trend { margin-block-start: calc(4 * ${step}); }
  .keys { display: flex; flex-wrap: wrap; gap: 0 calc(4 * ${step}); color: ${muted}; font-size: ${small}; }
  .keys span { display: inline-flex; align-items: center; gap: 0.45em; }
  .key {
    display: inline-block; flex: none; inline-size: 1.5em;
    border-block-start: 2px solid ${trendLineColor};
  }
  .key.past { border-block-start: 2px dashed ${compare}; }
  .plot { position: relative; touch-action: pan-y; }
  .chart { display: block; inline-size: 100%; block-size: auto; overflow: visible; }
  /* Anchors are physical, so that a mirrored axis only swaps places. */
  .chart { direction: ltr; }
  .chart text { unicode-bidi: plaintext; font-size: 12px; fill: ${paint(muted)}; font-variant-numeric: tabular-nums; }
  .chart .end { fill: ${paint(ink)}; font-weight: 600; }
  .grid { stroke: ${paint(grid)}; }
  .base { stroke: ${paint(axis)}; }
  .line {
    stroke: ${paint(trendLineColor)}; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round;
  }
  .tail { stroke-dasharray: 0.1 5; }
  .before { stroke: ${paint(compare)}; stroke-width: 1.5; stroke-dasharray: 4 4; stroke-linecap: round; }
  .lone { stroke-width: 5; stroke-dasharray: none; }
  .dot { fill: ${paint(trendLineColor)}; }
  .dot.past { fill: ${paint(compare)}; }
  .marker { stroke: ${paint(axis)}; }
  .cursor { position: absolute; inset: 0; cursor: crosshair; border-radius: 3px; }
  /* Slides from its start to its end as the period does, so that it never leaves the plot; a pointer can go onto it. */
  .tip {
    position: absolute; inset-block-end: calc(100% - 2 * ${step}); left: var(--x); translate: var(--back) 0; z-index: 1;
    padding: calc(1.5 * ${step}) calc(2.5 * ${step}); font-size: ${small};
    color: ${tipInk}; background-color: ${tip};
    border: 1px solid ${hairline}; border-radius: calc(${radius} * 0.6); box-shadow: 0 2px 10px rgb(0 0 0 / 0.14);
    white-space: nowrap;
  }
  .tip th, .tip td { border: 0; padding-block: 0; }
  .tip td { font-weight: 600; }
  .tip .key { vertical-align: middle; margin-inline-end: 0.5em; }
  @media (forced-colors: active) {
    .line, .before, .marker, .base { stroke: CanvasText; }
    .grid { stroke: GrayText; }
    .key, .key.past { border-color: CanvasText; }
    .dot { fill: CanvasText; }
    .chart :is(text, .end) { fill: CanvasText; }
  }
`;
