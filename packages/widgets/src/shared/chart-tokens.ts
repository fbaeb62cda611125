import {css} from 'lit';
import {accent, bad, hairline, ink, muted} from './tokens.js';

/** Ink of charts, for what comes on demand. Written from theme/semantic-tokens.ts by lit-source.node.test.ts. */
export const grid = css`var(--crm-color-grid, ${hairline})`;
export const axis = css`var(--crm-color-axis, ${muted})`;
export const compare = css`var(--crm-color-compare, ${muted})`;
export const whisker = css`var(--crm-color-whisker, ${ink})`;
export const target = css`var(--crm-color-target, ${ink})`;
export const second = css`var(--crm-color-second, color-mix(in oklab, currentColor 58%, transparent))`;
export const tipInk = css`var(--crm-color-tip-ink, CanvasText)`;
export const tip = css`var(--crm-color-tip, Canvas)`;
export const focus = css`var(--crm-color-focus, ${accent})`;
export const motion = css`var(--crm-motion, 120ms)`;
export const trendLineColor = css`var(--crm-trend-line-color, ${accent})`;
export const breakdownBarColor = css`var(--crm-breakdown-bar-color, ${accent})`;
export const breakdownBelowColor = css`var(--crm-breakdown-below-color, ${bad})`;
export const funnelBarColor = css`var(--crm-funnel-bar-color, ${accent})`;
export const funnelSecondColor = css`var(--crm-funnel-second-color, ${second})`;
export const funnelDropColor = css`var(--crm-funnel-drop-color, color-mix(in oklab, ${funnelBarColor} 16%, transparent))`;
export const heatColor = css`var(--crm-heat-color, ${accent})`;
export const cohortFirstColor = css`var(--crm-cohort-first-color, light-dark(#b4530f, #f0a05a))`;
export const cohortSecondColor = css`var(--crm-cohort-second-color, light-dark(#7a3fa0, #cfa0ee))`;
export const cardFontSize = css`var(--crm-card-font-size, max(0.9375rem, min(1em, 15px)))`;
