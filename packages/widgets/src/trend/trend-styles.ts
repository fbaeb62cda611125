import {css} from 'lit';
import {accent, hairline, ink, muted, radius, small, step} from '../shared/tokens.js';

export const trendStyles = css`
  .trend { display: grid; gap: calc(2 * ${step}); }
  .trend + .trend { margin-block-start: calc(4 * ${step}); }
  .keys { display: flex; flex-wrap: wrap; gap: 0 calc(4 * ${step}); color: ${muted}; font-size: ${small}; }
  .keys span { display: inline-flex; align-items: center; gap: 0.45em; }
  .key {
    display: inline-block; inline-size: 1.1em;
    border-block-start: 2px solid var(--crm-trend-line-color, ${accent});
  }
  .key.past { border-block-start: 2px dashed ${muted}; }
  .plot { position: relative; touch-action: pan-y; }
  .chart { display: block; inline-size: 100%; block-size: auto; overflow: visible; }
  /* Anchors are physical, so that a mirrored axis only swaps places. */
  .chart { direction: ltr; }
  .chart text { unicode-bidi: plaintext; font-size: 12px; fill: ${muted}; font-variant-numeric: tabular-nums; }
  .chart .end { fill: ${ink}; font-weight: 600; }
  .grid { stroke: ${hairline}; }
  .base { stroke: ${muted}; }
  .line {
    stroke: var(--crm-trend-line-color, ${accent}); stroke-width: 2; stroke-linejoin: round; stroke-linecap: round;
  }
  .tail { stroke-dasharray: 0.1 5; }
  .before { stroke: ${muted}; stroke-width: 1.5; stroke-dasharray: 4 4; stroke-linecap: round; }
  .dot { fill: var(--crm-trend-line-color, ${accent}); }
  .dot.past { fill: ${muted}; }
  .marker { stroke: ${muted}; }
  .cursor { position: absolute; inset: 0; cursor: crosshair; border-radius: 3px; }
  /* Slides from its start to its end as the period does, so that it never leaves the plot. */
  .tip {
    position: absolute; inset-block-end: calc(100% - 2 * ${step}); left: var(--x); translate: var(--back) 0; z-index: 1;
    pointer-events: none;
    padding: calc(1.5 * ${step}) calc(2.5 * ${step}); font-size: ${small};
    color: var(--crm-color-tip-ink, CanvasText); background: var(--crm-color-tip, Canvas);
    border: 1px solid ${hairline}; border-radius: calc(${radius} * 0.6); box-shadow: 0 2px 10px rgb(0 0 0 / 0.14);
    white-space: nowrap;
  }
  .tip th, .tip td { border: 0; padding-block: 0; }
  .tip td { font-weight: 600; }
  .tip .key { vertical-align: middle; margin-inline-end: 0.5em; }
  @media (forced-colors: active) {
    .line, .before, .marker { stroke: CanvasText; }
    .dot { fill: CanvasText; }
    .chart text { fill: CanvasText; }
  }
`;
