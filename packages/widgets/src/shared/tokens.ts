import {css} from 'lit';

/**
 * What a theme can set, each read with its fallback and never set on the host. Ink and its tints come from the page's
 * own text colour, so that a widget is at home on a light and on a dark page; accents know both schemes.
 */
export const ink = css`var(--crm-color-ink, currentColor)`;
export const muted = css`var(--crm-color-muted, color-mix(in srgb, currentColor 72%, transparent))`;
export const hairline = css`var(--crm-color-border, color-mix(in srgb, currentColor 16%, transparent))`;
export const track = css`var(--crm-color-track, color-mix(in srgb, currentColor 11%, transparent))`;
export const surface = css`var(--crm-color-surface, transparent)`;
export const accent = css`var(--crm-color-accent, light-dark(#2f5fb3, #7ba7f0))`;
export const good = css`var(--crm-color-good, light-dark(#17723f, #5cc98a))`;
export const warn = css`var(--crm-color-warn, light-dark(#8a5a00, #e5b34d))`;
export const bad = css`var(--crm-color-bad, light-dark(#b3261e, #ff8f85))`;
/** One step of the grid; every distance is a multiple of it. */
export const step = css`var(--crm-space, 0.25rem)`;
export const radius = css`var(--crm-radius, 0.625rem)`;
/** The type scale: small print, text, and the one number. */
export const small = css`var(--crm-font-size-small, 0.8125em)`;
export const text = css`var(--crm-font-size, 0.9375em)`;
export const display = css`var(--crm-font-size-display, clamp(1.15em, 12cqi, 2.25em))`;
