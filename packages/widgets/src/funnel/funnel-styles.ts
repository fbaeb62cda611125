import {css} from 'lit';

export const funnelStyles = css`
  .funnel {
    display: grid;
    column-gap: 0.75em;
    font-variant-numeric: tabular-nums;
  }
  .beside {grid-template-columns: fit-content(34%) minmax(0, 1fr) auto auto}
  .stacked {grid-template-columns: minmax(0, 1fr) auto auto}
  .heads, .steps, .step {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
  }
  .heads {
    padding-block-end: 0.375em;
    color: var(--crm-color-text-muted, #5b6470);
    font-size: 0.8125em;
  }
  .heads .count {grid-column: 3}
  /* funnel-chart.ts draws the bars to these heights. */
  .steps {position: relative}
  .beside .steps {grid-auto-rows: 2.5em 1.5em}
  .stacked .steps {grid-auto-rows: 2.875em 1.5em}

  .bars {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    overflow: visible;
  }
  .beside .bars {grid-column: 2}
  .bars:dir(rtl) {transform: scaleX(-1)}
  .bar {fill: var(--crm-funnel-bar-color, var(--crm-color-accent, #2f5fb3))}
  .drop {
    fill: var(--crm-funnel-drop-color, color-mix(in oklab, var(--crm-color-accent, #2f5fb3) 16%, var(--crm-color-surface, Canvas)));
  }
  .whisker-halo, .whisker {stroke: var(--crm-color-surface, Canvas); stroke-width: 4; stroke-linecap: round}
  .whisker {stroke: var(--crm-color-text, CanvasText); stroke-width: 1.5}

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
  .stacked .step {align-items: start; line-height: 1.75em}
  .step:hover .label {text-decoration: underline; text-underline-offset: 0.2em; text-decoration-thickness: 1px}
  .step:focus-visible {outline: 2px solid var(--crm-color-focus, Highlight); outline-offset: 2px}
  .label {overflow: hidden; text-overflow: ellipsis}
  .stacked .label {white-space: nowrap}
  .beside .label {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-height: 1.2;
    overflow-wrap: anywhere;
  }
  .count, .share {text-align: end; white-space: nowrap}
  .beside .count {grid-column: 3}
  .step .count {font-weight: 600}
  .step .share {color: var(--crm-color-text-muted, #5b6470)}

  .passage {
    display: flex;
    grid-column: 1 / -1;
    gap: 0.5em;
    align-items: center;
    min-inline-size: 0;
    color: var(--crm-color-text-muted, #5b6470);
    font-size: 0.8125em;
    white-space: nowrap;
  }
  .beside .passage {grid-column: 2 / -1}
  .leave::before {content: '·'; margin-inline-end: 0.5em}

  .finding {margin: 0 0 1em}

  @media (forced-colors: active) {
    .bar {fill: CanvasText}
    .drop {fill: Canvas; stroke: GrayText}
    .whisker {stroke: Highlight}
  }
`;
