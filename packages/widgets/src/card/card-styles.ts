import {css} from 'lit';
import {cardFontSize, motion} from '../shared/chart-tokens.js';
import {accent, bad, good, hairline, muted, radius, step, track, warn} from '../shared/tokens.js';

/** The card takes paper and ink from what its widget stands on, as it lies above the page and not on the widget. */
export const cardStyles = css`
  .card {
    position: fixed; inset: 0; margin: auto; padding: 0; overflow: hidden;
    inline-size: min(46rem, 100vw - 2rem); block-size: fit-content; max-block-size: min(88vh, 60rem);
    container-type: inline-size;
    color: var(--card-ink, inherit); background-color: var(--backdrop, Canvas);
    border: 1px solid ${hairline}; border-radius: ${radius};
    box-shadow: 0 1px 2px rgb(0 0 0 / 0.12), 0 12px 48px rgb(0 0 0 / 0.28);
    font-size: ${cardFontSize}; font-weight: 400; font-style: normal; line-height: 1.5;
    text-align: start; text-transform: none; text-indent: 0; letter-spacing: normal; white-space: normal;
    overflow-wrap: break-word; cursor: auto;
  }
  .card:popover-open { display: flex; flex-direction: column; }
  .card:focus { outline: none; }
  :where(.card) :is(h2, h3, h4, dl, dd, ul, pre) { margin: 0; padding: 0; }
  .card-head {
    display: flex; flex-wrap: wrap; align-items: center; gap: ${step} calc(3 * ${step});
    padding: calc(3 * ${step}) calc(4 * ${step}) calc(3 * ${step}) calc(6 * ${step});
    border-block-end: 1px solid ${hairline};
  }
  .card-head h2 { flex: 1 1 6rem; font-size: 1.125em; font-weight: 650; line-height: 1.3; text-wrap: balance; }
  .card-tools { display: flex; align-items: center; gap: calc(2 * ${step}); margin-inline-start: auto; }
  .card-button, .card-close {
    min-block-size: 28px; padding: 2px 0.75em; font: inherit; font-size: 0.8667em; color: inherit; cursor: pointer;
    background: transparent; border: 1px solid ${hairline}; border-radius: calc(0.6 * ${radius});
  }
  .card-close {
    display: grid; place-content: center; inline-size: 28px; padding: 0; border-color: transparent;
  }
  .card-close svg { inline-size: 12px; block-size: 12px; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; }
  :is(.card-button, .card-close):hover { background-color: ${track}; }
  .card-body { flex: 1; min-block-size: 0; overflow: auto; overscroll-behavior: contain; padding: 0 calc(6 * ${step}) calc(6 * ${step}); }
  .card-body:focus-visible { outline-offset: -2px; }
  .card-finding { padding-block: calc(4 * ${step}) 0; font-size: 1.0667em; text-wrap: pretty; max-inline-size: 60ch; }
  .card-section { display: grid; gap: calc(2 * ${step}); padding-block: calc(4 * ${step}); border-block-end: 1px solid ${hairline}; }
  .card-section:last-child { border-block-end: 0; }
  .card .card-section > h3 { font-size: 0.8667em; font-weight: 600; color: ${muted}; }
  .card-section > div { display: grid; gap: calc(2 * ${step}); min-inline-size: 0; justify-items: start; }
  .card-section > div > * { max-inline-size: 100%; }
  .card h4 { font-size: 1em; font-weight: 600; }
  .card-section h4 ~ p { margin-block-start: calc(-1 * ${step}); }
  .card h4:not(:first-child) { margin-block-start: calc(3 * ${step}); }
  .card-formula {
    justify-self: stretch; padding: calc(2 * ${step}) calc(3 * ${step});
    background-color: ${track}; border-radius: calc(0.6 * ${radius}); font-family: ui-serif, Georgia, Cambria, 'Times New Roman', serif;
    font-size: 1.0667em;
  }
  .card-note, .card small { color: ${muted}; font-size: 0.8667em; }
  .card-lines { display: grid; gap: calc(2 * ${step}); justify-self: stretch; }
  .card-lines > div { display: grid; grid-template-columns: minmax(0, 9rem) minmax(0, 1fr); gap: 0 calc(4 * ${step}); }
  .card-lines dt { color: ${muted}; }
  .card-lines dd > span { font-variant-numeric: tabular-nums; }
  .card-lines dd > small { display: block; }
  .figures dd > span { font-weight: 600; }
  .card-list { list-style: none; display: grid; gap: ${step}; font-size: 0.9333em; }
  .card-list li { padding-inline-start: 1em; text-indent: -1em; }
  .card-list li::before { content: '–'; display: inline-block; inline-size: 1em; text-indent: 0; color: ${muted}; }
  .card-columns { font-size: 0.9333em; }
  .card-columns :is(th, td) { text-align: start; white-space: normal; padding-block: 2px; vertical-align: baseline; }
  .card-columns th:first-child { inline-size: 9rem; font-weight: 400; font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 0.9em; }
  .card-columns thead th, .card-columns thead th:first-child { font-family: inherit; font-size: var(--crm-font-size-small, 0.8125em); }
  .card-columns td:last-child { padding-inline-end: 0; }
  .card-columns tr:last-child > :is(th, td) { border-block-end: 0; }
  .card :is(.card-sql) {
    justify-self: stretch; max-block-size: 18em; overflow: auto; padding: calc(3 * ${step});
    background-color: ${track}; border-radius: calc(0.6 * ${radius});
    font: 0.8125em/1.55 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; tab-size: 2; text-align: left;
  }
  .card-sql code { font: inherit; overflow-wrap: normal; white-space: pre; }
  .card-progress { display: grid; gap: ${step}; inline-size: min(20rem, 100%); font-variant-numeric: tabular-nums; }
  .card-progress progress { inline-size: 100%; block-size: 6px; accent-color: ${accent}; }
  .card-check { display: grid; gap: calc(2 * ${step}); justify-items: start; }
  .card-verdict { display: flex; gap: 0.5em; font-weight: 600; }
  .card-verdict::before { flex: none; }
  .card-verdict.agrees { color: ${good}; }
  .card-verdict.agrees::before { content: '✓'; }
  .card-verdict.differs { color: ${bad}; }
  .card-verdict.differs::before { content: '≠'; }
  .card-verdict.failed { color: ${warn}; }
  .card-verdict.failed::before { content: '△'; }
  .card-said {
    position: absolute; inset-block-end: calc(3 * ${step}); inset-inline: 0; margin-inline: auto; inline-size: fit-content;
    max-inline-size: calc(100% - 2rem); border-radius: 99rem; pointer-events: none;
  }
  .card .card-said:not(:empty) { padding: calc(1.5 * ${step}) calc(4 * ${step}); font-size: 0.8667em; color: Canvas; background: CanvasText; }
  @container (min-width: 38rem) {
    .card-section { grid-template-columns: 9rem minmax(0, 1fr); gap: calc(6 * ${step}); }
    .card-section > h3 { padding-block-start: 0.15em; }
  }
  @container (max-width: 24rem) {
    .card-lines > div { grid-template-columns: minmax(0, 1fr); }
    .card-columns th:first-child { inline-size: 45%; }
  }
  @media (max-width: 34rem) {
    .card {
      inset-block-start: auto; inline-size: 100vw; max-inline-size: none; max-block-size: 90vh; margin-block-end: 0;
      border-inline: 0; border-block-end: 0; border-end-start-radius: 0; border-end-end-radius: 0;
    }
    .card-head { padding-inline: calc(4 * ${step}); }
    .card-body { padding-inline: calc(4 * ${step}); }
  }
  @media (prefers-reduced-motion: no-preference) {
    .card:popover-open { animation: crm-card-in ${motion} ease-out; }
  }
  @keyframes crm-card-in { from { opacity: 0; transform: translateY(0.5rem); } }
  @media (forced-colors: active) {
    .card, .card-formula, .card .card-sql, .card-button { border: 1px solid CanvasText; }
    .card-verdict { color: CanvasText; }
  }
`;

/** What of it changes on paper. */
export const printedStyles = css`
  :root { color-scheme: light; }
  body { margin: 0; font-family: system-ui, sans-serif; color: #000; background: #fff; }
  .card { position: static; inline-size: auto; max-block-size: none; overflow: visible; border: 0; box-shadow: none; animation: none; }
  .card-tools, .card-said, .card-button, .card-progress { display: none; }
  .card-head, .card-body { padding-inline: 0; }
  .card-body, .card .card-sql { overflow: visible; max-block-size: none; }
  .card-sql code { white-space: pre-wrap; overflow-wrap: anywhere; }
  .card-section { break-inside: avoid-page; }
  .card-section:has(.card-sql) { break-inside: auto; }
  p { margin: 0; }
  table { inline-size: 100%; border-collapse: collapse; }
  th, td { font-weight: 400; border-block-end: 1px solid #ddd; padding: 2px 8px 2px 0; }
`;
