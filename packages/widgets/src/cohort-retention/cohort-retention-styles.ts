import {css} from 'lit';
import {heatStyles} from '@crm-widgets/charts';

export const cohortRetentionStyles = [heatStyles, css`
  .finding {margin: 0 0 1em}
  .scroll {
    overflow: auto;
    max-block-size: var(--crm-cohort-max-height, 48rem);
    /* A focused cell must not hide behind the heads. */
    scroll-padding-block-start: 4em;
    scroll-padding-inline-start: 11em;
  }
  .triangle {
    border-spacing: 0;
    font-size: 0.8125em;
    font-variant-numeric: tabular-nums;
    line-height: 1.25;
  }
  .fills {inline-size: 100%}
  th, td {
    box-sizing: border-box;
    min-inline-size: 3.75em;
    block-size: 2.25em;
    padding: 0 0.375em;
    border: 1px solid var(--crm-color-surface, Canvas);
    background-clip: padding-box;
    font-weight: 400;
    text-align: center;
    white-space: nowrap;
  }
  thead {position: sticky; inset-block-start: 0; z-index: 2}
  thead th {block-size: 1.75em; color: var(--crm-color-text-muted, #5b6470)}
  thead th, .name, .size {background: var(--crm-color-surface, Canvas)}
  .name {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    min-inline-size: 6.5em;
    padding-inline-start: 0;
    text-align: start;
  }
  .size {
    position: sticky;
    inset-inline-start: 6.5em;
    z-index: 1;
    padding-inline-end: 0.75em;
    color: var(--crm-color-text-muted, #5b6470);
    text-align: end;
  }
  thead .name, thead .size {vertical-align: bottom}
  .narrow .size {position: static}
  .periods {text-align: start}
  .periods span {position: sticky; inset-inline-start: 12em}
  .narrow .periods span {inset-inline-start: 7em}

  .cell {border-radius: 4px; cursor: pointer}
  .cell:focus-visible {
    outline: 2px solid var(--crm-color-focus, Highlight);
    outline-offset: 0;
  }
  .base, .nobody {color: var(--crm-color-text-muted, #5b6470)}
  .average .name {font-weight: 600}
  .average th, .average td {block-size: 3em; border-block-end-width: 6px}
  .average .cell {font-weight: 600}
  .average small {display: block; font-size: 0.8125em; font-weight: 400}
  sup {line-height: 0}

  .partial {
    /* Plain under the text, hatched around it, so that the text keeps its contrast. */
    background-image:
      linear-gradient(var(--heat-color, transparent), var(--heat-color, transparent)),
      repeating-linear-gradient(-45deg, transparent 0 3px, color-mix(in srgb, currentColor 45%, transparent) 3px 4px);
    background-clip: content-box, padding-box;
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 0.5em;
    align-items: center;
    margin-block-start: 0.75em;
    color: var(--crm-color-text-muted, #5b6470);
    font-size: 0.75em;
    font-variant-numeric: tabular-nums;
  }
  .ramp {display: inline-flex; block-size: 0.75em; border-radius: 3px; overflow: hidden}
  .ramp i {inline-size: 1em}
  .not-over {display: inline-flex; gap: 0.5em; align-items: center; margin-inline-start: 1em}
  .not-over i {inline-size: 1.25em; block-size: 0.75em; border-radius: 3px}

  @media (forced-colors: active) {
    .cell {border-color: GrayText}
  }
  @media print {
    .scroll {overflow: visible; max-block-size: none}
  }
`];
