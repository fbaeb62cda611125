import {css} from 'lit';
import {axis, cohortFirstColor, cohortSecondColor, grid, heatColor, target} from '../shared/chart-tokens.js';
import {paint} from '../shared/paint.js';
import {hairline, ink, muted, radius, small, step, track} from '../shared/tokens.js';

/** Of the two that are compared; the second is told apart by its dashes too. */
const firstPin = cohortFirstColor;
const secondPin = cohortSecondColor;

/** Of what lies behind, so that marks stand apart. */
const behind = css`var(--backdrop, var(--crm-color-surface, Canvas))`;

/** Switches, curves, and what is compared. */
export const cohortViewStyles = css`
  .finding:has(bdi:empty) { display: none; }
  .switches { display: flex; flex-wrap: wrap; gap: calc(2 * ${step}); margin-block-end: calc(3 * ${step}); }
  .switch { display: inline-flex; flex-wrap: wrap; border: 1px solid ${hairline}; border-radius: calc(0.6 * ${radius}); overflow: clip; }
  .switch button, .grain, .unpin {
    min-block-size: 28px; padding: 2px 0.75em; border: 0; background: none; color: ${muted};
    font: inherit; font-size: ${small}; cursor: pointer;
  }
  .switch button + button { border-inline-start: 1px solid ${hairline}; }
  /* Bold without its width, so that no button moves for being pressed. */
  .switch button[aria-pressed='true'] { background-color: ${track}; color: ${ink}; -webkit-text-stroke: 0.035em; }
  .switch button:hover, .unpin:hover { color: ${ink}; }
  .switch button:focus-visible { outline-offset: -2px; border-radius: calc(0.5 * ${radius}); }
  .grain, .unpin { border: 1px solid ${hairline}; border-radius: calc(0.6 * ${radius}); }
  .grain option { color: CanvasText; background: Canvas; }
  .switches .grain { margin-inline-start: auto; padding-inline: 0.5em; }

  .pin {
    min-block-size: 24px; padding: 0; border: 0; background: none; color: inherit; font: inherit; text-align: start; cursor: pointer;
  }
  .pin:hover { text-decoration: underline; text-underline-offset: 0.2em; }
  .pin[aria-pressed='true'] { font-weight: 600; }
  .pin[aria-pressed='true']::before {
    content: ''; display: inline-block; inline-size: 0.6em; block-size: 0.6em; margin-inline-end: 0.4em; border-radius: 50%;
    background-color: ${firstPin};
  }
  .pin.pin-1::before { background-color: ${secondPin}; border-radius: 0; }
  .triangle .cell.open { box-shadow: inset 0 0 0 2px currentColor; }

  .legend .bands { display: inline-flex; flex-wrap: wrap; gap: ${step} calc(3 * ${step}); }
  .legend .band { display: inline-flex; align-items: center; gap: 0.45em; white-space: nowrap; }
  .band i { inline-size: 1.25em; block-size: 0.85em; border-radius: calc(0.3 * ${radius}); }

  .plot { position: relative; touch-action: pan-y; }
  /* Anchors are physical, so that a mirrored axis only swaps places. */
  .curves { display: block; inline-size: 100%; block-size: auto; overflow: visible; direction: ltr; }
  .curves text { unicode-bidi: plaintext; font-size: 12px; fill: ${paint(muted)}; font-variant-numeric: tabular-nums; }
  .curves .grid { stroke: ${paint(grid)}; }
  .curves .axis { stroke: ${paint(axis)}; }
  .stroke { stroke: ${paint(muted)}; stroke-width: 1; stroke-linejoin: round; stroke-linecap: round; opacity: 0.75; }
  .stroke.tail { stroke-dasharray: 0.1 4; }
  .stroke.mean { stroke: ${paint(heatColor)}; stroke-width: 2.5; opacity: 1; }
  .stroke.pinned { stroke-width: 2; opacity: 1; }
  .stroke.key-0 { stroke: ${paint(firstPin)}; }
  .stroke.key-1 { stroke: ${paint(secondPin)}; stroke-dasharray: 7 4; }
  .curves .range { fill: ${paint(heatColor)}; opacity: 0.16; }
  .curves .target { stroke: ${paint(target)}; stroke-width: 1; stroke-dasharray: 2 3; }
  .curves .marker { stroke: ${paint(axis)}; }
  .curves .dot { fill: ${paint(ink)}; stroke: ${paint(behind)}; stroke-width: 2; }
  .cursor { position: absolute; inset: 0; cursor: crosshair; border-radius: 3px; }
  .line-key { display: inline-flex; align-items: center; gap: 0.45em; }
  .key { display: inline-block; inline-size: 1.4em; border-block-start: 2px solid ${muted}; }
  .key.curve { border-block-start-width: 1px; opacity: 0.7; }
  .key.mean { border-block-start: 3px solid ${heatColor}; }
  .key.range { border: 0; block-size: 0.8em; border-radius: 2px; background-color: ${heatColor}; opacity: 0.22; }
  .key.key-0 { border-color: ${firstPin}; }
  .key.key-1 { border-color: ${secondPin}; border-block-start-style: dashed; }
  .legend .readout { min-block-size: 1.4em; }
  .legend ~ details { margin-block-start: calc(3 * ${step}); }

  .compare {
    display: grid; gap: calc(2 * ${step}); min-inline-size: 0;
    margin-block-start: calc(4 * ${step}); padding-block-start: calc(3 * ${step}); border-block-start: 1px solid ${hairline};
  }
  .compare > * { min-inline-size: 0; }
  .compare-top { display: flex; flex-wrap: wrap; gap: ${step} calc(2 * ${step}); align-items: center; justify-content: space-between; }
  .compare-heading { margin: 0; font-size: 1em; font-weight: 600; text-wrap: balance; }
  .compare-scroll { position: relative; overflow-x: auto; }
  .compare-scroll:focus-visible { outline-offset: -2px; }
  .compared { inline-size: auto; font-size: ${small}; }
  .compared :is(th, td) { white-space: nowrap; }
  .compared :is(th, td):first-child {
    position: sticky; inset-inline-start: 0; padding-inline-end: calc(4 * ${step});
    background-color: var(--backdrop, var(--crm-color-surface, Canvas));
  }
  .compared .key { margin-inline-end: 0.5em; vertical-align: middle; }
  .compared .differences :is(th, td) { border-block-end: 0; }
  .compared .beyond { font-weight: 600; }
  .compared :is(.within, .unknown) { color: ${muted}; }
  .compared .sign::before { content: '●'; margin-inline-end: 0.4em; font-size: 0.6em; font-style: normal; vertical-align: 0.25em; }

  @container (max-width: 400px) {
    .switches .grain { margin-inline-start: 0; }
  }
  @media (forced-colors: active) {
    .stroke, .stroke:is(.key-0, .key-1), .curves :is(.target, .axis, .marker) { stroke: CanvasText; }
    .stroke.mean { stroke: Highlight; }
    .key.mean { forced-color-adjust: none; border-color: Highlight; }
    .curves .grid { stroke: GrayText; }
    .curves :is(text, .dot, .range) { fill: CanvasText; }
    .curves .dot { stroke: Canvas; }
    .pin[aria-pressed='true']::before, .key.range { forced-color-adjust: none; background-color: CanvasText; }
    .pin.pin-1::before { background-color: Canvas; border: 2px solid CanvasText; }
    /* Else the browser puts Canvas behind the letters, and they are lost on it. */
    .switch button[aria-pressed='true'] { forced-color-adjust: none; background: Highlight; color: HighlightText; }
  }
  @media print {
    .switches, .unpin { display: none; }
    .compare-scroll { overflow: visible; }
    /* A name asks for the room of 10 letters, a period for that of 4. */
    .compared { font-size: clamp(5px, (100cqi - 8 * ${step}) / (10 + 4 * var(--columns)), ${small}); }
    .compared thead th { font-size: inherit; }
    .compared :is(th, td) { padding-inline: 0.25em; }
  }
`;
