import {css} from 'lit';
import {breakdownBarColor, breakdownBelowColor} from '../shared/chart-tokens.js';
import {paint} from '../shared/paint.js';
import {accent, muted, small, step, track} from '../shared/tokens.js';

export const breakdownStyles = css`
  .bars th, .bars td { border: 0; padding-block: calc(1.5 * ${step}); vertical-align: bottom; }
  .bars th { inline-size: 100%; }
  .bars td { font-size: ${small}; }
  .bars .amount { font-weight: 600; font-size: inherit; }
  .group {
    display: grid; grid-template-columns: minmax(0, auto) minmax(0, 1fr); gap: 2px 0.6em; align-items: baseline;
  }
  .name {
    all: unset; box-sizing: border-box; cursor: pointer; min-block-size: 24px; text-align: start;
    overflow-wrap: anywhere;
  }
  .name:hover { text-decoration: underline; text-underline-offset: 0.2em; }
  .name:focus-visible { outline: 2px solid var(--crm-color-focus, ${accent}); outline-offset: 1px; border-radius: 3px; }
  .few { color: ${muted}; font-size: ${small}; }
  .bar { grid-column: 1 / -1; display: block; inline-size: 100%; block-size: 0.55em; overflow: hidden; }
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
    .group { grid-template-columns: minmax(6em, 30%) minmax(0, 1fr); }
    .group > .bar { grid-column: 2; grid-row: 1; align-self: center; block-size: 0.9em; }
    .few { grid-column: 1; }
    .bars th, .bars td { vertical-align: top; }
    .bars td { line-height: 24px; }
  }
  @media (forced-colors: active) {
    .fill { fill: CanvasText; }
    .below .fill { fill: Canvas; stroke: CanvasText; stroke-width: 3px; }
    .track { fill: none; stroke: GrayText; }
  }
`;
