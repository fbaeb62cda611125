import {css} from 'lit';
import {paint} from './paint.js';
import {accent, bad, hairline, ink, muted, radius, small, step, surface, text, track, warn} from './tokens.js';

/** The frame of every widget: card, heading, states. */
export const widgetStyles = css`
  :host {
    display: block;
    box-sizing: border-box;
    container-type: inline-size;
    contain-intrinsic-inline-size: 15rem;
    min-inline-size: 0;
  }
  :host([hidden]) { display: none; }
  *, ::before, ::after { box-sizing: border-box; }
  .frame {
    position: relative;
    display: flex;
    flex-direction: column;
    gap: calc(2 * ${step});
    block-size: 100%;
    padding: calc(4 * ${step});
    color: ${ink};
    background-color: ${surface};
    border: 1px solid ${hairline};
    border-radius: ${radius};
    box-shadow: var(--crm-shadow, none);
    font-family: var(--crm-font, inherit);
    font-size: ${text};
    line-height: 1.4;
    text-align: start;
    text-indent: 0;
    white-space: normal;
    overflow-wrap: break-word;
  }
  .top { display: flow-root; }
  .about {
    float: right; float: inline-end; inline-size: 24px; block-size: 24px; margin: -2px; margin-inline-start: ${step};
    padding: 0; border: 0; background: none; color: ${muted}; cursor: pointer;
  }
  .about::before {
    content: 'i'; display: block; inline-size: 16px; margin: auto; border: 1px solid; border-radius: 50%;
    font: italic 600 11px/14px Georgia, serif;
  }
  .tools::before { content: '⋯'; border: 0; font: 700 18px/14px sans-serif; }
  .about:hover { color: ${ink}; }
  .about[hidden] { visibility: hidden; }
  .heading { font-weight: 600; text-wrap: pretty; hyphens: auto; hyphenate-limit-chars: 14; }
  p { margin: 0; }
  .description, .note, .muted { color: ${muted}; font-size: ${small}; }
  .description { margin-block-start: calc(-1 * ${step}); }
  .body { min-inline-size: 0; flex: 1; }
  [aria-busy='true'] .drawn { opacity: 0.55; }
  .unseen {
    position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; padding: 0;
    overflow: hidden; clip-path: inset(50%); white-space: nowrap; border: 0;
  }
  .bones { display: grid; gap: calc(2 * ${step}); }
  .bone {
    display: block; min-block-size: 0.9em; border-radius: ${step}; background-color: ${track}; user-select: none;
  }
  .bones .bone { -webkit-text-fill-color: transparent; }
  /* On a phone a picture stands higher. */
  .skeleton { display: block; inline-size: 100%; font-size: max(1em, 1.9em - 3cqi); }
  .skeleton:dir(rtl) { transform: scaleX(-1); }
  .skeleton rect { fill: ${paint(track)}; }
  .progress { display: block; inline-size: 100%; block-size: 3px; margin-block-start: calc(2 * ${step}); }
  .progress rect { fill: ${paint(accent)}; }
  .empty { display: grid; place-content: center; min-block-size: 5em; text-align: center; color: ${muted}; }
  .fault { display: grid; gap: ${step}; }
  .fault > p:first-child { font-weight: 600; }
  .fault > p:first-child::before {
    content: '!'; display: inline-grid; place-content: center; inline-size: 1.3em; block-size: 1.3em;
    margin-inline-end: 0.5em; border-radius: 50%; border: 1.5px solid currentColor; color: ${bad}; font-size: 0.8em;
  }
  .note {
    display: flex; gap: 0.5em; padding-block-start: calc(2 * ${step}); border-block-start: 1px solid ${hairline};
  }
  .note::before { content: '△'; color: ${warn}; flex: none; }
  details { font-size: ${small}; }
  summary { cursor: pointer; min-block-size: 24px; padding-block: 2px; color: ${muted}; inline-size: fit-content; }
  summary:hover { color: ${ink}; }
  details ul { margin: 0; padding-inline-start: 1.2em; }
  code { font-size: 0.95em; overflow-wrap: anywhere; }
  :focus-visible { outline: 2px solid var(--crm-color-focus, ${accent}); outline-offset: 2px; border-radius: 3px; }
  @container (max-width: 239px) {
    .frame { padding: calc(3 * ${step}); }
    /* Into the corner, so that a long first word of the title need not be broken. */
    .about { margin-block: -9px; margin-inline: 0 -12px; }
    .tools { position: absolute; inset: auto 0 0 auto; margin: 0; }
  }
  @media (prefers-reduced-motion: no-preference) {
    .bone, .skeleton { animation: crm-breathe 1.8s ease-in-out infinite alternate; }
    .drawn { transition: opacity var(--crm-motion, 120ms); }
  }
  @keyframes crm-breathe { from { opacity: 1; } to { opacity: 0.6; } }
  @media (forced-colors: active) {
    .bone, .skeleton { forced-color-adjust: none; color: GrayText; }
    .progress rect { fill: Highlight; }
  }
  @media (hover: hover) {
    .frame:not(:hover, :focus-within) .about { opacity: 0; }
  }
`;
