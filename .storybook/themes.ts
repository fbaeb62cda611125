import type {Decorator} from '@storybook/web-components-vite';
import {themeCss, themes} from 'crm-widgets/theme';

const sheet = new CSSStyleSheet();
sheet.replaceSync(themes.map(themeCss).join(''));
document.adoptedStyleSheets.push(sheet);

const item = (value: string, title = value) => ({value, title});

/** What the toolbar switches; each is an attribute of the page, as on any page. */
export const themeToolbar = {
  theme: {
    description: 'Theme', toolbar: {icon: 'paintbrush', dynamicTitle: true, items: [item('none', 'no theme'), ...themes.map(({name}) => item(name))]},
  },
  scheme: {description: 'Colour scheme', toolbar: {icon: 'contrast', dynamicTitle: true, items: [item('light'), item('dark')]}},
  density: {
    description: 'Density', toolbar: {icon: 'menu', dynamicTitle: true, items: [item('compact'), item('normal'), item('comfortable')]},
  },
};

export const themeDefaults = {theme: 'none', scheme: 'light', density: 'normal'};

/** Puts the switches on the page. */
export const withTheme: Decorator = (story, {globals}) => {
  const {dataset} = document.documentElement;
  const {theme, scheme, density} = globals as typeof themeDefaults;
  if (theme === 'none') delete dataset['crmTheme'];
  else dataset['crmTheme'] = theme;
  dataset['theme'] = scheme;
  dataset['crmDensity'] = density;
  return story() as ReturnType<Decorator>;
};
