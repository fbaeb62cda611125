import {makeTheme} from '../../theme.js';

export const editorial = makeTheme({
  name: 'editorial',
  description: 'Warm paper, brick red, numbers set in a serif: for reports and long reads.',
  accent: '#a8442a',
  neutral: {h: 75, c: 0.014},
  grounds: {
    light: {page: 0.955, surface: 0.985, tip: 0.985, track: 0.92, border: 0.86, ink: 0.25, muted: 0.48},
    dark: {page: 0.185, surface: 0.225},
  },
  scale: {
    'font-display': "ui-serif, 'Iowan Old Style', Charter, Georgia, Cambria, serif",
    'font-weight-display': '500',
    'font-size-display': 'clamp(1.3em, 13cqi, 2.5em)',
    'radius': '0.125rem',
  },
});
