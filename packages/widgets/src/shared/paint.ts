import {css, type CSSResult} from 'lit';

/** A colour of the page's for `fill` and `stroke`: these take addresses as well, and Chromium fetches them; inside a mixture there can be none. */
export const paint = (color: CSSResult): CSSResult => css`color-mix(in srgb, ${color} 100%, transparent)`;
