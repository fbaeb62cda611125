import {css} from 'lit';
import {funnelBarColor, funnelDropColor, funnelSecondColor, whisker} from '../shared/chart-tokens.js';
import {paint} from '../shared/paint.js';
import {accent, hairline, muted, radius, small, step, warn} from '../shared/tokens.js';

const button = css`
  margin: 0; padding: 0; border: 0; border-radius: 4px; background: none; color: inherit; font: inherit;
  font-variant-numeric: inherit; text-align: start; cursor: pointer;
`;

/** Of what lies behind, so that marks stand apart. */
const behind = css`var(--backdrop, var(--crm-color-surface, Canvas))`;

export const funnelStyles = css`
  .funnel {
    display: grid;
    column-gap: 0.75em;
    font-variant-numeric: tabular-nums;
  }
  .beside { grid-template-columns: fit-content(34%) minmax(0, 1fr) auto auto; }
  .above { grid-template-columns: minmax(0, 1fr) auto auto; }
  .narrow { grid-template-columns: minmax(0, 1fr) auto; }
  .heads, .steps, .step, .part {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
  }
  .heads {
    padding-block-end: 0.375em;
    color: ${muted};
    font-size: ${small};
  }
  .heads span::first-letter, details thead th::first-letter { text-transform: uppercase; }
  .heads .count { grid-column: 3; }
  .steps {
    position: relative;
    /* Its event tells that the page changed its colours. */
    transition: color 1ms;
  }

  /* funnel-chart.ts draws the bars to these heights. */
  .box { display: block; inline-size: 100%; block-size: 0.875em; overflow: visible; align-self: center; }
  .beside .step .box { block-size: 2em; }
  .box:dir(rtl) { transform: scaleX(-1); }
  .box rect { rx: calc(0.3 * ${radius}); }
  .bar { fill: ${paint(funnelBarColor)}; }
  .group .bar { fill: color-mix(in oklab, ${funnelBarColor} 72%, transparent); }
  .second .bar { fill: ${paint(funnelSecondColor)}; }
  .drop { fill: ${paint(funnelDropColor)}; }
  .waiting {
    fill: color-mix(in oklab, ${funnelBarColor} 30%, transparent);
    stroke: ${paint(funnelBarColor)}; stroke-width: 1; stroke-dasharray: 3 2;
  }
  .second .waiting {
    fill: color-mix(in oklab, currentColor 22%, transparent);
    stroke: ${paint(funnelSecondColor)};
  }
  .part .drop { fill: none; }
  .whisker-halo, .whisker {
    stroke: ${paint(behind)};
    stroke-width: 3.5;
    stroke-linecap: round;
  }
  .whisker { stroke: ${paint(whisker)}; stroke-width: 1.5; }

  .step, .passage, .part { ${button} }
  .step { align-items: center; }
  .title { cursor: auto; font-weight: 600; padding-block-start: 0.5em; }
  .title .label { grid-column: 1 / -1; }
  .beside .step { min-block-size: 2.5em; }
  .beside .title { min-block-size: 0; }
  .above .step, .narrow .step { line-height: 1.6; row-gap: 0.125em; padding-block-end: 0.25em; }
  .above .box, .narrow .box { grid-column: 1 / -1; grid-row: 2; }
  .narrow .step .box { grid-row: 3; }
  .narrow .step .label { grid-column: 1 / -1; }
  .narrow .step .count { text-align: start; }
  /* Below what charts are promised to fit in, a share would stand on its count. */
  @container (max-width: 159px) {
    .narrow .step .share { grid-column: 1; grid-row: 3; text-align: start; }
    .narrow .step .box { grid-row: 4; }
  }
  .step:hover .label, .passage:hover .go-on, .part:hover .name {
    text-decoration: underline; text-underline-offset: 0.2em; text-decoration-thickness: 1px;
  }
  .title:hover .label { text-decoration: none; }
  [aria-expanded='true'] .label, [aria-expanded='true'] .go-on, [aria-expanded='true'] .name {
    text-decoration: underline; text-underline-offset: 0.25em; text-decoration-thickness: 2px;
    text-decoration-color: ${accent};
  }
  /* A name of another script than its page begins where the others do. */
  .label, .name { overflow: hidden; text-overflow: ellipsis; }
  :host(:dir(ltr)) :is(.label, .name) { text-align: left; }
  :host(:dir(rtl)) :is(.label, .name) { text-align: right; }
  .above .label, .narrow .label, .beside .name { white-space: nowrap; }
  .beside .label, .standing .label {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-height: 1.2;
    overflow-wrap: anywhere;
  }
  .count, .share { text-align: end; white-space: nowrap; }
  .beside :is(.step, .part) .count { grid-column: 3; }
  .step .count { font-weight: 600; }
  :is(.step, .part) .share { color: ${muted}; }

  .part { align-items: center; min-block-size: 24px; font-size: 0.9333em; }
  .part .name { color: ${muted}; padding-inline-start: 0.75em; }
  .above .part, .narrow .part { row-gap: 1px; padding-block-end: 0.25em; }
  .above .part .name, .narrow .part .name { padding-inline-start: 0; }
  .narrow .part { grid-template-columns: minmax(0, 1fr) auto auto; column-gap: 0.75em; }
  .parts-note { grid-column: 1 / -1; padding-block-start: calc(2 * ${step}); }

  .between {
    display: flex;
    grid-column: 1 / -1;
    flex-wrap: wrap;
    column-gap: 0.75em;
    min-inline-size: 0;
  }
  .beside .between { grid-column: 2 / -1; }
  .passage {
    display: flex;
    align-items: center;
    min-inline-size: 0;
    min-block-size: 24px;
    color: ${muted};
    font-size: ${small};
    flex-wrap: wrap;
  }
  .still i {
    inline-size: 0.9em; block-size: 0.7em; margin-inline-end: 0.4em; border: 1px dashed ${funnelBarColor}; border-radius: 2px;
    background-color: color-mix(in oklab, ${funnelBarColor} 30%, transparent);
  }
  .arrow { margin-inline-end: 0.5em; }
  .more::before { content: '·'; margin-inline: 0.5em; }
  .grown { color: ${warn}; }
  .go-on.grown::before { content: '△'; margin-inline-end: 0.35em; }
  .narrow :is(.time, .arrow) { display: none; }
  /* A line that breaks would begin with what only stands between two. */
  .narrow .passage:not(.still) { column-gap: 1em; }
  .narrow .more::before { content: none; }
  .narrow .between { padding-block-end: 0.375em; }

  /* Steps that stand. The widget lets none be narrower than its numbers. */
  .standing .steps { display: flex; gap: 2px; align-items: stretch; }
  .standing .column { flex: 1; min-inline-size: 0; display: grid; grid-template-rows: auto auto 1fr; gap: calc(1 * ${step}); align-content: start; }
  .standing .step { grid-template-columns: minmax(0, 1fr); align-content: start; grid-template-rows: auto auto auto 2.5em; }
  .standing .step > * { grid-column: 1; }
  .standing :is(.count, .share) { text-align: start; }
  .standing .share { font-size: ${small}; }
  .standing .box { block-size: 11em; margin-block: 0.375em; border-block-end: 1px solid ${hairline}; }
  .standing .label { font-size: ${small}; padding-inline-end: 0.25em; }
  .standing .passage {
    flex-flow: column nowrap; align-items: start; align-self: start; line-height: 1.3; overflow-wrap: anywhere;
    padding-block: 0.25em; border-block-start: 1px solid ${hairline}; inline-size: calc(100% - 0.25em); border-radius: 0;
  }
  .standing .still { flex-flow: row nowrap; align-items: center; border: 0; padding-block: 0; }
  .standing .still i { flex: none; }
  .standing .more::before { content: none; }
  .standing .more { display: block; }

  .finding { margin-block-end: calc(4 * ${step}); text-wrap: pretty; }
  .differences { padding-block: calc(2 * ${step}); }
  tbody + tbody th { border-block-start: 1px solid ${hairline}; }

  details[part='table'] { margin-block-start: calc(3 * ${step}); }

  @media (forced-colors: active) {
    .bar, .group .bar { fill: CanvasText; }
    .second .bar { fill: Canvas; stroke: CanvasText; stroke-width: 1.5; }
    .drop { fill: Canvas; stroke: GrayText; }
    .waiting, .second .waiting { fill: Canvas; stroke: CanvasText; }
    .whisker-halo { stroke: Canvas; }
    .whisker { stroke: Highlight; }
  }
`;
