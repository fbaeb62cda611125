import {makeTheme} from '../../theme.js';

export const instrument = makeTheme({
  name: 'instrument',
  description: 'Dense and crisp, made for dark rooms first: cyan traces, numbers in fixed widths, hardly a corner.',
  accent: 'oklch(0.74 0.125 205)',
  neutral: {h: 245, c: 0.018},
  grounds: {
    light: {page: 0.955, surface: 0.99, border: 0.84},
    dark: {page: 0.145, surface: 0.185, tip: 0.24, track: 0.27, border: 0.33, ink: 0.95, muted: 0.74},
  },
  scale: {
    'font-display': "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace",
    'font-weight-display': '600',
    'font-size-display': 'clamp(1.1em, 11cqi, 1.875em)',
    'space': '0.1875rem',
    'radius': '0.1875rem',
    'motion': '80ms',
  },
});
