import {css} from 'lit';

/** What every widget reads. Written from theme/semantic-tokens.ts by lit-source.node.test.ts. */
export const ink = css`var(--crm-color-ink, currentColor)`;
export const muted = css`var(--crm-color-muted, color-mix(in srgb, currentColor 72%, transparent))`;
export const hairline = css`var(--crm-color-border, color-mix(in srgb, currentColor 16%, transparent))`;
export const track = css`var(--crm-color-track, color-mix(in srgb, currentColor 11%, transparent))`;
export const surface = css`var(--crm-color-surface, transparent)`;
export const accent = css`var(--crm-color-accent, light-dark(#2f5fb3, #7ba7f0))`;
export const good = css`var(--crm-color-good, light-dark(#17723f, #5cc98a))`;
export const warn = css`var(--crm-color-warn, light-dark(#8a5a00, #e5b34d))`;
export const bad = css`var(--crm-color-bad, light-dark(#b3261e, #ff8f85))`;
export const step = css`var(--crm-space, 0.25rem)`;
export const radius = css`var(--crm-radius, 0.625rem)`;
export const small = css`var(--crm-font-size-small, 0.8125em)`;
export const text = css`var(--crm-font-size, 0.9375em)`;
export const display = css`var(--crm-font-size-display, clamp(1.15em, 11cqi, 2.25em))`;
