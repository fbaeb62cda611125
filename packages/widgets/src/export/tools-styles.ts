import {css} from 'lit';
import {cardFontSize} from '../shared/chart-tokens.js';
import {hairline, radius, step, track} from '../shared/tokens.js';

export const toolsStyles = css`
  .menu {
    position: fixed; inset: auto; margin: 0; padding: ${step}; min-inline-size: 11rem; max-inline-size: calc(100vw - 1rem);
    color: var(--card-ink, inherit); background-color: var(--backdrop, Canvas);
    border: 1px solid ${hairline}; border-radius: ${radius};
    box-shadow: 0 1px 2px rgb(0 0 0 / 0.12), 0 8px 32px rgb(0 0 0 / 0.22);
    font-size: ${cardFontSize}; font-weight: 400; line-height: 1.4; text-align: start;
  }
  .menu [role='menu'] { display: grid; }
  .menu button {
    min-block-size: 32px; padding: ${step} calc(3 * ${step}); border: 0; border-radius: calc(${radius} - ${step});
    background: none; color: inherit; font: inherit; text-align: start; cursor: pointer;
  }
  .menu button:is(:hover, :focus-visible) { background-color: ${track}; }
  .menu button:focus-visible { outline-offset: -2px; }
  .menu [role='status'] { margin: 0; }
  .menu [role='status']:not(:empty) { padding: ${step} calc(3 * ${step}); max-inline-size: 20rem; }
  .card .table-body { padding: calc(3 * ${step}) calc(6 * ${step}) calc(6 * ${step}); display: grid; gap: calc(3 * ${step}); overflow: auto; }
  .card .table-scroll { overflow: auto; max-block-size: 60vh; }
  .table-scroll .data { border-collapse: separate; border-spacing: 0; }
  .table-scroll :is(thead th, tbody th) { position: sticky; background-color: var(--backdrop, Canvas); }
  .table-scroll thead th { inset-block-start: 0; z-index: 1; }
  .table-scroll th:first-child { inset-inline-start: 0; }
  .table-scroll thead th:first-child { z-index: 2; }
  .card .table-body p { margin: 0; }
  /* A saved picture has no room for what is for hands. */
  .saving :is(.switches, .rows, .listen, .unpin, details) { display: none; }
  .saving .fold button::before { content: none !important; }
  .saving .compare-scroll { overflow: visible; }
  .saving .compared :is(th, td):first-child { position: static; background: none; }
  /* As of a page that is printed; what changes its colours slowly would be read in the old ones. */
  .printing, .printing * { transition: none !important; }
  .printing { color: CanvasText; background: Canvas; color-scheme: light; }
  .printing .body { --backdrop: Canvas !important; }
  @media (max-width: 34rem) { .card .table-body { padding-inline: calc(4 * ${step}); } }
  @media (forced-colors: active) { .menu { border: 1px solid CanvasText; } }
`;
