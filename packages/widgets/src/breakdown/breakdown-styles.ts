import {css} from 'lit';
import {breakdownBarColor, breakdownBelowColor} from '../shared/chart-tokens.js';
import {paint} from '../shared/paint.js';
import {accent, muted, radius, small, step, track} from '../shared/tokens.js';

export const breakdownStyles = css`
  .bars th, .bars td { border: 0; padding-block: calc(1.5 * ${step}); vertical-align: baseline; }
  .bars th { inline-size: 100%; }
  .bars td { padding-inline: calc(2 * ${step}) 0; font-size: ${small}; line-height: 24px; }
  .bars .amount { font-weight: 600; font-size: inherit; }
  /* Name and numbers share a line, and the bar below them has the width of all. */
  .bars tbody tr { position: relative; }
  .bars tbody :is(th, td) { padding-block-end: calc(0.55em + 2 * ${step}); }
  .group { display: grid; gap: 2px 0.6em; }
  .name {
    all: unset; box-sizing: border-box; cursor: pointer; min-block-size: 24px; text-align: start;
    overflow-wrap: anywhere;
  }
  .name:hover { text-decoration: underline; text-underline-offset: 0.2em; }
  .name:focus-visible { outline: 2px solid var(--crm-color-focus, ${accent}); outline-offset: 1px; border-radius: 3px; }
  .few { color: ${muted}; font-size: ${small}; }
  .bar {
    position: absolute; inset-inline: 0; inset-block-end: ${step};
    display: block; inline-size: 100%; block-size: 0.55em; overflow: hidden;
  }
  .bar rect { rx: calc(0.3 * ${radius}); }
  .track { fill: ${paint(track)}; }
  .fill { fill: ${paint(breakdownBarColor)}; }
  .below .fill { fill: ${paint(breakdownBelowColor)}; }
  :dir(rtl) .bar { transform: scaleX(-1); }
  .more {
    all: unset; box-sizing: border-box; cursor: pointer; color: ${muted}; font-size: ${small}; min-block-size: 24px;
    text-decoration: underline; text-underline-offset: 0.2em;
  }
  .more:focus-visible { outline: 2px solid var(--crm-color-focus, ${accent}); outline-offset: 1px; border-radius: 3px; }
  .bars + p { margin-block-start: calc(2 * ${step}); }
  @container (min-width: 480px) {
    .bars tbody :is(th, td) { padding-block-end: calc(1.5 * ${step}); }
    .group { grid-template-columns: minmax(6em, 30%) minmax(0, 1fr); }
    .group > .bar {
      position: static; grid-column: 2; grid-row: 1; margin-block-start: calc(12px - 0.45em); block-size: 0.9em;
    }
    .few { grid-column: 1 / -1; }
  }
  @container (max-width: 239px) {
    .bars td.muted { display: none; }
  }
  @media (forced-colors: active) {
    .fill { fill: CanvasText; }
    .below .fill { fill: Canvas; stroke: CanvasText; stroke-width: 3px; }
    .bar rect { rx: calc(0.3 * ${radius}); }
  .track { fill: none; stroke: GrayText; }
  }
`;
