import {makeTheme} from '../../theme.js';

export const meadow = makeTheme({
  name: 'meadow',
  description: 'Friendly and round: violet on soft lilac, heavy figures, a shadow in place of an edge.',
  accent: '#7a4fc4',
  neutral: {h: 300, c: 0.016},
  grounds: {
    light: {page: 0.962, surface: 1, border: 0.925},
    dark: {page: 0.19, surface: 0.245, tip: 0.29, track: 0.32, border: 0.3},
  },
  scale: {
    'font-display': "ui-rounded, 'SF Pro Rounded', 'Hiragino Maru Gothic ProN', 'Arial Rounded MT Bold', Nunito, system-ui, sans-serif",
    'font-weight-display': '750',
    'radius': '1.25rem',
    'shadow': '0 1px 2px rgb(0 0 0 / 0.06), 0 6px 24px rgb(60 30 110 / 0.1)',
    'motion': '180ms',
  },
});
