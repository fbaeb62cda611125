import {css} from 'lit';
import {heatStyles} from '@crm-widgets/charts/heat-styles';
import {muted, radius, small, step} from '../shared/tokens.js';

/** Of what the heads that stay in view cover. */
const behind = css`var(--backdrop, var(--crm-color-surface, Canvas))`;

export const cohortRetentionStyles = [heatStyles, css`
  .finding { margin-block-end: calc(4 * ${step}); text-wrap: pretty; }
  .scroll {
    overflow: auto;
    max-block-size: var(--crm-cohort-max-height, 48rem);
    /* A focused cell does not hide behind the heads. */
    scroll-padding-block: 4em 1em;
    scroll-padding-inline: calc(0.85 * (var(--name) + max(var(--size), 4.5em))) 1em;
    /* Its event tells that the page changed its colours. */
    transition: color 1ms;
    --more-at: to left;
    --fade: 2.5em;
  }
  .scroll:dir(rtl) { --more-at: to right; }
  .scroll:has(> .narrow) { scroll-padding-inline-start: calc(0.85 * var(--name) + 0.5em); }
  /* What scrolls fades where it goes on; where nothing scrolls the timeline is inactive. */
  @supports (animation-timeline: scroll()) {
    .scroll { animation: crm-goes-on linear; animation-timeline: scroll(self inline); }
  }
  @keyframes crm-goes-on {
    0%, 99% { mask-image: linear-gradient(var(--more-at), transparent, #000 var(--fade)); }
    100% { mask-image: none; }
  }
  .triangle {
    inline-size: auto;
    border-collapse: separate;
    border-spacing: 0;
    font-size: ${small};
    font-variant-numeric: tabular-nums;
    line-height: 1.25;
  }
  .triangle.fills { inline-size: 100%; }
  .triangle th, .triangle td {
    min-inline-size: 3.75em;
    block-size: 2.375em;
    padding: 0.125em 0.375em;
    border: 1px solid transparent;
    background-clip: padding-box;
    text-align: center;
    white-space: nowrap;
  }
  .triangle tbody[hidden] { display: none; }

  /* Where only what is seen is drawn, columns and rows have their size from elsewhere than from their cells. */
  .triangle.large { table-layout: fixed; inline-size: calc(var(--name) + var(--size) + var(--columns) * var(--column)); }
  /* A mask is painted anew at each frame of a movement. */
  .scroll:has(> .large) { animation: none; }
  /* On paper, and in a picture of it, nothing scrolls. */
  .scroll.whole { overflow: visible; max-block-size: none; animation: none; }
  .whole .triangle :is(thead, .name, .size, .periods span) { position: static; }
  .large .names { inline-size: var(--name); }
  .large .sizes { inline-size: var(--size); }
  .triangle.large :is(th, td) { min-inline-size: 0; }
  .triangle.large .fold td { block-size: var(--line, 2.375em); }
  .triangle .gap td { block-size: calc(var(--lines) * var(--line, 2.375em)); padding: 0; border: 0; }
  .triangle thead { position: sticky; inset-block-start: 0; z-index: 2; }
  .triangle thead :is(th, td) { block-size: 1.75em; color: ${muted}; font-size: inherit; }
  .triangle thead th, .triangle .name, .triangle .size { background-color: ${behind}; background-clip: border-box; }
  .triangle .name {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    min-inline-size: var(--name);
    padding-inline-start: 0;
    text-align: start;
  }
  .triangle .size {
    position: sticky;
    inset-inline-start: var(--name);
    z-index: 1;
    padding-inline-end: 0.75em;
    color: ${muted};
    text-align: end;
  }
  .triangle.narrow .size { position: static; }
  .triangle.narrow th, .triangle.narrow td { min-inline-size: 3.25em; padding-inline: 0.2em; }
  .triangle.narrow .name { padding-inline-start: 0; }
  .triangle.narrow .average .name { white-space: normal; }
  .triangle.narrow .size { min-inline-size: 0; }
  .triangle .periods { text-align: start; }
  .periods span { position: sticky; inset-inline-start: calc(var(--name) + 6.5em); }
  .large .periods span { inset-inline-start: calc(var(--name) + var(--size) + 0.5em); }
  .narrow .periods span {
    display: inline-block; inset-inline-start: calc(var(--name) + 0.5em); max-inline-size: calc(100cqi - var(--name) - 2.5em - 8 * ${step});
    white-space: normal;
  }

  .triangle .cell { border-radius: calc(0.5 * ${radius}); cursor: pointer; }
  .triangle .cell:focus-visible { outline-offset: -1px; border-radius: calc(0.5 * ${radius}); }
  .triangle .cell:hover { box-shadow: inset 0 0 0 1.5px currentColor; }
  .triangle .base, .triangle .nobody { color: ${muted}; }
  .average tr:first-child > .name, .average .cell { font-weight: 600; }
  .triangle .average .cell { cursor: default; }
  .triangle .counted > * { block-size: 1.75em; padding-block: 0 0.5em; color: ${muted}; }
  .triangle .counted td:not(.size) { font-size: 0.8125em; }
  sup { line-height: 0; }

  .triangle .fold td { padding: 0.25em 0; text-align: start; }
  .fold button {
    position: sticky;
    inset-inline-start: 0;
    padding: 0.25em 0;
    min-block-size: 24px;
    border: 0;
    background: none;
    color: ${muted};
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .fold button { max-inline-size: calc(100cqi - 8 * ${step}); white-space: normal; }
  .large .fold button { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
  .fold button::before { content: '▸'; display: inline-block; inline-size: 1.25em; }
  .fold button:dir(rtl)::before { content: '◂'; }
  .fold button[aria-expanded='true'][data-fold]::before { content: '▾'; }
  .fold button:hover { text-decoration: underline; text-underline-offset: 0.2em; }

  .triangle .partial, .legend .partial {
    /* Plain under the text, hatched around it, so that the text keeps its contrast. */
    background-image:
      linear-gradient(var(--heat-color, transparent), var(--heat-color, transparent)),
      repeating-linear-gradient(-45deg, transparent 0 3px, color-mix(in srgb, currentColor 45%, transparent) 3px 4px);
    background-clip: content-box, padding-box;
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: ${step} calc(2 * ${step});
    align-items: center;
    margin-block-start: calc(3 * ${step});
    color: ${muted};
    font-size: 0.75em;
    font-variant-numeric: tabular-nums;
  }
  .ramp {
    display: inline-flex;
    flex: 0 1 auto;
    inline-size: 9em;
    min-inline-size: 3em;
    block-size: 0.75em;
    border-radius: calc(0.3 * ${radius});
    overflow: hidden;
  }
  .ramp i { flex: 1; }
  .not-over i { inline-size: 1.5em; block-size: 1em; border-radius: calc(0.3 * ${radius}); }
  .readout { flex: 1 1 18em; text-align: end; }
  .scale, .not-over {
    display: inline-flex;
    gap: calc(2 * ${step});
    align-items: center;
    max-inline-size: 100%;
    white-space: nowrap;
  }

  @container (max-width: 400px) {
    .scroll { --fade: 1em; }
    .readout:empty { display: none; }
    .readout { text-align: start; }
  }
  @media (forced-colors: active) {
    .triangle th, .triangle td { border-color: Canvas; }
    .triangle .cell { border-color: GrayText; }
    .scale { display: none; }
  }
  @media print {
    .scroll { overflow: visible; max-block-size: none; animation: none; }
    .fold button::before { content: none !important; }
    .scroll + .scroll { margin-block-start: calc(6 * ${step}); }
    .triangle :is(thead, .name, .size, .periods span) { position: static; }
    /*
     * A sheet does not scroll, so letters are as small as all columns ask, each of --ems, and names and sizes of 10; where
     * nobody could read them the browser shrinks the page.
     */
    .triangle:not(.large) {
      font-size: clamp(5px, (100cqi - 8 * ${step} - 2px * (var(--columns) + 3)) / (10 + var(--ems) * (var(--columns) + 1)), ${small});
    }
    .triangle:not(.large) .pin { min-block-size: 0; }
    .triangle:not(.large) :is(th, td) { min-inline-size: 0; padding-inline: 0.1em; }
    .triangle:not(.large) .size { padding-inline-end: 0.5em; }
    .triangle:not(.large) .name { min-inline-size: 0; padding-inline-end: 0.5em; }
  }
`];
