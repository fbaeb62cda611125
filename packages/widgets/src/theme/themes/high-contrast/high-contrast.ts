import {makeTheme} from '../../theme.js';

export const highContrast = makeTheme({
  name: 'high-contrast',
  description: 'Text at 7:1 and data at 4.5:1, black on white or white on black, edges that are seen.',
  accent: '#0b4fb3',
  neutral: {h: 0, c: 0},
  text: 7,
  mark: 4.5,
  grounds: {
    light: {page: 1, surface: 1, tip: 1, track: 0.95, border: 0.5, ink: 0, muted: 0.3},
    dark: {page: 0, surface: 0, tip: 0.14, track: 0.2, border: 0.68, ink: 1, muted: 0.9},
  },
  scale: {'font-weight-display': '700', 'radius': '0.25rem'},
});
