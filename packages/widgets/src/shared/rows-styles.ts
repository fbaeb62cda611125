import {css} from 'lit';
import {funnelBarColor} from './chart-tokens.js';
import {paint} from './paint.js';
import {hairline, ink, muted, small, step} from './tokens.js';

export const rowsStyles = css`
  .rows {
    display: grid; gap: calc(3 * ${step}); min-inline-size: 0;
    margin-block: calc(4 * ${step}) 0; padding-block: calc(3 * ${step}); border-block: 1px solid ${hairline};
  }
  .rows > * { min-inline-size: 0; }
  .rows-top { display: flex; align-items: start; gap: calc(2 * ${step}); justify-content: space-between; }
  .rows-heading { margin: 0; font-size: 1em; font-weight: 600; padding-block: 2px; text-wrap: balance; }
  .rows-scroll { overflow: auto; max-block-size: 22em; overscroll-behavior: contain; }
  .rows-scroll:focus-visible { outline-offset: -2px; }
  .rows .data thead th {
    position: sticky; inset-block-start: 0; background-color: var(--backdrop, var(--crm-color-surface, Canvas));
  }
  .rows-foot { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: calc(2 * ${step}); }
  .waits { margin: 0; display: grid; gap: calc(1 * ${step}); }
  .waits figcaption, .waits-axis { color: ${muted}; font-size: ${small}; }
  .waits-axis { display: flex; justify-content: space-between; gap: 1em; font-variant-numeric: tabular-nums; }
  .waits-bars { display: block; inline-size: 100%; block-size: 4.5em; border-block-end: 1px solid ${hairline}; overflow: visible; }
  .waits-bars:dir(rtl) { transform: scaleX(-1); }
  .bin { fill: ${paint(funnelBarColor)}; stroke: var(--backdrop, Canvas); stroke-width: 1; }
  .median { stroke: ${paint(ink)}; stroke-width: 1.5; stroke-dasharray: 4 3; }
  @media (forced-colors: active) {
    .bin { fill: CanvasText; stroke: Canvas; }
    .median { stroke: Highlight; }
  }
  @media print {
    .rows-scroll { max-block-size: none; overflow: visible; }
    .rows .close, .rows-foot:has(p:empty) { display: none; }
    /* A sheet does not scroll. */
    .rows .data { font-size: 0.6875em; }
    .rows .data :is(th, td) { white-space: normal; padding-inline-end: calc(2 * ${step}); }
    .rows .data :is(th, td).number { white-space: nowrap; }
    .rows .data th { overflow-wrap: anywhere; }
  }
`;
