import {makeTheme} from '../../theme.js';

export const neutral = makeTheme({
  name: 'neutral',
  description: 'Cards on a quiet page, blue for data: the look without a theme, with colours of its own.',
  accent: '#2f5fb3',
});
