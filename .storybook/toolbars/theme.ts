import {themeCss, themes} from 'crm-widgets/theme';
import {choice, globalType, type Toolbar} from '../toolbar.js';

const sheet = new CSSStyleSheet();
sheet.replaceSync(themes.map(themeCss).join(''));
document.adoptedStyleSheets.push(sheet);

/** The themes of the kit, as an attribute of the page. */
export const toolbar: Toolbar = {
  name: 'theme', place: 1, initial: 'none', to: 'page',
  type: globalType('Theme', 'paintbrush', [choice('none', 'no theme'), ...themes.map(({name}) => choice(name))]),
  // A page that names none has that of the last sheet, so none is named, too.
  apply: (theme, {dataset}) => void (dataset['crmTheme'] = theme),
};
