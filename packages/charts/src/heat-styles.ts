import {css, type CSSResult} from 'lit';
import {heatSteps} from './heat-steps.js';

/** Share of the scale's colour in its strongest step and in its weakest, percent; the surface is the rest. */
const weakest = 7;
const strongest = 100;
/** Without relative colours the ink cannot follow the cell, so the cells stay pale enough for the text's own. */
const strongestPale = 34;

function shareOf(step: number, most: number): number {
  return Math.round(weakest + ((most - weakest) * step) / (heatSteps - 1));
}

function steps(most: number): CSSResult {
  return Array.from({length: heatSteps}, (_, step) => css`.heat-${step} { --heat-share: ${shareOf(step, most)}%; }`)
    .reduce((all, one) => css`${all}${one}`);
}

/**
 * Colours of the classes that `heatScale` gives, mixed from the accent and what lies behind: they follow any theme.
 *
 * The ink is black or white, whichever stands out more: the two are equal, at 4.58:1, on a relative luminance of 0.179,
 * so one of them always has the 4.5:1 that small text needs.
 *
 * @cssprop [--crm-heat-color=var(--crm-color-accent)] - The strongest step.
 * @cssprop [--crm-heat-low-color] - The strongest step below the middle of a scale of two colours; an orange.
 */
export const heatStyles: CSSResult = css`
  .heat {
    --heat-color: color-mix(
      in oklab,
      var(--heat-hue, var(--crm-heat-color, var(--crm-color-accent, light-dark(#2f5fb3, #7ba7f0)))) var(--heat-share),
      var(--backdrop, var(--crm-color-surface, Canvas))
    );
    background-color: var(--heat-color);
    print-color-adjust: exact;
  }
  .heat.low { --heat-hue: var(--crm-heat-low-color, light-dark(#b4530f, #f0a05a)); }
  ${steps(strongestPale)}
  @supports (color: color(from red srgb-linear r g b)) {
    .heat {
      --heat-light: calc((0.179 - 0.2126 * r - 0.7152 * g - 0.0722 * b) * 99999);
      --heat-ink: clamp(0, var(--heat-light), 1);
      color: color(from var(--heat-color) srgb-linear var(--heat-ink) var(--heat-ink) var(--heat-ink));
    }
    ${steps(strongest)}
  }
  @media (forced-colors: active) {
    .heat { color: CanvasText; }
  }
`;
