import {css} from 'lit';
import {accent, ink, muted, small, step} from '../shared/tokens.js';

export const funnelStyles = css`
  .funnel {
    display: grid;
    column-gap: 0.75em;
    font-variant-numeric: tabular-nums;
  }
  .beside { grid-template-columns: fit-content(34%) minmax(0, 1fr) auto auto; }
  .above { grid-template-columns: minmax(0, 1fr) auto auto; }
  .narrow { grid-template-columns: minmax(0, 1fr) auto; }
  .heads, .steps, .step {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
  }
  .heads {
    padding-block-end: 0.375em;
    color: ${muted};
    font-size: ${small};
  }
  .heads span::first-letter, thead th::first-letter { text-transform: uppercase; }
  .heads .count { grid-column: 3; }
  /* funnel-chart.ts draws the bars to these heights. */
  .steps {
    position: relative;
    /* Its event tells that the page changed its colours. */
    transition: color 1ms;
  }
  .beside .steps { grid-auto-rows: 2.5em 1.5em; }
  .above .steps { grid-auto-rows: 2.875em 1.5em; }
  .narrow .steps { grid-auto-rows: 4.25em 1.5em; }

  .bars {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    overflow: visible;
  }
  .beside .bars { grid-column: 2 / 3; }
  .bars:dir(rtl) { transform: scaleX(-1); }
  .bar { fill: var(--crm-funnel-bar-color, ${accent}); }
  .drop {
    fill: var(--crm-funnel-drop-color, color-mix(in oklab, ${accent} 16%, transparent));
  }
  .whisker-halo, .whisker {
    stroke: var(--backdrop, var(--crm-color-surface, Canvas));
    stroke-width: 3.5;
    stroke-linecap: round;
  }
  .whisker { stroke: ${ink}; stroke-width: 1.5; }

  .step {
    position: relative;
    align-items: center;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: 4px;
    background: none;
    color: inherit;
    font: inherit;
    font-variant-numeric: inherit;
    text-align: start;
    cursor: pointer;
  }
  .above .step { align-items: start; line-height: 1.75em; }
  .narrow .step { align-content: start; line-height: 1.5em; }
  .narrow .label { grid-column: 1 / -1; }
  .narrow .count { text-align: start; }
  .step:hover .label { text-decoration: underline; text-underline-offset: 0.2em; text-decoration-thickness: 1px; }
  .label { overflow: hidden; text-overflow: ellipsis; }
  .above .label, .narrow .label { white-space: nowrap; }
  .beside .label {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-height: 1.2;
    overflow-wrap: anywhere;
  }
  .count, .share { text-align: end; white-space: nowrap; }
  .beside .count { grid-column: 3; }
  .step .count { font-weight: 600; }
  .step .share { color: ${muted}; }

  .passage {
    display: flex;
    grid-column: 1 / -1;
    gap: 0.5em;
    align-items: center;
    min-inline-size: 0;
    color: ${muted};
    font-size: ${small};
    white-space: nowrap;
    overflow: hidden;
  }
  .beside .passage { grid-column: 2 / -1; }
  .narrow .leave, .narrow .dot { display: none; }

  .finding { margin-block-end: calc(4 * ${step}); text-wrap: pretty; }

  details { margin-block-start: calc(3 * ${step}); }

  @media (forced-colors: active) {
    .bar { fill: CanvasText; }
    .drop { fill: Canvas; stroke: GrayText; }
    .whisker { stroke: Highlight; }
  }
`;
