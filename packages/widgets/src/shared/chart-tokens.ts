import {css} from 'lit';
import {accent, hairline, ink, muted} from './tokens.js';

/** Ink of charts, for what comes on demand. Written from theme/semantic-tokens.ts by lit-source.node.test.ts. */
export const grid = css`var(--crm-color-grid, ${hairline})`;
export const axis = css`var(--crm-color-axis, ${muted})`;
export const compare = css`var(--crm-color-compare, ${muted})`;
export const whisker = css`var(--crm-color-whisker, ${ink})`;
export const second = css`var(--crm-color-second, color-mix(in oklab, currentColor 58%, transparent))`;
export const tipInk = css`var(--crm-color-tip-ink, CanvasText)`;
export const tip = css`var(--crm-color-tip, Canvas)`;
export const focus = css`var(--crm-color-focus, ${accent})`;
export const motion = css`var(--crm-motion, 120ms)`;
